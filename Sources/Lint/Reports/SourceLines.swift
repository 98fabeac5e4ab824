/// The lines of all files that findings point into.
public struct SourceLines: Sendable {
    private var files: [String: File]

    /// A file, and where its lines begin.
    ///
    /// Most lines are never shown, so none is made a text before it is asked for.
    private struct File: Sendable {
        let bytes: [UInt8]
        /// The places of the first bytes of lines.
        let starts: [Int]

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            var starts = [0]
            for place in bytes.indices {
                switch bytes[place] {
                case UInt8(ascii: "\n"): starts.append(place + 1)
                case UInt8(ascii: "\r") where place + 1 == bytes.count || bytes[place + 1] != UInt8(ascii: "\n"):
                    starts.append(place + 1)
                default: continue
                }
            }
            self.starts = starts
        }

        func line(at place: Int) -> String? {
            guard starts.indices.contains(place) else { return nil }
            let end = place + 1 < starts.count ? starts[place + 1] : bytes.count
            var line = bytes[starts[place]..<end]
            if line.last == UInt8(ascii: "\n") { line.removeLast() }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            return String(decoding: line, as: UTF8.self)
        }
    }

    /// Takes the files as they are.
    ///
    /// - Parameter files: The bytes of each file by its path.
    public init(_ files: [String: [UInt8]]) {
        self.files = files.mapValues(File.init)
    }

    /// The lines with those of one file taken from other bytes.
    public func replacing(_ path: String, with bytes: [UInt8]) -> SourceLines {
        var lines = self
        lines.files[path] = File(bytes)
        return lines
    }

    /// A line, counted from 1, without its end; nil when there is none.
    public func line(_ number: Int, of path: String) -> String? { files[path]?.line(at: number - 1) }
}
