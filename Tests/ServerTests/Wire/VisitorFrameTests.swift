import FrontdeskCore
import NIOCore
import Testing

@testable import FrontdeskServer

struct VisitorFrameTests {
    private func read(_ text: String) throws(Problem) -> VisitorFrame {
        try VisitorFrame(try JSONFields(ByteBuffer(string: text), in: "the frame"))
    }

    private func problem(_ text: String) -> Problem? {
        do throws(Problem) {
            _ = try read(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            (#"{"t":"message","cmid":"c1","text":"hi"}"#, .message("c1", text: "hi")),
            (#"{"t":"message","cmid":"c1","text":"hi","attachments":[],"new_field":1}"#, .message("c1", text: "hi")),
            (#"{"t":"choose","cmid":"c1","seq":2,"choice":"退款"}"#, .choose("c1", seq: 2, choice: "退款")),
            (#"{"t":"typing"}"#, .typing),
            (#"{"t":"read","seq":3}"#, .moved(Cursor(mark: .read, seq: 3))),
            (#"{"t":"delivered","seq":0}"#, .moved(Cursor(mark: .delivered, seq: 0))),
            (#"{"t":"page","url":"/a","title":"A"}"#, .page(PageView(url: "/a", title: "A"))),
            (#"{"t":"ask_human"}"#, .askHuman(nil)),
            (#"{"t":"close","cmid":"c2"}"#, .close("c2")),
            (#"{"t":"ping","n":-4}"#, .ping(-4)),
            (
                #"{"t":"hello","token":"x","conversation":"c","since_seq":4,"locale":"zh-cn"}"#,
                .hello(VisitorFrame.Hello(token: "x", conversation: "c", sinceSeq: 4, locale: "zh-CN", page: nil))
            ),
        ] as [(String, VisitorFrame)]
    )
    func `reads what visitors send`(text: String, frame: VisitorFrame) throws {
        #expect(try read(text) == frame)
    }

    @Test func `reads a rating`() throws {
        let rating = try #require(Rating(score: 5, comment: "good"))
        #expect(try read(#"{"t":"rate","score":5,"comment":"good"}"#) == .rate(rating, nil))
    }

    @Test(
        arguments: [
            (#"{}"#, ProblemKind.invalid), (#"{"t":7}"#, .invalid), (#"{"t":"dance"}"#, .invalid), (#"[]"#, .malformed),
            (#"{"t":"message","text":"x"}"#, .invalid), (#"{"t":"message","cmid":"","text":"x"}"#, .invalid),
            (#"{"t":"message","cmid":"a b","text":"x"}"#, .invalid),
            (#"{"t":"message","cmid":"c","text":""}"#, .invalid),
            (#"{"t":"message","cmid":"c","text":" \n\t "}"#, .invalid),
            (#"{"t":"message","cmid":"c","text":5}"#, .invalid),
            (#"{"t":"message","cmid":"c","text":"a\u0000b"}"#, .invalid),
            (#"{"t":"message","cmid":"c","text":"x","attachments":[{}]}"#, .invalid),
            (#"{"t":"read"}"#, .invalid), (#"{"t":"read","seq":-1}"#, .invalid), (#"{"t":"read","seq":1.5}"#, .invalid),
            (#"{"t":"rate","score":6}"#, .invalid), (#"{"t":"rate","score":0}"#, .invalid),
            (#"{"t":"choose","cmid":"c","seq":1}"#, .invalid), (#"{"t":"hello","since_seq":"1"}"#, .invalid),
        ] as [(String, ProblemKind)]
    )
    func `refuses what makes no sense`(text: String, kind: ProblemKind) {
        #expect(problem(text)?.kind == kind)
    }

    @Test func `takes 8192 bytes of text and not one more`() throws {
        let text = String(repeating: "é", count: 4_096)
        #expect(try read(#"{"t":"message","cmid":"c","text":"\#(text)"}"#) == .message("c", text: text))
        #expect(problem(#"{"t":"message","cmid":"c","text":"\#(text)x"}"#)?.kind == .tooLong)
    }

    @Test func `tells nothing of what was written`() {
        let refusal = problem(#"{"t":"message","cmid":"c","text":["hunter2"]}"#)
        #expect(refusal?.detail.contains("hunter2") == false)
    }
}
