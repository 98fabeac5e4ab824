import FrontdeskCore

extension Opening: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(visitor)
        writer.write(channel)
        writer.write(seed)
        writer.write(browserLanguages)
        writer.write(pageLanguage)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            visitor: try reader.value(),
            channel: try reader.value(),
            seed: try reader.value(),
            browserLanguages: try reader.value(),
            pageLanguage: try reader.value()
        )
    }
}

extension PageView: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(url)
        writer.write(title)
        writer.write(referrer)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(url: try reader.value(), title: try reader.value(), referrer: try reader.value())
    }
}

extension Cursor: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(mark)
        writer.write(seq)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(mark: try reader.value(), seq: try reader.value())
    }
}

extension TurnJudgement: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(turnPosition)
        writer.write(isWrong)
        writer.write(meant)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            turnPosition: try reader.value(),
            isWrong: try reader.value(),
            meant: try reader.value()
        )
    }
}

extension Event {
    /// The fields of an event; its kind stands in a column of its own.
    func writeFields(to writer: inout ByteWriter) {
        switch self {
        case .message(let message): writer.write(message)
        case .edited(let seq, let text):
            writer.write(seq)
            writer.write(text)
        case .deleted(let seq): writer.write(seq)
        case .ownerChanged(let change), .reopened(let change): writer.write(change)
        case .wentOffline(let notice): writer.write(notice)
        case .closed(let reason): writer.write(reason)
        case .rated(let rating): writer.write(rating)
        case .opened(let opening): writer.write(opening)
        case .pageViewed(let page): writer.write(page)
        case .turn(let turn): writer.write(turn)
        case .note(let text): writer.write(text)
        case .tagged(let tags), .untagged(let tags): writer.write(tags)
        case .webhookAnswered(let answer): writer.write(answer)
        case .cursorMoved(let cursor): writer.write(cursor)
        case .judged(let judgement): writer.write(judgement)
        case .erased: break
        }
    }

    /// Reads the fields of an event of a kind.
    init(_ kind: Kind, fieldsFrom reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch kind {
        case .message: self = .message(try reader.value())
        case .edited: self = .edited(seq: try reader.value(), text: try reader.value())
        case .deleted: self = .deleted(seq: try reader.value())
        case .owner: self = .ownerChanged(try reader.value())
        case .offline: self = .wentOffline(try reader.value())
        case .closed: self = .closed(try reader.value())
        case .reopened: self = .reopened(try reader.value())
        case .rated: self = .rated(try reader.value())
        case .opened: self = .opened(try reader.value())
        case .page: self = .pageViewed(try reader.value())
        case .turn: self = .turn(try reader.value())
        case .note: self = .note(try reader.value())
        case .tagged: self = .tagged(try reader.value())
        case .untagged: self = .untagged(try reader.value())
        case .webhook: self = .webhookAnswered(try reader.value())
        case .cursor: self = .cursorMoved(try reader.value())
        case .judged: self = .judged(try reader.value())
        }
    }
}

extension Event.Kind {
    /// The number of a kind in the store; for ever.
    var code: Int {
        switch self {
        case .message: 1
        case .edited: 2
        case .deleted: 3
        case .owner: 4
        case .offline: 5
        case .closed: 6
        case .reopened: 7
        case .rated: 8
        case .opened: 9
        case .page: 10
        case .turn: 11
        case .note: 12
        case .tagged: 13
        case .untagged: 14
        case .webhook: 15
        case .cursor: 16
        case .judged: 17
        }
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

    /// The kind of a number.
    init?(code: Int) {
        guard let kind = Self.byCode[code] else { return nil }
        self = kind
    }
}
