import Foundation
import FrontdeskServer
import FrontdeskText
import Testing

struct BuiltInTextsTests {
    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "locales")

    @Test func `every language of the folder of texts is in the binary`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".json")
        }
        #expect(BuiltInTexts.files.map(\.path) == names.sorted())
    }

    @Test(arguments: ["ui.widget.title", "system.offline", "clarify.intro", "error.network"])
    func `each has what pages and system say`(key: String) {
        #expect(BuiltInTexts.prefixes.contains { key.hasPrefix($0) })
        for file in BuiltInTexts.files {
            #expect(file.findings.isEmpty)
            #expect(file.patterns[key] != nil, "\(file.path): \(key)")
        }
    }
}
