import FrontdeskCore
import FrontdeskText

/// Finds the messages of a conversation that the bot did not settle by itself.
///
/// A pure function of a stretch of the log. A message counts when
///
/// - the bot asked back about it; what the visitor then pressed or typed says what was meant,
/// - no rule answered it, or a person was called for that,
/// - an agent said that the answer was wrong, and perhaps what was meant, or took the conversation from the bot after the
///   answer and wrote something else.
struct UnclearMessageSearch {
    /// Longer messages are letters, which are no examples, in bytes.
    static let maximumSize = 400

    private var found: [Finding] = []
    private var owner: Owner?
    private var offers: [Offer] = []
    /// The visitor's message that nobody has reacted to.
    private var current: Asked?
    /// The message of each turn so far.
    private var asked: [Int: Asked] = [:]
    /// What was answered last, and at which turn.
    private var answered: (asked: Asked, turn: Int, language: LanguageTag)?
    /// What the bot answered before an agent took over, who has not written yet.
    private var interrupted: (asked: Asked, turn: Int, language: LanguageTag)?
    /// The message that was asked back about last, as a place in ``found``.
    private var clarified: Int?
    private var languages: [Int: LanguageTag] = [:]

    fileprivate struct Asked {
        let record: Record
        var text: String
    }

    fileprivate struct Finding {
        var asked: Asked
        let turn: Int
        let language: LanguageTag
        var cause: UnclearMessage.Cause
        var meant: IntentName?
    }

    /// The messages in the order of the log.
    private(set) var messages: [FieldMessage] = []

    /// Looks at records, which must be in the order of the log and without gaps.
    init(_ records: [Record]) {
        for record in records { read(record) }
        judge(records)
        correct(records)
        messages = found.compactMap(\.fieldMessage)
    }

    private mutating func read(_ record: Record) {
        switch record.event {
        case .opened: owner = .bot
        case .message(let message): read(message, record)
        case .turn(let turn): read(turn, record.pos)
        case .ownerChanged(let change), .reopened(let change):
            let isStep = owner == .bot && change.cause == nil && record.author != .system
            if case .agent(let agent) = change.owner, record.author == .agent(agent), isStep { interrupted = answered }
            owner = change.owner
        case .wentOffline(let notice): owner = .offline(team: notice.team, priority: notice.priority)
        case .closed:
            owner = .nobody
            answered = nil
            interrupted = nil
            clarified = nil
        case .erased(let kind) where kind == .message && record.author == .visitor: current = nil
        case .rated, .edited, .deleted, .pageViewed, .note, .tagged, .untagged, .webhookAnswered, .cursorMoved,
            .judged, .erased:
            break
        }
    }

    private mutating func read(_ message: Message, _ record: Record) {
        switch record.author {
        case .visitor:
            let choice = pressed(message)
            if let place = clarified {
                if let intent = choice?.intent { found[place].meant = intent }
                clarified = nil
            }
            current = choice == nil ? Asked(record: record, text: message.text) : nil
        case .bot:
            if !message.choices.isEmpty, let seq = record.seq {
                offers = Array((offers + [Offer(seq: seq, choices: message.choices)]).suffix(Self.offerLimit))
            }
        case .agent:
            if let interrupted {
                add(interrupted.asked, interrupted.turn, interrupted.language, .corrected)
                self.interrupted = nil
                answered = nil
            }
        case .system: break
        }
    }

    private static let offerLimit = 10

    /// The quick reply that a visitor pressed, or typed the label of.
    private func pressed(_ message: Message) -> Choice? {
        if let chosen = message.chosen {
            let offer = offers.last { $0.seq == chosen.seq }
            return offer?.choices.first { $0.id == chosen.choice }
                ?? Choice(id: chosen.choice, label: message.text, target: nil)
        }
        guard !offers.isEmpty else { return nil }
        let typed = FoldedWords(message.text, in: .undetermined)
        return offers.reversed().lazy.flatMap(\.choices).first { FoldedWords($0.label, in: .undetermined) == typed }
    }

