/// The SHA-256 of a secret token; the token itself never comes past the server.
public struct TokenDigest: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The digest in lower-case hexadecimal digits.
    public let hexadecimal: String

    /// Takes a digest in hexadecimal digits.
    public init(hexadecimal: String) { self.hexadecimal = hexadecimal }

    /// Takes a digest as bytes.
    public init(bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }

    /// The first digits only: a digest is no secret, but nobody needs all of it in a log.
    public var description: String { String(hexadecimal.prefix(8)) }
}
