#include "cicu.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>
#include <unicode/datefmt.h>
#include <unicode/fmtable.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

using icu::DateFormat;
using icu::FieldPosition;
using icu::Formattable;
using icu::Locale;
using icu::MessageFormat;
using icu::MessagePattern;
using icu::TimeZone;
using icu::UnicodeString;

struct cicu_message {
    std::unique_ptr<MessageFormat> format;
    // Shows an instant that the pattern names without saying how.
    std::unique_ptr<DateFormat> instant;
};

namespace {

UnicodeString string(const uint16_t *text, int32_t length) {
    return UnicodeString(false, reinterpret_cast<const UChar *>(text), length);
}

struct cicu_message_error described(const UParseError &error, UErrorCode status) {
    switch (status) {
    case U_UNMATCHED_BRACES: return {error.offset, cicu_fault_braces};
    case U_DEFAULT_KEYWORD_MISSING: return {error.offset, cicu_fault_other_missing};
    case U_INDEX_OUTOFBOUNDS_ERROR: return {error.offset, cicu_fault_argument_name};
    case U_PATTERN_SYNTAX_ERROR: return {error.offset, cicu_fault_syntax};
    default: return {error.offset, cicu_fault_style};
    }
}

// A date inside a plural can be told its zone only by ICU's default zone, which belongs to the whole process.
std::mutex default_zone;

}  // namespace

int32_t cicu_message_parts(const uint16_t *pattern, int32_t length, struct cicu_message_part *parts, int32_t capacity,
                           struct cicu_message_error *problem) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error;
    error.offset = -1;
    MessagePattern parsed(string(pattern, length), &error, status);
    *problem = described(error, status);
    if (U_FAILURE(status)) return -1;
    int32_t count = parsed.countParts();
    for (int32_t i = 0; i < count && i < capacity && parts != nullptr; i++) {
        const MessagePattern::Part &part = parsed.getPart(i);
        parts[i] = {part.getType(), part.getIndex(), part.getLength(), part.getValue()};
    }
    return count;
}

struct cicu_message *cicu_message_open(const uint16_t *pattern, int32_t length, const char *language, const char *zone,
                                       struct cicu_message_error *problem) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error;
    error.offset = -1;
    Locale locale = Locale::forLanguageTag(language, status);
    std::unique_ptr<cicu_message> message(new cicu_message);
    {
        std::lock_guard<std::mutex> guard(default_zone);
        TimeZone::adoptDefault(TimeZone::createTimeZone(UnicodeString::fromUTF8(zone)));
        message->format.reset(new MessageFormat(string(pattern, length), locale, error, status));
        message->instant.reset(DateFormat::createDateTimeInstance(DateFormat::kMedium, DateFormat::kShort, locale));
    }
    *problem = described(error, status);
    return U_FAILURE(status) || message->instant == nullptr ? nullptr : message.release();
}

void cicu_message_close(struct cicu_message *message) { delete message; }

int32_t cicu_message_format(const struct cicu_message *message, const uint16_t *buffer,
                            const struct cicu_argument *arguments, int32_t count, uint16_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<UnicodeString> names;
    std::vector<Formattable> values;
    for (int32_t i = 0; i < count; i++) {
        const struct cicu_argument &argument = arguments[i];
        names.emplace_back(string(buffer + argument.name_start, argument.name_length));
        switch (argument.kind) {
        case cicu_value_integer: values.emplace_back(argument.integer); break;
        case cicu_value_number: values.emplace_back(argument.number); break;
        case cicu_value_instant: values.emplace_back(argument.number, Formattable::kIsDate); break;
        case cicu_value_shown_instant: {
            UnicodeString shown;
            values.emplace_back(message->instant->format(argument.number, shown));
            break;
        }
        default: values.emplace_back(UnicodeString(string(buffer + argument.text_start, argument.text_length)));
        }
    }
    UnicodeString text;
    message->format->format(names.data(), values.data(), count, text, status);
    if (U_FAILURE(status)) return -1;
    if (text.length() <= capacity) text.extract(0, text.length(), reinterpret_cast<UChar *>(result));
    return text.length();
}
