import Foundation
import Measuring

/// Rules and messages of made-up words, the same on every run, for any number of rules.
///
/// Seven of ten rules are two words with a gap, two are exactly four words, one captures what stands between words.
/// Half of the messages are made to be answered by one of them.
struct MadeUpRules: Encodable {
    /// How a rule matches.
    enum Shape: String, Encodable {
        case gap, exactly, capture
    }

    struct Rule: Encodable {
        let shape: Shape
        let words: [String]
    }

    struct Message: Encodable {
        let text: String
        /// The number of the rule it was made for; nil for one of chance words.
        let rule: Int?
    }

    let rules: [Rule]
    let messages: [Message]

    init(count: Int, messages messageCount: Int = 1_000) {
        var chance = Chance(state: 20_260_302)
        let words = Self.vocabulary(max(2_000, count * 2), &chance)
        func pick(_ count: Int) -> [String] { (0..<count).map { _ in words[chance.next(below: words.count)] } }
        rules = (0..<count).map { _ in
            switch chance.next(below: 10) {
            case ..<7: Rule(shape: .gap, words: pick(2))
            case ..<9: Rule(shape: .exactly, words: pick(4))
            default: Rule(shape: .capture, words: pick(3))
            }
        }
        var messages: [Message] = []
        for number in 0..<messageCount {
            guard number % 2 == 0 else {
                messages.append(Message(text: pick(3 + chance.next(below: 6)).joined(separator: " "), rule: nil))
                continue
            }
            let place = chance.next(below: count)
            let rule = rules[place].words
            let parts =
                switch rules[place].shape {
                case .gap: pick(chance.next(below: 3)) + [rule[0]] + pick(chance.next(below: 3)) + [rule[1]] + pick(1)
                case .exactly: rule
                case .capture: Array(rule[..<2]) + pick(1 + chance.next(below: 3)) + [rule[2]]
                }
            messages.append(Message(text: parts.joined(separator: " "), rule: place))
        }
        self.messages = messages
    }

    /// The rules in Frontdesk's language.
    var source: String {
        var lines = ["frontdesk 1", "language en"]
        for (number, rule) in rules.enumerated() {
            let words = rule.words
            let pattern =
                switch rule.shape {
                case .gap: "\(words[0]) .. \(words[1])"
                case .exactly: "exactly " + words.joined(separator: " ")
                case .capture: "exactly \(words[0]) \(words[1]) {rest:1-20} \(words[2])"
                }
            lines += ["rule r\(number)", "  when \(pattern)", "  say t:r\(number)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Words of two to four syllables, each once.
    static func vocabulary(_ count: Int, _ chance: inout Chance) -> [String] {
        let heads = [
            "b", "br", "d", "f", "g", "gl", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z",
        ]
        let tails = ["a", "e", "i", "o", "u", "an", "el", "ir", "on", "us"]
        var found: [String] = []
        var seen: Set<String> = []
        while found.count < count {
            var word = ""
            for _ in 0..<2 + chance.next(below: 3) {
                word += heads[chance.next(below: heads.count)] + tails[chance.next(below: tails.count)]
            }
            if seen.insert(word).inserted { found.append(word) }
        }
        return found
    }
}
