// What Frontdesk asks of ICU, in plain C types.
//
// No ICU header is included here: Foundation carries an ICU of its own, and two sets of the same declarations
// clash in a file that imports both.

#ifndef FRONTDESK_CICU_H
#define FRONTDESK_CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Normalisation forms.
enum cicu_form {
    cicu_nfc = 0,
    cicu_nfd = 1,
    cicu_nfkc = 2,
    cicu_nfkd = 3,
    cicu_nfkc_casefold = 4,
};

/// Normalises code points; returns how many there are, which may be more than `capacity` (then nothing is lost but
/// the call has to be repeated with more room), or -1 when ICU failed.
int32_t cicu_normalize(int32_t form, const uint32_t *_Nonnull source, int32_t count, uint32_t *_Nonnull target,
                       int32_t capacity);

/// What the Unicode Character Database says about a code point.
struct cicu_code_point {
    /// General category, in ICU's numbering (`cicu_category`).
    uint8_t category;
    /// Canonical combining class.
    uint8_t combining_class;
    /// 0 no, 1 maybe, 2 yes.
    uint8_t nfkc_quick_check;
    /// Value of a decimal digit, or -1.
    int8_t digit;
    /// Script, in ICU's numbering (see `cicu_script`).
    int16_t script;
    bool boundary_before;
    bool changes_when_folded;
    bool default_ignorable;
    bool pictographic;
    bool regional_indicator;
    bool emoji_modifier;
    /// Written without spaces between words (line break classes ID, CJ, SA).
    bool unspaced;
};

/// General categories the folder tells apart.
enum cicu_category {
    cicu_unassigned = 0,
    cicu_uppercase_letter = 1,
    cicu_other_letter = 5,
    cicu_nonspacing_mark = 6,
    cicu_spacing_mark = 8,
    cicu_decimal_digit = 9,
    cicu_other_number = 11,
};

/// Reads the properties of `count` code points from `first` on.
void cicu_properties(uint32_t first, int32_t count, struct cicu_code_point *_Nonnull result);

/// The canonical combining class of a code point.
uint8_t cicu_combining_class(uint32_t code_point);

/// The number ICU gives to a script named in ISO 15924, or -1.
int32_t cicu_script(const char *_Nonnull name);

/// Pairs of a traditional Chinese character and its simplified one; returns how many, or -1 when ICU failed.
int32_t cicu_simplifications(uint32_t *_Nonnull traditional, uint32_t *_Nonnull simplified, int32_t capacity);

/// Word boundaries of a language.
struct cicu_break;
struct cicu_break *_Nullable cicu_break_open(const char *_Nonnull locale);
void cicu_break_close(struct cicu_break *_Nonnull words);
/// The ends of the segments of `text` in UTF-16, and for each whether it's a word; returns how many, or -1.
int32_t cicu_break_text(struct cicu_break *_Nonnull words, const uint16_t *_Nonnull text, int32_t length,
                        int32_t *_Nonnull ends, bool *_Nonnull is_word, int32_t capacity);

/// A zone of the IANA time zone database.
struct cicu_zone;
struct cicu_zone *_Nullable cicu_zone_open(const char *_Nonnull identifier);
void cicu_zone_close(struct cicu_zone *_Nonnull zone);
/// Milliseconds that local time is ahead of UTC at `milliseconds` since 1970.
int32_t cicu_zone_offset(const struct cicu_zone *_Nonnull zone, double milliseconds);
/// The same for a local time: the earlier of two, and the offset before the change for one that's skipped.
int32_t cicu_zone_offset_of_local(const struct cicu_zone *_Nonnull zone, double local_milliseconds);

/// The UTS 39 skeleton of `text`: texts that look alike have equal skeletons. Returns its length, or -1.
int32_t cicu_skeleton(const uint16_t *_Nonnull text, int32_t length, uint16_t *_Nonnull result, int32_t capacity);
/// Whether `text` mixes scripts in a way that no language does.
bool cicu_mixes_scripts(const uint16_t *_Nonnull text, int32_t length);

