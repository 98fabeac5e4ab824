import Metrics
import Synchronization

/// What a metric counts.
enum MetricKind: Hashable, Sendable {
    case counter
    case gauge
    case histogram([Double])

    /// The word in the text format.
    var name: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }

    /// A label as Prometheus names it; counters end in `_total`.
    func name(for label: String) -> String {
        let plain = PrometheusMetrics.plain(label)
        return self == .counter && !plain.hasSuffix("_total") ? plain + "_total" : plain
    }
}

/// Upper bounds of histograms.
enum HistogramBuckets {
    /// For durations.
    static let seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// For sizes and numbers of things.
    static let quantities: [Double] = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536]
}

/// One series: a name with its labels.
final class PrometheusSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    private struct Values: Sendable {
        var value = 0.0
        var sum = 0.0
        var count = 0
        var buckets: [Int]
    }

    let kind: MetricKind
    private let bounds: [Double]
    private let values: Mutex<Values>

    /// Makes a series that has counted nothing.
    init(kind: MetricKind) {
        self.kind = kind
        if case .histogram(let bounds) = kind { self.bounds = bounds } else { bounds = [] }
        values = Mutex(Values(buckets: Array(repeating: 0, count: bounds.count)))
    }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func reset() { set(Double.zero) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { values.withLock { $0.value = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        values.withLock { values in
            values.value = value
            values.sum += value
            values.count += 1
            if let index = bounds.firstIndex(where: { value <= $0 }) { values.buckets[index] += 1 }
        }
    }

    private func add(_ amount: Double) { values.withLock { $0.value += amount } }

    /// The series in Prometheus's text format.
    func text(_ name: String, _ labels: String) -> String {
        let values = self.values.withLock { $0 }
        let suffix = labels.isEmpty ? "" : "{\(labels)}"
        guard case .histogram = kind else { return "\(name)\(suffix) \(Self.number(values.value))\n" }
        let prefix = labels.isEmpty ? "" : labels + ","
        var text = ""
        var total = 0
        for (bound, count) in zip(bounds, values.buckets) {
            total += count
            text += "\(name)_bucket{\(prefix)le=\"\(Self.number(bound))\"} \(total)\n"
        }
        text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(values.count)\n"
        return text + "\(name)_sum\(suffix) \(values.sum)\n\(name)_count\(suffix) \(values.count)\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
