import FrontdeskCore

extension IntentModel {
    /// The first bytes of every model file.
    private static let magic = Array("FDINTENT".utf8)
    /// The version of the layout.
    private static let fileVersion: UInt32 = 2
    /// The magic, the version and the checksum.
    private static let headerSize = 20

    /// The model as a file: a header with version and checksum, the options, then each language.
    ///
    /// The same model always gives the same bytes.
    public var fileBytes: [UInt8] {
        var body = ModelWriter()
        body.write(contentHash)
        body.write(options.effort.rawValue)
        body.write(options.targetPrecision)
        body.write(options.seed)
        body.write(UInt32(models.count))
        for model in models { model.write(to: &body) }
        var header = ModelWriter()
        header.write(Self.fileVersion)
        header.write(Self.checksum(body.bytes))
        return Self.magic + header.bytes + body.bytes
    }

    /// Reads a model.
    ///
    /// - Throws: ``IntentModelFileError`` for anything but the bytes of a model of this version.
    public init(fileBytes bytes: [UInt8]) throws(IntentModelFileError) {
        guard bytes.starts(with: Self.magic) else { throw .notAModel }
        var header = ModelReader(Array(bytes.dropFirst(Self.magic.count).prefix(Self.headerSize - Self.magic.count)))
        let version: UInt32 = try header.number()
        if version != Self.fileVersion { throw .unsupportedVersion(found: version, supported: Self.fileVersion) }
        let checksum: UInt64 = try header.number()
        let body = Array(bytes.dropFirst(Self.headerSize))
        if Self.checksum(body) != checksum { throw .damaged }
        var reader = ModelReader(body)
        let contentHash = try reader.text()
        guard let effort = IntentTrainingOptions.Effort(rawValue: try reader.text()) else {
            throw .inconsistent(part: "effort")
        }
        let targetPrecision = try reader.double()
        let seed: UInt64 = try reader.number()
        var models: [LanguageIntentModel] = []
        for _ in 0..<(try reader.number(UInt32.self)) { models.append(try LanguageIntentModel(&reader)) }
        if !reader.isAtEnd { throw .inconsistent(part: "length") }
        self.init(
            contentHash: contentHash,
            options: IntentTrainingOptions(effort: effort, targetPrecision: targetPrecision, seed: seed),
            models: models
        )
    }

    /// A checksum over words of eight bytes, the last filled up with zeros: FNV-1a's step, then a rotation.
    private static func checksum(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var place = 0
            while place < bytes.count {
                var word: UInt64 = 0
                if place + 8 <= bytes.count {
                    word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                } else {
                    for index in (place..<bytes.count).reversed() { word = word << 8 | UInt64(bytes[index]) }
                }
                hash = (hash ^ word) &* 0x0000_0100_0000_01B3
                hash = hash << 29 | hash >> 35
                place += 8
            }
            return hash ^ UInt64(bytes.count)
        }
    }
}

extension LanguageIntentModel {
    fileprivate func write(to writer: inout ModelWriter) {
        writer.write(language.rawValue)
        writer.write(UInt32(intents.count))
        for intent in intents { writer.write(intent.rawValue) }
        scorer.write(to: &writer)
        writer.write(temperature)
        writer.write(calibration.weights)
        writer.write(resemblance.weights)
        writer.write(resemblance.steps)
        report.write(to: &writer)
    }

    fileprivate convenience init(_ reader: inout ModelReader) throws(IntentModelFileError) {
        let language = LanguageTag(try reader.text())
        var intents: [IntentName] = []
        for _ in 0..<(try reader.number(UInt32.self)) { intents.append(IntentName(try reader.text())) }
        let scorer = try IntentScorer(&reader, intents: intents.count)
        let temperature = try reader.double()
        let calibration = ConfidenceCalibration(weights: try reader.doubles())
        let weights = try reader.doubles()
        guard let resemblance = ResemblanceScale(weights: weights, steps: try reader.doubles()) else {
            throw .inconsistent(part: "scale of resemblance")
        }
        let report = try LanguageTrainingReport(&reader, language: language, intents: intents.count)
        if intents.isEmpty { throw .inconsistent(part: "list of intents") }
        if calibration.weights.count != ConfidenceCalibration.count || !(temperature > 0) {
            throw .inconsistent(part: "calibration")
        }
        self.init(
            language: language,
            intents: intents,
            scorer: scorer,
            temperature: temperature,
            calibration: calibration,
            resemblance: resemblance,
            report: report
        )
    }
}

