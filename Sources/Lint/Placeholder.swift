enum LintPlaceholder {}
