import CWebAssets
import Foundation
import NIOCore

/// The files of the pages: those in the binary, or those in a folder.
struct WebAssets: Sendable {
    private enum Source: Sendable {
        case embedded([String: WebAsset])
        case folder(String)
    }

    private let source: Source
    /// Names all embedded files together, so that addresses which carry it never change what they answer; nil for a folder.
    let version: String?

    /// The files in the binary.
    static let embedded = WebAssets(files: embeddedFiles())

    /// Files from memory.
    init(files: [String: ByteBuffer]) {
        var assets: [String: WebAsset] = [:]
        var all = ByteBuffer()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            guard let asset = WebAsset(path: path, bytes: bytes) else { continue }
            assets[path] = asset
            all.writeString("\(path) \(asset.tag)\n")
        }
        source = .embedded(assets)
        version = WebAsset.digest(of: all)
    }

    /// The files of a folder, read anew for each request.
    init(folder: String) throws(ServerSettingsError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw .webDirectory(path: folder, cause: "there is no such folder")
        }
        source = .folder(folder)
        version = nil
    }

    /// The paths of all files in the binary, in alphabetic order; empty for a folder.
    var paths: [String] {
        guard case .embedded(let assets) = source else { return [] }
        return assets.keys.sorted()
    }

    /// A file; nil when there is none, or its path leaves the folder.
    func asset(_ path: String) -> WebAsset? {
        switch source {
        case .embedded(let assets): return assets[path]
        case .folder(let folder):
            guard Self.isPlain(path), let data = FileManager.default.contents(atPath: folder + "/" + path) else {
                return nil
            }
            return WebAsset(path: path, bytes: ByteBuffer(bytes: data))
        }
    }

    /// Whether a path is made of plain names, none of which is hidden or leads upwards.
    static func isPlain(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part.first != "."
                && part.utf8.allSatisfy { byte in
                    let character = Character(Unicode.Scalar(byte))
                    return byte < 0x80 && (character.isLetter || character.isNumber || "._-".contains(character))
                }
        }
    }

    private static func embeddedFiles() -> [String: ByteBuffer] {
        var files: [String: ByteBuffer] = [:]
        for index in 0..<frontdesk_web_asset_count() {
            let asset = frontdesk_web_asset_at(index)
            files[String(cString: asset.path)] = ByteBuffer(
                bytes: UnsafeBufferPointer(start: asset.bytes, count: asset.count)
            )
        }
        return files
    }
}
