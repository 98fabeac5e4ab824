import NIOCore
import NIOEmbedded
import Testing

@testable import FrontdeskServer

private final class CountingMember: HeartbeatMember {
    var heartbeatPlace: HeartbeatWheel.Place?
    var beats = 0
    var onBeat: () -> Void = {}

    func beat() {
        beats += 1
        onBeat()
    }
}

struct HeartbeatWheelTests {
    private let eventLoop = EmbeddedEventLoop()

    @Test func `beats once an interval for each member, whenever it came`() {
        let wheel = HeartbeatWheel(eventLoop: eventLoop, seconds: 5)
        let early = CountingMember()
        let late = CountingMember()
        wheel.add(early)
        eventLoop.advanceTime(by: .seconds(2))
        wheel.add(late)
        eventLoop.advanceTime(by: .seconds(3))
        #expect((early.beats, late.beats) == (1, 0))
        eventLoop.advanceTime(by: .seconds(2))
        #expect((early.beats, late.beats) == (1, 1))
        eventLoop.advanceTime(by: .seconds(10))
        #expect((early.beats, late.beats) == (3, 3))
    }

    @Test func `forgets members that left, also during a beat`() {
        let wheel = HeartbeatWheel(eventLoop: eventLoop, seconds: 3)
        let members = (0..<4).map { _ in CountingMember() }
        for member in members { wheel.add(member) }
        members[1].onBeat = { wheel.remove(members[1]) }
        wheel.remove(members[0])
        wheel.remove(members[0])
        eventLoop.advanceTime(by: .seconds(6))
        #expect(members.map(\.beats) == [0, 1, 2, 2])
    }
}
