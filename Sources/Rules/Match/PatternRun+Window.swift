extension PatternRun {
    /// The best state within reach of a position, for positions that only grow: a queue that keeps its best in front.
    struct Window {
        private let least: Int32
        private let most: Int32
        private let end: Int
        private var next: Int
        private var front: Int
        private let bottom: Int

        init(_ input: Input, _ scratch: inout MatchScratch) {
            least = input.least
            most = input.most
            next = input.states.lowerBound
            end = input.states.upperBound
            bottom = scratch.queue.count
            front = bottom
        }

        /// The number of the best state from which `position` can be reached, or -1.
        @inline(__always)
        mutating func best(before position: Int32, _ scratch: inout MatchScratch) -> Int32 {
            let latest = position - least
            while next < end, scratch.states[next].position <= latest {
                let state = scratch.states[next]
                while scratch.queue.count > front,
                    MatchScratch.isBetter(state, scratch.states[scratch.queue[scratch.queue.count - 1]])
                {
                    scratch.queue.truncate(to: scratch.queue.count - 1)
                }
                scratch.queue.append(Int32(next))
                next += 1
            }
            let earliest = most == PatternNode.unbounded ? Int32.min : position - most
            while front < scratch.queue.count, scratch.states[scratch.queue[front]].position < earliest { front += 1 }
            return front < scratch.queue.count ? scratch.queue[front] : -1
        }

        /// Gives the queue's memory back.
        mutating func close(_ scratch: inout MatchScratch) { scratch.queue.truncate(to: bottom) }
    }
}

extension Int32 {
    /// The sum, or the largest number.
    @inline(__always)
    func saturatingAdd(_ other: Int32) -> Int32 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
