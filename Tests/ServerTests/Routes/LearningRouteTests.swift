import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import HTTPTypes
import Testing

@testable import FrontdeskServer

struct LearningRouteTests {
    private static let addresses: [(HTTPRequest.Method, String)] = [
        (.get, "/api/v1/suggestions"), (.post, "/api/v1/suggestions/promote"),
        (.post, "/api/v1/suggestions/dismiss"), (.post, "/api/v1/suggestions/restore"),
    ]
    private static let keys = #"{"keys":["0123456789abcdef"]}"#

    private static func promotion(_ text: String, intent: String = "greeting", insist: Bool = false) -> String {
        #"{"intent":"\#(intent)","language":"en","texts":["hi","\#(text)"],"keys":["0123456789abcdef"],"#
            + #""insist":\#(insist)}"#
    }

    /// A visitor who asked something that nobody understood.
    private static func puzzle(_ desk: TestDesk, _ text: String = "what now") async throws -> ScriptedVisitor {
        desk.rehearsal.bot.follows { turn in
            guard turn.text != nil else { return nil }
            var decision = Decision.reply("pardon?", language: "en")
            decision.outcome = .missed
            return decision
        }
        let visitor = try await desk.rehearsal.visitor()
        try await visitor.says(text)
        return visitor
    }

    @Test(arguments: addresses)
    func `is for administrators alone`(method: HTTPRequest.Method, path: String) async throws {
        try await TestDesk.perform { desk in
            let body = method == .post ? Self.keys : nil
            #expect(try await desk.request(method, path, body, [.origin: "http://desk.example"]).status == 401)
            var visitor = try await desk.visitor().headers
            visitor[.origin] = "http://desk.example"
            #expect(try await desk.request(method, path, body, visitor).status == 401)
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
            headers[.origin] = "https://shop.example"
            #expect(try await desk.request(method, path, Self.keys, headers).problem == "origin-refused")
        }
    }

