"""Languages that people also type in Latin letters: their words, spelled the way chat spells them.

They make `ru-Latn` and the like of the lists of `ru`, so that "privet" is not taken for Swedish.
"""

import unicodedata

RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh sch  y  e yu ya".split(" "),
    )
)
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f h ps o".split(" ")))

KANA = {}
for consonant, row in {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "y": "や ゆ よ", "r": "らりるれろ", "w": "わ   を", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}.items():
    for vowel, kana in zip("aiueo", row):
        if kana != " ":
            KANA[kana] = consonant + vowel
KANA.update({"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "を": "o", "ん": "n"})
SMALL_Y = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}

CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h".split(" "),
    )
)
# Letters with a dot below, which composition leaves in two code points.
DOTTED = {"j": "z", "ph": "f", "d": "r", "dh": "rh"}
VOWELS = dict(zip("अआइईउऊऋएऐओऔऑऍ", "a a i i u u ri e ai o au o e".split(" ")))
SIGNS = dict(zip("ािीुूृेैोौॉॅ", "a i i u u ri e ai o au o e".split(" ")))
NASALS, VIRAMA, NUKTA = "ंँ", "्", "़"


def by_letters(word, table):
    letters = [table.get(c) for c in word]
    return None if None in letters else "".join(letters)


def russian(word):
    return by_letters(word, RUSSIAN)


def greek(word):
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    latin = by_letters(plain, GREEK)
    return latin and latin.replace("oy", "ou").replace("ay", "au").replace("ey", "eu").replace("gg", "ng")


def japanese(word):
    if word in ("は", "へ"):
        return {"は": "wa", "へ": "e"}[word]
    if word.endswith("んは") or word.endswith("ちは"):
        word = word[:-1] + "わ"
    # Katakana stand 0x60 above hiragana.
    word = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in word)
    result, doubled = "", False
    for c in word:
        if c == "っ":
            doubled = True
            continue
        if c in SMALL_Y and result.endswith("i"):
            stem = result[:-1]
            result = stem + (SMALL_Y[c][1:] if stem.endswith(("sh", "ch", "j")) else SMALL_Y[c])
            continue
        if c == "ー" and result:
            continue
        if c not in KANA:
            return None
        syllable = KANA[c]
        if doubled and syllable[0] not in "aiueon":
            syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
        result, doubled = result + syllable, False
    return result


def hindi(word):
    """Hindi drops the inherent vowel at a word's end, and between two syllables that have one."""
    units = []  # consonant and vowel; None is the inherent vowel
    for c in word:
        if c in CONSONANTS:
            units.append([CONSONANTS[c], None])
        elif c in VOWELS:
            units.append(["", VOWELS[c]])
        elif c in SIGNS and units:
            units[-1][1] = SIGNS[c]
        elif c == VIRAMA and units:
            units[-1][1] = ""
        elif c in NASALS and units:
            units[-1][1] = (units[-1][1] if units[-1][1] is not None else "a") + "n"
        elif c == NUKTA and units:
            units[-1][0] = DOTTED.get(units[-1][0], units[-1][0])
        else:
            return None
    for place, unit in enumerate(units):
        if unit[1] is None:
            is_last = place == len(units) - 1
            between = 0 < place < len(units) - 1 and units[place - 1][1] not in ("", None) and units[place + 1][1]
            unit[1] = "" if (is_last and place > 0) or between else "a"
    return "".join(consonant + vowel for consonant, vowel in units)


SPELLERS = {"ru": russian, "el": greek, "ja": japanese, "hi": hindi}


def romanised(words, language):
    """The list of a language in Latin letters."""
    result = {}
    for word, probability in words.items():
        latin = SPELLERS[language](word)
        if latin and latin.isascii() and latin.isalpha():
            result[latin] = result.get(latin, 0.0) + probability
    total = sum(result.values())
    return {word: probability / total for word, probability in result.items()}
