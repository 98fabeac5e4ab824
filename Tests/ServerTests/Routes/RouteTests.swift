import FrontdeskCore
import FrontdeskTestSupport
import HTTPTypes
import Testing

@testable import FrontdeskServer

struct VisitorRouteTests {
    @Test func `a visitor begins, sends, reads, and sends the same again`() async throws {
        try await TestDesk.perform { desk in
            let (headers, conversation, _) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)"
            let first = try await desk.request(.post, path + "/messages", #"{"cmid":"c1","text":"hello"}"#, headers)
            #expect(first.status == 200)
            let again = try await desk.request(.post, path + "/messages", #"{"cmid":"c1","text":"hello"}"#, headers)
            #expect(again.text == first.text)
            let other = try await desk.request(.post, path + "/messages", #"{"cmid":"c1","text":"bye"}"#, headers)
            #expect(other.problem == "conflict")
            #expect(other.status == 409)
            let events = try await desk.request(.get, path + "/events?since_seq=1", nil, headers)
            #expect(events.text.contains(#""text":"re: hello""#))
            #expect(!events.text.contains(#""seq":1,"#))
            let state = try await desk.request(.get, path, nil, headers)
            #expect(state.string("state") == "bot")
        }
    }

    @Test func `a long poll answers as soon as there is something`() async throws {
        try await TestDesk.perform { desk in
            let (headers, conversation, _) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)"
            async let poll = desk.request(.get, path + "/events?since_seq=0&wait=25", nil, headers)
            _ = try await desk.request(.post, path + "/messages", #"{"cmid":"c1","text":"hello"}"#, headers)
            #expect(try await poll.text.contains(#""seq":1"#))
        }
    }

    @Test func `frames go over HTTP, too`() async throws {
        try await TestDesk.perform { desk in
            let (headers, conversation, _) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)/frames"
            #expect(try await desk.request(.post, path, #"{"t":"typing"}"#, headers).status == 204)
            #expect(try await desk.request(.post, path, #"{"t":"ping","n":3}"#, headers).text == #"{"n":3}"#)
            let asked = try await desk.request(.post, path, #"{"t":"ask_human","cmid":"h1"}"#, headers)
            #expect(asked.string("cmid") == "h1")
            #expect(try await desk.request(.post, path, #"{"t":"hello"}"#, headers).status == 422)
        }
    }

    @Test func `somebody else's conversation looks like none`() async throws {
        try await TestDesk.perform { desk in
            let (_, conversation, _) = try await desk.visitor()
            let (stranger, _, _) = try await desk.visitor()
            let theirs = try await desk.request(.get, "/api/v1/conversations/\(conversation)/events", nil, stranger)
            let none = try await desk.request(.get, "/api/v1/conversations/nope/events", nil, stranger)
            #expect(theirs.status == 404)
            #expect(theirs.text == none.text)
        }
    }

    @Test func `needs a token that is known`() async throws {
        try await TestDesk.perform { desk in
            let (_, conversation, _) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)/events"
            #expect(try await desk.request(.get, path).problem == "token-required")
            let wrong: HTTPFields = [.authorization: "Bearer \(BearerToken.random().text)"]
            #expect(try await desk.request(.get, path, nil, wrong).status == 401)
        }
    }

    @Test(arguments: [
        ("{", "application/json", 400), ("[]", "application/json", 400), ("{}", "text/plain", 415),
        (#"{"locale":7}"#, "application/json", 422), (#"{"identity":{"id":"a","hash":"b"}}"#, "application/json", 403),
    ])
    func `says what is wrong with a body`(body: String, type: String, status: Int) async throws {
        try await TestDesk.perform { desk in
            let reply = try await desk.request(.post, "/api/v1/visitors", body, [.contentType: type])
            #expect(reply.status == status)
            #expect(reply.headers[.contentType] == "application/problem+json")
        }
    }

    @Test func `takes a body of so many bytes and not more`() async throws {
        try await TestDesk.perform { desk in
            let body = #"{"x":""# + String(repeating: "a", count: 70_000) + #""}"#
            let reply = try await desk.request(.post, "/api/v1/visitors", body)
            #expect(reply.status == 413)
        }
    }

    @Test func `serves sites on the list and no others`() async throws {
        try await TestDesk.perform { desk in
            let site = try await desk.request(.post, "/api/v1/visitors", "{}", [.origin: "https://shop.example"])
            #expect(site.status == 201)
            #expect(site.headers[.accessControlAllowOrigin] == "https://shop.example")
            let other = try await desk.request(.post, "/api/v1/visitors", "{}", [.origin: "https://evil.example"])
            #expect(other.problem == "origin-refused")
            #expect(other.headers[.accessControlAllowOrigin] == nil)
            let preflight = try await desk.request(.options, "/api/v1/visitors", nil, [.origin: "https://shop.example"])
            #expect(preflight.status == 204)
            #expect(preflight.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
        }
    }

    @Test func `lets in only whom the site vouches for, where that is asked`() async throws {
        try await TestDesk.perform {
            $0.requiresIdentity = true
        } _: { desk in
            let reply = try await desk.request(.post, "/api/v1/visitors", "{}")
            #expect(reply.problem == "not-allowed")
        }
    }

    @Test func `limits requests of one visitor`() async throws {
        try await TestDesk.perform {
            $0.frameBurst = 3
        } _: { desk in
            let (headers, conversation, _) = try await desk.visitor()
            let path = "/api/v1/conversations/\(conversation)"
            for _ in 0..<3 { #expect(try await desk.request(.get, path, nil, headers).status == 200) }
            let refused = try await desk.request(.get, path, nil, headers)
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "1")
        }
    }
}

struct GeneralRouteTests {
    @Test func `names the methods that work, and says when there is nothing`() async throws {
        try await TestDesk.perform { desk in
            let wrong = try await desk.request(.put, "/api/v1/me")
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "GET, HEAD")
            #expect(try await desk.request(.get, "/nope").problem == "not-found")
            #expect(try await desk.request(.get, "/api/v1/socket").status == 426)
        }
    }

    @Test func `keeps browsers strict everywhere`() async throws {
        try await TestDesk.perform { desk in
            for path in ["/", "/chat", "/console", "/admin", "/nope", "/healthz", "/api/v1/me", "/widget.js"] {
                let reply = try await desk.request(.get, path)
                #expect(reply.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(reply.headers[.referrerPolicy] == "no-referrer", "\(path)")
                #expect(reply.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(path)")
            }
            #expect(
                try await desk.request(.get, "/chat").headers[.contentSecurityPolicy]?
                    .contains("frame-ancestors 'self' https://shop.example") == true
            )
            for path in ["/console", "/admin/x/y"] {
                let policy = try await desk.request(.get, path).headers[.contentSecurityPolicy]
                #expect(policy?.contains("frame-ancestors 'none'") == true)
            }
        }
    }

