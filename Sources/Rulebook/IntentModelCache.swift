import Foundation
import FrontdeskPlugins

/// Keeps trained intent models in a folder, under the hash of what they were trained from.
public struct IntentModelCache: Sendable {
    private let folder: String

    /// At most so many models are kept; of more, the oldest go.
    public static let limit = 20

    /// Keeps models in `folder`, which is made when the first one is kept.
    public init(folder: String) { self.folder = folder }

    /// The model of a hash; nil when it is not there or can't be read.
    func model(_ hash: String) -> IntentModel? {
        guard let bytes = FileManager.default.contents(atPath: path(hash)) else { return nil }
        guard let model = try? IntentModel(fileBytes: Array(bytes)), model.contentHash == hash else { return nil }
        return model
    }

    /// Keeps a model; a folder that can't be written only costs a training at the next start.
    func keep(_ model: IntentModel) {
        let files = FileManager.default
        try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? Data(model.fileBytes).write(to: URL(fileURLWithPath: path(model.contentHash)), options: .atomic)
        let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(Self.suffix) }
        guard names.count > Self.limit else { return }
        let aged = names.map { name -> (name: String, kept: Date) in
            let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
            return (name, (attributes?[.modificationDate] as? Date) ?? .distantPast)
        }
        for (name, _) in aged.sorted(by: { $0.kept < $1.kept }).prefix(names.count - Self.limit) {
            try? files.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    private static let suffix = ".intents"

    private func path(_ hash: String) -> String { "\(folder)/\(hash)\(Self.suffix)" }
}
