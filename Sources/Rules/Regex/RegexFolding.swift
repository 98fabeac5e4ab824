import FrontdeskText

/// Folds the literals of an expression as the text is folded, and leaves escapes and classes what they are.
struct RegexFolding {
    private let folder: TextFolder

    init(profile: FoldingProfile) { folder = TextFolder(profile: profile) }

    /// The expression whose literals are folded.
    func fold(_ node: RegexNode) -> RegexNode {
        switch node {
        case .empty, .assertion: return node
        case .literal(let scalar): return literal([scalar])
        case .set(let text): return .set(text.hasPrefix("[") ? folded(characterClass: text) : text)
        case .concatenation(let parts): return .concatenation(folded(parts))
        case .alternation(let parts): return .alternation(parts.map(fold))
        case .repetition(let part, let least, let most, let suffix):
            return .repetition(fold(part), least: least, most: most, suffix: suffix)
        case .group(let prefix, let part): return .group(prefix: prefix, fold(part))
        }
    }

    /// Folds literals together with the marks behind them, since a letter and its accent may be one character.
    private func folded(_ parts: [RegexNode]) -> [RegexNode] {
        var result: [RegexNode] = []
        var cluster: [Unicode.Scalar] = []
        for part in parts {
            if case .literal(let scalar) = part {
                if scalar.properties.canonicalCombiningClass == .notReordered, !cluster.isEmpty {
                    result.append(literal(cluster))
                    cluster = []
                }
                cluster.append(scalar)
                continue
            }
            if !cluster.isEmpty { result.append(literal(cluster)) }
            cluster = []
            result.append(fold(part))
        }
        if !cluster.isEmpty { result.append(literal(cluster)) }
        return result
    }

    private func literal(_ cluster: [Unicode.Scalar]) -> RegexNode {
        let scalars = folded(cluster)
        switch scalars.count {
        case 0: return .empty
        case 1: return .literal(scalars[0])
        default: return .group(prefix: "?:", .concatenation(scalars.map { .literal($0) }))
        }
    }

    private func folded(_ cluster: [Unicode.Scalar]) -> [Unicode.Scalar] {
        if cluster.count == 1, cluster[0].value < 0x80, folder.profile != .turkic || cluster[0] != "I" {
            return [(65...90).contains(cluster[0].value) ? Unicode.Scalar(UInt8(cluster[0].value) + 32) : cluster[0]]
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: cluster)
        return Array(folder.fold(String(view)).text.unicodeScalars)
    }

    /// Folds the letters of a class one by one where they stay one letter each; the rest stays as written.
    private func folded(characterClass text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\\", index + 1 < scalars.count {
                result.append(scalar)
                result.append(scalars[index + 1])
                index += 2
            } else if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]", scalar != "[" {
                result.append(contentsOf: range(scalar, scalars[index + 2]))
                index += 3
            } else {
                let folded = scalar.value < 0x80 ? [scalar] : folded([scalar])
                result.append(folded.count == 1 ? folded[0] : scalar)
                index += 1
            }
        }
        return String(result)
    }

    /// A range whose ends are folded when that moves both by the same distance.
    private func range(_ low: Unicode.Scalar, _ high: Unicode.Scalar) -> [Unicode.Scalar] {
        let plain: [Unicode.Scalar] = [low, "-", high]
        guard low.value >= 0x80, high.value >= low.value, high != "\\" else { return plain }
        let foldedLow = folded([low])
        let foldedHigh = folded([high])
        guard foldedLow.count == 1, foldedHigh.count == 1, foldedHigh[0].value >= foldedLow[0].value,
            foldedHigh[0].value - foldedLow[0].value == high.value - low.value
        else { return plain }
        return [foldedLow[0], "-", foldedHigh[0]]
    }
}
