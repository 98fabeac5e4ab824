import Crypto
import CryptoExtras
import Dispatch

/// Turns passwords into hashes that can be kept, with scrypt.
///
/// A hash takes half a second of one core and 128 MiB, which is what makes guessing dear. So at most two are made at a
/// time, on threads of their own, and when too many wait the rest is refused.
public final class PasswordHasher: Sendable {
    /// Too many passwords wait to be checked.
    public struct Overloaded: Error, CustomStringConvertible {
        public var description: String { "too many passwords wait to be checked; try again in some seconds" }
    }

    /// How dear a hash is.
    public struct Cost: Hashable, Sendable {
        /// The logarithm of scrypt's N.
        public let logarithmOfN: Int
        /// Scrypt's r.
        public let blockSize: Int
        /// Scrypt's p.
        public let parallelism: Int

        /// Makes a cost.
        public init(logarithmOfN: Int, blockSize: Int, parallelism: Int) {
            self.logarithmOfN = logarithmOfN
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// N = 2^17, r = 8, p = 1.
        public static let standard = Cost(logarithmOfN: 17, blockSize: 8, parallelism: 1)
    }

    /// The fewest characters a new password may have.
    public static let fewestCharacters = 12

    private let cost: Cost
    private let gate: Gate
    private let queue = DispatchQueue(label: "frontdesk.passwords", qos: .utility, attributes: .concurrent)

    /// Makes a hasher.
    public init(cost: Cost = .standard, atOnce: Int = 2, waiting: Int = 32) {
        self.cost = cost
        gate = Gate(atOnce: atOnce, waiting: waiting)
    }

    /// The hash of a password, with a new salt: `$scrypt$ln=17,r=8,p=1$SALT$KEY`.
    ///
    /// - Throws: ``Overloaded`` when too many wait.
    public func hash(_ password: String) async throws(Overloaded) -> String {
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        let key = try await derive(password, salt, cost)
        let parameters = "ln=\(cost.logarithmOfN),r=\(cost.blockSize),p=\(cost.parallelism)"
        return "$scrypt$\(parameters)$\(Base64.plain(salt))$\(Base64.plain(key))"
    }

    /// Whether a password is the one behind a hash.
    ///
    /// Without a hash, as for an unknown name, it takes just as long and says no.
    ///
    /// - Throws: ``Overloaded`` when too many wait.
    public func verify(_ password: String, against hash: String?) async throws(Overloaded) -> Bool {
        let parsed = hash.flatMap(StoredHash.init)
        let salt = parsed?.salt ?? Array(repeating: 0x5A, count: 16)
        let key = try await derive(password, salt, parsed?.cost ?? cost)
        guard let parsed else { return false }
        return ConstantTime.areEqual(key, parsed.key)
    }

    private func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) async throws(Overloaded) -> [UInt8] {
        guard await gate.enter() else { throw Overloaded() }
        let key = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Self.scrypt(password, salt, cost)) }
        }
        await gate.leave()
        return key
    }

    /// The key of a password, empty when the parameters make no sense, which equals no key.
    private static func scrypt(_ password: String, _ salt: [UInt8], _ cost: Cost) -> [UInt8] {
        let key = try? KDF.Scrypt.deriveKey(
            from: Array(password.utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: 1 << cost.logarithmOfN,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
        return key.map { $0.withUnsafeBytes { Array($0) } } ?? []
    }
}

/// A hash, read from its text.
private struct StoredHash {
    let cost: PasswordHasher.Cost
    let salt: [UInt8]
    let key: [UInt8]

    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        var numbers: [Substring: Int] = [:]
        for pair in parts[2].split(separator: ",") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let number = Int(sides[1]) else { return nil }
            numbers[sides[0]] = number
        }
        guard let logarithm = numbers["ln"], let blockSize = numbers["r"], let parallelism = numbers["p"],
            (1...20).contains(logarithm), (1...16).contains(blockSize), (1...4).contains(parallelism),
            let salt = Base64.decode(parts[3]), let key = Base64.decode(parts[4]), key.count == 32
        else { return nil }
        cost = PasswordHasher.Cost(logarithmOfN: logarithm, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.key = key
    }
}

/// Lets a few in at a time; the others wait in order, and too many are turned away.
private actor Gate {
    private let waitingLimit: Int
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(atOnce: Int, waiting: Int) {
        free = atOnce
        waitingLimit = waiting
    }

    func enter() async -> Bool {
        if free > 0 {
            free -= 1
            return true
        }
        guard waiting.count < waitingLimit else { return false }
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
