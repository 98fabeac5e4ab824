import FrontdeskCore
import FrontdeskRuntime
import NIOCore

extension JSONWriter {
    /// Writes the members that tell a visitor who answers.
    mutating func members(of state: PublicState) {
        member("state", state.state.rawValue)
        member("epoch", state.epoch)
        member("position", state.position)
        member("wait_seconds", state.wait.map { Int($0.components.seconds) })
        member("opens_at", state.opensAt)
    }

    /// Writes the members of a welcome.
    mutating func members(of welcome: Welcome, token: BearerToken?, heartbeat: Int) {
        member("conversation", welcome.conversation)
        member("visitor", welcome.visitor)
        member("token", token?.text)
        member("seq", welcome.seq)
        members(of: welcome.state)
        member("heartbeat", heartbeat)
        strings("languages", welcome.languages.map(\.rawValue))
        member("rated", welcome.isRated)
    }
}
