import FrontdeskCore

extension Message: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(text)
        writer.write(language)
        writer.write(direction)
        writer.write(choices)
        writer.write(attachments)
        writer.write(key)
        writer.write(chosen)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            text: try reader.value(),
            language: try reader.value(),
            direction: try reader.value(),
            choices: try reader.value(),
            attachments: try reader.value(),
            key: try reader.value(),
            chosen: try reader.value()
        )
    }
}

extension Message.ChosenReply: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(seq)
        writer.write(choice)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(seq: try reader.value(), choice: try reader.value())
    }
}

extension Choice: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(label)
        writer.write(target)
        writer.write(intent)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            id: try reader.value(),
            label: try reader.value(),
            target: try reader.value(),
            intent: try reader.value()
        )
    }
}

extension MessageAttachment: Stored {
    func write(to writer: inout ByteWriter) {
        switch self {
        case .image(let url, let alternative):
            writer.write(byte: 0)
            writer.write(url)
            writer.write(alternative)
        case .card(let title, let text, let url):
            writer.write(byte: 1)
            writer.write(title)
            writer.write(text)
            writer.write(url)
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = .image(url: try reader.value(), alternative: try reader.value())
        case 1: self = .card(title: try reader.value(), text: try reader.value(), url: try reader.value())
        default: throw reader.malformed("an attachment")
        }
    }
}
