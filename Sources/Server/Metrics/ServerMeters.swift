import Metrics

/// What the server counts.
struct ServerMeters: Sendable {
    /// Whose sockets and frames are counted apart.
    enum Audience: String, Sendable, CaseIterable {
        case visitor, agent
    }

    private let sockets: [Audience: Counter]
    private let frames: [Audience: Counter]
    private let limited = Counter(label: "frontdesk_rate_limited")
    private let failedSignIns = Counter(label: "frontdesk_sign_ins_failed")
    private let messages = Timer(label: "frontdesk_message_duration")

    /// Makes the meters.
    init() {
        func counters(_ label: String) -> [Audience: Counter] {
            Dictionary(
                uniqueKeysWithValues: Audience.allCases.map { audience in
                    (audience, Counter(label: label, dimensions: [("audience", audience.rawValue)]))
                }
            )
        }
        sockets = counters("frontdesk_sockets_opened")
        frames = counters("frontdesk_frames_received")
    }

    /// A socket was opened.
    func socketOpened(_ audience: Audience) { sockets[audience]?.increment() }

    /// A frame came.
    func frameReceived(_ audience: Audience) { frames[audience]?.increment() }

    /// A request or frame was refused for being one too many.
    func wasLimited() { limited.increment() }

    /// A sign-in failed.
    func signInFailed() { failedSignIns.increment() }

    /// A visitor's message is durable, so long after it came.
    func messageTook(_ duration: Duration) { messages.record(duration: duration) }

    /// A request was answered.
    func answered(route: String, method: String, status: Int) {
        Counter(
            label: "frontdesk_http_requests",
            dimensions: [("route", route), ("method", method), ("status", String(status))]
        ).increment()
    }
}
