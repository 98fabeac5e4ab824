extension FileParser {
    /// Reports parts of a pattern that can't do anything, and names that are captured twice.
    mutating func check(_ pattern: Pattern, anchor: Trigger.Anchor) {
        checkSequences(pattern)
        if anchor == .anywhere { checkEdges(pattern) }
        if pattern.mayBeEmpty {
            let remedy = "say at least one word that must occur"
            report(
                .pointlessPatternPart,
                pattern.span,
                "the pattern needs nothing: every message matches it",
                remedy: remedy
            )
        }
        _ = checkCaptures(pattern)
    }

    private mutating func checkSequences(_ pattern: Pattern) {
        for unit in pattern.units {
            checkGaps(unit)
            for item in unit.items {
                guard case .group(let inner, let span) = item.asBracket else { continue }
                if unit.items.count > 1, inner.holdsAll {
                    let remedy = "join whole patterns: (a & b) | c"
                    report(
                        .malformedLine,
                        span,
                        "`&` has no order, so it can't stand within a sequence",
                        remedy: remedy
                    )
                }
                checkSequences(inner)
            }
        }
    }

    private mutating func checkGaps(_ unit: PatternUnit) {
        for (index, item) in unit.items.enumerated() {
            guard case .gap(let gap) = item else { continue }
            if index == 0 || index == unit.items.count - 1 {
                report(.pointlessPatternPart, gap.span, "a gap at the edge means nothing", remedy: "delete it")
            } else if case .gap = unit.items[index + 1] {
                report(.pointlessPatternPart, gap.span, "two gaps beside each other", remedy: "keep one of them")
            }
        }
    }

    /// Reports optionals at the edge of what is looked for: with or without them the same messages match.
    private mutating func checkEdges(_ pattern: Pattern) {
        for unit in pattern.units {
            checkEdge(unit.items.first, isLeft: true)
            if !unit.isOptional { checkEdge(unit.items.last, isLeft: false) }
        }
    }

    private mutating func checkEdge(_ item: PatternItem?, isLeft: Bool) {
        switch item {
        case .optional(let inner, let span) where !inner.captures:
            report(
                .pointlessPatternPart,
                span,
                "an optional at the edge changes nothing",
                remedy: "delete it, or use `exactly`"
            )
        case .group(let inner, _):
            for unit in inner.units { checkEdge(isLeft ? unit.items.first : unit.items.last, isLeft: isLeft) }
        default: break
        }
    }

    /// Reports names captured twice on one way through the pattern, and gives all names.
    private mutating func checkCaptures(_ pattern: Pattern) -> Set<String> {
        var names: Set<String> = []
        for unit in pattern.units {
            var ofUnit: Set<String> = []
            for item in unit.items {
                let found: Set<String>
                switch item {
                case .capture(let capture): found = [capture.name.value]
                case .group(let inner, _), .optional(let inner, _): found = checkCaptures(inner)
                case .word, .quoted, .concept, .gap: continue
                }
                reportTwice(ofUnit.intersection(found), item.span)
                ofUnit.formUnion(found)
            }
            // An optional beside `&` only fills in what nothing else has bound.
            if pattern.joint == .all, !unit.isOptional { reportTwice(names.intersection(ofUnit), unit.span) }
            names.formUnion(ofUnit)
        }
        return names
    }

    private mutating func reportTwice(_ names: Set<String>, _ span: SourceSpan) {
        for name in names.sorted() {
            report(.unboundCapture, span, "`{\(name)}` is captured twice", remedy: "give one of them another name")
        }
    }
}

extension PatternUnit {
    /// Whether it is nothing but an optional.
    fileprivate var isOptional: Bool {
        if items.count == 1, case .optional = items[0] { true } else { false }
    }
}

extension PatternItem {
    /// A group or an optional as a group; nil for anything else.
    fileprivate var asBracket: PatternItem? {
        switch self {
        case .group: self
        case .optional(let inner, let span): .group(inner, span)
        default: nil
        }
    }

    /// Whether it can match without taking any token.
    var mayBeEmpty: Bool {
        switch self {
        case .word, .quoted, .concept, .capture: false
        case .gap, .optional: true
        case .group(let inner, _): inner.mayBeEmpty
        }
    }
}

extension Pattern {
    /// Whether some way through it asks for nothing.
    var mayBeEmpty: Bool {
        switch joint {
        case .any: units.contains { $0.items.allSatisfy(\.mayBeEmpty) }
        case .all: units.allSatisfy { $0.isNegated || $0.items.allSatisfy(\.mayBeEmpty) }
        }
    }

    /// Whether it has an `&` at any depth.
    var holdsAll: Bool {
        if joint == .all { return true }
        return units.contains { unit in
            unit.items.contains { item in
                switch item {
                case .group(let inner, _), .optional(let inner, _): inner.holdsAll
                default: false
                }
            }
        }
    }

    /// Whether it captures anything.
    var captures: Bool {
        units.contains { unit in
            unit.items.contains { item in
                switch item {
                case .capture: true
                case .group(let inner, _), .optional(let inner, _): inner.captures
                default: false
                }
            }
        }
    }
}
