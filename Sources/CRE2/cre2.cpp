#include "cre2.h"

#include <re2/re2.h>

#include <new>

struct cre2_regex {
    RE2 expression;

    cre2_regex(const re2::StringPiece &pattern, const RE2::Options &options) : expression(pattern, options) {}
};

namespace {

re2::StringPiece piece(const uint8_t *bytes, size_t length) {
    return re2::StringPiece(reinterpret_cast<const char *>(bytes), length);
}

}  // namespace

extern "C" struct cre2_regex *cre2_compile(const uint8_t *pattern, size_t length, int64_t max_memory) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_longest_match(true);
    options.set_max_mem(max_memory);
    return new (std::nothrow) cre2_regex(piece(pattern, length), options);
}

extern "C" void cre2_free(struct cre2_regex *regex) { delete regex; }

extern "C" int32_t cre2_error_of(const struct cre2_regex *regex) {
    switch (regex->expression.error_code()) {
        case RE2::NoError: return cre2_ok;
        case RE2::ErrorBadEscape: return cre2_bad_escape;
        case RE2::ErrorBadCharClass: return cre2_bad_class;
        case RE2::ErrorBadCharRange: return cre2_bad_range;
        case RE2::ErrorMissingBracket: return cre2_missing_bracket;
        case RE2::ErrorMissingParen: return cre2_missing_parenthesis;
        case RE2::ErrorUnexpectedParen: return cre2_unexpected_parenthesis;
        case RE2::ErrorTrailingBackslash: return cre2_trailing_backslash;
        case RE2::ErrorRepeatArgument: return cre2_repeat_argument;
        case RE2::ErrorRepeatSize: return cre2_repeat_size;
        case RE2::ErrorRepeatOp: return cre2_repeat_operator;
        case RE2::ErrorBadPerlOp: return cre2_bad_operator;
        case RE2::ErrorBadUTF8: return cre2_bad_utf8;
        case RE2::ErrorBadNamedCapture: return cre2_bad_group_name;
        case RE2::ErrorPatternTooLarge: return cre2_too_large;
        case RE2::ErrorInternal: return cre2_internal;
    }
    return cre2_internal;
}

extern "C" const char *cre2_error_argument(const struct cre2_regex *regex, size_t *length) {
    const std::string &argument = regex->expression.error_arg();
    *length = argument.size();
    return argument.data();
}

extern "C" int32_t cre2_program_size(const struct cre2_regex *regex) { return regex->expression.ProgramSize(); }

extern "C" bool cre2_find(const struct cre2_regex *regex, const uint8_t *text, size_t length, size_t from, size_t to,
                          bool anchored, size_t *start, size_t *end) {
    const re2::StringPiece whole = piece(text, length);
    re2::StringPiece match;
    const RE2::Anchor anchor = anchored ? RE2::ANCHOR_START : RE2::UNANCHORED;
    if (!regex->expression.Match(whole, from, to, anchor, &match, 1)) return false;
    *start = static_cast<size_t>(match.data() - whole.data());
    *end = *start + match.size();
    return true;
}

extern "C" bool cre2_occurs(const struct cre2_regex *regex, const uint8_t *text, size_t length, size_t to) {
    return regex->expression.Match(piece(text, length), 0, to, RE2::UNANCHORED, nullptr, 0);
}
