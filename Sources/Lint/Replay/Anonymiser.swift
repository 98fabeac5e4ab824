public import FrontdeskCore

/// Makes a transcript nobody can be recognised in, as far as a program can tell.
///
/// What people wrote goes through ``TextMask``. What agents wrote, who they are, titles of pages and referrers go
/// altogether, ids become hashes. Times, rules and everything the bot decided stay.
public struct Anonymiser: Sendable {
    private let mask: TextMask

    /// Makes an anonymiser for one conversation.
    ///
    /// - Parameters:
    ///   - records: The conversation; variables and attributes that are called a name tell names.
    ///   - names: Further names of the visitor.
    public init(_ records: [Record], names: [String]) {
        mask = TextMask(names: names + records.flatMap(Self.names))
    }

    /// The id that stands for a conversation's.
    public static func pseudonym(of conversation: ConversationID) -> ConversationID {
        var hash = StableHash()
        hash.combine("conversation")
        hash.combine(conversation.rawValue)
        return ConversationID(hash.hexadecimal)
    }

    /// The record without what tells of people.
    public func anonymised(_ record: Record) -> Record {
        Record(
            conversation: Self.pseudonym(of: record.conversation),
            pos: record.pos,
            seq: record.seq,
            epoch: record.epoch,
            at: record.at,
            author: Self.isAgent(record.author) ? .agent("agent") : record.author,
            event: event(record)
        )
    }

    private func event(_ record: Record) -> Event {
        switch record.event {
        case .message(let message):
            Self.isAgent(record.author) ? .message(Message(text: "")) : .message(anonymised(message))
        case .opened(let opening):
            .opened(
                Opening(
                    visitor: "visitor",
                    channel: opening.channel,
                    seed: opening.seed,
                    browserLanguages: opening.browserLanguages,
                    pageLanguage: opening.pageLanguage
                )
            )
        case .ownerChanged(let change): .ownerChanged(anonymised(change))
        case .reopened(let change): .reopened(anonymised(change))
        case .closed(.resolved): .closed(.resolved(by: "agent"))
        case .pageViewed(let page): .pageViewed(PageView(url: mask.masked(page.url), title: ""))
        case .turn(let turn): .turn(anonymised(turn))
        case .webhookAnswered(let answer):
            .webhookAnswered(
                WebhookAnswer(
                    turnPosition: answer.turnPosition,
                    index: answer.index,
                    values: answer.values.map(anonymised)
                )
            )
        case .note, .edited, .rated: .erased(kind: record.event.kind)
        case .closed, .wentOffline, .tagged, .untagged, .deleted, .cursorMoved, .judged, .erased: record.event
        }
    }

    private func anonymised(_ message: Message) -> Message {
        let choices = message.choices.map {
            Choice(id: $0.id, label: mask.masked($0.label), target: $0.target, intent: $0.intent)
        }
        return Message(
            text: mask.masked(message.text),
            language: message.language,
            direction: message.direction,
            choices: choices,
            key: message.key,
            chosen: message.chosen
        )
    }

    private func anonymised(_ change: OwnerChange) -> OwnerChange {
        let owner: Owner = if case .agent = change.owner { .agent("agent") } else { change.owner }
        return OwnerChange(owner: owner, cause: change.cause)
    }

    private func anonymised(_ turn: TurnRecord) -> TurnRecord {
        var trace = turn.trace
        trace.attributes = anonymised(trace.attributes)
        let effects = turn.effects.map { effect -> Effect in
            guard case .setVariable(let name, let value) = effect else { return effect }
            return .setVariable(name, anonymised(value))
        }
        let calls = turn.calls.map {
            WebhookCall(
                webhook: $0.webhook,
                arguments: anonymised($0.arguments),
                into: $0.into,
                rule: $0.rule,
                resumeAt: $0.resumeAt,
                ruleSet: $0.ruleSet
            )
        }
        return TurnRecord(
            turn: turn.turn,
            outcome: turn.outcome,
            rules: turn.rules,
            variants: turn.variants,
            effects: effects,
            calls: calls,
            trace: trace
        )
    }

    private func anonymised(_ values: [String: Value]) -> [String: Value] { values.mapValues(anonymised) }

    private func anonymised(_ value: Value) -> Value {
        switch value {
        case .string(let text): .string(mask.masked(text))
        case .integer(let number):
            // A long number is the number of something: of an order, of a customer.
            abs(number) >= 10_000 ? Int(mask.masked(String(number))).map { .integer($0) } ?? .integer(12_345) : value
        case .number, .boolean: value
        }
    }

    // MARK: Names

    private static func names(in record: Record) -> [String] {
        switch record.event {
        case .turn(let turn):
            names(in: turn.trace.attributes)
                + turn.effects.compactMap { effect in
                    guard case .setVariable(let name, .string(let text)) = effect, isName(name) else { return nil }
                    return text
                }
        case .webhookAnswered(let answer): names(in: answer.values ?? [:])
        default: []
        }
    }

    private static func names(in values: [String: Value]) -> [String] {
        values.sorted { $0.key < $1.key }.compactMap { name, value in
            guard case .string(let text) = value, isName(name) else { return nil }
            return text
        }
    }

    /// Whether a variable holds somebody's name, as far as its own tells.
    private static func isName(_ variable: String) -> Bool {
        let words = variable.lowercased().split { !$0.isLetter }
        return words.contains { word in nameWords.contains { word == $0 || word.hasSuffix($0) } }
    }

    private static let nameWords = ["name", "nom", "nombre", "nome", "imię", "имя", "фамилия", "姓名", "名字", "名前", "اسم"]

    private static func isAgent(_ author: Author) -> Bool { if case .agent = author { true } else { false } }
}
