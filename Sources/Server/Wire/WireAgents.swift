import FrontdeskCore
import FrontdeskRuntime

extension JSONWriter {
    /// Writes an agent and whether they are there.
    mutating func agent(_ presence: AgentPresence) {
        object { json in
            json.member("agent", presence.agent)
            json.member("name", presence.name)
            json.member("display_name", presence.displayName)
            json.member("role", presence.role.rawValue)
            json.identifiers("teams", presence.teams)
            json.member("presence", presence.state.rawValue)
            json.member("open", presence.open)
        }
    }

    /// Writes an account, without anything secret.
    mutating func members(of account: Account) {
        member("agent", account.id)
        member("name", account.name)
        member("display_name", account.displayName)
        member("role", account.role.rawValue)
        identifiers("teams", account.teams)
    }

    /// Writes a team.
    mutating func team(_ team: TeamStatus) {
        object { json in
            json.member("team", team.name)
            json.member("schedule", team.schedule)
            json.member("open", team.isOpen)
            json.member("waiting", team.waiting)
            json.member("online", team.online)
        }
    }

    /// Writes canned replies.
    mutating func cannedReplies(_ replies: [CannedReply]) {
        object { json in
            json.array("replies", replies) { json, reply in
                json.object { json in
                    json.member("code", reply.code)
                    json.member("text", reply.text)
                    json.member("language", reply.language)
                }
            }
        }
    }

    /// Writes that a command is durable.
    mutating func members(of receipt: CommandReceipt, for command: AgentCommand) {
        member("cmid", command.clientMessageID)
        member("conversation", command.conversation)
        member("pos", receipt.pos)
        member("seq", receipt.seq)
        member("epoch", receipt.epoch)
    }
}
