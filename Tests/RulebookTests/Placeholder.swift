enum RulebookTestsPlaceholder {}