    @Test func `pages name files that never change, and these are found`() async throws {
        try await TestDesk.perform { desk in
            let page = try await desk.request(.get, "/console")
            let version = try #require(WebAssets.embedded.version)
            #expect(page.text.contains("/assets/\(version)/lib/base.css"))
            let file = try await desk.request(.get, "/assets/\(version)/lib/base.css")
            #expect(file.status == 200)
            #expect(file.headers[.cacheControl]?.contains("immutable") == true)
            let plain = try await desk.request(.get, "/assets/lib/base.css")
            #expect(plain.text == file.text)
            #expect(plain.headers[.cacheControl] == "no-cache")
            let tag = try #require(plain.headers[.eTag])
            #expect(try await desk.request(.get, "/assets/lib/base.css", nil, [.ifNoneMatch: "W/\(tag)"]).status == 304)
            #expect(try await desk.request(.get, "/assets/..%2f..%2fPackage.swift").status == 404)
        }
    }

    @Test func `shows a plain front page without the demonstration`() async throws {
        try await TestDesk.perform {
            $0.isDemo = false
        } _: { desk in
            let page = try await desk.request(.get, "/")
            #expect(page.text.contains("Frontdesk is running"))
        }
    }

    @Test func `gives texts by language, sorted, with a tag`() async throws {
        try await TestDesk.perform { desk in
            let texts = try await desk.request(.get, "/api/v1/texts/en")
            #expect(texts.text == #"{"ui.a":"A {n}","ui.b":"B"}"#)
            #expect(texts.headers[.eTag] != nil)
            #expect(try await desk.request(.get, "/api/v1/texts/xx").status == 404)
            #expect(
                try await desk.request(.get, "/api/v1/texts").text.contains(#""tag":"ar","name":"العربية","dir":"rtl""#)
            )
        }
    }

