public import FrontdeskCore
import Synchronization

/// Hands out a pipeline that a test can exchange, and the earlier ones by their rule set.
public final class ScriptedPipelines: PipelineSource {
    private let pipelines: Mutex<[Pipeline]>

    /// Begins with one pipeline.
    public init(_ pipeline: Pipeline) { pipelines = Mutex([pipeline]) }

    /// A pipeline of these steps alone, with texts that show their keys.
    public convenience init(
        _ steps: [Pipeline.Step],
        schedules: any ScheduleBook = ScriptedSchedules(),
        webhooks: [WebhookName: WebhookDefinition] = [:]
    ) {
        self.init(
            Pipeline(
                steps: steps,
                ruleSet: "rules-1",
                model: nil,
                schedules: schedules,
                siteLanguages: ["en"],
                texts: KeyTexts(),
                webhooks: webhooks
            )
        )
    }

    /// Makes another pipeline the current one.
    public func swap(to pipeline: Pipeline) { pipelines.withLock { $0.append(pipeline) } }

    public var current: Pipeline {
        pipelines.withLock { pipelines in pipelines[pipelines.count - 1] }
    }

    public func pipeline(ruleSet: String) -> Pipeline? {
        pipelines.withLock { pipelines in pipelines.last { $0.ruleSet == ruleSet } }
    }
}

/// Opening hours that a test sets.
public final class ScriptedSchedules: ScheduleBook {
    private let openings: Mutex<[ScheduleName: [Range<Instant>]]>

    /// Makes a book; each schedule is open in its ranges.
    public init(_ openings: [ScheduleName: [Range<Instant>]] = [:]) { self.openings = Mutex(openings) }

    /// Sets when a schedule is open.
    public func set(_ name: ScheduleName, _ ranges: [Range<Instant>]) { openings.withLock { $0[name] = ranges } }

    public var names: [ScheduleName] { openings.withLock { $0.keys.sorted() } }

    public func isOpen(_ name: ScheduleName, at instant: Instant) -> Bool {
        openings.withLock { $0[name] ?? [] }.contains { $0.contains(instant) }
    }

    public func nextOpening(_ name: ScheduleName, after instant: Instant) -> Instant? {
        if isOpen(name, at: instant) { return instant }
        return openings.withLock { $0[name] ?? [] }.map(\.lowerBound).filter { $0 > instant }.min()
    }
}

/// Texts that show their key and arguments: `system.agent_joined(name=Mei)`.
public struct KeyTexts: TextCatalog {
    /// Makes a catalogue of all keys.
    public init() {}

    public var languages: [LanguageTag] { ["en"] }

    public func text(
        _ key: String,
        in language: LanguageTag,
        _ arguments: [String: TextArgument]
    ) -> RenderedText? {
        let list = arguments.sorted { $0.key < $1.key }.map { name, argument in
            switch argument {
            case .value(let value): "\(name)=\(value)"
            case .instant(let instant, let zone): "\(name)=\(instant) \(zone)"
            }
        }
        let text = list.isEmpty ? key : "\(key)(\(list.joined(separator: ",")))"
        return RenderedText(text: text, language: language, direction: .leftToRight)
    }
}
