import FrontdeskCore
import FrontdeskText

/// Puts the parts of a rule set together.
struct RuleSetBuilder {
    private let draft: RuleSetDraft
    private let names: NameTable
    private let sources: [RuleSource]
    private var scopes: [LanguageScope] = []
    private var scopeNumbers: [[LanguageTag]: Int] = [:]
    private(set) var findings: [Finding] = []
    private(set) var ruleSet: RuleSet?

    init(_ draft: RuleSetDraft, _ names: NameTable, _ sources: [RuleSource]) {
        self.draft = draft
        self.names = names
        self.sources = sources
    }

    mutating func build() {
        let rules = compiledRules()
        var matchers: [ProfileMatcher] = []
        var bareLines: [[RuleName: [Int32]]] = []
        var concepts: Set<Int> = []
        var entities: Set<String> = []
        for profile in FoldingProfile.allCases {
            let own = rules.filter { scopes[$0.scope].profiles.contains(profile) }
            if own.isEmpty { continue }
            var compiler = PatternCompiler(profile: profile, draft: draft, names: names)
            for rule in own { compiler.add(rule) }
            let parts = compiler.finish()
            findings += compiler.findings
            concepts.formUnion(compiler.compiledConcepts)
            entities.formUnion(compiler.compiledEntities)
            var followers: [RuleName: [Int32]] = [:]
            for line in compiler.bareLines {
                for name in rules[Int(parts.lines[Int(line)].rule)].after { followers[name, default: []].append(line) }
            }
            matchers.append(ProfileMatcher(parts))
            bareLines.append(followers)
        }
        checkUnused(except: concepts, entities)
        let schedules = draft.schedules.compactMap { schedule($0) }
        ruleSet = RuleSet(
            RuleSet.Parts(
                hash: hash(),
                draft: draft,
                rules: rules,
                schedules: RuleScheduleBook(schedules),
                matchers: matchers,
                scopes: scopes,
                bareLines: bareLines
            )
        )
    }

    /// Finds what is wrong with concepts and entities that no rule uses.
    private mutating func checkUnused(except concepts: Set<Int>, _ entities: Set<String>) {
        let unusedEntities = draft.entities.map(\.node).filter { !entities.contains($0.name.value) }
        let unused = draft.concepts.indices.filter { !concepts.contains($0) }
        for profile in FoldingProfile.allCases {
            let own = unused.filter { LanguageScope(draft.concepts[$0].languages).profiles.contains(profile) }
            let entities = profile == .root ? unusedEntities : []
            if own.isEmpty, entities.isEmpty { continue }
            var compiler = PatternCompiler(profile: profile, draft: draft, names: names)
            compiler.check(concepts: own, entities: entities)
            findings += compiler.findings
        }
    }

    private mutating func compiledRules() -> [CompiledRule] {
        let turns = names.topicTurns
        var rules: [CompiledRule] = []
        rules.reserveCapacity(draft.rules.count)
        for rule in draft.rules {
            rules.append(
                CompiledRule(
                    statement: rule.node,
                    languages: rule.languages,
                    topic: rule.topic,
                    topicTurns: rule.topic.flatMap { turns[$0] },
                    order: rules.count,
                    scope: scope(of: rule.languages),
                    text: draft.files[rule.file].text
                )
            )
        }
        return rules
    }

    private mutating func scope(of languages: [LanguageTag]) -> Int {
        if let known = scopeNumbers[languages] { return known }
        scopes.append(LanguageScope(languages))
        scopeNumbers[languages] = scopes.count - 1
        return scopes.count - 1
    }

    private mutating func schedule(_ scoped: RuleSetDraft.Scoped<ScheduleStatement>) -> CompiledSchedule? {
        let schedule = scoped.node
        var exceptions: [Int: [CompiledSchedule.Opening]] = [:]
        if let file = schedule.exceptions {
            switch IncludeCheck.resolve(file.value, from: draft.files[scoped.file].path) {
            case .failure(let fault): report(.brokenInclude, file.span, fault.message, remedy: nil)
            case .success(let path):
                if let source = sources.first(where: { $0.path == path }) {
                    let dates = ExceptionDates(source)
                    exceptions = dates.hours
                    findings += dates.findings
                } else {
                    report(.brokenInclude, file.span, "there is no file `\(path)` in the rules folder", remedy: nil)
                }
            }
        }
        // Where a line can't be read, that is what has to be mended.
        let hasFault = draft.files[scoped.file].findings.contains { $0.severity == .error }
        if schedule.openings.isEmpty, !hasFault {
            let remedy = "add indented lines such as `mon-fri 09:00-18:00`"
            report(.malformedLine, schedule.name.span, "the schedule never opens", remedy: remedy)
        }
        guard let clock = TimeZoneClock(identifier: schedule.zone.value) else {
            let remedy = "write a zone of the IANA database, such as Europe/Berlin or Asia/Shanghai"
            report(.malformedLine, schedule.zone.span, "unknown time zone `\(schedule.zone.value)`", remedy: remedy)
            return nil
        }
        return CompiledSchedule(
            name: ScheduleName(schedule.name.value),
            clock: clock,
            openings: schedule.openings,
            exceptions: exceptions
        )
    }

    private mutating func report(_ kind: FindingKind, _ span: SourceSpan, _ message: String, remedy: String?) {
        findings.append(kind.finding(at: span, message, remedy: remedy))
    }

    private func hash() -> String {
        var hash = StableHash()
        for source in sources.sorted(by: { $0.path < $1.path }) {
            hash.combine(source.path)
            hash.combine(bytes: source.bytes)
            hash.combine(bytes: CollectionOfOne(0))
        }
        return hash.hexadecimal
    }
}
