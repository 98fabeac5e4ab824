/// One node of a compiled pattern; nodes refer to each other by number.
struct PatternNode: Sendable, BitwiseCopyable {
    enum Kind: UInt8, Sendable {
        /// A token or a part of one: `first` is the symbol.
        case literal
        /// A concept: `first` is its number.
        case concept
        /// An entity found by itself: `first` is its number, `second` the capture.
        case entity
        /// A captured concept: `first` is the concept, `second` the capture.
        case conceptCapture
        /// Some tokens, captured: `first` is the capture, `second` the fewest and `third` the most tokens.
        case free
        /// Tokens between: `first` is the most, ``PatternNode/unbounded`` for any number.
        case gap
        /// Children one behind the other: `first` is the first child in the list of children, `second` their number.
        case sequence
        /// One of the children.
        case any
        /// The child, or nothing: `first` is the child.
        case optional
        /// All children, in any order and place; only above sequences.
        case allOf
        /// One of the children, some of which have `allOf` inside; only above sequences.
        case anyOf
        /// Not the child: `first` is the child; only beside others in `allOf`.
        case noneOf
        /// The child if it is there: `first` is the child; only beside others in `allOf`.
        case perhaps
    }

    let kind: Kind
    let first: Int32
    let second: Int32
    let third: Int32

    init(_ kind: Kind, _ first: Int32, _ second: Int32 = 0, _ third: Int32 = 0) {
        self.kind = kind
        self.first = first
        self.second = second
        self.third = third
    }

    static let unbounded = Int32.max
}
