import Foundation
import NIOCore
import Testing

@testable import FrontdeskServer

struct WebAssetsTests {
    private static let web = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Web").standardizedFileURL

    @Test func `the binary carries every file of the pages and no other`() throws {
        let served: Set = ["js", "css", "html", "svg", "png", "jpg", "webp", "woff2"]
        let files = try #require(FileManager.default.enumerator(atPath: Self.web.path)?.allObjects as? [String])
        let expected = files.filter { file in
            let parts = file.split(separator: "/")
            return served.contains((file as NSString).pathExtension) && !["tests", "tools", "types"].contains(parts[0])
                && !parts.contains { $0.hasPrefix(".") }
        }
        #expect(WebAssets.embedded.paths == (expected + ["openapi.json"]).sorted(), "run Web/embed")
    }

    @Test func `the binary carries the files as they are`() throws {
        for path in WebAssets.embedded.paths where path != "openapi.json" {
            let asset = try #require(WebAssets.embedded.asset(path))
            let file = try Data(contentsOf: Self.web.appendingPathComponent(path))
            let isSame = asset.bytes == ByteBuffer(bytes: file)
            #expect(isSame, "\(path) is older than its file, build again")
        }
    }

    @Test(arguments: [
        ("lib/view.js", true), ("a_b-c.d/e.css", true), ("", false), ("../secret", false), ("lib/../../x", false),
        ("/etc/passwd", false), ("lib//x.js", false), (".git/config", false), ("lib/.hidden", false), ("a b.js", false),
        ("lib/x.js/", false), ("a\u{0}b", false), ("é.js", false),
    ])
    func `a folder gives nothing from outside`(path: String, expected: Bool) {
        #expect(WebAssets.isPlain(path) == expected)
    }

    @Test func `a folder's files are served as they are now`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("web-\(BearerToken.random().text)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let assets = try WebAssets(folder: folder.path)
        #expect(assets.asset("a.js") == nil)
        try Data("1".utf8).write(to: folder.appendingPathComponent("a.js"))
        #expect(assets.asset("a.js")?.bytes == ByteBuffer(string: "1"))
        #expect(assets.asset("a.exe") == nil)
        #expect(assets.version == nil)
    }

    @Test func `a folder that is none is refused`() {
        #expect(throws: ServerSettingsError.self) { try WebAssets(folder: "/nowhere/at/all") }
    }

    @Test func `the version changes with any byte of any file`() {
        let one = WebAssets(files: ["a.js": ByteBuffer(string: "1"), "b.js": ByteBuffer(string: "2")])
        let same = WebAssets(files: ["b.js": ByteBuffer(string: "2"), "a.js": ByteBuffer(string: "1")])
        let other = WebAssets(files: ["a.js": ByteBuffer(string: "1"), "b.js": ByteBuffer(string: "3")])
        #expect(one.version == same.version)
        #expect(one.version != other.version)
    }
}

struct ContentPolicyTests {
    @Test func `lets no script in from elsewhere and no text become markup`() {
        let header = ContentPolicy(ancestors: "'none'").header
        #expect(header.contains("default-src 'none'"))
        #expect(header.contains("script-src 'self';"))
        #expect(header.contains("require-trusted-types-for 'script'"))
        #expect(header.contains("frame-ancestors 'none'"))
        #expect(!header.contains("unsafe"))
        #expect(!header.contains("frame-src"))
    }
}
