import FrontdeskCore
import FrontdeskRuntime
import NIOCore
import Testing

@testable import FrontdeskServer

struct BearerTokenTests {
    @Test func `makes a new secret each time, and the same digest of the same secret`() throws {
        let token = BearerToken.random()
        #expect(token != BearerToken.random())
        let again = try #require(BearerToken(token.text))
        #expect(again.digest == token.digest)
        #expect(token.digest.hexadecimal.count == 64)
        #expect(!token.digest.hexadecimal.contains(token.text))
    }

    @Test func `digests as SHA-256 does`() throws {
        let token = try #require(BearerToken(String(repeating: "A", count: 43)))
        #expect(token.digest.hexadecimal == "0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a")
    }

    @Test(arguments: [
        "", "short", String(repeating: "A", count: 42), String(repeating: "A", count: 42) + "=",
        String(repeating: "é", count: 43),
    ])
    func `refuses what can't be a token`(text: String) {
        #expect(BearerToken(text) == nil)
    }
}

struct Base64Tests {
    @Test(
        arguments: [
            ([], ""), ([0x66], "Zg"), ([0x66, 0x6F], "Zm8"), ([0x66, 0x6F, 0x6F], "Zm9v"), ([0xFB, 0xFF], "+/8"),
        ] as [([UInt8], String)]
    )
    func `writes and reads the test vectors without padding`(bytes: [UInt8], text: String) {
        #expect(Base64.plain(bytes) == text)
        #expect(Base64.decode(text) == bytes)
    }

    @Test(arguments: ["Z", "Zh", "Z=", "Zm9v Zg", "Zm8_"])
    func `refuses what nobody writes`(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}

struct VisitorIdentityTests {
    private static let secrets = ["first-secret-first-secret-first-secret", "other-secret-other-secret-other-secret"]

    private func identity(_ json: String) throws(Problem) -> VisitorIdentity {
        try VisitorIdentity(try JSONFields(.init(string: json), in: "identity"))
    }

    @Test func `accepts what one of the secrets signed`() throws {
        // printf 'user-7' | openssl dgst -sha256 -hmac first-secret-first-secret-first-secret
        let signed = try identity(
            #"{"id":"user-7","hash":"4dd3e2144bea132884ea4695e29e6e49ee34ea7d37088457143265df47a1bd6f"}"#
        )
        #expect(signed.isVouchedFor(by: Self.secrets))
        #expect(signed.isVouchedFor(by: Self.secrets.reversed()))
        #expect(!signed.isVouchedFor(by: [Self.secrets[1]]))
        #expect(!signed.isVouchedFor(by: []))
    }

    @Test func `signs attributes together with the id`() throws {
        let signed = try identity(
            #"{"id":"user-7","hash":"a82417c4f53a44a14e44acfa21c12f4d4f445b485d96671811cbcd0a5118b803","attributes":{"plan":"pro","age":7,"vip":true}}"#
        )
        #expect(signed.signed == "user-7\nage=7\nplan=pro\nvip=true")
        #expect(signed.isVouchedFor(by: Self.secrets))
        let forged = try identity(
            #"{"id":"user-7","hash":"a82417c4f53a44a14e44acfa21c12f4d4f445b485d96671811cbcd0a5118b803","attributes":{"plan":"max","age":7,"vip":true}}"#
        )
        #expect(!forged.isVouchedFor(by: Self.secrets))
    }

    @Test(arguments: [
        #"{"id":"","hash":"x"}"#, #"{"id":"a\nb=c","hash":"x"}"#, #"{"id":"a","hash":"x","attributes":{"a=b":"c"}}"#,
        #"{"id":"a","hash":"x","attributes":{"a":"b\nc=d"}}"#, #"{"id":"a","hash":"x","attributes":{"a":[1]}}"#,
    ])
    func `refuses what could be read in two ways`(json: String) {
        #expect(throws: Problem.self) { try identity(json) }
    }
}

struct ConstantTimeTests {
    @Test(
        arguments: [([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 2], false), ([], [], true)]
            as [([UInt8], [UInt8], Bool)]
    )
    func `compares`(left: [UInt8], right: [UInt8], expected: Bool) {
        #expect(ConstantTime.areEqual(left, right) == expected)
    }
}

struct SessionCookieTests {
    @Test func `is out of reach of scripts and other sites, and travels over TLS only where there is TLS`() {
        let token = BearerToken.random()
        let plain = SessionCookie(isSecure: false).setting(token, lifetime: .seconds(60))
        #expect(plain == "frontdesk=\(token.text); Path=/; Max-Age=60; HttpOnly; SameSite=Strict")
        let secure = SessionCookie(isSecure: true).setting(token, lifetime: .seconds(60))
        #expect(secure == "__Host-frontdesk=\(token.text); Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure")
    }

    @Test func `finds its token among other cookies`() {
        let token = BearerToken.random()
        let cookie = SessionCookie(isSecure: false)
        #expect(cookie.token(in: ["a=b; frontdesk=\(token.text); c=d"]) == token)
        #expect(cookie.token(in: ["a=b", "frontdesk=\(token.text)"]) == token)
        #expect(cookie.token(in: ["xfrontdesk=\(token.text)", "frontdesk=short"]) == nil)
    }
}

struct SessionActivityTests {
    @Test func `ends a session after a silence, and not before`() {
        let activity = SessionActivity(idleTime: .seconds(60))
        let session = BearerToken.random().digest
        let start = Instant(milliseconds: 0)
        #expect(activity.touch(session, at: start))
        #expect(activity.touch(session, at: start + .seconds(60)))
        #expect(!activity.touch(session, at: start + .seconds(121)))
    }

    @Test func `holds no more sessions than told`() {
        let activity = SessionActivity(idleTime: .seconds(60), capacity: 2)
        let start = Instant(milliseconds: 0)
        for _ in 0..<10 { #expect(activity.touch(BearerToken.random().digest, at: start)) }
    }
}
