enum RulesTestsPlaceholder {}
