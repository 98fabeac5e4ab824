import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Turns the replies of rules into messages in the visitor's language.
struct ReplyWriter {
    let texts: any TextCatalog
    let language: LanguageTag

    /// The message of a reply; nil when no locale has its key.
    func message(_ reply: Reply, variables: [String: Value]) -> Message? {
        switch reply.source {
        case .inline(let text):
            return Message(text: text.value, language: language, direction: direction)
        case .key(let key):
            var arguments: [String: TextArgument] = [:]
            for argument in reply.arguments {
                if let value = argument.value.value.value(in: variables) {
                    arguments[argument.name.value] = .value(value)
                }
            }
            return message(key.value, arguments)
        }
    }

    /// The message of a key; nil when no locale has it.
    func message(_ key: String, _ arguments: [String: TextArgument] = [:], choices: [Choice] = []) -> Message? {
        guard let rendered = texts.text(key, in: language, arguments) else { return nil }
        return Message(
            text: rendered.text,
            language: rendered.language,
            direction: rendered.direction,
            choices: choices,
            key: key
        )
    }

    private var direction: Message.Direction { language.isRightToLeft ? .rightToLeft : .leftToRight }
}

extension Message {
    /// The message with other quick replies or attachments.
    func with(choices: [Choice]? = nil, attachments: [MessageAttachment]? = nil) -> Message {
        Message(
            text: text,
            language: language,
            direction: direction,
            choices: choices ?? self.choices,
            attachments: attachments ?? self.attachments,
            key: key,
            chosen: chosen
        )
    }
}
