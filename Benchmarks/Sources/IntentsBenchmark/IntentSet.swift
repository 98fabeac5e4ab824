import Foundation
import FrontdeskCore
import FrontdeskPlugins

/// A folder of labelled lines: `intent`, tab, text.
struct IntentSet {
    /// The folder's path inside the data.
    let name: String
    /// What is learned from, without lines labelled as out of scope: they are no intent.
    let train: [IntentExample]
    /// What is tried.
    let test: [IntentExample]
    /// Files of messages that no intent fits, by name.
    let outOfScope: [(name: String, messages: [IntentExample])]

    /// The label of messages that no intent fits.
    static let outOfScope: IntentName = "oos"

    private static let trainNames = ["train.tsv", "valid.tsv"]
    private static let testNames = ["test.tsv", "val.tsv", "dev.tsv"]

    /// The sets in a folder and its folders, by name.
    static func all(in root: URL) -> [IntentSet] {
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let folders = Set(files.filter { $0.hasSuffix(".tsv") }.map { ($0 as NSString).deletingLastPathComponent })
        return folders.sorted().compactMap { IntentSet($0, in: root) }
    }

    private init?(_ name: String, in root: URL) {
        let folder = root.appendingPathComponent(name)
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        guard let trainName = Self.trainNames.first(where: files.contains),
            let testName = Self.testNames.first(where: { $0 != trainName && files.contains($0) })
        else { return nil }
        let lines = { Self.read(folder.appendingPathComponent($0)) }
        self.name = name
        train = lines(trainName).filter { $0.intent != Self.outOfScope }
        test = lines(testName)
        let strangers = files.filter { $0.contains(Self.outOfScope.rawValue) && $0.hasSuffix(testName) }
        var outOfScope = strangers.map { (String($0.dropLast(4)), lines($0)) }
        let inside = test.filter { $0.intent == Self.outOfScope }
        if !inside.isEmpty { outOfScope.append((String(testName.dropLast(4)), inside)) }
        self.outOfScope = outOfScope
    }

    private static func read(_ file: URL) -> [IntentExample] {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? IntentExample(intent: IntentName(String(parts[0])), text: String(parts[1])) : nil
        }
    }
}
