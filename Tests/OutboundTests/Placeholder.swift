enum OutboundTestsPlaceholder {}
