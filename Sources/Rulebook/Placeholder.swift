enum RulebookPlaceholder {}
