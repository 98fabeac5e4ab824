import Foundation
import FrontdeskPlugins

/// Reads intent models.
enum ModelFile {
    /// The model in a file.
    ///
    /// - Throws: ``FileFault`` that names the file and what is wrong with it.
    static func read(_ path: String) throws -> IntentModel {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFault("\(path): can't be read; make it with `frontdesk intents train`")
        }
        do {
            return try IntentModel(fileBytes: Array(data))
        } catch {
            throw FileFault("\(path): \(error)")
        }
    }
}

/// Writes files that commands are asked for.
enum OutputFile {
    /// Replaces a file as a whole.
    ///
    /// - Throws: ``FileFault`` when it can't be written.
    static func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw FileFault("\(path): can't be written; check the folder and its permissions")
        }
    }
}
