import Foundation
import FrontdeskCore

/// Reads files of labelled examples: intent, tab, text; one a line.
enum ExampleFile {
    /// One line of the file.
    struct Line {
        let intent: IntentName
        let text: String
    }

    /// A file larger than this is refused, in bytes.
    static let maximumSize = 256 * 1024 * 1024

    /// All lines, blank ones left out.
    ///
    /// - Throws: ``FileFault`` with the line that can't be read.
    static func read(_ path: String) throws -> [Line] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFault("\(path): can't be read; check the path and its permissions")
        }
        guard data.count <= maximumSize else { throw FileFault("\(path): larger than \(maximumSize) bytes; split it") }
        guard let text = String(data: data, encoding: .utf8) else {
            throw FileFault("\(path): is not UTF-8; save it as UTF-8")
        }
        var lines: [Line] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.hasSuffix("\r") ? line.dropLast() : line
            if line.isEmpty { continue }
            guard let tab = line.firstIndex(of: "\t"), tab != line.startIndex else {
                throw FileFault("\(path):\(number + 1):1: a line is an intent, a tab and a text")
            }
            let text = String(line[line.index(after: tab)...])
            lines.append(Line(intent: IntentName(String(line[..<tab])), text: text))
        }
        return lines
    }
}

/// A file can't be read or written.
struct FileFault: Error, CustomStringConvertible {
    /// The place, what is wrong, and the remedy.
    let description: String

    init(_ description: String) { self.description = description }

    /// Nothing lies at a path that was named.
    static func missing(_ path: String) -> FileFault {
        FileFault("\(path): there is no such file or folder; check the path")
    }
}
