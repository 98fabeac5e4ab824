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

    /// The folder of rules that a command works on when no path is named: the one given, else the one here.
    ///
    /// Rules that lie elsewhere are nobody's in this folder: to check those would only look like a check.
    ///
    /// - Throws: ``FileFault`` when there is none.
    static func ownRules(given: String?) throws -> String {
        if let given { return given }
        guard isFolder("rules") else {
            throw FileFault(
                "there is no folder rules/ here; run it where rules/ and locales/ lie, or name the paths"
            )
        }
        return "rules"
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
