import Foundation

/// Finds the folders that Frontdesk ships with: rules, locales, models.
enum InstalledFolder {
    /// A folder of this name: the one given, else the one in the working folder, else the one beside the binary or above.
    ///
    /// A binary that was just built lies three folders below the repository, so as many are looked at.
    static func path(_ name: String, given: String?) -> String {
        if let given { return given }
        if isFolder(name) { return name }
        var folder = executableFolder
        for _ in 0..<5 {
            let candidate = folder.appending(path: name).path
            if isFolder(candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return name
    }

    private static var executableFolder: URL {
        let link = "/proc/self/exe"
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: path).deletingLastPathComponent()
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
