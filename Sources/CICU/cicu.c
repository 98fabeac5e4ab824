#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

static const UNormalizer2 *normalizer(int32_t form, UErrorCode *status) {
    switch (form) {
    case cicu_nfc: return unorm2_getNFCInstance(status);
    case cicu_nfd: return unorm2_getNFDInstance(status);
    case cicu_nfkc: return unorm2_getNFKCInstance(status);
    case cicu_nfkd: return unorm2_getNFKDInstance(status);
    default: return unorm2_getNFKCCasefoldInstance(status);
    }
}

enum { inline_units = 256 };

int32_t cicu_normalize(int32_t form, const uint32_t *source, int32_t count, uint32_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normal = normalizer(form, &status);
    if (U_FAILURE(status)) return -1;
    UChar source_inline[inline_units], result_inline[inline_units];
    UChar *units = source_inline, *result = result_inline;
    if (count > inline_units / 2) {
        units = malloc(sizeof(UChar) * 2 * (size_t)count);
        if (units == NULL) return -1;
    }
    int32_t length = 0;
    for (int32_t i = 0; i < count; i++) U16_APPEND_UNSAFE(units, length, source[i]);
    int32_t total = unorm2_normalize(normal, units, length, result, inline_units, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        result = malloc(sizeof(UChar) * (size_t)total);
        if (result != NULL) total = unorm2_normalize(normal, units, length, result, total, &status);
    }
    int32_t written = -1;
    if (result != NULL && !U_FAILURE(status)) {
        written = 0;
        for (int32_t i = 0; i < total;) {
            UChar32 point;
            U16_NEXT(result, i, total, point);
            if (written < capacity) target[written] = (uint32_t)point;
            written++;
        }
    }
    if (units != source_inline) free(units);
    if (result != result_inline) free(result);
    return written;
}

void cicu_properties(uint32_t first, int32_t count, struct cicu_code_point *result) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
    for (int32_t i = 0; i < count; i++) {
        UChar32 c = (UChar32)first + i;
        struct cicu_code_point *p = &result[i];
        UErrorCode script_status = U_ZERO_ERROR;
        int32_t break_class = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
        p->category = (uint8_t)u_charType(c);
        p->combining_class = u_getCombiningClass(c);
        p->nfkc_quick_check = (uint8_t)u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK);
        if (p->nfkc_quick_check != UNORM_NO) p->nfkc_quick_check = p->nfkc_quick_check == UNORM_YES ? 2 : 1;
        p->digit = p->category == U_DECIMAL_DIGIT_NUMBER ? (int8_t)u_charDigitValue(c) : -1;
        p->script = (int16_t)uscript_getScript(c, &script_status);
        p->boundary_before = U_FAILURE(status) ? false : unorm2_hasBoundaryBefore(fold, c);
        p->changes_when_folded = u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED);
        p->default_ignorable = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
        p->pictographic = u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
        p->regional_indicator = u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR);
        p->emoji_modifier = u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
        p->unspaced = break_class == U_LB_IDEOGRAPHIC || break_class == U_LB_COMPLEX_CONTEXT
            || break_class == U_LB_CONDITIONAL_JAPANESE_STARTER;
    }
}

uint8_t cicu_combining_class(uint32_t code_point) { return u_getCombiningClass((UChar32)code_point); }

int32_t cicu_script(const char *name) {
    int32_t value = u_getPropertyValueEnum(UCHAR_SCRIPT, name);
    return value == UCHAR_INVALID_CODE ? -1 : value;
}

int32_t cicu_simplifications(uint32_t *traditional, uint32_t *simplified, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UChar identifier[32];
    u_uastrcpy(identifier, "Traditional-Simplified");
    UTransliterator *rules = utrans_openU(identifier, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) return -1;
    USet *sources = utrans_getSourceSet(rules, false, NULL, &status);
    int32_t found = 0;
    int32_t ranges = U_FAILURE(status) ? 0 : uset_getRangeCount(sources);
    for (int32_t i = 0; i < ranges; i++) {
        UChar32 start, end;
        UErrorCode range_status = U_ZERO_ERROR;
        if (uset_getItem(sources, i, &start, &end, NULL, 0, &range_status) != 0) continue;
        for (UChar32 c = start; c <= end; c++) {
            UErrorCode one = U_ZERO_ERROR;
            UChar units[8];
            int32_t length = 0, next = 0;
            U16_APPEND_UNSAFE(units, length, c);
            int32_t limit = length;
            utrans_transUChars(rules, units, &length, 8, 0, &limit, &one);
            if (U_FAILURE(one) || length == 0) continue;
            UChar32 changed;
            U16_NEXT(units, next, length, changed);
            if (next != length || changed == c) continue;
            if (found < capacity) {
                traditional[found] = (uint32_t)c;
                simplified[found] = (uint32_t)changed;
            }
            found++;
        }
    }
    uset_close(sources);
    utrans_close(rules);
    return U_FAILURE(status) ? -1 : found;
}

struct cicu_break *cicu_break_open(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_WORD, locale, NULL, 0, &status);
    return U_FAILURE(status) ? NULL : (struct cicu_break *)iterator;
}

void cicu_break_close(struct cicu_break *words) { ubrk_close((UBreakIterator *)words); }

int32_t cicu_break_text(struct cicu_break *words, const uint16_t *text, int32_t length, int32_t *ends, bool *is_word,
                        int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = (UBreakIterator *)words;
    ubrk_setText(iterator, (const UChar *)text, length, &status);
    if (U_FAILURE(status)) return -1;
    int32_t count = 0;
    ubrk_first(iterator);
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator)) {
        if (count < capacity) {
            ends[count] = end;
            is_word[count] = ubrk_getRuleStatus(iterator) >= UBRK_WORD_NONE_LIMIT;
        }
        count++;
    }
    return count;
}
