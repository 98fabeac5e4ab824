import Crypto
import FrontdeskCore

/// Who a visitor is, vouched for by the site with a secret that it shares with the server.
///
/// The site computes HMAC-SHA256 of the id, or, when it also tells attributes, of the id followed by a line
/// `name=value` for each, sorted by name; in hexadecimal digits. So nobody can be somebody else or make up attributes.
struct VisitorIdentity: Hashable, Sendable {
    /// The id the site knows the visitor by.
    let id: String
    /// The signature in hexadecimal digits.
    let hash: String
    /// What the site tells about the visitor.
    let attributes: [String: Value]

    /// Reads `{"id","hash","attributes"}`.
    init(_ fields: JSONFields) throws(Problem) {
        id = try fields.text("id", upTo: 256)
        hash = try fields.text("hash", upTo: 128)
        attributes = try fields.attributes("attributes", upTo: 50)
        guard !id.isEmpty, Self.isOneLine(id) else {
            throw Problem(.invalid, "'id' of 'identity' must be one line that is not empty")
        }
        for (name, value) in attributes {
            guard !name.isEmpty, name.utf8.count <= 64, Self.isOneLine(name), !name.contains("="),
                Self.isOneLine(value.description)
            else {
                throw Problem(.invalid, "attributes must be single lines, with names of 1 to 64 bytes without =")
            }
        }
    }

    /// Whether one of the secrets made the signature.
    ///
    /// Two can be live at a time, so that a secret is changed without signing anybody out. All are tried, so that the
    /// time tells nothing.
    func isVouchedFor(by secrets: [String]) -> Bool {
        let given = Array(hash.lowercased().utf8)
        var isValid = false
        for secret in secrets {
            let code = HMAC<SHA256>.authenticationCode(
                for: Array(signed.utf8),
                using: SymmetricKey(data: Array(secret.utf8))
            )
            let expected = Array(code).flatMap { byte in [byte >> 4, byte & 15].map { Self.digits[Int($0)] } }
            if ConstantTime.areEqual(given, expected) { isValid = true }
        }
        return isValid
    }

    /// What the site signs.
    var signed: String {
        let lines = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return ([id] + lines).joined(separator: "\n")
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func isOneLine(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
}
