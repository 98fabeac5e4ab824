import Foundation
import FrontdeskRules
import FrontdeskText
import Measuring

/// A large shop's rules as people write them, the same on every run: a file for each product, and in each the same
/// questions in other words, over concepts, entities and intents that all files share.
///
/// Products are told apart by name, so most rules have a rare word and many common ones; every tenth rule has common
/// words only and overlaps with hundreds of others.
struct MadeUpShop {
    let sources: [RuleSource]
    let locales: [LocaleFile]
    private let texts: [(path: String, bytes: [UInt8])]

    /// A shop of so many products with ten rules each.
    init(products count: Int) {
        var chance = Chance(state: 20_260_302)
        let names = MadeUpRules.vocabulary(count * 2, &chance)
        var texts: [(key: String, text: String)] = Self.sharedTexts
        var sources = [RuleSource(path: "rules/shop.rules", text: Self.shared)]
        for number in 0..<count {
            var file = ProductFile(number: number, name: names[number], rival: names[count + number], chance)
            sources.append(RuleSource(path: "rules/products/p\(number).rules", text: file.written()))
            texts += file.texts
            chance = file.chance
        }
        self.sources = sources
        self.texts = ["en", "de"].map { language in
            let members = texts.map { "  \"\($0.key)\": \"\(language == "en" ? $0.text : "\($0.text) (de)")\"" }
            let json = "{\n" + members.joined(separator: ",\n") + "\n}\n"
            return ("locales/\(language).json", Array(json.utf8))
        }
        locales = self.texts.map { LocaleFile(path: $0.path, bytes: $0.bytes) }
    }

    private static let sharedTexts = [
        ("person", "One moment, please."), ("pardon", "Could you say that in other words?"),
        ("refund.ask", "Which order is it about?"), ("chip.person", "Talk to a person"),
        ("delivery.when", "It takes {days, plural, one {# day} other {# days}}."),
    ]

