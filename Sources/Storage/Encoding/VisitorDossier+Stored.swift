import FrontdeskCore
import FrontdeskRuntime

extension VisitorDossier: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(outsideName)
        writer.write(attributes)
        writer.write(browserLanguages)
        writer.write(createdAt)
        writer.write(conversation)
        writer.write(erasedAt)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            id: try reader.value(),
            outsideName: try reader.value(),
            attributes: try reader.value(),
            browserLanguages: try reader.value(),
            createdAt: try reader.value(),
            conversation: try reader.value(),
            erasedAt: try reader.value()
        )
    }
}

extension OutsideName: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(realm)
        writer.write(name)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(realm: try reader.value(), name: try reader.value())
    }
}
