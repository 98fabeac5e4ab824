import FrontdeskCore

extension Owner: Stored {
    func write(to writer: inout ByteWriter) {
        switch self {
        case .bot: writer.write(byte: 0)
        case .queue(let team, let priority):
            writer.write(byte: 1)
            writer.write(team)
            writer.write(priority)
        case .agent(let agent):
            writer.write(byte: 2)
            writer.write(agent)
        case .offline(let team, let priority):
            writer.write(byte: 3)
            writer.write(team)
            writer.write(priority)
        case .nobody: writer.write(byte: 4)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .bot
        case 1: self = .queue(team: try reader.value(), priority: try reader.value())
        case 2: self = .agent(try reader.value())
        case 3: self = .offline(team: try reader.value(), priority: try reader.value())
        case 4: self = .nobody
        default: throw reader.malformed("an owner")
        }
    }
}

extension OwnerChange: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(owner)
        writer.write(cause)
        writer.write(reason)
        writer.write(by)
        writer.write(name)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            owner: try reader.value(),
            cause: try reader.value(),
            reason: try reader.value(),
            by: try reader.value(),
            name: try reader.value()
        )
    }
}

extension OfflineNotice: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(team)
        writer.write(priority)
        writer.write(opensAt)
        writer.write(cause)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            team: try reader.value(),
            priority: try reader.value(),
            opensAt: try reader.value(),
            cause: try reader.value()
        )
    }
}

extension ClosingReason: Stored {
    func write(to writer: inout ByteWriter) {
        switch self {
        case .resolved(let agent):
            writer.write(byte: 0)
            writer.write(agent)
        case .closedByVisitor: writer.write(byte: 1)
        case .closedByRule(let rule):
            writer.write(byte: 2)
            writer.write(rule)
        case .visitorIdle: writer.write(byte: 3)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .resolved(by: try reader.value())
        case 1: self = .closedByVisitor
        case 2: self = .closedByRule(try reader.value())
        case 3: self = .visitorIdle
        default: throw reader.malformed("a reason for closing")
        }
    }
}

extension Rating: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(score)
        writer.write(comment)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let rating = Rating(score: try reader.value(), comment: try reader.value()) else {
            throw reader.malformed("a score from 1 to 5")
        }
        self = rating
    }
}
