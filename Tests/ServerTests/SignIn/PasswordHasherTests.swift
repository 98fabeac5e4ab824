import Testing

@testable import FrontdeskServer

struct PasswordHasherTests {
    private static let cheap = PasswordHasher.Cost(logarithmOfN: 4, blockSize: 1, parallelism: 1)
    private let hasher = PasswordHasher(cost: cheap)

    @Test func `knows the password behind a hash`() async throws {
        let hash = try await hasher.hash("correct horse")
        #expect(hash.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
        #expect(!hash.contains("correct"))
        #expect(try await hasher.verify("correct horse", against: hash))
        #expect(try await !hasher.verify("correct horsE", against: hash))
        #expect(try await !hasher.verify("", against: hash))
    }

    @Test func `salts every hash anew`() async throws {
        #expect(try await hasher.hash("same") != hasher.hash("same"))
    }

    @Test func `derives the key of the published test vector`() async throws {
        // RFC 7914, section 12: "pleaseletmein" with the salt "SodiumChloride", N = 16384, r = 8, p = 1; the first
        // 32 of its 64 bytes.
        let salt = Base64.plain(Array("SodiumChloride".utf8))
        let key = Base64.plain([
            0x70, 0x23, 0xBD, 0xCB, 0x3A, 0xFD, 0x73, 0x48, 0x46, 0x1C, 0x06, 0xCD, 0x81, 0xFD, 0x38, 0xEB, 0xFD, 0xA8,
            0xFB,
            0xBA, 0x90, 0x4F, 0x8E, 0x3E, 0xA9, 0xB5, 0x43, 0xF6, 0x54, 0x5D, 0xA1, 0xF2,
        ])
        #expect(try await hasher.verify("pleaseletmein", against: "$scrypt$ln=14,r=8,p=1$\(salt)$\(key)"))
    }

    @Test(arguments: [
        nil, "", "plain", "$scrypt$ln=4,r=1,p=1$AAAA$", "$scrypt$ln=40,r=1,p=1$AAAA$AAAA", "$bcrypt$x$y$z",
    ])
    func `knows no password behind anything else`(hash: String?) async throws {
        #expect(try await !hasher.verify("", against: hash))
    }

    @Test func `turns away what comes when too many wait`() async throws {
        let narrow = PasswordHasher(cost: Self.cheap, atOnce: 1, waiting: 0)
        let slow = PasswordHasher(
            cost: PasswordHasher.Cost(logarithmOfN: 14, blockSize: 8, parallelism: 1),
            atOnce: 1,
            waiting: 0
        )
        #expect(try await narrow.verify("x", against: narrow.hash("x")))
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do throws(PasswordHasher.Overloaded) {
                        _ = try await slow.hash("x")
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect((1...7).contains(refused))
    }
}
