enum CLITestsPlaceholder {}
