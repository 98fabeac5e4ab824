extension FoldedText {
    /// The folded spelling of a token with no letter more than twice in a row: `pleeease` becomes `pleease`.
    ///
    /// It's for telling intents, where all spellings of a stretched word should look alike. Digits are left as they are.
    public func unstretchedText(of token: TextToken) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        var count = 0
        for scalar in text(of: token).unicodeScalars {
            count = scalar == last ? count + 1 : 1
            last = scalar
            if count <= 2 || !scalar.properties.isAlphabetic { result.append(scalar) }
        }
        return String(result)
    }
}
