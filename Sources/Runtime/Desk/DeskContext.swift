import FrontdeskCore
import Logging

/// What the parts of a desk share.
struct DeskContext: Sendable {
    let store: any DeskStore
    let pipelines: any PipelineSource
    let configuration: DeskConfiguration
    let clock: any DeskClock
    let identifiers: any IdentifierSource
    let webhooks: (any WebhookCaller)?
    let bus: any NoticeBus
    let logger: Logger
    let runner: GuardedPluginRunner
    let texts: SystemTexts
    let hours: TeamHours
    let watchers = WatcherRegistry()
    let agents = AgentConnections()
    let roster = Roster()
    let floor = Floor()
    let alarms: Alarms<Occasion>
    let errands = Errands()
    let metrics = DeskMetrics()
    let pendingCursors = PendingCursors()
    let minorChanges = MinorChanges()
    let presenceNews = PresenceNews()
    /// Searches for unclear messages wait for each other.
    let learning = Lane(capacity: 4)

    /// What the desk's alarms ring for.
    enum Occasion: Hashable, Sendable {
        /// The places in a team's queue changed.
        case positions(TeamName)
        /// Things were said that lists don't show yet.
        case summaries
        /// Cursors moved that are not stored yet.
        case cursors
        /// An agent should have answered by now.
        case firstReply(ConversationID)
        /// A lost connection of an agent should be back by now.
        case agentLost(AgentID)
        /// A team that was closed may be there.
        case openings
        /// Webhook calls of a conversation will not be answered: after a crash, or when there are too many.
        case brokenCalls(ConversationID)
        /// Who is there changed, and agents were told of an earlier change less than a second ago.
        case presence
        /// A visitor may have gone.
        case idleVisitors
        /// Conversations nobody needs may be dropped from memory, and expired sessions from the store.
        case housekeeping
    }

    /// Tells agents that lists look different, and visitors their new places, soon.
    func announce(_ change: FloorPlan.Change, _ summary: ConversationSummary) {
        let now = clock.now
        if change.isStructural {
            var summary = summary
            summary.position = floor.ask { $0.position(of: summary.conversation) }
            minorChanges.remove(summary.conversation)
            agents.tell(.summary(summary))
        } else if change.isMinor {
            minorChanges.insert(summary.conversation)
            alarms.set(.summaries, atLatest: now + .seconds(1))
        }
        guard !change.teams.isEmpty else { return }
        for team in change.teams { alarms.set(.positions(team), atLatest: now + .seconds(1)) }
    }

    /// Tells agents who is there, at most once a second.
    func announcePresence() {
        let now = clock.now
        if let next = presenceNews.next(after: now) {
            alarms.set(.presence, atLatest: next)
        } else {
            agents.tell(.agents(everybody()))
        }
    }

    /// Everybody, with how many conversations each has.
    func everybody() -> [AgentPresence] {
        roster.everybody { agent in floor.ask { $0.openCount(agent) } }
    }

    /// What a visitor is told about a conversation.
    func publicState(_ summary: ConversationSummary) -> PublicState {
        let team = hours.team(summary.team)
        let now = clock.now
        return PublicState(
            conversation: summary.conversation,
            state: summary.state,
            epoch: summary.epoch,
            position: summary.state == .queued ? floor.positionToTell(of: summary.conversation) : nil,
            wait: summary.state == .queued ? floor.ask { $0.wait(for: team) } : nil,
            opensAt: summary.state == .offline ? hours.nextOpening(team, after: now) : nil,
            agentName: summary.agent.flatMap { roster.displayName($0) }
        )
    }
}
