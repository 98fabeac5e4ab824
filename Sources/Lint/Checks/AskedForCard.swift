import FrontdeskCore
import FrontdeskRules

/// Finds replies that ask for numbers of cards and papers, and entities that keep them.
struct AskedForCard: Check {
    static let description = CheckDescription(
        id: "FD703",
        name: "asked-for-card",
        severity: .warning,
        summary:
            "A reply asks for the number of a card or an identity paper, an entity captures one, or one is written out.",
        rationale: """
            What visitors write is stored, shown to agents and exported. Card numbers must not be in there; send \
            people to the payment page. A text that says not to send them is fine.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule payment.failed
              when payment failed
              example my payment failed
              say ↓"Please send us your card number."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule payment.failed
              when payment failed
              example my payment failed
              say "Please try again on the payment page. Never send us your card number."
            """
        )
    )

    private static let asking = [
        "card number", "credit card no", "cvv", "cvc", "security code", "passport number", "social security",
        "identity card number", "kartennummer", "prüfziffer", "ausweisnummer", "reisepassnummer", "numéro de carte",
        "numéro de votre carte", "cryptogramme", "numéro de passeport", "número de tarjeta", "número de su tarjeta",
        "número de tu tarjeta", "código de seguridad", "número de pasaporte", "卡号", "安全码", "身份证号", "护照号",
        "カード番号", "セキュリティコード", "パスポート番号", "マイナンバー", "رقم البطاقة", "رقم بطاقت", "رمز الأمان",
        "رقم جواز", "หมายเลขบัตร", "เลขบัตร", "รหัส cvv", "หมายเลขหนังสือเดินทาง",
    ]

    private static let refusing = [
        "never", "don't", "do not", "don’t", "not ", "without", "nie ", "nicht", "kein", "ohne", "jamais", "n’", "n'",
        "ni ", "ne ",
        "sans",
        "nunca", "no ", "sin ", "不要", "请勿", "勿", "切勿", "不会", "不需要", "无需", "ないで", "しません", "ません", "لا ", "لن ",
        "بدون", "ไม่", "อย่า", "ห้าม", "last four", "letzten vier", "quatre derniers", "últimos cuatro", "后四位", "下4桁",
    ]

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        ShownText.all(in: survey).compactMap(finding)
            + RegexUse.all(in: survey.statements).compactMap { use in
                guard let entity = use.entity, use.literal.tree?.mayMatchCardNumber ?? false else { return nil }
                return description.finding(
                    at: use.literal.span,
                    "the entity `\(entity)` captures 13 to 19 digits, as card numbers have",
                    remedy: "don't capture it; send visitors to the payment page"
                )
            }
    }

    private static let askingSearch = ByteSearch(asking)
    private static let refusingSearch = ByteSearch(refusing)

    private static func finding(_ shown: ShownText) -> Finding? {
        if CardNumber.isWritten(in: shown.text) {
            return description.finding(
                at: shown.location,
                to: shown.endColumn,
                "the text holds what looks like a card number",
                remedy: "delete it"
            )
        }
        let lowered = shown.text.lowercased()
        // Few texts ask for anything, and sentences take long to tell apart.
        guard askingSearch.first(in: lowered) != nil else { return nil }
        for sentence in lowered.split(whereSeparator: { "!.?。！？؟\n".contains($0) }) {
            let sentence = String(sentence)
            guard let place = askingSearch.first(in: sentence), refusingSearch.first(in: sentence) == nil else {
                continue
            }
            return description.finding(
                at: shown.location,
                to: shown.endColumn,
                "the text asks for what must not be written into a chat: \(asking[place])",
                remedy: "send visitors to the payment page"
            )
        }
        return nil
    }
}

extension RegexNode {
    /// Whether it matches 13 to 19 digits and nothing else but blanks and hyphens.
    fileprivate var mayMatchCardNumber: Bool {
        guard let digits = digitCount else { return false }
        return digits.overlaps(13...19)
    }

    /// How many digits it matches; nil when it matches anything else.
    private var digitCount: ClosedRange<Int>? {
        switch self {
        case .empty, .assertion: return 0...0
        case .literal(let scalar):
            if ("0"..."9").contains(scalar) { return 1...1 }
            return scalar == " " || scalar == "-" ? 0...0 : nil
        case .set(let text):
            if text == "\\d" || text == "[0-9]" || text == "[\\d]" { return 1...1 }
            return text == "[ -]" || text == "\\s" || text == "[- ]" ? 0...0 : nil
        case .group(_, let part): return part.digitCount
        case .repetition(let part, let least, let most, _):
            guard let count = part.digitCount else { return nil }
            return count.lowerBound * least...count.upperBound * min(most ?? 64, 64)
        case .concatenation(let parts):
            var sum = 0...0
            for part in parts {
                guard let count = part.digitCount else { return nil }
                sum = sum.lowerBound + count.lowerBound...sum.upperBound + count.upperBound
            }
            return sum
        case .alternation(let parts):
            let counts = parts.compactMap(\.digitCount)
            guard counts.count == parts.count, let least = counts.map(\.lowerBound).min(),
                let most = counts.map(\.upperBound).max()
            else { return nil }
            return least...most
        }
    }
}

/// Tells numbers of payment cards by their check digit.
enum CardNumber {
    /// Whether 13 to 19 digits of a text, perhaps in groups, are a card number by Luhn's rule.
    static func isWritten(in text: String) -> Bool {
        var digits: [Int] = []
        var gap = 0
        for byte in Array(text.utf8) + [0] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(Int(byte - UInt8(ascii: "0")))
                gap = 0
            case UInt8(ascii: " "), UInt8(ascii: "-"):
                gap += 1
                if gap > 1 {
                    if isCard(digits) { return true }
                    digits = []
                }
            default:
                if isCard(digits) { return true }
                digits = []
            }
        }
        return false
    }

    private static func isCard(_ digits: [Int]) -> Bool {
        guard (13...19).contains(digits.count), Set(digits).count > 1 else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let doubled = place % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }
}
