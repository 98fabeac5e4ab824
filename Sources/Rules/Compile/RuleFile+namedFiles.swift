extension RuleFile {
    /// The paths of the files it names: those it includes, and those with the dates that its schedules except.
    ///
    /// For whoever reads one file and needs what belongs to it. Paths that can't be followed are left out.
    public var namedFiles: [String] {
        statements.compactMap { statement in
            let name: Located<String>? =
                switch statement {
                case .include(let include): include.file
                case .schedule(let schedule): schedule.exceptions
                default: nil
                }
            guard let name else { return nil }
            return try? IncludeCheck.resolve(name.value, from: path).get()
        }
    }
}