/// The canonical BCP 47 spelling; returns its length, or -1 when the tag isn't well-formed.
int32_t cicu_canonical_language(const char *_Nonnull tag, char *_Nonnull result, int32_t capacity);
/// The script a language is likely written in, as ISO 15924; returns its length, or -1.
int32_t cicu_likely_script(const char *_Nonnull tag, char *_Nonnull result, int32_t capacity);
/// The name of language `tag` in language `in`, in UTF-16; returns its length, or -1.
int32_t cicu_language_name(const char *_Nonnull tag, const char *_Nonnull in, uint16_t *_Nonnull result,
                           int32_t capacity);
/// The plural categories of a language, joined by commas; returns the length, or -1.
///
/// With `counting`, only those that a whole number up to 1,000 falls into, and `other`.
int32_t cicu_plural_categories(const char *_Nonnull tag, bool ordinal, bool counting, char *_Nonnull result,
                               int32_t capacity);

/// A part of a MessageFormat pattern, as `icu::MessagePattern::Part`.
struct cicu_message_part {
    int32_t type;
    int32_t index;
    int32_t length;
    int32_t value;
};

/// Types of parts.
enum cicu_part_type {
    cicu_part_message_start = 0,
    cicu_part_message_limit = 1,
    cicu_part_replace_number = 4,
    cicu_part_argument_start = 5,
    cicu_part_argument_limit = 6,
    cicu_part_argument_number = 7,
    cicu_part_argument_name = 8,
    cicu_part_argument_type = 9,
    cicu_part_argument_selector = 11,
};

/// Kinds of arguments, the value of `cicu_part_argument_start`.
enum cicu_argument_kind {
    cicu_argument_none = 0,
    cicu_argument_simple = 1,
    cicu_argument_choice = 2,
    cicu_argument_plural = 3,
    cicu_argument_select = 4,
    cicu_argument_ordinal = 5,
};

/// What is wrong with a pattern.
enum cicu_message_fault {
    cicu_fault_syntax = 0,
    cicu_fault_braces = 1,
    cicu_fault_other_missing = 2,
    cicu_fault_argument_name = 3,
    cicu_fault_style = 4,
};

/// Where and how a pattern is wrong.
struct cicu_message_error {
    /// In UTF-16, -1 when unknown.
    int32_t offset;
    int32_t fault;
};

/// Parses a pattern; returns how many parts there are, or -1.
int32_t cicu_message_parts(const uint16_t *_Nonnull pattern, int32_t length,
                           struct cicu_message_part *_Nullable parts, int32_t capacity,
                           struct cicu_message_error *_Nonnull error);

/// A compiled pattern. Not safe to format with from two threads at once.
struct cicu_message;
/// Compiles a pattern whose dates are shown in the time zone `zone`; null when it's wrong.
struct cicu_message *_Nullable cicu_message_open(const uint16_t *_Nonnull pattern, int32_t length,
                                                 const char *_Nonnull language, const char *_Nonnull zone,
                                                 struct cicu_message_error *_Nonnull error);
void cicu_message_close(struct cicu_message *_Nonnull message);

/// What an argument holds.
enum cicu_value_kind {
    cicu_value_text = 0,
    cicu_value_integer = 1,
    cicu_value_number = 2,
    /// An instant that the pattern says how to show.
    cicu_value_instant = 3,
    /// An instant that is shown as the language does, for an argument without a format.
    cicu_value_shown_instant = 4,
};

/// An argument: its name and text as ranges of a UTF-16 buffer.
struct cicu_argument {
    int32_t name_start;
    int32_t name_length;
    int32_t kind;
    int32_t text_start;
    int32_t text_length;
    int64_t integer;
    double number;
};

/// Formats; returns the length, which may be more than `capacity`, or -1 when an argument doesn't fit the pattern.
int32_t cicu_message_format(const struct cicu_message *_Nonnull message, const uint16_t *_Nonnull buffer,
                            const struct cicu_argument *_Nonnull arguments, int32_t count, uint16_t *_Nonnull result,
                            int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