    private mutating func read(_ turn: TurnRecord, _ pos: Int) {
        guard let asked = current, turn.outcome != .suppressed else { return }
        current = nil
        answered = nil
        let language = turn.trace.messageLanguage
        self.asked[pos] = asked
        languages[pos] = language
        switch turn.outcome {
        case .clarified:
            add(asked, pos, language, .clarified)
            clarified = found.indices.last
        case .missed: add(asked, pos, language, .rejected)
        case .escalated where turn.trace.isMiss: add(asked, pos, language, .rejected)
        case .answered: answered = (asked, pos, language)
        case .escalated, .silent, .suppressed: break
        }
    }

    private mutating func add(
        _ asked: Asked,
        _ turn: Int,
        _ language: LanguageTag,
        _ cause: UnclearMessage.Cause,
        meant: IntentName? = nil
    ) {
        guard !found.contains(where: { $0.turn == turn }) else { return }
        found.append(Finding(asked: asked, turn: turn, language: language, cause: cause, meant: meant))
    }

    /// What agents said counts for more than what follows from the log.
    private mutating func judge(_ records: [Record]) {
        var last: [Int: TurnJudgement] = [:]
        for record in records {
            if case .judged(let judgement) = record.event { last[judgement.turnPosition] = judgement }
        }
        for (turn, judgement) in last.sorted(by: { $0.key < $1.key }) {
            let place = found.firstIndex { $0.turn == turn }
            if judgement.isWrong {
                if let place {
                    found[place].meant = judgement.meant ?? found[place].meant
                } else if let asked = asked[turn] {
                    add(asked, turn, languages[turn] ?? .undetermined, .corrected, meant: judgement.meant)
                }
            } else if let place, found[place].cause == .corrected {
                found.remove(at: place)
            }
        }
        found.sort { $0.turn < $1.turn }
    }

    /// Takes messages as their writers left them.
    private mutating func correct(_ records: [Record]) {
        for record in records where record.author == .visitor {
            switch record.event {
            case .edited(let seq, let text):
                for place in found.indices where found[place].asked.record.seq == seq { found[place].asked.text = text }
            case .deleted(let seq): found.removeAll { $0.asked.record.seq == seq }
            default: break
            }
        }
    }
}

extension UnclearMessageSearch.Finding {
    /// The message; nil for one that says nothing, or too much.
    fileprivate var fieldMessage: FieldMessage? {
        guard asked.text.utf8.count <= UnclearMessageSearch.maximumSize else { return nil }
        let words = FoldedWords(asked.text, in: language)
        guard !words.isEmpty else { return nil }
        return FieldMessage(
            message: UnclearMessage(text: asked.text, language: language, cause: cause, meant: meant),
            key: MessageKey(words, in: language),
            conversation: asked.record.conversation,
            pos: asked.record.pos,
            at: asked.record.at
        )
    }
}

extension Trace {
    /// The language whose examples counted for the message: its own, or that of the reply.
    fileprivate var messageLanguage: LanguageTag {
        var reply: LanguageTag?
        for reason in steps.flatMap(\.reasons) {
            switch reason {
            case .languages(let languages):
                if let first = languages.first, first.language != .undetermined { return first.language }
            case .replyLanguage(let language, _): reply = language
            default: break
            }
        }
        return reply ?? .undetermined
    }

    /// Whether nothing fitted: a person was called only for that.
    fileprivate var isMiss: Bool {
        steps.flatMap(\.reasons).contains { reason in
            switch reason {
            case .fallback, .escalated(.lowConfidence), .escalated(.repeatedMisses): true
            default: false
            }
        }
    }
}

extension Record {
    /// Whether its conversation may hold an unclear message.
    var hintsAtUnclearMessage: Bool {
        switch event {
        case .turn(let turn):
            switch turn.outcome {
            case .clarified, .missed: true
            case .escalated: turn.trace.isMiss
            case .answered, .silent, .suppressed: false
            }
        case .judged(let judgement): judgement.isWrong
        case .ownerChanged(let change):
            if case .agent(let agent) = change.owner { author == .agent(agent) && change.cause == nil } else { false }
        default: false
        }
    }
}
