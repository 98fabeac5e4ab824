#include "cicu.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

using icu::BasicTimeZone;
using icu::TimeZone;
using icu::UnicodeString;

struct cicu_zone *cicu_zone_open(const char *identifier) {
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString canonical;
    UBool in_database = false;
    UnicodeString name = UnicodeString::fromUTF8(identifier);
    TimeZone::getCanonicalID(name, canonical, in_database, status);
    if (U_FAILURE(status) || !in_database || canonical == UnicodeString("Etc/Unknown")) return nullptr;
    return reinterpret_cast<cicu_zone *>(TimeZone::createTimeZone(name));
}

void cicu_zone_close(struct cicu_zone *zone) { delete reinterpret_cast<TimeZone *>(zone); }

int32_t cicu_zone_offset(const struct cicu_zone *zone, double milliseconds) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t raw = 0, saving = 0;
    reinterpret_cast<const TimeZone *>(zone)->getOffset(milliseconds, false, raw, saving, status);
    return U_FAILURE(status) ? 0 : raw + saving;
}

int32_t cicu_zone_offset_of_local(const struct cicu_zone *zone, double local_milliseconds) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t raw = 0, saving = 0;
    const TimeZone *any = reinterpret_cast<const TimeZone *>(zone);
    if (const BasicTimeZone *basic = dynamic_cast<const BasicTimeZone *>(any)) {
        basic->getOffsetFromLocal(local_milliseconds, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    } else {
        any->getOffset(local_milliseconds, true, raw, saving, status);
    }
    return U_FAILURE(status) ? 0 : raw + saving;
}
