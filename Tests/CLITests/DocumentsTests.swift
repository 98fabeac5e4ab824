import Foundation
import Testing

/// What the documents say of files, metrics and code is so.
struct DocumentsTests {
    private static let root = ExamplePage.repository

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    private func files(in folder: String, endingIn suffix: String) -> [String] {
        let walk = FileManager.default.enumerator(
            atPath: Self.root.appending(path: folder).resolvingSymlinksInPath().path
        )
        let names = walk?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(suffix) && !$0.contains(".build") }.sorted().map { "\(folder)/\($0)" }
    }

    private var pages: [String] {
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] + files(in: "docs", endingIn: ".md")
    }

    @Test func `links lead to files and headings that are there`() throws {
        for page in pages {
            let folder = Self.root.appending(path: page).deletingLastPathComponent()
            for match in try text(page).matches(of: /\]\((?<target>[^)\s]+)\)/) {
                let target = String(match.output.target)
                if target.contains("://") { continue }
                let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                let file = parts[0].isEmpty ? Self.root.appending(path: page) : folder.appending(path: parts[0])
                #expect(FileManager.default.fileExists(atPath: file.path), "\(page): \(target)")
                guard parts.count == 2 else { continue }
                let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                    .filter { $0.hasPrefix("#") }.map(Self.anchor)
                #expect(headings.contains(parts[1]), "\(page): \(target)")
            }
        }
    }

    /// What a heading is linked by.
    private static func anchor(_ heading: Substring) -> String {
        let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }).replacing(" ", with: "-")
    }

    @Test func `the manual for operators names every metric, and no other`() throws {
        let counted = Set(try metrics().keys)
        let page = try text("docs/operations.md")
        let named = Set(page.matches(of: /frontdesk_[a-z_]+/).map { Self.stem($0.output) })
        #expect(counted.count > 10)
        #expect(named == counted)
    }

    @Test func `a metric is counted in one place, so that it is told once`() throws {
        for (name, files) in try metrics() { #expect(files.count == 1, "\(name): \(files.sorted())") }
    }

    /// Which files count what.
    private func metrics() throws -> [String: Set<String>] {
        var metrics: [String: Set<String>] = [:]
        for file in files(in: "Sources", endingIn: ".swift") {
            for match in try text(file).matches(of: /"(frontdesk_[a-z_]+)["{]/) {
                metrics[Self.stem(match.output.1), default: []].insert(file)
            }
        }
        return metrics
    }

    /// A metric's name without what its kind adds to it.
    private static func stem(_ name: Substring) -> String {
        for ending in ["_total", "_seconds"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return String(name)
    }

    @Test func `the threat model names files that are there`() throws {
        let page = try text("docs/threat-model.md")
        let paths = page.matches(of: /`((?:[A-Za-z]+\/)+[A-Za-z_+]+(?:\.[a-z]+)?)`/).map { String($0.output.1) }
        #expect(paths.count > 40)
        for path in paths {
            let places = ["Sources/\(path)", "Tests/\(path)", path].map { Self.root.appending(path: $0).path }
            #expect(places.contains(where: FileManager.default.fileExists(atPath:)), "\(path)")
        }
    }

    @Test func `decisions are numbered once, and short`() throws {
        let decisions = files(in: "docs/decisions", endingIn: ".md")
        #expect(decisions.count > 10)
        var numbers: Set<Int> = []
        for path in decisions {
            let lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false)
            let name = path.split(separator: "/").last ?? ""
            let number = try #require(Int(name.prefix(4)), "\(path)")
            #expect(numbers.insert(number).inserted, "\(path)")
            #expect(lines.first?.hasPrefix("# \(number). ") == true, "\(path)")
            #expect(lines.count <= 61, "\(path)")
        }
    }

    @Test(arguments: ["README.md", "docs/plugins.md"])
    func `code in the documents is that of the example`(page: String) throws {
        let sources = try files(in: "Examples", endingIn: ".swift").map(text).joined()
            .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let blocks = try text(page).matches(of: /```swift\n(?<code>(?:.|\n)*?)```/).map { $0.output.code }
        #expect(!blocks.isEmpty)
        for block in blocks {
            for line in block.split(separator: "\n") {
                let code = (line.split(separator: "   //").first ?? "").trimmingCharacters(in: .whitespaces)
                let isThere = code.isEmpty || sources.contains { $0.hasPrefix(code) }
                #expect(isThere || code.contains("verify()"), "\(page): \(code)")
            }
        }
    }
}
