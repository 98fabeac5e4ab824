import CICU

/// Texts that look like others (Unicode Technical Standard 39).
public enum Confusables {
    /// A text that is the same for all texts that look alike: `раураl` in Cyrillic and `paypal` have one skeleton.
    ///
    /// It's for comparing only, and never shown.
    public static func skeleton(of text: String) -> String {
        let units = Array(text.utf16)
        let skeleton = units.withUnsafeBufferPointer { units in
            units.baseAddress.flatMap { start in
                CBuffer.text16(capacity: units.count * 2 + 16) {
                    cicu_skeleton(start, Int32(units.count), $0, $1)
                }
            }
        }
        return skeleton ?? text
    }

    /// Whether two different texts look alike.
    public static func areConfusable(_ first: String, _ second: String) -> Bool {
        first != second && skeleton(of: first) == skeleton(of: second)
    }

    /// Whether a word mixes scripts that no language mixes, such as Latin with Cyrillic.
    ///
    /// Latin beside Han, Kana, Hangul or Bopomofo is no such mixture.
    public static func mixesScripts(_ word: String) -> Bool {
        let units = Array(word.utf16)
        return units.withUnsafeBufferPointer { units in
            units.baseAddress.map { cicu_mixes_scripts($0, Int32(units.count)) } ?? false
        }
    }
}
