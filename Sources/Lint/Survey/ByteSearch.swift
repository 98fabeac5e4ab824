/// Looks for words in a text, byte for byte, as characters are slow to compare.
struct ByteSearch {
    private let words: [[UInt8]]
    /// The places of the words that begin with a byte.
    private let starting: [[Int]]

    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        var starting = [[Int]](repeating: [], count: 256)
        for (place, word) in self.words.enumerated() {
            if let first = word.first { starting[Int(first)].append(place) }
        }
        self.starting = starting
    }

    /// The place of the word that stands first in a text.
    func first(in text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            for start in bytes.indices {
                let rest = bytes[start...]
                if let place = starting[Int(bytes[start])].first(where: { rest.starts(with: words[$0]) }) {
                    return place
                }
            }
            return nil
        }
    }
}