extension IntentScorer {
    fileprivate func write(to writer: inout ModelWriter) {
        writer.write(vocabulary.keys)
        writer.write(vocabulary.rarity)
        writer.write([vocabulary.unseenRarity])
        writer.write(vocabulary.stretchSquares)
        writer.write([linearWeight])
        linear.write(to: &writer)
        writer.write(linearBias)
        hidden.write(to: &writer)
        writer.write(UInt32(outputs.count))
        for output in outputs {
            writer.write(output.hiddenBias)
            writer.write(output.weights)
            writer.write(output.bias)
        }
    }

    fileprivate init(_ reader: inout ModelReader, intents: Int) throws(IntentModelFileError) {
        let keys = try reader.longs()
        let rarity = try reader.floats()
        let unseen = try reader.floats()
        let squares = try reader.floats()
        let weight = try reader.floats()
        guard unseen.count == 1, weight.count == 1,
            let vocabulary = FeatureVocabulary(
                keys: keys,
                rarity: rarity,
                unseenRarity: unseen[0],
                stretchSquares: squares
            )
        else { throw .inconsistent(part: "vocabulary") }
        self.vocabulary = vocabulary
        self.intents = intents
        linearWeight = weight[0]
        linear = try QuantizedRows(&reader)
        linearBias = try reader.floats()
        hidden = try QuantizedRows(&reader)
        var outputs: [OutputLayer] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            let output = OutputLayer(
                hiddenBias: try reader.floats(),
                weights: try reader.floats(),
                bias: try reader.floats()
            )
            guard output.bias.count == intents, output.isConsistent else {
                throw .inconsistent(part: "output layer")
            }
            outputs.append(output)
        }
        self.outputs = outputs
        guard linear.columns == intents, linearBias.count == intents, linear.scales.count == keys.count,
            outputs.isEmpty || hidden.scales.count == keys.count,
            hidden.columns == outputs.reduce(0, { $0 + $1.hiddenBias.count })
        else { throw .inconsistent(part: "weights") }
    }
}

extension QuantizedRows {
    fileprivate func write(to writer: inout ModelWriter) {
        writer.write(UInt32(columns))
        writer.write(scales)
        writer.write(weights)
    }

    fileprivate init(_ reader: inout ModelReader) throws(IntentModelFileError) {
        let columns = Int(try reader.number(UInt32.self))
        let scales = try reader.floats()
        let weights = try reader.signedBytes()
        guard let rows = QuantizedRows(columns: columns, scales: scales, weights: weights) else {
            throw .inconsistent(part: "weights")
        }
        self = rows
    }
}

extension LanguageTrainingReport {
    fileprivate func write(to writer: inout ModelWriter) {
        writer.write(UInt32(examples))
        writer.write(UInt32(heldOut))
        writer.write([accuracy, macroF1, calibrationError, coverage, precision])
        let limits = thresholds
        writer.write([limits.accept, limits.clarify, limits.unfamiliar, limits.outOfScope])
        switch diagnosis {
        case .learned:
            writer.write(UInt8(0))
        case .tooFewExamples(let count, let needed):
            writer.write(UInt8(1))
            writer.write(UInt32(count))
            writer.write(UInt32(needed))
        case .promiseOutOfReach(let precision):
            writer.write(UInt8(2))
            writer.write(precision)
        }
    }

    fileprivate init(
        _ reader: inout ModelReader,
        language: LanguageTag,
        intents: Int
    ) throws(IntentModelFileError) {
        let examples = Int(try reader.number(UInt32.self))
        let heldOut = Int(try reader.number(UInt32.self))
        let measures = try reader.doubles()
        let limits = try reader.doubles()
        guard measures.count == 5, limits.count == 4 else { throw .inconsistent(part: "report") }
        let diagnosis: ThresholdDiagnosis
        switch try reader.number(UInt8.self) {
        case 0: diagnosis = .learned
        case 1:
            let count = Int(try reader.number(UInt32.self))
            diagnosis = .tooFewExamples(count: count, needed: Int(try reader.number(UInt32.self)))
        case 2: diagnosis = .promiseOutOfReach(bestPrecision: try reader.double())
        default: throw .inconsistent(part: "report")
        }
        self.init(
            language: language,
            intents: intents,
            examples: examples,
            heldOut: heldOut,
            accuracy: measures[0],
            macroF1: measures[1],
            calibrationError: measures[2],
            thresholds: IntentThresholds(
                accept: limits[0],
                clarify: limits[1],
                unfamiliar: limits[2],
                outOfScope: limits[3]
            ),
            diagnosis: diagnosis,
            coverage: measures[3],
            precision: measures[4]
        )
    }
}
