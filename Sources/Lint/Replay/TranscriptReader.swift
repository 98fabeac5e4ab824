public import FrontdeskCore

/// Reads one line of a transcript.
public struct TranscriptReader: Sendable {
    private let line: JSONValue

    /// Takes the bytes of a line, with or without its line end.
    ///
    /// - Throws: ``TranscriptFault`` for what is no transcript of this version.
    public init(_ bytes: [UInt8]) throws(TranscriptFault) {
        do throws(JSONFault) { line = try JSONValue(reading: bytes) } catch { throw .notJSON(error) }
        let version = line["transcript"]?.wholeNumber
        guard version == TranscriptLine.version else { throw .otherVersion(version) }
    }

    /// The records, in the order of the log.
    ///
    /// - Throws: ``TranscriptFault`` with the record that can't be read.
    public func records() throws(TranscriptFault) -> [Record] {
        guard let name = line["conversation"]?.text else {
            throw .malformed(place: "conversation", expected: "an id")
        }
        guard let items = line["records"]?.items else { throw .malformed(place: "records", expected: "an array") }
        var records: [Record] = []
        records.reserveCapacity(items.count)
        var epoch = 0
        for (index, item) in items.enumerated() {
            let place = "records[\(index)]"
            guard let pos = item["pos"]?.wholeNumber, let at = item["at"]?.wholeNumber,
                let author = item["by"]?.text.flatMap(Author.init(word:)), pos > records.last?.pos ?? 0
            else { throw .malformed(place: place, expected: "a growing pos, at, and by") }
            let event = try event(item, place)
            if event.changesOwner { epoch += 1 }
            records.append(
                Record(
                    conversation: ConversationID(name),
                    pos: pos,
                    seq: item["seq"]?.wholeNumber,
                    epoch: epoch,
                    at: Instant(milliseconds: Int64(at)),
                    author: author,
                    event: event
                )
            )
        }
        return records
    }

    private func event(_ item: JSONValue, _ place: String) throws(TranscriptFault) -> Event {
        for member in item.members ?? [] {
            let value = member.value
            let read: Event? =
                switch member.key {
                case "opened": Opening(transcript: value).map { .opened($0) }
                case "said": Message(transcript: value).map { .message($0) }
                case "owner": Event(owner: value)
                case "offline": OfflineNotice(transcript: value).map { .wentOffline($0) }
                case "closed": ClosingReason(transcript: value).map { .closed($0) }
                case "page": value.text.map { .pageViewed(PageView(url: $0, title: "")) }
                case "turn": TurnRecord(transcript: value).map { .turn($0) }
                case "tagged": value.texts.map { .tagged($0) }
                case "untagged": value.texts.map { .untagged($0) }
                case "webhook": WebhookAnswer(transcript: value).map { .webhookAnswered($0) }
                case "erased": value.text.flatMap(Event.Kind.init(rawValue:)).map { .erased(kind: $0) }
                default: nil
                }
            if let read { return read }
        }
        throw .malformed(place: place, expected: "one event that can be read")
    }
}

extension JSONValue {
    /// The texts of an array; nil when it is none, or holds something else.
    var texts: [String]? {
        guard let items else { return nil }
        var texts: [String] = []
        for item in items {
            guard let text = item.text else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// The value of a variable.
    var variableValue: Value? {
        switch self {
        case .string(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .null, .array, .object: nil
        }
    }

    /// The values of variables by name; what is no value is left out.
    var variableValues: [String: Value] {
        var values: [String: Value] = [:]
        for member in members ?? [] { values[member.key] = member.value.variableValue }
        return values
    }
}

extension Author {
    /// The author of a word in a transcript.
    fileprivate init?(word: String) {
        switch word {
        case "visitor": self = .visitor
        case "bot": self = .bot
        case "agent": self = .agent("agent")
        case "system": self = .system
        default: return nil
        }
    }
}
