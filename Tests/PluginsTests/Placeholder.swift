enum PluginsTestsPlaceholder {}
