import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Testing

@testable import FrontdeskServer

struct RuleEditingRouteTests {
    private static let change = #"{"changes":[{"path":"rules/en/a.rules","text":"rule greet","base":"a1"}]}"#

    private static let addresses: [(HTTPRequest.Method, String)] = [
        (.get, "/api/v1/rules/sources"), (.get, "/api/v1/rules/sources/rules/en/a.rules"),
        (.post, "/api/v1/rules/draft/check"), (.post, "/api/v1/rules/draft/explain"), (.post, "/api/v1/rules/save"),
        (.get, "/api/v1/rules/versions"), (.get, "/api/v1/rules/versions/7"),
        (.post, "/api/v1/rules/versions/7/restore"),
    ]

    @Test(arguments: addresses)
    func `is for administrators alone`(method: HTTPRequest.Method, path: String) async throws {
        try await TestDesk.perform { desk in
            let body = method == .post ? Self.change : nil
            #expect(try await desk.request(method, path, body, [.origin: "http://desk.example"]).status == 401)
            let agent = try await desk.signedIn("mei")
            let reply = try await desk.request(method, path, body, agent)
            #expect(reply.status == 403)
            #expect(reply.problem == "not-allowed")
        }
    }

    @Test(arguments: addresses.filter { $0.0 == .post })
    func `takes no change from pages of others`(method: HTTPRequest.Method, path: String) async throws {
        try await TestDesk.perform { desk in
            var headers = try await desk.signedIn("ada", role: .admin)
            for origin in ["https://shop.example", nil] {
                headers[.origin] = origin
                let reply = try await desk.request(method, path, Self.change, headers)
                #expect(reply.status == 403)
                #expect(reply.problem == "origin-refused")
            }
        }
    }

