import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import HTTPTypes
import Testing

@testable import FrontdeskServer

struct AgentRouteTests {
    @Test func `an agent takes a conversation, answers, and gives it back`() async throws {
        try await TestDesk.perform { desk in
            let (visitor, conversation, _) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)"
            _ = try await desk.request(.post, path + "/messages", #"{"cmid":"c1","text":"human"}"#, visitor)
            let mei = try await desk.signedIn("mei")
            let ana = try await desk.signedIn("ana")
            let queue = try await desk.request(.get, "/api/v1/agent/conversations?view=queue", nil, mei)
            #expect(queue.text.contains(conversation))
            let take = #"{"cmid":"t1","epoch":1}"#
            #expect(try await desk.request(.post, path + "/take", take, mei).status == 200)
            let late = try await desk.request(.post, path + "/take", take, ana)
            #expect(late.status == 409)
            #expect(late.problem == "taken" || late.problem == "owner-changed")
            let note = try await desk.request(.post, path + "/note", #"{"cmid":"n1","text":"careful"}"#, mei)
            #expect(note.status == 200)
            let message = #"{"cmid":"m1","epoch":2,"text":"I am Mei"}"#
            #expect(try await desk.request(.post, path + "/messages", message, mei).status == 200)
            let seen = try await desk.request(.get, path + "/events", nil, visitor)
            #expect(seen.text.contains("I am Mei"))
            #expect(!seen.text.contains("careful"))
            let transcript = try await desk.request(.get, "/api/v1/agent/conversations/\(conversation)", nil, mei)
            #expect(transcript.text.contains("careful"))
            #expect(transcript.text.contains(#""trace":{"#))
            let back = #"{"cmid":"b1","epoch":2,"to":{"bot":true}}"#
            #expect(try await desk.request(.post, path + "/transfer", back, mei).status == 200)
            let stale = try await desk.request(.post, path + "/messages", #"{"cmid":"m2","epoch":2,"text":"x"}"#, mei)
            #expect(stale.problem == "owner-changed")
            #expect(stale.json["epoch"] == .integer(3))
        }
    }

    @Test func `whatever changes something must come from our own pages`() async throws {
        try await TestDesk.perform { desk in
            var agent = try await desk.signedIn("mei", role: .admin)
            let changing = desk.server.addresses.filter { address in
                address.method != "GET" && address.path.hasPrefix("/api/v1/")
                    && !["/api/v1/visitors", "/api/v1/sign-in"].contains(address.path)
                    && !address.path.hasSuffix("/frames")
            }
            #expect(changing.count > 12)
            for origin in [nil, "https://evil.example", "https://shop.example", "null"] {
                agent[.origin] = origin
                for address in changing {
                    let method = try #require(HTTPRequest.Method(rawValue: address.method))
                    let path = address.path.replacing("{id}", with: "x")
                    #expect(try await desk.request(method, path, "{}", agent).status == 403, "\(address)")
                }
            }
        }
    }

    @Test func `agents do not reach what only administrators may`() async throws {
        try await TestDesk.perform { desk in
            let agent = try await desk.signedIn("mei")
            for path in ["/rules", "/rules/files/en/a.rules", "/status", "/audit", "/visitors/v/export"] {
                #expect(try await desk.request(.get, "/api/v1" + path, nil, agent).problem == "not-allowed", "\(path)")
            }
            for path in ["/rules/lint", "/rules/reload", "/visitors/v/erase", "/agents"] {
                #expect(try await desk.request(.post, "/api/v1" + path, "{}", agent).status == 403, "\(path)")
            }
            #expect(try await desk.request(.put, "/api/v1/canned", "{}", agent).status == 403)
        }
    }

    @Test func `nobody gets in without a session`() async throws {
        try await TestDesk.perform { desk in
            let open = ["/api/v1/texts", "/api/v1/socket", "/api/v1/agent/socket", "/api/v1/conversations"]
            let closed = desk.server.addresses.filter { address in
                address.method == "GET" && address.path.hasPrefix("/api/v1/")
                    && !open.contains { address.path.hasPrefix($0) }
            }
            #expect(closed.count >= 12)
            for address in closed {
                let path = address.path.replacing("{id}", with: "x").replacing("**", with: "x")
                let reply = try await desk.request(.get, path)
                #expect(reply.status == 401, "\(address)")
            }
        }
    }

    @Test func `signing out ends the session, and signing in again makes another`() async throws {
        try await TestDesk.perform { desk in
            let first = try await desk.signedIn("mei")
            let body = #"{"name":"mei","password":"\#(TestDesk.password)"}"#
            let again = try await desk.request(.post, "/api/v1/sign-in", body, first)
            #expect(again.headers[.setCookie]?.hasPrefix(first[.cookie] ?? "") == false)
            #expect(try await desk.request(.get, "/api/v1/me", nil, first).status == 401)
            let cookie = try #require(again.headers[.setCookie]?.split(separator: ";").first)
            let second: HTTPFields = [.cookie: String(cookie), .origin: "http://desk.example"]
            #expect(try await desk.request(.get, "/api/v1/me", nil, second).string("name") == "mei")
            let out = try await desk.request(.post, "/api/v1/sign-out", nil, second)
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await desk.request(.get, "/api/v1/me", nil, second).problem == "sign-in-required")
        }
    }

    @Test func `a session ends after a silence and after its lifetime`() async throws {
        try await TestDesk.perform {
            $0.sessionIdleTime = .seconds(100)
            $0.sessionLifetime = .seconds(250)
        } _: { desk in
            let busy = try await desk.signedIn("mei")
            let idle = try await desk.signedIn("ana")
            for headers in [busy, idle] {
                #expect(try await desk.request(.get, "/api/v1/me", nil, headers).status == 200)
            }
            desk.rehearsal.clock.advance(by: .seconds(90))
            #expect(try await desk.request(.get, "/api/v1/me", nil, busy).status == 200)
            desk.rehearsal.clock.advance(by: .seconds(90))
            #expect(try await desk.request(.get, "/api/v1/me", nil, busy).status == 200)
            #expect(try await desk.request(.get, "/api/v1/me", nil, idle).status == 401)
            desk.rehearsal.clock.advance(by: .seconds(80))
            #expect(try await desk.request(.get, "/api/v1/me", nil, busy).status == 401)
        }
    }

    @Test func `a wrong name and a wrong password look alike, and guessing is slowed down`() async throws {
        try await TestDesk.perform { desk in
            _ = try await desk.signedIn("mei")
            let wrong = try await desk.request(.post, "/api/v1/sign-in", #"{"name":"mei","password":"x"}"#)
            let nobody = try await desk.request(.post, "/api/v1/sign-in", #"{"name":"nobody","password":"x"}"#)
            #expect(wrong.status == 401)
            #expect(wrong.text == nobody.text)
            for _ in 0..<5 { _ = try await desk.request(.post, "/api/v1/sign-in", #"{"name":"mei","password":"x"}"#) }
            let slowed = try await desk.request(.post, "/api/v1/sign-in", #"{"name":"mei","password":"x"}"#)
            #expect(slowed.status == 429)
            #expect(slowed.headers[.retryAfter] != nil)
        }
    }

    @Test func `administrators manage accounts, and lose neither their own nor a name twice`() async throws {
        try await TestDesk.perform { desk in
            let admin = try await desk.signedIn("root", role: .admin)
            let me = try #require(try await desk.request(.get, "/api/v1/me", nil, admin).string("agent"))
            let body =
                #"{"name":"ana","display_name":"Ana","role":"agent","password":"012345678901","teams":["support"]}"#
            let added = try await desk.request(.post, "/api/v1/agents", body, admin)
            #expect(added.status == 201)
            #expect(!added.text.contains("scrypt"))
            #expect(try await desk.request(.post, "/api/v1/agents", body, admin).problem == "name-taken")
            let id = try #require(added.string("agent"))
            let renamed = try await desk.request(.patch, "/api/v1/agents/\(id)", #"{"display_name":"Anna"}"#, admin)
            #expect(renamed.string("display_name") == "Anna")
            for bad in [#"{"role":"king"}"#, #"{"password":"short"}"#, #"{"display_name":" "}"#] {
                #expect(try await desk.request(.patch, "/api/v1/agents/\(id)", bad, admin).status == 422)
            }
            #expect(try await desk.request(.delete, "/api/v1/agents/\(id)", nil, admin).status == 204)
            #expect(try await desk.request(.delete, "/api/v1/agents/\(me)", nil, admin).status == 409)
            #expect(try await desk.request(.patch, "/api/v1/agents/\(me)", #"{"role":"agent"}"#, admin).status == 409)
        }
    }

    @Test func `a new password ends the person's sessions`() async throws {
        try await TestDesk.perform { desk in
            let admin = try await desk.signedIn("root", role: .admin)
            let mei = try await desk.signedIn("mei")
            let id = try #require(try await desk.request(.get, "/api/v1/me", nil, mei).string("agent"))
            let change = #"{"password":"another password"}"#
            #expect(try await desk.request(.patch, "/api/v1/agents/\(id)", change, admin).status == 200)
            #expect(try await desk.request(.get, "/api/v1/me", nil, mei).status == 401)
        }
    }

    @Test func `somebody who knows the present password chooses another, and stays signed in here alone`() async throws
    {
        try await TestDesk.perform { desk in
            let here = try await desk.signedIn("mei")
            let other = try await desk.request(
                .post,
                "/api/v1/sign-in",
                #"{"name":"mei","password":"\#(TestDesk.password)"}"#
            )
            let cookie = try #require(other.headers[.setCookie]?.split(separator: ";").first)
            let elsewhere: HTTPFields = [.cookie: String(cookie), .origin: "http://desk.example"]
            let change = #"{"present":"\#(TestDesk.password)","password":"another password"}"#
            #expect(try await desk.request(.post, "/api/v1/me/password", change, here).status == 204)
            #expect(try await desk.request(.get, "/api/v1/me", nil, here).status == 200)
            #expect(try await desk.request(.get, "/api/v1/me", nil, elsewhere).status == 401)
            let old = #"{"name":"mei","password":"\#(TestDesk.password)"}"#
            #expect(try await desk.request(.post, "/api/v1/sign-in", old).status == 401)
            let new = #"{"name":"mei","password":"another password"}"#
            #expect(try await desk.request(.post, "/api/v1/sign-in", new).status == 204)
        }
    }

    @Test(arguments: [
        (#"{"present":"wrong","password":"another password"}"#, 403),
        (#"{"present":"\#(TestDesk.password)","password":"eleven char"}"#, 422),
        (#"{"password":"another password"}"#, 422),
    ])
    func `a password stays when the present one is wrong or the new one too short`(
        _ change: (body: String, status: Int)
    ) async throws {
        try await TestDesk.perform { desk in
            let mei = try await desk.signedIn("mei")
            let reply = try await desk.request(.post, "/api/v1/me/password", change.body, mei)
            #expect(reply.status == change.status)
            let same = #"{"name":"mei","password":"\#(TestDesk.password)"}"#
            #expect(try await desk.request(.post, "/api/v1/sign-in", same).status == 204)
        }
    }

    @Test func `an open console is no place to guess a password`() async throws {
        try await TestDesk.perform { desk in
            let mei = try await desk.signedIn("mei")
            let guess = #"{"present":"a guess","password":"another password"}"#
            for _ in 0..<6 { _ = try await desk.request(.post, "/api/v1/me/password", guess, mei) }
            #expect(try await desk.request(.post, "/api/v1/me/password", guess, mei).status == 429)
        }
    }

    @Test func `administrators see rules, try messages, and everything is written down`() async throws {
        try await TestDesk.perform { desk in
            let admin = try await desk.signedIn("root", role: .admin)
            let rules = try await desk.request(.get, "/api/v1/rules", nil, admin)
            #expect(rules.text.contains(#""id":"FD001","name":"empty-rule","severity":"warning","path":"en/a.rules""#))
            let file = try await desk.request(.get, "/api/v1/rules/files/en/a.rules", nil, admin)
            #expect(file.string("text") == "rule greet")
            #expect(try await desk.request(.get, "/api/v1/rules/files/x", nil, admin).status == 404)
            let lint = try await desk.request(.post, "/api/v1/rules/lint", #"{"drafts":{"a.rules":"x"}}"#, admin)
            #expect(lint.text.contains("FD001"))
            #expect(try await desk.request(.post, "/api/v1/rules/reload", nil, admin).status == 200)
            let explained = try await desk.request(.post, "/api/v1/rules/explain", #"{"text":"hi"}"#, admin)
            #expect(explained.text.contains(#""text":"re: hi""#))
            let bad = #"{"text":"hi","at":"tomorrow"}"#
            #expect(try await desk.request(.post, "/api/v1/rules/explain", bad, admin).status == 422)
            let audit = try await desk.request(.get, "/api/v1/audit", nil, admin)
            #expect(audit.text.contains("rules.reload"))
            #expect(audit.text.contains("sign-in"))
        }
    }

    @Test func `administrators export and erase a visitor`() async throws {
        try await TestDesk.perform { desk in
            let admin = try await desk.signedIn("root", role: .admin)
            let (headers, conversation, visitor) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)"
            _ = try await desk.request(.post, path + "/messages", #"{"cmid":"c1","text":"canary"}"#, headers)
            let export = try await desk.request(.get, "/api/v1/visitors/\(visitor)/export", nil, admin)
            #expect(export.text.contains("canary"))
            #expect(export.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(try await desk.request(.post, "/api/v1/visitors/\(visitor)/erase", nil, admin).status == 204)
            let after = try await desk.request(.get, "/api/v1/agent/conversations/\(conversation)", nil, admin)
            #expect(!after.text.contains("canary"))
            #expect(try await desk.request(.get, path + "/events", nil, headers).status == 401)
            #expect(try await desk.request(.get, "/api/v1/visitors/nobody/export", nil, admin).status == 404)
        }
    }

    @Test func `canned replies are replaced as a whole`() async throws {
        try await TestDesk.perform { desk in
            let admin = try await desk.signedIn("root", role: .admin)
            let body = #"{"replies":[{"code":"hi","text":"Hello {name}","language":"en"}]}"#
            #expect(try await desk.request(.put, "/api/v1/canned", body, admin).text == body)
            #expect(try await desk.request(.get, "/api/v1/canned", nil, admin).text == body)
            let bad = #"{"replies":[{"code":"two words","text":"x"}]}"#
            #expect(try await desk.request(.put, "/api/v1/canned", bad, admin).status == 422)
        }
    }
}
