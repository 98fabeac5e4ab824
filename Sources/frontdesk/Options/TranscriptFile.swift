import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRuntime

/// Reads transcripts, one conversation at a time; however long the file is, one line of it is held.
struct TranscriptFile {
    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var start = 0
    /// How far the buffer is known to hold no line end.
    private var searched = 0
    private var line = 0
    private var isAtEnd = false
    /// Conversations of an export of one visitor, the next one last.
    private var waiting: [[Record]] = []

    private static let pieceSize = 256 * 1024

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: ``FileFault`` when it can't be opened.
    init(_ path: String) throws {
        self.path = path
        if path == "-" {
            handle = .standardInput
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let opened = FileHandle(forReadingAtPath: path)
        else {
            throw FileFault("\(path): can't be read; transcripts come from `frontdesk export --all`")
        }
        handle = opened
    }

    /// The records of the next conversation; nil behind the last.
    ///
    /// - Throws: ``FileFault`` with the line that can't be read.
    mutating func next() throws -> [Record]? {
        while waiting.isEmpty {
            guard let bytes = try nextLine() else { return nil }
            line += 1
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
            if line == 1, bytes == [UInt8(ascii: "{")] {
                waiting = try export(bytes)
                if waiting.isEmpty { return nil }
                break
            }
            do {
                return try TranscriptReader(bytes).records()
            } catch {
                throw FileFault("\(path):\(line): \(error)")
            }
        }
        return waiting.popLast()
    }

    /// The conversations of an export of one visitor, which is an object over many lines.
    private mutating func export(_ first: [UInt8]) throws -> [[Record]] {
        var bytes = first
        while let more = try nextLine() {
            bytes.append(0x0a)
            bytes += more
            guard bytes.count <= TranscriptLine.maximumSize else {
                throw FileFault(
                    "\(path): larger than \(TranscriptLine.maximumSize) bytes; use `frontdesk export --all`"
                )
            }
        }
        do {
            let export = try JSONDecoder().decode(VisitorExport.self, from: Data(bytes))
            return export.conversations.reversed().map(\.records)
        } catch {
            throw FileFault("\(path): is no export of a visitor; write one with `frontdesk export`")
        }
    }

    private mutating func nextLine() throws -> [UInt8]? {
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0a) {
                defer {
                    start = end + 1
                    searched = start
                }
                return Array(buffer[start..<end])
            }
            searched = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            guard buffer.count - start <= TranscriptLine.maximumSize else {
                throw FileFault("\(path):\(line + 1): a line is longer than \(TranscriptLine.maximumSize) bytes")
            }
            try fill()
        }
    }

    private mutating func fill() throws {
        buffer.removeFirst(start)
        searched -= start
        start = 0
        do {
            let piece = try handle.read(upToCount: Self.pieceSize) ?? Data()
            if piece.isEmpty { isAtEnd = true } else { buffer.append(contentsOf: piece) }
        } catch {
            throw FileFault("\(path): can't be read to its end; check the disk")
        }
    }
}
