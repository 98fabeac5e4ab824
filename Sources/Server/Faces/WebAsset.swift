import Crypto
import NIOCore

/// A file of the pages, as it is served.
struct WebAsset: Sendable {
    /// Its path inside the folder of pages.
    let path: String
    /// Its bytes.
    let bytes: ByteBuffer
    /// What kind of file it is.
    let contentType: String
    /// Names these bytes, in quotes: the beginning of their SHA-256.
    let tag: String

    /// Makes an asset; nil when its ending is none that is served.
    init?(path: String, bytes: ByteBuffer) {
        guard let contentType = Self.contentType(of: path) else { return nil }
        self.path = path
        self.bytes = bytes
        self.contentType = contentType
        tag = "\"\(Self.digest(of: bytes))\""
    }

    /// The beginning of the SHA-256 of some bytes, in base64 for URLs.
    static func digest(of bytes: ByteBuffer) -> String {
        let digest = bytes.withUnsafeReadableBytes { SHA256.hash(data: $0) }
        return Base64.urlSafe(Array(digest.prefix(12)))
    }

    private static func contentType(of path: String) -> String? {
        switch path.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "html": "text/html; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg": "image/jpeg"
        case "webp": "image/webp"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "txt": "text/plain; charset=utf-8"
        default: nil
        }
    }
}
