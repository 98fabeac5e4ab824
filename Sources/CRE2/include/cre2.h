// What Frontdesk asks of RE2, in plain C types: linear-time regular expressions over UTF-8.

#ifndef FRONTDESK_CRE2_H
#define FRONTDESK_CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression. It may be used by several threads at once.
struct cre2_regex;

/// Why an expression did not compile; the numbers are ours and do not follow RE2's.
enum cre2_error {
    cre2_ok = 0,
    cre2_bad_escape,
    cre2_bad_class,
    cre2_bad_range,
    cre2_missing_bracket,
    cre2_missing_parenthesis,
    cre2_unexpected_parenthesis,
    cre2_trailing_backslash,
    cre2_repeat_argument,
    cre2_repeat_size,
    cre2_repeat_operator,
    cre2_bad_operator,
    cre2_bad_utf8,
    cre2_bad_group_name,
    cre2_too_large,
    cre2_internal,
};

/// Compiles an expression that ignores case and prefers the longest match. Never returns NULL unless memory is out;
/// ask `cre2_error_of` whether it can be used. `max_memory` bounds program and automata together, in bytes.
struct cre2_regex *_Nullable cre2_compile(const uint8_t *_Nonnull pattern, size_t length, int64_t max_memory);

/// Frees an expression.
void cre2_free(struct cre2_regex *_Nullable regex);

/// Whether it compiled, and why not.
int32_t cre2_error_of(const struct cre2_regex *_Nonnull regex);

/// The part of the pattern that the error is about, as bytes that live as long as `regex`.
const char *_Nonnull cre2_error_argument(const struct cre2_regex *_Nonnull regex, size_t *_Nonnull length);

/// The number of instructions of the compiled program, a measure of what it costs.
int32_t cre2_program_size(const struct cre2_regex *_Nonnull regex);

/// Looks for the leftmost, longest match in `text[from..<to]`; `^`, `$` and `\b` see the whole text around the range.
/// When `anchored`, it must begin at `from`. Writes its bounds as offsets into `text`.
bool cre2_find(const struct cre2_regex *_Nonnull regex, const uint8_t *_Nonnull text, size_t length, size_t from,
               size_t to, bool anchored, size_t *_Nonnull start, size_t *_Nonnull end);

/// Whether `text[0..<to]` has a match; stops at the end of the first one, so it is cheaper than finding where.
bool cre2_occurs(const struct cre2_regex *_Nonnull regex, const uint8_t *_Nonnull text, size_t length, size_t to);

#ifdef __cplusplus
}
#endif

#endif
