import FrontdeskCore
import Testing

@testable import FrontdeskServer

struct SignInThrottleTests {
    private let start = Instant(milliseconds: 1_000_000_000)

    private func address(_ text: String) throws -> ClientAddress { try #require(ClientAddress(text)) }

    @Test func `slows down one address that guesses for one name`() throws {
        let throttle = SignInThrottle()
        let home = try address("192.0.2.1")
        for _ in 0..<6 { #expect(throttle.attempt(name: "mei", address: home, at: start) == nil) }
        let wait = try #require(throttle.attempt(name: "mei", address: home, at: start))
        #expect(throttle.attempt(name: "mei", address: home, at: start + wait) == nil)
    }

    @Test func `does not count what was right`() throws {
        let throttle = SignInThrottle()
        let home = try address("192.0.2.1")
        for _ in 0..<100 {
            #expect(throttle.attempt(name: "mei", address: home, at: start) == nil)
            throttle.succeeded(name: "mei", address: home)
        }
    }

    @Test func `slows down many addresses that guess for one name, but not an address it knows`() throws {
        let throttle = SignInThrottle()
        let home = try address("192.0.2.1")
        #expect(throttle.attempt(name: "mei", address: home, at: start) == nil)
        throttle.succeeded(name: "mei", address: home)
        var isSlowed = false
        for number in 0..<60 {
            let stranger = try address("198.51.100.\(number)")
            if throttle.attempt(name: "mei", address: stranger, at: start) != nil { isSlowed = true }
        }
        #expect(isSlowed)
        #expect(throttle.attempt(name: "mei", address: home, at: start) == nil)
    }

    @Test func `slows down one address that guesses for many names`() throws {
        let throttle = SignInThrottle()
        let home = try address("192.0.2.1")
        let waits = (0..<40).compactMap { throttle.attempt(name: "n\($0)", address: home, at: start) }
        #expect(waits.count == 10)
    }
}
