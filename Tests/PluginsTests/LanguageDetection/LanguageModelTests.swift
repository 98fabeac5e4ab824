import FrontdeskCore
import FrontdeskPlugins
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

struct LanguageModelTests {
    @Test func `knows at least 55 languages, sorted`() throws {
        let languages = try ShippedLanguageModel.model.languages
        #expect(Set(languages.map(\.language)).count >= 55)
        #expect(languages == languages.sorted())
    }

    @Test func `names the file that is missing, and a remedy`() {
        #expect {
            try LanguageModel(contentsOf: "/nowhere/language.fdlm")
        } throws: { error in
            let text = "\(error)"
            return text.hasPrefix("/nowhere/language.fdlm: ") && text.contains("--models")
        }
    }

    @Test func `refuses a folder`() {
        #expect(throws: LanguageModelError.self) { try LanguageModel(contentsOf: "/") }
    }

    @Test(arguments: [0, 1, 31])
    func `refuses what ends before its header does`(count: Int) {
        let bytes = Array("FDLANG\r\n".utf8.prefix(count)) + [UInt8](repeating: 0, count: max(0, count - 8))
        #expect(throws: LanguageModelError.notAModel(path: "m")) { try LanguageModel(bytes: bytes, name: "m") }
    }

    @Test func `refuses another version`() throws {
        var bytes = try shipped()
        bytes[8] = 99
        #expect(throws: LanguageModelError.version(path: "m", found: 99, expected: LanguageModel.formatVersion)) {
            try LanguageModel(bytes: bytes, name: "m")
        }
    }

    @Test func `refuses a file that was cut short`() throws {
        let bytes = try shipped()
        let half = Array(bytes.prefix(bytes.count / 2))
        #expect(throws: LanguageModelError.size(path: "m", found: half.count, expected: bytes.count)) {
            try LanguageModel(bytes: half, name: "m")
        }
    }

    @Test(arguments: [0.1, 0.5, 0.9, 0.9999])
    func `notices a single wrong byte`(place: Double) throws {
        var bytes = try shipped()
        bytes[Int(Double(bytes.count) * place)] ^= 0x10
        #expect(throws: LanguageModelError.checksum(path: "m")) { try LanguageModel(bytes: bytes, name: "m") }
    }

    /// A checksum only keeps out accidents: a file with a fitting one may still be nonsense, and must not crash.
    @Test func `refuses nonsense with a fitting checksum, or reads it without harm`() throws {
        let bytes = Self.withSmallTables(try shipped())
        #expect(throws: Never.self) { try LanguageModel(bytes: bytes, name: "m") }
        var random = SplitMix(state: 7)
        for _ in 0..<150 {
            var broken = bytes
            // The contents, the languages, the groups and the first letters, where a wrong number leads astray.
            for _ in 0..<3 { broken[32 + Int(random.next() % 5_000)] = UInt8(truncatingIfNeeded: random.next()) }
            Self.repairChecksum(&broken)
            guard let model = try? LanguageModel(bytes: broken, name: "m") else { continue }
            let detector = LanguageDetector(model: model)
            for text in ["where is my parcel", "我想退款", "Где мой заказ", "ありがとう e\u{301}"] {
                #expect(!detector.detect(text).isEmpty)
            }
        }
    }

    /// The same file with the large tables cut to their first kilobytes, so that many broken ones can be tried.
    private static func withSmallTables(_ bytes: [UInt8]) -> [UInt8] {
        func number(_ place: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
        func write(_ value: Int, _ count: Int, at place: Int, in result: inout [UInt8]) {
            for offset in 0..<count { result[place + offset] = UInt8(truncatingIfNeeded: value >> (8 * offset)) }
        }
        let parts = Int(bytes[12])
        var result = Array(bytes[..<(32 + 24 * parts)])
        for part in 0..<parts {
            let record = 32 + 24 * part
            let (start, length) = (number(record + 8), min(number(record + 16), 70_000))
            result += [UInt8](repeating: 0, count: (64 - result.count % 64) % 64)
            write(result.count, 8, at: record + 8, in: &result)
            write(length, 8, at: record + 16, in: &result)
            let groups = bytes[record] == 2
            for (offset, byte) in bytes[start..<start + length].enumerated() {
                // Rows of 8 slots with none in use, instead of tables that are no longer whole.
                let isTable = groups && (offset % 88 == 7 || (8..<20).contains(offset % 88))
                result.append(isTable ? 0 : bytes[record] == 8 ? 0 : byte)
            }
        }
        result += [UInt8](repeating: 0, count: (32 - result.count % 32) % 32)
        write(result.count, 8, at: 16, in: &result)
        repairChecksum(&result)
        return result
    }

    private func shipped() throws -> [UInt8] {
        let file = try #require(fopen(ShippedLanguageModel.path, "rb"))
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(file))
        rewind(file)
        #expect(fread(&bytes, 1, bytes.count, file) == bytes.count)
        return bytes
    }

    /// Writes the checksum over everything behind the header, which is a multiple of 32 bytes.
    private static func repairChecksum(_ bytes: inout [UInt8]) {
        var lanes = [UInt64](repeating: 0xCBF2_9CE4_8422_2325, count: 4)
        bytes.withUnsafeBytes { memory in
            for (index, place) in stride(from: 32, to: memory.count, by: 8).enumerated() {
                let word = memory.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                lanes[index & 3] = (lanes[index & 3] ^ word) &* 0x100_0000_01B3
            }
        }
        let sum = lanes.reduce(UInt64(0)) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
        for offset in 0..<8 { bytes[24 + offset] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * offset)) }
    }
}

/// Numbers that are the same on every run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
