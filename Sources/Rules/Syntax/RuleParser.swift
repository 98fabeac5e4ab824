import FrontdeskCore

/// Reads rule files.
///
/// A file is always read to its end, whatever it holds: the result is a syntax tree of everything that could be
/// understood, and a finding with place and remedy for everything that could not.
public enum RuleParser {
    /// Reads one file.
    public static func parse(_ source: RuleSource) -> RuleFile {
        let reading = SourceReading(source)
        var parser = FileParser(reading.text)
        parser.parse()
        return RuleFile(
            path: source.path,
            text: reading.text,
            statements: parser.statements,
            comments: parser.sortedComments,
            blankLines: parser.blankLines,
            findings: (reading.findings + parser.findings).inOrder
        )
    }
}

extension [Finding] {
    /// The findings in the order of path, line and column, each once.
    var inOrder: [Finding] {
        var result: [Finding] = []
        for finding in sorted() where finding != result.last { result.append(finding) }
        return result
    }
}
