/// How many letters of each script a text has.
public struct ScriptCounts: Sendable, Equatable {
    private var counts = [Int32](repeating: 0, count: Script.allCases.count)
    /// The number of letters, those of scripts that aren't listed included.
    public private(set) var total = 0

    /// Counts in a text as it was written.
    public init(_ text: String) {
        var text = text
        text.withUTF8 { count($0) }
    }

    /// Counts in a folded text, where full width and fancy letters are already plain ones.
    public init(_ text: FoldedText) {
        text.folded.withUnsafeBufferPointer { count($0) }
    }

    /// The number of letters of a script.
    public subscript(_ script: Script) -> Int { Int(counts[Int(script.rawValue)]) }

    /// The script with the most letters, the first of ``Script`` among equals; nil when the text has none.
    public var dominant: Script? {
        var best: Script?
        for script in Script.allCases where self[script] > best.map({ self[$0] }) ?? 0 { best = script }
        return best
    }

    /// The scripts that occur, in the order of ``Script``.
    public var scripts: [Script] { Script.allCases.filter { self[$0] > 0 } }

    /// The share of a script among all letters, from 0 to 1.
    public func share(of script: Script) -> Double {
        total == 0 ? 0 : Double(self[script]) / Double(total)
    }

    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
        let table = CodePointTable.shared
        var index = 0
        while index < bytes.count {
            let (codePoint, length) = UTF8Bytes.decode(bytes, index)
            let entry = table[codePoint]
            if entry.isLetter {
                counts[entry.scriptIndex] += 1
                total += 1
            }
            index += length
        }
    }
}
