import FrontdeskCore
import HTTPTypes
import NIOCore
import Testing

@testable import FrontdeskServer

struct PercentEncodingTests {
    @Test(arguments: [("a%20b", "a b"), ("%E4%BD%A0", "你"), ("a+b", "a+b"), ("%2f", "/")])
    func `decodes`(encoded: String, plain: String) {
        #expect(PercentEncoding.decode(encoded) == plain)
    }

    @Test(arguments: ["%", "%2", "%zz", "%ff"])
    func `refuses what is malformed`(encoded: String) {
        #expect(PercentEncoding.decode(encoded) == nil)
    }
}

struct AcceptedLanguagesTests {
    @Test func `orders by weight, and keeps the order of equals`() {
        let tags = AcceptedLanguages("en;q=0.5, zh-cn, fr;q=0.8, de;q=0.8, *;q=0.1").tags
        #expect(tags == ["zh-CN", "fr", "de", "en"])
    }

    @Test(arguments: [nil, "", "*", "q=1", "en;q=0", "en;q=7", "<script>", ",,,"])
    func `passes over what makes no sense`(header: String?) {
        #expect(AcceptedLanguages(header).tags.isEmpty)
    }
}

struct ProblemTests {
    @Test func `names kind, status and remedy, and when to come back`() {
        let problem = Problem(.tooManyRequests, "too many").retry(after: 7)
        #expect(String(buffer: problem.body).contains(#""type":"urn:frontdesk:problem:too-many-requests""#))
        #expect(String(buffer: problem.body).contains(#""status":429"#))
        #expect(problem.headers[.retryAfter] == "7")
        #expect(problem.kind.code == "too_many_requests")
    }

    @Test func `has a title and a status of its own for every kind`() {
        #expect(Set(ProblemKind.allCases.map(\.title)).count == ProblemKind.allCases.count)
        for kind in ProblemKind.allCases { #expect((400..<600).contains(kind.status.code)) }
    }
}
