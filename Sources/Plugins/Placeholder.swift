enum PluginsPlaceholder {}
