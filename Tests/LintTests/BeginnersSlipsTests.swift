import FrontdeskCore
import Testing

@testable import FrontdeskLint

/// What people write who know the language for ten minutes, and what they are told.
struct BeginnersSlipsTests {
    @Test(arguments: [
        ("when lack/folie\n  example lack\n  say \"Yes.\"", "FD012 3:12 `/` separates nothing", "did you mean `|`?"),
        ("when lack + folie\n  example lack folie\n  say \"Yes.\"", "FD012 3:13 `+` separates nothing", "`&`"),
        ("when open .. 3 box\n  example open 3 box\n  say \"Yes.\"", "FD010 3:16 `3` is a word here", "write `..3`"),
        ("when box\n  example box\n  say \"Yes.\" iff turn > 1", "FD013 5:14 expected `if`", "did you mean `if`?"),
        ("when box\n  example box\n  say \"Yes.\" turn > 1", "FD013 5:14 expected `if`", "begins with `if`"),
        ("when box\n  example box\n  say \"Yes.\" if open", "FD013 5:21 the line ends", "`hours support open`"),
        ("when box\n  example box\n  say \"Yes.\" if page /orders/*", "FD013 5:22 expected the page", "\"/orders/*\""),
        (
            "when box\n  example box\n  say \"Yes.\" if turn > 1 & turn < 9", "FD013 5:26 `&` joins",
            "did you mean `and`?"
        ),
        (
            "when box\n  example box\n  say \"Yes.\" if turn > 1, turn < 9", "FD013 5:25 `,` joins",
            "did you mean `and`?"
        ),
        ("when box\n  example box\n  say \"Yes.\" if turn > 9 oder turn < 2", "FD013 5:26 `oder` joins", "`or`"),
        ("when box\n  example box\n  limit 2 per chat\n  say \"Yes.\"", "FD013 5:15 a limit is per", "`conversation`"),
        ("when box\n  example box\n  escalate because asked for", "FD013 5:20 expected a reason", "\"asked for\""),
        ("when box\n  example box\n  card \"Box\" link shop.example", "FD013 5:14 expected a reply", "write `card"),
        ("when box\n  example box\n  image http:// \"Box\"", "FD704 5:9 the address names no host", "https://shop"),
        (
            "when box\n  example box\n  image shop.example/x.png \"Box\"", "FD704 5:9 the address does not",
            "https://shop."
        ),
        (
            "after gift\n  when box\n  example box\n  say \"Yes.\"", "FD604 3:9 `gift` follows only itself",
            "follow a rule"
        ),
        ("after a.human for 2 turns\n  when box\n  example box\n  say \"Yes.\"", "FD013 3:17 a follow-up", "`within`"),
        ("when {no:order}\n  example box\n  say \"Yes.\"", "FD013 3:8 an entity is captured under", "write `{order}`"),
        ("// when box\n  when box\n  example box\n  say \"Yes.\"", "FD003 3:3 no keyword", "comment begins with `#`"),
    ])
    func `a slip in a rule is told with its remedy`(body: String, finding: String, remedy: String) throws {
        let found = findings("rule gift\n  \(body)\n")
        let told = try #require(found.first { "\($0)".hasPrefix(finding) }, "\(found)")
        #expect(told.remedy.contains(remedy))
    }

