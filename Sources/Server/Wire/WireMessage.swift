import FrontdeskCore

extension JSONWriter {
    /// Writes the members of a message.
    mutating func members(of message: Message) {
        member("text", message.text)
        member("lang", message.language)
        member("dir", message.direction.rawValue)
        if !message.choices.isEmpty { choices(message.choices) }
        if !message.attachments.isEmpty {
            array("attachments", message.attachments) { json, attachment in json.attachment(attachment) }
        }
        if let chosen = message.chosen {
            object("chosen") { json in
                json.member("seq", chosen.seq)
                json.member("choice", chosen.choice)
            }
        }
    }

    /// Writes quick replies, without what they run.
    mutating func choices(_ choices: [Choice]) {
        array("choices", choices) { json, choice in
            json.object { json in
                json.member("id", choice.id)
                json.member("label", choice.label)
            }
        }
    }

    private mutating func attachment(_ attachment: MessageAttachment) {
        object { json in
            switch attachment {
            case .image(let url, let alternative):
                json.member("kind", "image")
                json.member("url", url)
                json.member("alt", alternative)
            case .card(let title, let text, let url):
                json.member("kind", "card")
                json.member("title", title)
                json.member("text", text)
                json.member("url", url)
            }
        }
    }
}
