import Foundation
import Testing

@testable import FrontdeskLint

struct ChecksPageTests {
    @Test func `docs/checks.md is what the checks say`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appending(path: "docs/checks.md")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(ChecksPage.markdown.utf8).write(to: page)
        }
        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written == ChecksPage.markdown, "run `frontdesk checks --write docs/checks.md`")
    }
}
