/// The keys of `frontdesk.yaml`, what each holds, and what it means.
///
/// The one list serves three ends: a key that isn't in it is an error, a value of another kind is an error, and
/// `frontdesk settings` prints it as documentation.
enum SettingsSchema {
    /// What a key holds.
    enum Kind: String {
        case text, number, wholeNumber = "whole number", switchValue = "true or false", list = "list of texts"
    }

    /// One key.
    struct Key {
        let name: String
        let kind: Kind
        let meaning: String

        init(_ name: String, _ kind: Kind, _ meaning: String) {
            self.name = name
            self.kind = kind
            self.meaning = meaning
        }
    }

    /// All keys; one that ends in `.*` stands for any name in its last part.
    static let keys: [Key] = [
        Key("site.name", .text, "the name at the head of the chat, instead of the text ui.widget.title"),
        Key(
            "site.languages",
            .list,
            "the languages the desk answers in, the main one first; all of locales/ without it"
        ),
        Key("site.origins", .list, "websites that may embed the widget, such as https://shop.example; * for any"),
        Key("site.anonymous", .switchValue, "whether visitors may chat without an identity the site vouches for"),
        Key("site.identity-secrets", .list, "secrets that visitors' identities are signed with, the newest first"),
        Key("server.host", .text, "the address to listen on"),
        Key("server.port", .wholeNumber, "the port to listen on"),
        Key("server.proxies", .list, "addresses of proxies whose X-Forwarded-For is believed"),
        Key(
            "server.public-origins",
            .list,
            "addresses browsers reach the server by; with https cookies travel over TLS only"
        ),
        Key("server.rest-token", .text, "the token that opens the REST channel for outside bots; off without it"),
        Key("folders.data", .text, "where the database lies"),
        Key("folders.rules", .text, "where the rule files lie"),
        Key("folders.locales", .text, "where the texts lie"),
        Key("folders.models", .text, "where the language model lies"),
        Key("pipeline.order", .list, "the plugins, in the order they look at a message"),
        Key("pipeline.budget-milliseconds", .wholeNumber, "how long a plugin may take"),
        Key(
            "intents.accept",
            .number,
            "a fixed threshold from which on the bot answers by itself, instead of the learned one"
        ),
        Key(
            "intents.clarify",
            .number,
            "a fixed threshold from which on the bot asks back, instead of the learned one"
        ),
        Key(
            "intents.precision",
            .number,
            "how many of the answers the bot gives by itself shall be right, such as 0.95"
        ),
        Key("teams.names", .list, "the teams that answer chats, the standard one first"),
        Key("teams.schedules.*", .text, "a team's opening hours, by the name of a schedule in the rules"),
        Key("queue.first-reply-seconds", .wholeNumber, "after so long without an answer a chat goes back to the queue"),
        Key("queue.grace-seconds", .wholeNumber, "so long an agent may be without a connection before chats go back"),
        Key("visitors.idle-minutes", .wholeNumber, "after so long without a word a conversation is closed"),
        Key("visitors.reopen-hours", .wholeNumber, "so long a closed conversation can be taken up again"),
        Key("outbound.hosts", .list, "hosts that rules may call; *.example.com for all below"),
        Key("outbound.internal-hosts", .list, "hosts of the own network that rules may call, by http too"),
        Key(
            "visitors.attributes",
            .list,
            "what sites vouch for about visitors, such as plan=text, age=number, member=boolean; rules may ask for no others"
        ),
        Key("lint.severities.*", .text, "a check's severity, by its number: error, warning, info or off"),
        Key("lint.link-hosts", .list, "hosts that replies may link to; *.example.com for all below; any without it"),
        Key("lint.longest-reply", .wholeNumber, "a reply with more characters is objected to; 1000 without it"),
        Key("log.level", .text, "trace, debug, info, notice, warning, error or critical"),
    ]

    /// The key that a path of the file means, if any.
    static func key(for path: String) -> Key? {
        keys.first { pattern(of: $0.name, matches: path) }
    }

    /// Whether some key begins with the path, so that it may hold further keys.
    static func isSection(_ path: String) -> Bool {
        let parts = path.split(separator: ".").count
        return keys.contains { key in
            let prefix = key.name.split(separator: ".").prefix(parts).joined(separator: ".")
            return key.name.split(separator: ".").count > parts && pattern(of: prefix, matches: path)
        }
    }

    private static func pattern(of name: String, matches path: String) -> Bool {
        let wanted = name.split(separator: ".")
        let found = path.split(separator: ".")
        return wanted.count == found.count && zip(wanted, found).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