    /// What all files share: concepts of common words, entities, intents, hours, the way to people.
    private static var shared: String {
        var lines = [
            "frontdesk 1", "", "entity order_id = /[A-Z]{2}\\d{8}/", "entity amount = number", "",
            "schedule support Europe/Berlin", "  mon-fri 09:00-18:00", "",
        ]
        let concepts = [
            "parcel": "parcel | package | shipment | delivery | order | box",
            "where": "where | track* | locate | find | status of",
            "refund": "refund* | money back | reimburse* | give back my money | chargeback",
            "return": "return* | send back | bring back | give it back",
            "broken": "broken | damaged | defect* | cracked | does not work | stopped working | faulty",
            "price": "price* | cost* | how much | expensive | cheap* | discount*",
            "size": "size* | fit* | too small | too large | measurement*",
            "change": "change* | swap | exchange* | replace* | another one",
            "cancel": "cancel* | call off | do not want | no longer need",
            "late": "late | delayed | overdue | still waiting | not arrived | has not come",
            "person": "person | human | agent | someone | representative | staff",
            "care": "wash* | clean* | iron* | dry* | care for",
        ]
        lines.append("language en")
        for (name, terms) in concepts.sorted(by: { $0.key < $1.key }) { lines.append("concept \(name) = \(terms)") }
        lines.append("concept policy = policy | policies | how long | how many days")
        for (name, examples) in intents {
            lines += ["", "intent \(name)"] + examples.map { "  en: \($0)" }
        }
        lines += [
            "", "rule person", "  priority 100", "  when (speak | talk) ..3 @person", "  when @person & please",
            "  example can I talk to a real person", "  example a human please", "  say t:person", "  escalate", "",
            "fallback", "  say t:pardon", "  chips t:chip.person -> person", "  after 2 misses: escalate",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let intents: [(String, [String])] = [
        (
            "delivery",
            [
                "when will it come", "how long does shipping take", "is it on its way", "when do you deliver",
                "my courier did not come", "can you deliver on saturday", "which carrier do you use",
            ]
        ),
        (
            "refund",
            [
                "I want my money back", "please reimburse me", "when do I get the refund", "refund the amount",
                "you charged me twice", "give back what I paid", "credit my card again",
            ]
        ),
        (
            "warranty",
            [
                "is there a guarantee", "the warranty is over", "how long is it guaranteed",
                "does the warranty cover falls", "register my warranty", "warranty papers please",
                "repair under warranty",
            ]
        ),
        (
            "stock",
            [
                "is it in stock", "when do you get more", "sold out everywhere", "is it available again",
                "do you have it in the store", "reserve one for me", "tell me when it is back",
            ]
        ),
    ]
}

/// The rules about one product.
private struct ProductFile {
    let number: Int
    let name: String
    /// A product that is asked for in its place.
    let rival: String
    var chance: Chance
    private(set) var texts: [(key: String, text: String)] = []
    private var lines: [String] = []

    init(number: Int, name: String, rival: String, _ chance: Chance) {
        self.number = number
        self.name = name
        self.rival = rival
        self.chance = chance
    }

    mutating func written() -> String {
        lines = ["frontdesk 1", "language en", "", "concept \(name) = \(name)* | \(rival) | the \(name) one"]
        rule(
            "where",
            ["@where ..3 @parcel & @\(name)", "@\(name) & @late"],
            ["where is my \(name) order", "my \(rival) is still waiting"],
            counter: "how much is the \(name)"
        )
        rule(
            "price",
            ["@price & @\(name) & !@return", "exactly [the] (price | cost) of [the] @\(name)"],
            ["what is the price of \(name)", "the cost of \(name)"]
        )
        rule(
            "broken",
            ["@\(name) ..4 @broken | @broken ..4 @\(name)"],
            ["my \(name) arrived and is broken", "a cracked \(rival)"],
            condition: "if hours support open"
        )
        rule(
            "size",
            ["@size & @\(name)", "starts (is | does) [the] @\(name) ..3 @size"],
            ["which size of \(name) do I need", "does the \(name) fit"]
        )
        rule(
            "return",
            ["@return & @\(name)", "@refund & @\(name) & [{order_id}]"],
            ["can I return the \(name)", "refund for \(name) AB12345678"],
            topic: "\(name).return for 4 turns"
        )
        rule(
            "return.reason",
            ["because @broken | @broken | too small | do not like"],
            ["because it is broken"],
            after: "\(name).return within 3 turns"
        )
        rule(
            "care",
            ["how .. @care ..3 @\(name)", "/wash(ing)? (instructions|label) .*\(name)/"],
            ["how do I wash the \(name)", "washing instructions for \(name)"]
        )
        rule(
            "change",
            ["@change ..5 @\(name) .. {amount}", "@cancel & @\(name)"],
            ["change my \(name) to 3", "cancel the \(name)"],
            condition: "unless tag changed"
        )
        rule("stock", [], ["is \(name) in stock"], isIntent: true)
        common()
        return lines.joined(separator: "\n") + "\n"
    }

    /// A rule that many other files have in nearly the same words.
    private mutating func common() {
        let subjects = ["parcel", "refund", "return", "price", "size", "care"]
        let subject = subjects[chance.next(below: subjects.count)]
        let word = ["today", "tomorrow", "weekend", "gift", "student", "abroad", "outlet", "online"][
            chance.next(below: 8)
        ]
        let phrase = ["in \(word)", "for my \(word)", "\(word) please", "any \(word)"][chance.next(below: 4)]
        rule(
            "common",
            ["@\(subject) ..\(1 + chance.next(below: 6)) \(word)", "\(phrase) & @\(subject)"],
            ["\(Self.spoken[subject] ?? subject) \(word)"],
            condition: "if page \"/p/\(number)*\""
        )
    }

    private static let spoken = [
        "parcel": "my parcel", "refund": "a refund", "return": "to return", "price": "the price", "size": "my size",
        "care": "how to wash",
    ]

    private mutating func rule(
        _ kind: String,
        _ patterns: [String],
        _ examples: [String],
        counter: String? = nil,
        condition: String? = nil,
        after: String? = nil,
        topic: String? = nil,
        isIntent: Bool = false
    ) {
        lines.append("")
        if let topic { lines.append("topic \(topic)") }
        lines.append("rule \(name).\(kind)")
        if let after { lines.append("  after \(after)") }
        if isIntent {
            lines += ["  when @\(name) & (stock | available)", "  when intent stock >= 0.95"]
        } else {
            lines += patterns.map { "  when \($0)" }
        }
        if let condition { lines.append("  \(condition)") }
        if chance.next(below: 20) == 0 { lines.append("  limit 3 per conversation") }
        lines += examples.map { "  example \($0)" }
        if let counter { lines.append("  counter \(counter)") }
        let key = "\(name).\(kind)"
        texts.append((key, "About \(kind) of \(name): see page \(chance.next(below: 900))."))
        lines.append("  say t:\(key)")
        if kind == "broken" { lines.append("  escalate because \"broken \(name)\"") }
        if kind == "change" { lines.append("  tag changed") }
        if after != nil { lines += ["", "topic none"] }
    }
}

extension MadeUpShop {
    /// Writes the files into a folder, for the program as a whole to be measured with.
    func write(to folder: String) throws {
        let root = URL(fileURLWithPath: folder)
        for path in ["rules/products", "locales"] {
            try FileManager.default.createDirectory(
                at: root.appendingPathComponent(path),
                withIntermediateDirectories: true
            )
        }
        for source in sources { try Data(source.bytes).write(to: root.appendingPathComponent(source.path)) }
        for (path, bytes) in texts { try Data(bytes).write(to: root.appendingPathComponent(path)) }
    }
}
