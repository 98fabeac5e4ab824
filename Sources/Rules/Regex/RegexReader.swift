/// Reads RE2's syntax into a tree; what it does not know, it leaves to RE2 to judge.
struct RegexReader {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private static let maximumDepth = 100

    /// The tree of an expression; nil when it is not one, or uses what this reader does not know.
    static func read(_ pattern: String) -> RegexNode? {
        var reader = RegexReader(scalars: Array(pattern.unicodeScalars))
        guard let node = reader.alternation(), reader.position == reader.scalars.count else { return nil }
        return node
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private func text(from start: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<position])
        return String(view)
    }

    private mutating func alternation() -> RegexNode? {
        guard depth < Self.maximumDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        var parts: [RegexNode] = []
        repeat {
            guard let part = concatenation() else { return nil }
            parts.append(part)
        } while take("|")
        return parts.count == 1 ? parts[0] : .alternation(parts)
    }

    private mutating func concatenation() -> RegexNode? {
        var parts: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom() else { return nil }
            guard let repeated = repetition(of: atom) else { return nil }
            parts.append(repeated)
        }
        switch parts.count {
        case 0: return .empty
        case 1: return parts[0]
        default: return .concatenation(parts)
        }
    }

    private mutating func atom() -> RegexNode? {
        guard let scalar = next else { return nil }
        switch scalar {
        case "(": return group()
        case "[": return characterClass()
        case "\\": return escape()
        case "*", "+", "?": return nil
        case ".":
            position += 1
            return .set(".")
        case "^", "$":
            position += 1
            return .assertion(String(scalar))
        default:
            position += 1
            return .literal(scalar)
        }
    }

    private mutating func repetition(of atom: RegexNode) -> RegexNode? {
        let start = position
        let bounds: (least: Int, most: Int?)
        switch next {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let counted = countedBounds() else { return atom }
            bounds = counted
        default: return atom
        }
        if scalars[start] != "{" { position += 1 }
        _ = take("?")
        if next == "+" || next == "*" || next == "?" { return nil }
        return .repetition(atom, least: bounds.least, most: bounds.most, suffix: text(from: start))
    }

    /// Reads `{2}`, `{2,}` or `{2,5}`; anything else is a literal brace, which the caller reads next.
    private mutating func countedBounds() -> (least: Int, most: Int?)? {
        let start = position
        position += 1
        if let least = digits() {
            if take("}") { return (least, least) }
            if take(",") {
                if take("}") { return (least, nil) }
                if let most = digits(), take("}") { return (least, most) }
            }
        }
        position = start
        return nil
    }

    private mutating func digits() -> Int? {
        var value: Int?
        while let scalar = next, (48...57).contains(scalar.value), (value ?? 0) < 100_000 {
            value = (value ?? 0) * 10 + Int(scalar.value) - 48
            position += 1
        }
        return value
    }

    private mutating func group() -> RegexNode? {
        position += 1
        let start = position
        if take("?") {
            if take("P") || next == "<" {
                guard take("<") else { return nil }
                while let scalar = next, scalar != ">" {
                    guard scalar.mayContinueName else { return nil }
                    position += 1
                }
                guard take(">") else { return nil }
            } else {
                while let scalar = next, "imsU-".unicodeScalars.contains(scalar) { position += 1 }
                if next == ")" {
                    let flags = text(from: start)
                    position += 1
                    return .group(prefix: flags, .empty)
                }
                guard take(":") else { return nil }
            }
        }
        let prefix = text(from: start)
        guard let inner = alternation(), take(")") else { return nil }
        return .group(prefix: prefix, inner)
    }

    private mutating func escape() -> RegexNode? {
        let start = position
        guard let escaped = peek(1) else { return nil }
        position += 2
        switch escaped {
        case "d", "D", "s", "S", "w", "W", "C": return .set(text(from: start))
        case "p", "P":
            if take("{") {
                while let scalar = next, scalar != "}" {
                    guard scalar.mayContinueName || scalar == "^" else { return nil }
                    position += 1
                }
                guard take("}") else { return nil }
            } else {
                guard next != nil else { return nil }
                position += 1
            }
            return .set(text(from: start))
        case "b", "B", "A", "z": return .assertion(text(from: start))
        case "n": return .literal("\n")
        case "t": return .literal("\t")
        case "r": return .literal("\r")
        case "f": return .literal("\u{c}")
        case "v": return .literal("\u{b}")
        case "a": return .literal("\u{7}")
        case "x": return hexadecimal()
        case "Q": return quotation()
        default:
            guard escaped.value < 0x80, !escaped.mayContinueName else { return nil }
            return .literal(escaped)
        }
    }

    private mutating func hexadecimal() -> RegexNode? {
        var value: UInt32 = 0
        let isBraced = take("{")
        var count = 0
        while count < (isBraced ? 6 : 2), let scalar = next, let digit = Character(scalar).hexDigitValue {
            value = value * 16 + UInt32(digit)
            position += 1
            count += 1
        }
        guard isBraced ? take("}") && count > 0 : count == 2, let scalar = Unicode.Scalar(value) else { return nil }
        return .literal(scalar)
    }

    private mutating func quotation() -> RegexNode? {
        var parts: [RegexNode] = []
        while let scalar = next {
            if scalar == "\\", peek(1) == "E" {
                position += 2
                break
            }
            parts.append(.literal(scalar))
            position += 1
        }
        return .group(prefix: "?:", .concatenation(parts))
    }

    /// Reads a class as it is written.
    private mutating func characterClass() -> RegexNode? {
        let start = position
        position += 1
        _ = take("^")
        _ = take("]")
        while let scalar = next {
            if scalar == "\\" {
                guard peek(1) != nil else { return nil }
                position += 2
            } else if scalar == "[", peek(1) == ":" {
                position += 2
                while let scalar = next, scalar != "]" { position += scalar == "\\" ? 2 : 1 }
                position += 1
            } else if scalar == "]" {
                position += 1
                return .set(text(from: start))
            } else {
                position += 1
            }
        }
        return nil
    }
}
