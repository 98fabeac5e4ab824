import Metrics
import Testing

@testable import FrontdeskServer

struct PrometheusMetricsTests {
    private let metrics = PrometheusMetrics()

    @Test func `writes counters, gauges and histograms sorted by name and label`() {
        Counter(label: "desk.messages", dimensions: [("kind", "b")], factory: metrics).increment(by: 2)
        Counter(label: "desk.messages", dimensions: [("kind", "a\"\n")], factory: metrics).increment()
        Gauge(label: "desk_queue", factory: metrics).record(3)
        let timer = Timer(label: "desk_time", factory: metrics)
        timer.recordNanoseconds(2_000_000)
        timer.recordNanoseconds(20_000_000_000)
        let text = metrics.text()
        #expect(
            text.hasPrefix(
                """
                # TYPE desk_messages_total counter
                desk_messages_total{kind="a\\"\\n"} 1
                desk_messages_total{kind="b"} 2
                # TYPE desk_queue gauge
                desk_queue 3
                # TYPE desk_time_seconds histogram
                desk_time_seconds_bucket{le="0.0005"} 0

                """
            )
        )
        #expect(text.contains("desk_time_seconds_bucket{le=\"0.0025\"} 1\n"))
        #expect(text.contains("desk_time_seconds_bucket{le=\"10\"} 1\n"))
        #expect(
            text.contains(
                "desk_time_seconds_bucket{le=\"+Inf\"} 2\ndesk_time_seconds_sum 20.002\ndesk_time_seconds_count 2\n"
            )
        )
    }

    @Test func `counts the same label and dimensions together`() {
        for _ in 0..<3 { Counter(label: "a", dimensions: [("x", "1"), ("y", "2")], factory: metrics).increment() }
        Counter(label: "a", dimensions: [("y", "2"), ("x", "1")], factory: metrics).increment()
        #expect(metrics.text().contains("a_total{x=\"1\",y=\"2\"} 4\n"))
    }

    @Test func `keeps no more series than its limit and says how many it dropped`() {
        for number in 0..<PrometheusMetrics.maximumSeries + 5 {
            Counter(label: "a", dimensions: [("n", "\(number)")], factory: metrics).increment()
        }
        #expect(metrics.text().split(separator: "\n").count == PrometheusMetrics.maximumSeries + 3)
        #expect(metrics.text().hasSuffix("metrics_dropped_total 5\n"))
    }
}
