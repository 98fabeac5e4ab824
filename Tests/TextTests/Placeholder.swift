enum TextTestsPlaceholder {}
