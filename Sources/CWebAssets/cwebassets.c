#include "cwebassets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// `assets.inc` is written by `Web/embed`: one array for each file, and a table of all of them.
#include "assets.inc"

size_t frontdesk_web_asset_count(void) { return sizeof(assets) / sizeof(assets[0]); }

struct frontdesk_web_asset frontdesk_web_asset_at(size_t index) { return assets[index]; }
