"""Writing systems: which letters there are, which languages use them, and how a letter is looked up."""

import unicodedata

KIND_SINGLE, KIND_NGRAM, KIND_HAN, KIND_KANA = 0, 1, 2, 3

# Classes of scalars in the letter table; groups of letters follow.
SEPARATOR, MARK, DIGIT, APOSTROPHE, FIRST_GROUP = 0, 1, 2, 3, 8
# Ids of letters inside a group.
UNKNOWN, START, END, FIRST_LETTER = 0, 1, 2, 3

# Writing systems that one language alone uses, or that one of its languages nearly owns: the first word of the
# letters' Unicode names, and the language.
SINGLE = {
    "GREEK": "el", "HEBREW": "he", "GEORGIAN": "ka", "ARMENIAN": "hy", "THAI": "th", "HANGUL": "ko", "TAMIL": "ta",
    "TELUGU": "te", "BENGALI": "bn", "GUJARATI": "gu", "GURMUKHI": "pa", "KANNADA": "kn", "MALAYALAM": "ml",
    "ORIYA": "or", "SINHALA": "si", "KHMER": "km", "LAO": "lo", "MYANMAR": "my", "ETHIOPIC": "am", "THAANA": "dv",
    "TIBETAN": "bo",
}
SHARED = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "DEVANAGARI": "Deva"}

# A Han, kana or Hangul letter says as much as two and a half Latin ones; in halves.
DENSE_WEIGHT, PLAIN_WEIGHT = 5, 2


class Group:
    """The letters of one writing system and the languages that may be written in it."""

    def __init__(self, script, kind, languages, weight=PLAIN_WEIGHT):
        self.script, self.kind, self.languages, self.weight = script, kind, languages, weight
        self.letters = {}  # a lower-case letter -> its id

    def encode(self, word):
        """The ids of a word's letters, or nothing if it has a letter of another group."""
        ids = [self.letters.get(c) for c in word]
        return None if None in ids else ids


def script_of(character):
    name = unicodedata.name(character, "")
    if name.startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "IDEOGRAPHIC ITERATION")):
        return "HAN"
    if name.startswith("FULLWIDTH LATIN"):
        return "LATIN"
    if name.startswith(("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")):
        return "KANA"
    return name.split(" ")[0]


def is_letter(character):
    """Letters, and the marks that Indic and Thai words can't do without."""
    category = unicodedata.category(character)
    if category.startswith("L"):
        return True
    return category.startswith("M") and script_of(character) not in ("COMBINING", "ARABIC", "HEBREW", "")


def make_groups(lists):
    """The groups in their fixed order, each with its languages and its letters."""
    groups = []
    for first_word, code in SHARED.items():
        members = {}
        for language, words in lists.items():
            shares = {}
            for word, probability in words.items():
                script = script_of(word[0])
                shares[script] = shares.get(script, 0.0) + probability
            if shares.get(first_word, 0.0) > 0.3:
                members[language] = words
        if len(members) > 64:
            raise SystemExit(f"{first_word}: {len(members)} languages, at most 64 fit into six bits")
        group = Group(code, KIND_NGRAM, sorted(members))
        group.letters = letters_of(first_word, members)
        groups.append(group)
    han = Group("Hani", KIND_HAN, ["ja", "zh"], DENSE_WEIGHT)
    groups.append(han)
    groups.append(Group("Kana", KIND_KANA, ["ja"], DENSE_WEIGHT))
    for first_word, language in SINGLE.items():
        weight = DENSE_WEIGHT if first_word == "HANGUL" else PLAIN_WEIGHT
        groups.append(Group(first_word.title()[:4], KIND_SINGLE, [language], weight))
    return groups


def letters_of(first_word, members):
    """Ids for the letters that make up a noticeable part of some language; the apostrophe is one of them."""
    noticed = set("'")
    for words in members.values():
        shares = {}
        for word, probability in words.items():
            for c in word:
                if script_of(c) == first_word:
                    shares[c] = shares.get(c, 0.0) + probability
        noticed |= {c for c, share in shares.items() if share > 2e-6}
    if len(noticed) > 250:
        raise SystemExit(f"{first_word}: {len(noticed)} letters do not fit into a byte")
    return {c: FIRST_LETTER + i for i, c in enumerate(sorted(noticed))}


def letter_table(groups):
    """For each scalar of the basic plane: class or group in the high byte, letter id or Han marks in the low byte."""
    by_script = {code: first for first, code in SHARED.items()}
    by_script.update({name.title()[:4]: name for name in SINGLE})
    by_script.update({"Hani": "HAN", "Kana": "KANA"})
    number = {by_script[group.script]: FIRST_GROUP + i for i, group in enumerate(groups)}
    from .sources import fold

    table = [0] * 0x10000
    for scalar in range(0x10000):
        c = chr(scalar)
        category = unicodedata.category(c)
        if c in "'’ʼ‘`＇":
            table[scalar] = APOSTROPHE << 8
        elif category == "Nd":
            table[scalar] = DIGIT << 8
        elif is_letter(c) and script_of(c) in number:
            script = script_of(c)
            group = groups[number[script] - FIRST_GROUP]
            low = UNKNOWN
            if group.kind == KIND_NGRAM:
                lower = fold(unicodedata.normalize("NFKC", c) if script == "LATIN" else c)
                low = group.letters.get(lower, UNKNOWN)
            elif group.kind == KIND_HAN:
                low = han_marks(c)
            table[scalar] = number[script] << 8 | low
        elif category.startswith("M") or c in "\u00ad\u200b\u200c\u200d\u0640":
            table[scalar] = MARK << 8
    return table


HANS_ONLY, HANT_ONLY = 1, 2


def han_marks(c):
    """Whether a character is written in Simplified or in Traditional texts alone, told by the national character sets."""

    def writes(encoding):
        try:
            c.encode(encoding)
            return True
        except UnicodeEncodeError:
            return False

    hans, hant = writes("gb2312"), writes("big5")
    if hans and not hant:
        return HANS_ONLY
    return HANT_ONLY if hant and not hans else 0


def compositions(groups):
    """Pairs of a letter and a combining mark with the letter they make, sorted: what composition needs, no more."""
    result = []
    table = letter_table(groups)
    for scalar in range(0x10000):
        parts = unicodedata.decomposition(chr(scalar)).split(" ")
        if len(parts) == 2 and not parts[0].startswith("<") and table[scalar] >> 8 >= FIRST_GROUP:
            first, second = int(parts[0], 16), int(parts[1], 16)
            if table[second] >> 8 == MARK and unicodedata.normalize("NFC", chr(first) + chr(second)) == chr(scalar):
                result.append((first, second, scalar))
    return sorted(result)
