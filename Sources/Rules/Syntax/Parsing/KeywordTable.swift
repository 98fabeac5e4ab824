/// The words of the language, and what people write instead of them.
enum KeywordTable {
    /// The words that begin a statement.
    static let statements = [
        "frontdesk", "include", "language", "topic", "concept", "entity", "intent", "rule", "fallback", "schedule",
        "webhook", "test",
    ]

    /// The words that begin a line of a rule and are no action.
    static let ruleLines = ["when", "if", "unless", "after", "priority", "limit", "example", "counter"]

    /// The words that begin an action.
    static let actions = [
        "say", "or", "chips", "image", "card", "set", "unset", "tag", "untag", "goto", "escalate", "call", "close",
        "continue",
    ]

    /// The keyword that was probably meant by `word`.
    static func suggestion(for word: String, among keywords: [String]) -> String? {
        let lowered = word.lowercased()
        if keywords.contains(lowered) { return lowered }
        if let translated = translations[lowered], keywords.contains(translated) { return translated }
        return SpellingSuggestion.nearest(to: word, among: keywords)
    }

    /// Words of other languages and of other rule languages that people write for a keyword.
    private static let translations: [String: String] = [
        "规则": "rule", "規則": "rule", "ルール": "rule", "قاعدة": "rule", "regla": "rule", "règle": "rule", "regel": "rule",
        "กฎ": "rule", "правило": "rule", "当": "when", "當": "when", "とき": "when", "عندما": "when", "cuando": "when",
        "quand": "when", "wenn": "when", "เมื่อ": "when", "когда": "when", "如果": "if", "もし": "if", "إذا": "if",
        "si": "if",
        "falls": "if", "ถ้า": "if", "если": "if", "除非": "unless", "之后": "after", "之後": "after", "后": "after",
        "بعد": "after", "después": "after", "après": "after", "nach": "after", "หลัง": "after", "после": "after",
        "优先级": "priority", "優先級": "priority", "优先": "priority", "優先度": "priority", "أولوية": "priority",
        "prioridad": "priority", "priorité": "priority", "priorität": "priority", "приоритет": "priority",
        "限制": "limit", "制限": "limit", "límite": "limit", "limite": "limit", "例子": "example", "例": "example",
        "示例": "example", "مثال": "example", "ejemplo": "example", "exemple": "example", "beispiel": "example",
        "ตัวอย่าง": "example", "пример": "example", "反例": "counter", "说": "say", "說": "say", "回复": "say", "言う": "say",
        "قل": "say", "decir": "say", "dire": "say", "sage": "say", "พูด": "say", "сказать": "say", "reply": "say",
        "answer": "say", "或": "or", "或者": "or", "设置": "set", "設定": "set", "标签": "tag", "標籤": "tag", "タグ": "tag",
        "转人工": "escalate", "人工": "escalate", "handoff": "escalate", "关闭": "close", "結束": "close", "结束": "close",
        "继续": "continue", "概念": "concept", "实体": "entity", "意图": "intent", "意図": "intent", "话题": "topic",
        "主题": "topic", "語言": "language", "语言": "language", "言語": "language", "lang": "language", "测试": "test",
        "テスト": "test", "اختبار": "test", "hours": "schedule", "营业时间": "schedule", "trigger": "when", "match": "when",
        "pattern": "when", "not": "counter", "goto": "goto", "jump": "goto", "handover": "escalate", "buttons": "chips",
        "button": "chips", "import": "include", "stop": "close", "end": "close", "weight": "priority",
    ]
}
