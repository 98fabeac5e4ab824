#include "cwebassets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The texts of the pages and of the system, for sites whose locale files have none of their own.

static const unsigned char ar[] = {
#embed "../../locales/ar.json"
};
static const unsigned char de[] = {
#embed "../../locales/de.json"
};
static const unsigned char en[] = {
#embed "../../locales/en.json"
};
static const unsigned char es[] = {
#embed "../../locales/es.json"
};
static const unsigned char fr[] = {
#embed "../../locales/fr.json"
};
static const unsigned char ja[] = {
#embed "../../locales/ja.json"
};
static const unsigned char th[] = {
#embed "../../locales/th.json"
};
static const unsigned char zh[] = {
#embed "../../locales/zh.json"
};

static const struct frontdesk_web_asset texts[] = {
    {"ar.json", ar, sizeof(ar)}, {"de.json", de, sizeof(de)}, {"en.json", en, sizeof(en)},
    {"es.json", es, sizeof(es)}, {"fr.json", fr, sizeof(fr)}, {"ja.json", ja, sizeof(ja)},
    {"th.json", th, sizeof(th)}, {"zh.json", zh, sizeof(zh)},
};

size_t frontdesk_text_file_count(void) { return sizeof(texts) / sizeof(texts[0]); }

struct frontdesk_web_asset frontdesk_text_file_at(size_t index) { return texts[index]; }
