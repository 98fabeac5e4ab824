#include "cicu.h"

#include <memory>
#include <set>
#include <string.h>
#include <string>
#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

using icu::Locale;
using icu::PluralRules;
using icu::StringEnumeration;

namespace {

int32_t copy(const std::string &text, char *result, int32_t capacity) {
    int32_t length = static_cast<int32_t>(text.size());
    if (length > capacity) return -1;
    memcpy(result, text.data(), text.size());
    return length;
}

// A checker is only read after it was set up, and so may serve every thread.
const USpoofChecker *checker() {
    static const USpoofChecker *const shared = [] {
        UErrorCode status = U_ZERO_ERROR;
        USpoofChecker *made = uspoof_open(&status);
        if (U_FAILURE(status)) return static_cast<USpoofChecker *>(nullptr);
        uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL, &status);
        uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
        return made;
    }();
    return shared;
}

}  // namespace

int32_t cicu_skeleton(const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    if (checker() == nullptr) return -1;
    int32_t total = uspoof_getSkeleton(checker(), 0, reinterpret_cast<const UChar *>(text), length,
                                       reinterpret_cast<UChar *>(result), capacity, &status);
    return U_FAILURE(status) ? -1 : total;
}

bool cicu_mixes_scripts(const uint16_t *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    if (checker() == nullptr) return false;
    int32_t failed = uspoof_check(checker(), reinterpret_cast<const UChar *>(text), length, nullptr, &status);
    return !U_FAILURE(status) && (failed & USPOOF_RESTRICTION_LEVEL) != 0;
}

int32_t cicu_canonical_language(const char *tag, char *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    char name[ULOC_FULLNAME_CAPACITY];
    uloc_forLanguageTag(tag, name, ULOC_FULLNAME_CAPACITY, &parsed, &status);
    if (U_FAILURE(status) || parsed != static_cast<int32_t>(strlen(tag))) return -1;
    Locale locale = Locale::forLanguageTag(tag, status);
    locale.canonicalize(status);
    std::string canonical = locale.toLanguageTag<std::string>(status);
    return U_FAILURE(status) ? -1 : copy(canonical, result, capacity);
}

int32_t cicu_likely_script(const char *tag, char *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    Locale locale = Locale::forLanguageTag(tag, status);
    locale.addLikelySubtags(status);
    return U_FAILURE(status) ? -1 : copy(locale.getScript(), result, capacity);
}

int32_t cicu_language_name(const char *tag, const char *in, uint16_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    Locale named = Locale::forLanguageTag(tag, status);
    Locale display = Locale::forLanguageTag(in, status);
    int32_t total = uloc_getDisplayName(named.getName(), display.getName(), reinterpret_cast<UChar *>(result), capacity,
                                        &status);
    return U_FAILURE(status) ? -1 : total;
}

int32_t cicu_plural_categories(const char *tag, bool ordinal, bool counting, char *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    Locale locale = Locale::forLanguageTag(tag, status);
    std::unique_ptr<PluralRules> rules(
        PluralRules::forLocale(locale, ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, status));
    if (rules == nullptr || U_FAILURE(status)) return -1;
    std::set<std::string> counted = {"other"};
    for (int32_t number = 0; number <= 1000; number++) {
        std::string category;
        rules->select(number).toUTF8String(category);
        counted.insert(category);
    }
    std::unique_ptr<StringEnumeration> keywords(rules->getKeywords(status));
    std::string joined;
    while (keywords != nullptr && U_SUCCESS(status)) {
        const char *keyword = keywords->next(nullptr, status);
        if (keyword == nullptr) break;
        if (counting && counted.count(keyword) == 0) continue;
        if (!joined.empty()) joined += ',';
        joined += keyword;
    }
    return U_FAILURE(status) ? -1 : copy(joined, result, capacity);
}