    @Test(arguments: [
        ("language dee", "FD013 2:10 no language is known by the code `dee`", "did you mean `de`?"),
        ("language de ja", "FD013 2:13 a comma stands between languages", "`language de, ja`"),
        ("webhook oms = post https://oms.example.com/x", "FD013 2:15 unknown method `post`", "`POST`"),
        ("webhook oms = POST https://oms.example.com/x timeout 2", "FD013 2:54 a duration", "write `2s`"),
        ("webhook oms = POST https://oms.example.com/x timeout 2 sec", "FD013 2:54 a duration", "`2s`"),
        ("schedule shop\n  mon 09:00-18:00", "FD013 2:10 the schedule has no time zone", "Europe/Berlin"),
        ("schedule shop Asia/Tokyo\n  mon-fri 18:00-09:00", "FD609 3:3 these hours go on", "09:00-18:00"),
        (
            "schedule shop Asia/Tokyo\n  mon-fri 09:00-18:00\n  mon 17:00-20:00", "FD609 4:3 these hours overlap",
            "beside"
        ),
        ("schedule shop Asia/Tokyo\n  sun 20:00-04:00\n  mon 03:00-06:00", "FD609 4:3 these hours overlap", "beside"),
        ("entity order = /^AB[0-9]+$/", "FD206 2:16 `^` and `$` mean", "leave them out"),
        ("concept gb = (gift & box) | parcel", "FD013 2:14 a term of a concept", "`when` line"),
        ("＃ a comment", "FD003 2:1 no keyword", "comment begins with `#`"),
        ("test zweimal", "FD013 2:6 expected the test's name", "\"zweimal\""),
        ("test \"x\"\n  > box\n  < say gift.close", "FD301 4:9 unknown text `gift.close`", "expect the key"),
        ("test \"x\"\n  with webhook oms = {a: 1}\n  > box", "FD013 3:22 expected the answer", "'{a: 1}'"),
        (
            "webhook oms = POST https://oms.example.com/x\ntest \"x\"\n  with webhook oms = '{a: 1}'\n  > box",
            "FD305 4:22 the answer of `oms` is no JSON", "without a line"
        ),
    ])
    func `a slip in a definition is told with its remedy`(text: String, finding: String, remedy: String) throws {
        let found = findings(text + "\n")
        let told = try #require(found.first { "\($0)".hasPrefix(finding) }, "\(found)")
        #expect(told.remedy.contains(remedy))
    }

    @Test(arguments: ["post https://oms.example.com/x", "POST https://oms.example.com/x timeout 2 sec"])
    func `who calls a webhook is not blamed for its faults`(definition: String) {
        let rule = "rule gift\n  when box\n  example box\n  call oms(a=\"x\")\n  say \"Yes.\"\n"
        #expect(!findings("webhook oms = \(definition)\n\n\(rule)").contains { $0.id == "FD301" })
    }

    @Test(arguments: ["24/7", "w/o box", "c/o", "mo-fr", "km/h"])
    func `a slash that people write stands`(pattern: String) {
        let rule = "rule gift\n  when \(pattern)\n  example \(pattern)\n  say \"Yes.\"\n"
        #expect(!findings(rule).contains { $0.id == "FD012" })
    }

    @Test(arguments: [
        "fri-sat 18:00-02:00", "mon-sun 00:00-24:00", "mon-sun 08:00-08:00", "mon 08:00-12:00\n  mon 12:00-18:00",
    ])
    func `usual hours are not doubted`(hours: String) {
        #expect(!findings("schedule shop Asia/Tokyo\n  \(hours)\n").contains { $0.id == "FD609" })
    }

    @Test(arguments: [
        ("locales/fr.yaml", "name it fr.json"), ("locales/de.json.txt", "name it de.json"),
        ("locales/pt_BR.po", "pt-BR.json"),
        ("rules/y.RULES", "name it y.rules"),
    ])
    func `a file with the wrong ending is told to be renamed`(path: String, remedy: String) {
        let project = ExampleProject.make([("rules/zz-base.rules", ExampleProject.base), (path, "frontdesk 1\n")])
        let found = Linter().findings(in: project).filter { $0.id == "FD014" }
        #expect(found.count == 1 && found.allSatisfy { $0.remedy?.contains(remedy) == true })
    }

    @Test(arguments: ["locales/crowdin.yml", "rules/dates.txt", "locales/messages.po"])
    func `a file of another kind is left alone`(path: String) {
        let project = ExampleProject.make([("rules/zz-base.rules", ExampleProject.base), (path, "2026-01-01\n")])
        #expect(!Linter().findings(in: project).contains { $0.id == "FD014" })
    }

    private struct Told: CustomStringConvertible {
        let id: String
        let description: String
        let remedy: String
    }

    private func findings(_ text: String) -> [Told] {
        let project = ExampleProject.make([
            ("rules/a.rules", "frontdesk 1\n" + text), ("rules/zz-base.rules", ExampleProject.base),
        ])
        return Linter().findings(in: project).map { finding in
            let place = "\(finding.location.line):\(finding.location.column)"
            return Told(
                id: finding.id,
                description: "\(finding.id) \(place) \(finding.message)",
                remedy: finding.remedy ?? ""
            )
        }
    }
}
