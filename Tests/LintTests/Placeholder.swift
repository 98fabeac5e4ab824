enum LintTestsPlaceholder {}
