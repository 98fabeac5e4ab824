import FrontdeskCore

/// What the bot says, with everything that is shown beside it.
struct ReplyJSON: Encodable {
    let message: Message

    private enum CodingKeys: String, CodingKey {
        case text, key, choices, attachments
        case language = "lang"
        case direction = "dir"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message.text, forKey: .text)
        try container.encodeIfPresent(message.key, forKey: .key)
        try container.encodeIfPresent(message.language, forKey: .language)
        try container.encode(message.direction.rawValue, forKey: .direction)
        try container.encode(message.choices.map { ChoiceJSON(choice: $0) }, forKey: .choices)
        try container.encode(message.attachments.map { AttachmentJSON(attachment: $0) }, forKey: .attachments)
    }
}

/// A quick reply, and what it leads to.
private struct ChoiceJSON: Encodable {
    let choice: Choice

    private enum CodingKeys: String, CodingKey {
        case id, label, rule, intent
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(choice.id, forKey: .id)
        try container.encode(choice.label, forKey: .label)
        try container.encodeIfPresent(choice.target, forKey: .rule)
        try container.encodeIfPresent(choice.intent, forKey: .intent)
    }
}

/// A picture or a card.
private struct AttachmentJSON: Encodable {
    let attachment: MessageAttachment

    private enum CodingKeys: String, CodingKey {
        case kind, url, alt, title, text
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(attachment.keyword, forKey: .kind)
        switch attachment {
        case .image(let url, let alternative):
            try container.encode(url, forKey: .url)
            try container.encode(alternative, forKey: .alt)
        case .card(let title, let text, let url):
            try container.encode(title, forKey: .title)
            try container.encode(text, forKey: .text)
            try container.encode(url, forKey: .url)
        }
    }
}
