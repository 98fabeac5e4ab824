import Foundation
import FrontdeskCore
import FrontdeskLint
import Synchronization
import Testing

@testable import FrontdeskRulebook

/// A rules folder, a locales folder and a data folder in a temporary place, and a rulebook over them.
final class RuleWorkshop {
    let root: String
    private let clock = TurnedClock()

    /// A set of three rules that every check is content with.
    static let greeting = """
        frontdesk 1
        language en
        rule greet
          when hello
          example hello
          say t:hello
        fallback
          escalate

        """

    static let parcels = """
        frontdesk 1
        language en
        rule parcel
          when where & parcel
          example where is my parcel
          say t:parcel

        """

    static let texts = #"{"hello": "Hello!", "parcel": "On its way."}"#

    init() throws {
        root = NSTemporaryDirectory() + "frontdesk-rules-" + UUID().uuidString
        for folder in ["rules/en", "locales", "data"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
        }
        try put(Self.greeting, at: "rules/en/greet.rules")
        try put(Self.parcels, at: "rules/en/parcel.rules")
        try put(Self.texts, at: "locales/en.json")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Opens the rulebook, as a start of the server does.
    func open(
        keeping isKept: Bool = true,
        disk: DurableFiles = DurableFiles(),
        checkedBy linter: Linter = .forTrying,
        report: @escaping @Sendable (RuleDeskStatus) -> Void = { _ in }
    ) throws -> Rulebook {
        let clock = clock
        return try Rulebook(
            folders: RuleFolders(rules: "\(root)/rules", locales: "\(root)/locales"),
            dataFolder: isKept ? "\(root)/data" : nil,
            linter: linter,
            detector: nil,
            readiness: .quick,
            disk: disk,
            now: { clock.tick() },
            report: report
        )
    }

    /// Writes a file, as an editor of the folder would.
    func put(_ text: String, at name: String) throws {
        let url = URL(fileURLWithPath: "\(root)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Takes a file away.
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(name)") }

    /// What a file holds; nil when it is not there.
    func text(at name: String) -> String? {
        FileManager.default.contents(atPath: "\(root)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }

    /// All files under the folders, hidden ones too, with their texts.
    func folders() -> [String: String] {
        var found: [String: String] = [:]
        for folder in ["rules", "locales"] {
            for case let name as String in FileManager.default.enumerator(atPath: "\(root)/\(folder)") ?? .init() {
                if let text = text(at: "\(folder)/\(name)") { found["\(folder)/\(name)"] = text }
            }
        }
        return found
    }

    /// A change of a file, made from what lies there now.
    func change(_ path: String, to text: String?) -> RuleFileChange {
        let base = self.text(at: path).map { ContentDigest(of: Array($0.utf8)).hexadecimal }
        return RuleFileChange(path: path, text: text, base: base)
    }
}

/// A clock that goes on by a second whenever somebody looks.
final class TurnedClock: Sendable {
    private let seconds = Mutex<Int64>(0)

    func tick() -> Instant {
        seconds.withLock { now in
            now += 1
            return Instant(milliseconds: now * 1_000)
        }
    }
}

extension Rulebook {
    /// The texts that would be answered to a message.
    func answers(_ text: String) async -> [String] {
        await explain(ExplainQuestion(text: text, language: "en", at: Instant(milliseconds: 0))).decision.replies.map(
            \.text
        )
    }
}
