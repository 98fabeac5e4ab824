import NIOCore
import Synchronization

/// Something that wants to be called every now and then.
protocol HeartbeatMember: AnyObject {
    /// Its place in the wheel, kept by the wheel.
    var heartbeatPlace: HeartbeatWheel.Place? { get set }

    /// One interval has passed since the last beat.
    func beat()
}

/// Calls every connection of one event loop once in an interval, with one timer for all.
///
/// A timer for each of ten thousand connections would cost memory and wake the loop all the time. The wheel has one
/// slot a second; the timer runs only while there are members. All calls must come on the event loop.
final class HeartbeatWheel {
    /// Where a member sits.
    struct Place: Hashable, Sendable {
        fileprivate let slot: Int
        fileprivate let index: Int
    }

    private let eventLoop: any EventLoop
    private var slots: [[any HeartbeatMember]]
    private var current = 0
    private var count = 0
    private var timer: RepeatedTask?

    /// Makes a wheel that comes round in `seconds`.
    init(eventLoop: any EventLoop, seconds: Int) {
        self.eventLoop = eventLoop
        slots = Array(repeating: [], count: max(1, seconds))
    }

    /// Adds a member; its first beat comes after one whole interval.
    func add(_ member: some HeartbeatMember) {
        slots[current].append(member)
        member.heartbeatPlace = Place(slot: current, index: slots[current].count - 1)
        count += 1
        if timer == nil { start() }
    }

    /// Takes a member out; nothing happens when it is not in.
    func remove(_ member: some HeartbeatMember) {
        guard let place = member.heartbeatPlace else { return }
        member.heartbeatPlace = nil
        let last = slots[place.slot].removeLast()
        if last !== member {
            slots[place.slot][place.index] = last
            last.heartbeatPlace = place
        }
        count -= 1
        guard count == 0 else { return }
        timer?.cancel()
        timer = nil
    }

    private func start() {
        let wheel = NIOLoopBound(self, eventLoop: eventLoop)
        timer = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
            wheel.value.turn()
        }
    }

    private func turn() {
        current = (current + 1) % slots.count
        // A copy: a beat may end its connection and so take it out of the slot.
        for member in slots[current] { member.beat() }
    }
}

/// The wheels of all event loops, made when first asked for.
final class HeartbeatWheels: Sendable {
    private let seconds: Int
    private let wheels = Mutex<[ObjectIdentifier: NIOLoopBound<HeartbeatWheel>]>([:])

    /// Makes wheels that come round in `seconds`.
    init(seconds: Int) { self.seconds = seconds }

    /// The wheel of an event loop; must be called on it.
    func wheel(of eventLoop: any EventLoop) -> HeartbeatWheel {
        eventLoop.preconditionInEventLoop()
        let bound = wheels.withLock { wheels in
            let key = ObjectIdentifier(eventLoop)
            if let wheel = wheels[key] { return wheel }
            let wheel = NIOLoopBound(HeartbeatWheel(eventLoop: eventLoop, seconds: seconds), eventLoop: eventLoop)
            wheels[key] = wheel
            return wheel
        }
        return bound.value
    }
}
