import FrontdeskRules

/// Looks for the name that was meant, a bounded number of times: a set with thousands of wrong names has one fault.
struct SuggestionBudget {
    private var left = 50

    /// The nearest of the candidates; nil when none is near, or too many were asked for before.
    mutating func nearest(to word: String, among candidates: @autoclosure () -> [String]) -> String? {
        guard left > 0 else { return nil }
        left -= 1
        return SpellingSuggestion.nearest(to: word, among: candidates())
    }
}
