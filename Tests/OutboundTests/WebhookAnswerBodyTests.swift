import Foundation
import FrontdeskCore
import Testing

@testable import FrontdeskOutbound

struct WebhookAnswerBodyTests {
    @Test func `gives a plain value under the variable`() throws {
        #expect(try WebhookAnswerBody.values(of: Data("\"sent\"".utf8), into: "order") == ["order": .string("sent")])
        #expect(try WebhookAnswerBody.values(of: Data("7".utf8), into: "n") == ["n": .integer(7)])
    }

    @Test func `gives an object's plain fields, and leaves out the rest`() throws {
        let body = Data(#"{"state":"sent","days":2,"late":false,"items":[1],"x":{"y":1},"none":null}"#.utf8)
        #expect(
            try WebhookAnswerBody.values(of: body, into: "order") == [
                "order.state": .string("sent"), "order.days": .integer(2), "order.late": .boolean(false),
            ]
        )
    }

    @Test(arguments: ["", "{", "[1]", "nope"])
    func `refuses what is no such JSON`(body: String) {
        #expect(throws: WebhookFailure.self) { try WebhookAnswerBody.values(of: Data(body.utf8), into: "x") }
    }

    @Test func `reads nothing when nobody wants the answer`() throws {
        #expect(try WebhookAnswerBody.values(of: Data("{".utf8), into: nil).isEmpty)
    }
}
