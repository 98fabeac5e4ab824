import FrontdeskCore

extension Problem {
    /// What an administrator is told when rules can't be read, tried or saved.
    init(_ error: RuleDeskError) {
        let kind: ProblemKind =
            switch error {
            case .unknownFile, .unknownVersion: .notFound
            case .refusedPath, .tooMany, .notText, .unknownIntent, .unfitExample: .invalid
            case .objected: .examplesRefused
            case .tooLarge: .tooLong
            case .changed, .foldersChanged: .filesChanged
            case .broken: .rulesBroken
            case .unwritable, .notKept, .unreadable: .notWritable
            case .nothingChanged: .notPossible
            case .busy: .tooManyRequests
            }
        self.init(kind, error.description)
        if case .broken(let findings) = error { self.findings = findings }
        if case .objected(let objections) = error { self.objections = objections }
        if case .busy = error { retryAfter = 2 }
    }
}
