public import Metrics
import Synchronization

/// Keeps the process's metrics and writes them in Prometheus's text format.
///
/// Hand it to `MetricsSystem.bootstrap(_:)` once. The number of series is bounded: a label that takes ever new values
/// can't fill the memory; what comes over ``maximumSeries`` is counted nowhere, and a series of its own says how often.
public final class PrometheusMetrics: MetricsFactory {
    /// At most so many series are kept.
    public static let maximumSeries = 2_000

    private struct State: Sendable {
        var families: [String: MetricFamily] = [:]
        var series = 0
        var dropped = 0
    }

    private let state = Mutex(State())

    /// Makes an empty collection.
    public init() {}

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter) ?? PrometheusSeries(kind: .counter)
    }

    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter) ?? PrometheusSeries(kind: .counter)
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge) ?? PrometheusSeries(kind: .gauge)
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let kind = aggregate ? MetricKind.histogram(HistogramBuckets.quantities) : .gauge
        return series(label, dimensions, kind) ?? PrometheusSeries(kind: kind)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let kind = MetricKind.histogram(HistogramBuckets.seconds)
        return series(label.hasSuffix("_seconds") ? label : label + "_seconds", dimensions, kind)
            ?? PrometheusSeries(kind: kind)
    }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All metrics as text, sorted by name and labels.
    public func text() -> String {
        let (families, dropped) = state.withLock { ($0.families, $0.dropped) }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text += "# TYPE \(name) \(family.kind.name)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                text += series.text(name, labels)
            }
        }
        return text + "# TYPE metrics_dropped_total counter\nmetrics_dropped_total \(dropped)\n"
    }

    /// The series of a label with dimensions; nil when there are too many, or the label is of another kind already.
    private func series(_ label: String, _ dimensions: [(String, String)], _ kind: MetricKind) -> PrometheusSeries? {
        let name = kind.name(for: label)
        let labels = dimensions.map { "\(Self.plain($0.0))=\"\(Self.escaped($0.1))\"" }.sorted().joined(separator: ",")
        return state.withLock { state in
            if let series = state.families[name]?.series[labels] { return series.kind == kind ? series : nil }
            guard state.series < Self.maximumSeries, (state.families[name]?.kind ?? kind) == kind else {
                state.dropped += 1
                return nil
            }
            let series = PrometheusSeries(kind: kind)
            state.families[name, default: MetricFamily(kind: kind)].series[labels] = series
            state.series += 1
            return series
        }
    }

    private static func escaped(_ value: String) -> String {
        String(value.flatMap { $0 == "\\" ? "\\\\" : $0 == "\"" ? "\\\"" : $0 == "\n" ? "\\n" : String($0) })
    }

    /// A name with nothing but what Prometheus allows.
    static func plain(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
    }
}

/// All series of one name.
private struct MetricFamily: Sendable {
    let kind: MetricKind
    var series: [String: PrometheusSeries] = [:]
}
