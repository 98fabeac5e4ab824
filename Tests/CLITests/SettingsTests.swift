import Foundation
import FrontdeskTestSupport
import Testing

/// `frontdesk.yaml`: what may stand in it, and what is said of the rest.
struct SettingsTests {
    private let desk = try? FrontdeskBinary()

    @Test func `all faults of a configuration are told at once, with their places`() async throws {
        let files = [
            "frontdesk.yaml": "server:\n  prot: 80\n  port: many\nfoo: 1\nsite:\n  languages: en\n  anonymous: maybe\n"
        ]
        let run = try await #require(desk).run(["serve"], in: Workplace(files))
        #expect(run.code == 2)
        try expectSnapshot(run.errors, named: "settings-faults.txt")
    }

    @Test func `what is no YAML is told with its place`() async throws {
        let run = try await #require(desk).run(["lint"], in: Workplace(["frontdesk.yaml": "site: [en\n"]))
        #expect(run.code == 2)
        #expect(run.errors.hasPrefix("frontdesk.yaml:2:1: error: this is no YAML"))
    }

    @Test(arguments: [
        ("intents:\n  accept: 2\n", "intents.accept is from 0 to 1"),
        ("intents:\n  accept: 0.5\n  clarify: 0.7\n", "intents.clarify is above intents.accept"),
        ("server:\n  port: 70000\n", "frontdesk.yaml:2:9: error: server.port is a number from 0 to 65535"),
        ("site:\n  languages: [en, german]\n", "site.languages: 'german' is no language; did you mean 'de'?"),
        ("log:\n  level: loud\n", "log.level is one of trace"),
        ("pipeline:\n  order: [rule-bot, magic]\n", "there are "),
    ])
    func `a value that makes no sense is refused`(text: String, message: String) async throws {
        var files = ExampleDesk.files
        files["frontdesk.yaml"] = text
        let run = try await #require(desk).run(["answer"], in: Workplace(files))
        #expect(run.code == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test(arguments: [
        ("FRONTDESK_SERVER_PORT", "abc", "'abc' is no whole number; write one, or unset the variable"),
        ("FRONTDESK_SERVER_PORT", "70000", "server.port is a number from 0 to 65535"),
        ("FRONTDESK_SITE_ANONYMOUS", "maybe", "'maybe' is no true or false"),
        ("FRONTDESK_INTENTS_ACCEPT", "2", "intents.accept is from 0 to 1"),
        ("FRONTDESK_LINT_SEVERITIES_FD109", "loud", "lint.severities.FD109 is error, warning, info or off"),
    ])
    func `a variable that makes no sense is named`(variable: String, value: String, message: String) async throws {
        let workplace = try Workplace(ExampleDesk.files)
        let run = try await #require(desk).run(["answer"], in: workplace, environment: [variable: value])
        #expect(run.code == 2)
        #expect(run.errors.hasPrefix("error: \(variable): \(message)"), "\(run.errors)")
    }

    @Test(arguments: [
        ("site:\n  identity-secrets: [short]\n", "site.identity-secrets: "),
        ("site:\n  anonymous: false\n", "site.anonymous: "),
        ("site:\n  origins: [shop]\n", "site.origins: 'shop'"), ("server:\n  proxies: [me]\n", "server.proxies: 'me'"),
        ("server:\n  rest-token: short\n", "server.rest-token: "),
        ("server:\n  public-origins: [me]\n", "server.public-origins: 'me'"),
    ])
    func `what the server refuses is named as in the file`(text: String, message: String) async throws {
        var files = ExampleDesk.files
        files["frontdesk.yaml"] = text
        let run = try await #require(desk).run(["serve", "--port", "0"], in: Workplace(files))
        #expect(run.code == 2)
        #expect(run.errors.contains("error: \(message)"), "\(run.errors)")
    }

    @Test func `a check that nobody knows is named`() async throws {
        var files = ExampleDesk.files
        files["frontdesk.yaml"] = "lint:\n  severities:\n    FD999: off\n"
        let run = try await #require(desk).run(["lint"], in: Workplace(files))
        #expect(run.code == 2)
        #expect(
            run.errors.hasPrefix("frontdesk.yaml:3:5: error: there is no check `FD999`; `frontdesk checks`"),
            "\(run.errors)"
        )
    }

    @Test(arguments: [nil, "site:\n  name: Shop\n"])
    func `what no configuration says is known all the same`(configuration: String?) async throws {
        var files = ExampleDesk.files
        files["frontdesk.yaml"] = configuration
        files["rules/call.rules"] = """
            frontdesk 1
            language en

            webhook oms = POST https://oms.example.com/orders

            rule call.team
              when stray team
              example stray team
              call oms(text="a")
              escalate to unknown

            """
        let run = try await #require(desk).run(["lint"], in: Workplace(files))
        #expect(run.code == 1)
        #expect(run.output.contains("error[FD702]: the host `oms.example.com` is not allowed"), "\(run.output)")
        #expect(run.output.contains("error[FD301]: unknown team `unknown`"), "\(run.output)")
    }

    @Test func `a variable of the environment counts before the file`() async throws {
        var files = ExampleDesk.files
        files["frontdesk.yaml"] = "folders:\n  rules: nowhere\n"
        let workplace = try Workplace(files)
        let environment = ["FRONTDESK_FOLDERS_RULES": "rules"]
        let run = try await #require(desk).run(["lint"], in: workplace, environment: environment)
        #expect(run.code == 0, "\(run.errors)")
        #expect(try await #require(desk).run(["lint"], in: workplace).code == 2)
    }

    @Test func `the manual for operators lists every key, and no other`() async throws {
        let run = try await #require(desk).run(["settings"], in: Workplace())
        let keys = run.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(keys.count > 20)
        let page = ExamplePage.repository.appending(path: "docs/operations.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let section = try #require(text.split(separator: "\n## ").first { $0.hasPrefix("Settings\n") })
        let listed = section.split(separator: "\n").compactMap {
            $0.firstMatch(of: /^\| `([^`]+)` \|/).map { String($0.output.1) }
        }
        #expect(listed == keys)
    }
}
