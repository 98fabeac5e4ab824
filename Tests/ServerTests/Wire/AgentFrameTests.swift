import FrontdeskCore
import FrontdeskRuntime
import NIOCore
import Testing

@testable import FrontdeskServer

struct AgentFrameTests {
    private func read(_ text: String) throws(Problem) -> AgentFrame {
        try AgentFrame(try JSONFields(ByteBuffer(string: text), in: "the frame"))
    }

    @Test(
        arguments: [
            (#"{"t":"watch","conversation":"c"}"#, .watch("c", sincePos: 0)),
            (#"{"t":"watch","conversation":"c","since_pos":9}"#, .watch("c", sincePos: 9)),
            (#"{"t":"unwatch","conversation":"c"}"#, .unwatch("c")),
            (#"{"t":"take","cmid":"m","conversation":"c","epoch":1}"#, .act("c", "m", epoch: 1, .take)),
            (
                #"{"t":"message","cmid":"m","conversation":"c","epoch":2,"text":"hi"}"#,
                .act("c", "m", epoch: 2, .message("hi"))
            ),
            (#"{"t":"note","cmid":"m","conversation":"c","text":"n"}"#, .act("c", "m", epoch: nil, .note("n"))),
            (
                #"{"t":"transfer","cmid":"m","conversation":"c","epoch":3,"to":{"team":"账单"},"note":"n"}"#,
                .act("c", "m", epoch: 3, .transfer(.team("账单"), note: "n"))
            ),
            (
                #"{"t":"transfer","cmid":"m","conversation":"c","epoch":3,"to":{"agent":"a1"},"note":""}"#,
                .act("c", "m", epoch: 3, .transfer(.agent("a1"), note: nil))
            ),
            (
                #"{"t":"transfer","cmid":"m","conversation":"c","epoch":3,"to":{"bot":true}}"#,
                .act("c", "m", epoch: 3, .transfer(.bot, note: nil))
            ),
            (
                #"{"t":"tags","cmid":"m","conversation":"c","add":["a"],"remove":["b"]}"#,
                .act("c", "m", epoch: nil, .tag(adding: ["a"], removing: ["b"]))
            ),
            (#"{"t":"read","conversation":"c","seq":3}"#, .read("c", seq: 3)),
            (#"{"t":"presence","presence":"busy"}"#, .presence(.busy)),
        ] as [(String, AgentFrame)]
    )
    func `reads what agents send`(text: String, frame: AgentFrame) throws {
        #expect(try read(text) == frame)
    }

    @Test(arguments: [
        #"{"t":"take","cmid":"m","conversation":"c"}"#, #"{"t":"take","conversation":"c","epoch":1}"#,
        #"{"t":"take","cmid":"m","epoch":1}"#, #"{"t":"transfer","cmid":"m","conversation":"c","epoch":1,"to":{}}"#,
        #"{"t":"presence","presence":"gone"}"#, #"{"t":"dance"}"#,
    ])
    func `refuses what makes no sense`(text: String) {
        #expect(throws: Problem.self) { try read(text) }
    }
}