    @Test(arguments: [("Ana's shop", "Ana''s shop"), ("{A}", "'{'A'}'"), ("客服", "客服")])
    func `the name of the site stands at the head of the chat`(name: String, pattern: String) async throws {
        try await TestDesk.perform {
            $0.siteName = name
        } _: { desk in
            let texts = try await desk.request(.get, "/api/v1/texts/en").text
            #expect(texts == #"{"ui.a":"A {n}","ui.b":"B","ui.widget.title":"\#(pattern)"}"#)
        }
    }

    @Test func `says that it is alive, ready and what it counts`() async throws {
        try await TestDesk.perform { desk in
            let health = try await desk.request(.get, "/healthz")
            #expect(health.status == 200)
            #expect(try await desk.request(.get, "/readyz").status == 200)
            #expect(try await desk.request(.get, "/version").string("version") == "1.2.3")
            let metrics = try await desk.request(.get, "/metrics").text.split(separator: "\n")
            #expect(metrics.contains("frontdesk_queue_length 0"))
            #expect(metrics.contains("frontdesk_rules_current 0"))
            #expect(try await desk.request(.head, "/healthz").text.isEmpty)
        }
    }
}

struct RestChannelRouteTests {
    @Test func `answers in the shape of that channel, and never with nothing`() async throws {
        try await TestDesk.perform { desk in
            let path = "/webhooks/rest/webhook"
            let first = try await desk.request(.post, path, #"{"sender":"u1","message":"hi"}"#)
            #expect(first.text == #"[{"recipient_id":"u1","text":"re: hi"}]"#)
            _ = try await desk.request(.post, path, #"{"sender":"u1","message":"human"}"#)
            let waiting = try await desk.request(.post, path, #"{"sender":"u1","message":"hello?"}"#)
            #expect(waiting.text == #"[{"recipient_id":"u1","text":"system.with_person"}]"#)
            let parsed = try await desk.request(.post, "/model/parse", #"{"text":"hi"}"#)
            #expect(parsed.text.contains(#""intent":{"name":"greeting","confidence":0.5}"#))
        }
    }

    @Test func `is closed without a token, and opens with it`() async throws {
        let token = "a token of the channel"
        try await TestDesk.perform {
            $0.isDemo = false
        } _: { desk in
            let reply = try await desk.request(.post, "/webhooks/rest/webhook", "{}")
            #expect(reply.status == 404)
        }
        try await TestDesk.perform {
            $0.restChannelToken = token
        } _: { desk in
            let body = #"{"sender":"u1","message":"hi"}"#
            let closed = try await desk.request(.post, "/webhooks/rest/webhook", body)
            #expect(closed.status == 401)
            let query = "?token=a%20token%20of%20the%20channel"
            #expect(try await desk.request(.post, "/webhooks/rest/webhook" + query, body).status == 200)
            let headers: HTTPFields = [.authorization: "Bearer \(token)"]
            #expect(try await desk.request(.post, "/webhooks/rest/webhook", body, headers).status == 200)
        }
    }
}
