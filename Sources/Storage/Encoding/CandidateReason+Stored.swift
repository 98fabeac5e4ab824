import FrontdeskCore

extension CandidateReason: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(rule)
        writer.write(location)
        writer.write(priority)
        writer.write(layer)
        writer.write(kind)
        writer.write(coverage)
        writer.write(conditions)
        writer.write(languageTenths)
        writer.write(language)
        writer.write(spans)
        writer.write(blockedBy)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            rule: try reader.value(),
            location: try reader.value(),
            priority: try reader.value(),
            layer: try reader.value(),
            kind: try reader.value(),
            coverage: try reader.value(),
            conditions: try reader.value(),
            languageTenths: try reader.value(),
            language: try reader.value(),
            spans: try reader.value(),
            blockedBy: try reader.value()
        )
    }
}

extension FileLocation: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(line)
        writer.write(column)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(path: try reader.value(), line: try reader.value(), column: try reader.value())
    }
}

extension ConditionReason: Stored {
    func write(to writer: inout ByteWriter) {
        writer.write(text)
        writer.write(holds)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(text: try reader.value(), holds: try reader.value())
    }
}

extension Range: Stored where Bound == Int {
    func write(to writer: inout ByteWriter) {
        writer.write(lowerBound)
        writer.write(count)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let start = try reader.value(Int.self)
        let (end, overflows) = start.addingReportingOverflow(try reader.value(Int.self))
        guard !overflows, end >= start else { throw reader.malformed("a span") }
        self = start..<end
    }
}
