enum RuntimeTestsPlaceholder {}
