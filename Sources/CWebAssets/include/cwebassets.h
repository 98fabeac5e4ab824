#ifndef FRONTDESK_CWEBASSETS_H
#define FRONTDESK_CWEBASSETS_H

#include <stddef.h>

/// A file of the pages that is part of the binary.
struct frontdesk_web_asset {
    /// Its path inside the folder `Web`.
    const char *_Nonnull path;
    /// Its bytes.
    const unsigned char *_Nonnull bytes;
    /// How many bytes it has.
    size_t count;
};

/// How many files there are.
size_t frontdesk_web_asset_count(void);

/// The file at an index below the count.
struct frontdesk_web_asset frontdesk_web_asset_at(size_t index);

/// How many files of texts there are.
size_t frontdesk_text_file_count(void);

/// The file of texts at an index below the count; its path is the language's tag and `.json`.
struct frontdesk_web_asset frontdesk_text_file_at(size_t index);

#endif
