/// Finds all of many byte strings in one pass over a text: an Aho-Corasick automaton.
///
/// Bytes that occur in no string share one class, so the table of transitions stays small.
final class LiteralAutomaton: Sendable {
    private let classes: FrozenTable<UInt8>
    private let classCount: Int
    /// For each state and class, the next state.
    private let transitions: FrozenTable<Int32>
    /// For each state, its first output or -1; then the chain of outputs.
    private let outputs: FrozenTable<Int32>
    private let chain: FrozenTable<Output>
    let isEmpty: Bool

    private struct Output: Sendable, BitwiseCopyable {
        let symbol: Int32
        let next: Int32
    }

    /// Makes an automaton; strings must not be empty, and the same string may stand for several symbols.
    init(_ strings: [(bytes: [UInt8], symbol: Int32)]) {
        isEmpty = strings.isEmpty
        var classes = [UInt8](repeating: 0, count: 256)
        var classCount = 1
        for string in strings {
            for byte in string.bytes where classes[Int(byte)] == 0 && classCount < 256 {
                classes[Int(byte)] = UInt8(classCount)
                classCount += 1
            }
        }
        var builder = Builder(classes: classes, classCount: classCount)
        for string in strings { builder.insert(string.bytes, string.symbol) }
        builder.close()
        self.classes = FrozenTable(classes)
        self.classCount = classCount
        transitions = FrozenTable(builder.transitions)
        outputs = FrozenTable(builder.outputs)
        chain = FrozenTable(builder.chain)
    }

    /// Reports the symbol of every string that ends somewhere in `bytes`, as often as it occurs.
    @inline(__always)
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Int32) -> Void) {
        var state: Int32 = 0
        for byte in bytes {
            state = transitions[Int(state) * classCount + Int(classes[Int(byte)])]
            var output = outputs[state]
            while output >= 0 {
                let entry = chain[output]
                found(entry.symbol)
                output = entry.next
            }
        }
    }

    private struct Builder {
        let classes: [UInt8]
        let classCount: Int
        var transitions: [Int32]
        var outputs: [Int32] = [-1]
        var chain: [Output] = []

        init(classes: [UInt8], classCount: Int) {
            self.classes = classes
            self.classCount = classCount
            transitions = [Int32](repeating: -1, count: classCount)
        }

        mutating func insert(_ bytes: [UInt8], _ symbol: Int32) {
            var state = 0
            for byte in bytes {
                let slot = state * classCount + Int(classes[Int(byte)])
                if transitions[slot] < 0 {
                    transitions[slot] = Int32(outputs.count)
                    outputs.append(-1)
                    transitions.append(contentsOf: repeatElement(-1, count: classCount))
                }
                state = Int(transitions[slot])
            }
            chain.append(Output(symbol: symbol, next: outputs[state]))
            outputs[state] = Int32(chain.count - 1)
        }

        /// Fills the missing transitions, breadth first, and appends the outputs of each state's longest suffix.
        mutating func close() {
            var suffixes = [Int32](repeating: 0, count: outputs.count)
            var queue: [Int] = []
            for slot in 0..<classCount {
                if transitions[slot] < 0 { transitions[slot] = 0 } else { queue.append(Int(transitions[slot])) }
            }
            var next = 0
            while next < queue.count {
                let state = queue[next]
                next += 1
                let suffix = Int(suffixes[state])
                joinOutputs(of: state, with: suffix)
                for slot in 0..<classCount {
                    let target = transitions[state * classCount + slot]
                    let fallback = transitions[suffix * classCount + slot]
                    if target < 0 {
                        transitions[state * classCount + slot] = fallback
                    } else {
                        suffixes[Int(target)] = fallback
                        queue.append(Int(target))
                    }
                }
            }
        }

        /// The suffix's chain is complete already, since it is shorter; it becomes the tail of this state's.
        private mutating func joinOutputs(of state: Int, with suffix: Int) {
            guard outputs[state] >= 0 else {
                outputs[state] = outputs[suffix]
                return
            }
            var last = Int(outputs[state])
            while chain[last].next >= 0 { last = Int(chain[last].next) }
            chain[last] = Output(symbol: chain[last].symbol, next: outputs[suffix])
        }
    }
}
