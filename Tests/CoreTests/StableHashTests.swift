import FrontdeskCore
import Testing

struct StableHashTests {
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func `gives the published values of FNV-1a`(text: String, expected: String) {
        var hash = StableHash()
        hash.combine(bytes: text.utf8)
        #expect(hash.hexadecimal == expected)
    }

    @Test func `tells where one text ends and the next begins`() {
        var left = StableHash()
        left.combine("ab")
        left.combine("c")
        var right = StableHash()
        right.combine("a")
        right.combine("bc")
        #expect(left != right)
    }
}