    @Test func `lists files with their revisions and what hinders saving`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let list = try await desk.request(.get, "/api/v1/rules/sources", nil, ada)
            #expect(list.status == 200)
            #expect(
                list.text
                    == #"{"revision":"all","obstacle":"no versions are kept, because the server has no data folder; "#
                    + #"start it with one","files":[{"path":"rules/en/a.rules","size":10,"revision":"a1","#
                    + #""rules":["greet"]}]}"#
            )
            let file = try await desk.request(.get, "/api/v1/rules/sources/rules/en/a.rules", nil, ada)
            #expect(file.text == #"{"path":"rules/en/a.rules","text":"rule greet","revision":"a1"}"#)
            let missing = try await desk.request(.get, "/api/v1/rules/sources/rules/en/b.rules", nil, ada)
            #expect(missing.status == 404)
        }
    }

    @Test func `checks and tries drafts`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let good = try await desk.request(.post, "/api/v1/rules/draft/check", Self.change, ada)
            #expect(good.text == #"{"can_go_live":true,"findings":[]}"#)
            let gone = #"{"changes":[{"path":"rules/en/a.rules"}]}"#
            let found = try await desk.request(.post, "/api/v1/rules/draft/check", gone, ada)
            #expect(found.text.contains(#""can_go_live":true,"findings":[{"id":"FD001""#))
            let question = #"{"text":"hi","changes":[{"path":"rules/en/a.rules","text":"x"}]}"#
            let tried = try await desk.request(.post, "/api/v1/rules/draft/explain", question, ada)
            #expect(tried.text.contains(#""text":"1: hi""#))
            let broken = #"{"text":"hi","changes":[{"path":"rules/en/a.rules","text":"broken"}]}"#
            let refused = try await desk.request(.post, "/api/v1/rules/draft/explain", broken, ada)
            #expect(refused.status == 422)
            #expect(refused.problem == "rules-broken")
        }
    }

    @Test func `saves, and writes down who did`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let saved = try await desk.request(.post, "/api/v1/rules/save", Self.change, ada)
            #expect(saved.status == 200)
            #expect(
                saved.text.hasPrefix(
                    #"{"version":{"number":7,"revision":"v7","at":"1970-01-01T00:00:01.000Z","author":"ada","#
                        + #""origin":"restored","restored":3,"changed_files":1,"added":2,"removed":1,"changes":"#
                        + #"[{"path":"rules/en/a.rules","kind":"changed","added":2,"removed":1}]},"rule_set":"r1""#
                )
            )
            let audit = try await desk.request(.get, "/api/v1/audit", nil, ada)
            #expect(audit.text.contains(#""who":"ada","what":"rules.save","subject":"7: rules/en/a.rules (+2 -1)""#))
        }
    }

    @Test(arguments: [
        (#"{"changes":[]}"#, 409, "not-possible"),
        (#"{"changes":[{"path":"rules/en/a.rules","text":"x","base":"old"}]}"#, 409, "files-changed"),
        (#"{"changes":[{"path":"rules/en/a.rules","text":"broken"}]}"#, 422, "rules-broken"),
        (#"{"changes":[{"path":"/etc/a.rules","text":"x"}]}"#, 422, "invalid"),
        (#"{"changes":[{"text":"x"}]}"#, 422, "invalid"),
        (#"{"changes":["x"]}"#, 422, "invalid"),
        (#"{"changes":{}}"#, 422, "invalid"),
        (#"{"changes":[{"path":"rules/a.rules","text":"a\u0000b"}]}"#, 422, "invalid"),
    ])
    func `refuses to save what can't go live`(body: String, status: Int, problem: String) async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let reply = try await desk.request(.post, "/api/v1/rules/save", body, ada)
            #expect(reply.status == status)
            #expect(reply.problem == problem)
            if problem == "rules-broken" {
                #expect(reply.text.contains(#""findings":[{"id":"FD003""#))
                #expect(reply.string("detail") == "rules/en/a.rules:1:1: there is no keyword 'broken'")
            }
            let audit = try await desk.request(.get, "/api/v1/audit", nil, ada)
            #expect(!audit.text.contains("rules.save"))
        }
    }

    @Test func `holds changes to their limits`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let many = Array(repeating: #"{"path":"rules/a.rules"}"#, count: 65).joined(separator: ",")
            let tooMany = try await desk.request(.post, "/api/v1/rules/save", #"{"changes":[\#(many)]}"#, ada)
            #expect(tooMany.status == 422)
            let text = String(repeating: "x", count: 1_024 * 1_024 + 1)
            let long = #"{"changes":[{"path":"rules/a.rules","text":"\#(text)"}]}"#
            #expect(try await desk.request(.post, "/api/v1/rules/save", long, ada).status == 413)
            let blanks = String(repeating: " ", count: 4 * 1_024 * 1_024)
            #expect(try await desk.request(.post, "/api/v1/rules/save", "{\(blanks)}", ada).status == 413)
        }
    }

    @Test func `shows versions, what differs, and brings one back`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let page = try await desk.request(.get, "/api/v1/rules/versions", nil, ada)
            #expect(page.text.hasPrefix(#"{"versions":[{"number":7,"#) && page.text.hasSuffix(#""next":7}"#))
            let last = try await desk.request(.get, "/api/v1/rules/versions?before=7", nil, ada)
            #expect(last.text == #"{"versions":[],"next":null}"#)
            for (query, before) in [("", "previous"), ("?with=folders", "folders"), ("?with=3", "version 3")] {
                let found = try await desk.request(.get, "/api/v1/rules/versions/7\(query)", nil, ada)
                #expect(found.text.contains(#""files":[{"path":"rules/en/a.rules","before":"\#(before)"}]"#))
                #expect(found.text.hasSuffix(#""omitted":["rules/en/b.rules"]}"#))
            }
            #expect(try await desk.request(.get, "/api/v1/rules/versions/8", nil, ada).status == 404)
            #expect(try await desk.request(.get, "/api/v1/rules/versions/x", nil, ada).status == 422)
            #expect(try await desk.request(.get, "/api/v1/rules/versions/7?with=-1", nil, ada).status == 422)
            let path = "/api/v1/rules/versions/7/restore"
            #expect(try await desk.request(.post, path, #"{"revision":"all"}"#, ada).status == 200)
            let stale = try await desk.request(.post, path, #"{"revision":"old"}"#, ada)
            #expect(stale.problem == "files-changed")
            let audit = try await desk.request(.get, "/api/v1/audit", nil, ada)
            #expect(audit.text.contains("rules.restore"))
        }
    }
}
