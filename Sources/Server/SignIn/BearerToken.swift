import Crypto
import FrontdeskRuntime

/// A secret of 256 random bits that stands for a visitor or a signed-in browser.
///
/// Only its ``digest`` is kept; whoever reads the store can't act for anybody.
struct BearerToken: Hashable, Sendable {
    /// The secret as it travels: 43 characters of base64 for URLs.
    let text: String

    /// Makes a new token.
    static func random() -> BearerToken {
        var generator = SystemRandomNumberGenerator()
        return BearerToken(bytes: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    private init(bytes: [UInt8]) { text = Base64.urlSafe(bytes) }

    /// Takes a token a client sent; nil for a text that can't be one.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, Base64.isURLSafe(text) else { return nil }
        self.text = String(text)
    }

    /// The SHA-256 of the secret.
    var digest: TokenDigest { TokenDigest(bytes: SHA256.hash(data: Array(text.utf8))) }
}