    @Test func `every agent may know the intents`() async throws {
        try await TestDesk.perform { desk in
            #expect(try await desk.request(.get, "/api/v1/intents").status == 401)
            let mei = try await desk.signedIn("mei")
            let reply = try await desk.request(.get, "/api/v1/intents?language=de", nil, mei)
            #expect(
                reply.text == #"{"intents":[{"intent":"greeting","title":"Gruß","examples":{"de":2,"en":3}},"#
                    + #"{"intent":"refund","examples":{}}]}"#
            )
        }
    }

    @Test func `lists groups with their messages`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let none = try await desk.request(.get, "/api/v1/suggestions", nil, ada)
            #expect(none.text == #"{"messages":0,"limit":2000,"more":0,"groups":[]}"#)
            let visitor = try await Self.puzzle(desk, "what <b>now</b>")
            let list = try await desk.request(.get, "/api/v1/suggestions", nil, ada)
            #expect(list.status == 200)
            let message = try #require(try await desk.rehearsal.desk.unclearMessages().first)
            #expect(
                list.text
                    == #"{"messages":1,"limit":2000,"more":0,"groups":[{"language":"und","count":1,"causes":"#
                    + #"{"clarified":0,"rejected":1,"corrected":0},"intent":"greeting","source":"classifier","#
                    + #""agreement":0.5,"latest":"\#(message.at)","texts":[{"text":"what <b>now</b>","key":"#
                    + #""\#(message.key)","count":1}],"withheld":1,"keys":["\#(message.key)"],"conversation":"#
                    + #""\#(visitor.conversation)","pos":\#(message.pos)}]}"#
            )
            #expect(try await desk.request(.get, "/api/v1/suggestions?view=other", nil, ada).status == 422)
        }
    }

    @Test func `dismisses and brings back, and writes down who did`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            _ = try await Self.puzzle(desk)
            let key = try #require(try await desk.rehearsal.desk.unclearMessages().first).key
            let body = #"{"keys":["\#(key)"]}"#
            #expect(try await desk.request(.post, "/api/v1/suggestions/dismiss", body, ada).status == 204)
            let open = try await desk.request(.get, "/api/v1/suggestions", nil, ada)
            #expect(open.text.contains(#""messages":0"#))
            let dismissed = try await desk.request(.get, "/api/v1/suggestions?view=dismissed", nil, ada)
            #expect(dismissed.text.contains(#""messages":1"#))
            #expect(try await desk.request(.post, "/api/v1/suggestions/restore", body, ada).status == 204)
            let again = try await desk.request(.get, "/api/v1/suggestions", nil, ada)
            #expect(again.text.contains(#""messages":1"#))
            let audit = try await desk.rehearsal.desk.auditLog(before: nil).entries.map(\.what)
            #expect(audit.prefix(2) == ["learning.restore", "learning.dismiss"])
        }
    }

    @Test func `promotes, and what became an example is not listed again`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            _ = try await Self.puzzle(desk)
            let key = try #require(try await desk.rehearsal.desk.unclearMessages().first).key
            let body = #"{"intent":"refund","language":"en","texts":["what now"],"keys":["\#(key)"]}"#
            let saved = try await desk.request(.post, "/api/v1/suggestions/promote", body, ada)
            #expect(saved.status == 200)
            #expect(saved.text.hasPrefix(#"{"version":{"number":7,"#))
            #expect(try await desk.rehearsal.desk.unclearMessages().isEmpty)
            let entry = try #require(try await desk.rehearsal.desk.auditLog(before: nil).entries.first)
            #expect(entry.what == "learning.promote")
            #expect(entry.subject == "refund (en): 1, version 7")
        }
    }

    @Test func `says which text a check objects to, and whether one may insist`() async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            let path = "/api/v1/suggestions/promote"
            let broken = try await desk.request(.post, path, Self.promotion("broken"), ada)
            #expect(broken.status == 422)
            #expect(broken.problem == "examples-refused")
            #expect(broken.text.contains(#""can_insist":false,"objections":[{"text":1,"id":"FD003""#))
            let insisted = try await desk.request(.post, path, Self.promotion("broken", insist: true), ada)
            #expect(insisted.status == 422)
            let doubtful = try await desk.request(.post, path, Self.promotion("doubtful"), ada)
            #expect(doubtful.text.contains(#""can_insist":true,"objections":[{"text":1,"id":"FD001""#))
            let kept = try await desk.request(.post, path, Self.promotion("doubtful", insist: true), ada)
            #expect(kept.status == 200)
            let unknown = try await desk.request(.post, path, Self.promotion("hello", intent: "nothing"), ada)
            #expect(unknown.status == 422)
            #expect(unknown.problem == "invalid")
        }
    }

    @Test(arguments: [
        "[]", "{}", #"{"keys":[]}"#, #"{"keys":"0123456789abcdef"}"#, #"{"keys":["0123456789ABCDEF"]}"#,
        #"{"keys":["../../etc/passwd"]}"#, #"{"keys":[7]}"#, #"{"keys":["' OR 1=1 --     "]}"#,
        #"{"intent":"greeting","texts":["hi"]}"#, #"{"intent":"greeting","language":"en","texts":[]}"#,
        #"{"intent":"greeting","language":"en","texts":[""]}"#,
        #"{"intent":"greeting","language":"e n","texts":["x"]}"#,
        #"{"intent":"","language":"en","texts":["hi"]}"#, #"{"language":"en","texts":["hi"],"keys":[]}"#,
        #"{"intent":"greeting","language":"en","texts":["hi"],"insist":"yes"}"#,
    ])
    func `refuses what it can't read, and changes nothing`(body: String) async throws {
        try await TestDesk.perform { desk in
            let ada = try await desk.signedIn("ada", role: .admin)
            for action in ["promote", "dismiss", "restore"] {
                let reply = try await desk.request(.post, "/api/v1/suggestions/\(action)", body, ada)
                #expect((400..<500).contains(reply.status), "\(action): \(reply.text)")
            }
            #expect(try await desk.rehearsal.store.settlements().isEmpty)
        }
    }

    @Test func `an agent judges an answer over HTTP`() async throws {
        try await TestDesk.perform { desk in
            let mei = try await desk.signedIn("mei")
            let visitor = try await Self.puzzle(desk)
            let turn = try #require(
                try await desk.rehearsal.log(visitor.conversation).first { $0.event.kind == .turn }
            ).pos
            let path = "/api/v1/conversations/\(visitor.conversation)/judge"
            func body(_ cmid: String, _ rest: String) -> String { #"{"cmid":"\#(cmid)","turn_pos":\#(turn),\#(rest)}"# }
            let judged = try await desk.request(.post, path, body("j1", #""wrong":true,"intent":"refund""#), mei)
            #expect(judged.status == 200)
            #expect(try await desk.rehearsal.desk.unclearMessages().map(\.message.meant) == ["refund"])
            let log = try await desk.request(.get, "/api/v1/agent/conversations/\(visitor.conversation)", nil, mei)
            #expect(log.text.contains(#""turn_pos":\#(turn),"wrong":true,"intent":"refund""#))
            let unknown = try await desk.request(.post, path, body("j2", #""wrong":true,"intent":"nothing""#), mei)
            #expect(unknown.status == 422)
            let vague = try await desk.request(.post, path, body("j3", #""intent":"refund""#), mei)
            #expect(vague.status == 422)
            let outside = try await desk.request(
                .post,
                path,
                body("j4", #""wrong":true"#),
                [
                    .origin: "http://desk.example"
                ]
            )
            #expect(outside.status == 401)
        }
    }
}
