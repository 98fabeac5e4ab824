"""Word frequencies from pinned packages, and from a folder of one's own lists."""

import gzip
import importlib.resources
import itertools
import math
import unicodedata

import wordfreq

from . import romanisation

# Latin letters with cedilla and with comma below are confused in writing; apostrophes come in many shapes.
FOLDS = str.maketrans({"ș": "ş", "ț": "ţ", "’": "'", "ʼ": "'", "`": "'", "‘": "'", "İ": "i"})

SERBIAN_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
SERBIAN_LATIN = (
    "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
)
TO_LATIN = dict(zip(SERBIAN_CYRILLIC, SERBIAN_LATIN))
TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in TO_LATIN.items()}

# Lists of encyclopedia words that are kept; the package holds further languages that shops hardly meet and that
# only draw messages away from their neighbours.
ENCYCLOPEDIA = (
    "af ar az be bg bs ca cs cy da de en eo es et eu fa fi fr ga hr hu id is it lt lv mk mn ms nl no pl pt ro ru sk sl "
    "sq sr sv sw tl tr uk ur vi"
).split()

# How much wordfreq's list counts where both packages have one.
WORDFREQ_SHARE = 0.7

# The rarest words of the longest lists are left out; they are as often slips as words.
MOST_WORDS = 200_000


def fold(word):
    """The spelling that the detector sees: composed, lower case, one kind of apostrophe, no marks that are ignored."""
    lower = unicodedata.normalize("NFC", word.translate(FOLDS)).lower().translate(FOLDS)
    if lower.isascii():
        return lower
    return "".join(c for c in lower if not is_ignored(c))


def is_ignored(c):
    """Vowel signs that Arabic and Hebrew usually leave out, stray accents, and what only joins or separates letters."""
    if c in "\u00ad\u200b\u200c\u200d\u0640":
        return True
    return unicodedata.category(c).startswith("M") and unicodedata.name(c, "").startswith(
        ("COMBINING", "ARABIC", "HEBREW")
    )


def is_word(word):
    if word.isalpha():
        return True
    return any(c.isalpha() for c in word) and all(
        c.isalpha() or c == "'" or unicodedata.category(c).startswith("M") for c in word
    )


def parts(word):
    """Cuts where the detector cuts: at hyphens, and at apostrophes before a whole word (`l'adresse`, not `don't`)."""
    result = []
    for joined in word.replace("-", " ").split():
        for index, part in enumerate(joined.split("'")):
            if index and result and 1 <= len(part) <= 2 and result[-1]:
                result[-1] += "'" + part
            else:
                result.append(part)
    return [part for part in result if part]


def normalised(items):
    """A dictionary from folded words to probabilities that add up to 1; joined words count as two."""
    found = {}
    for word, frequency in items:
        for part in parts(fold(word)):
            if is_word(part):
                found[part] = found.get(part, 0.0) + frequency
    total = math.fsum(found.values())
    return {word: frequency / total for word, frequency in found.items()}


def from_wordfreq():
    """The lists of wordfreq, a dictionary by language; Serbo-Croatian is left under `sh`."""
    lists = {}
    for language in sorted(wordfreq.available_languages("best")):
        items = (
            (word, 10 ** (-centibels / 100))
            for centibels, words in enumerate(wordfreq.get_frequency_list(language, "best"))
            for word in words
        )
        items = itertools.islice(items, MOST_WORDS)
        lists["tl" if language == "fil" else language] = normalised(items)
    return lists


def from_encyclopedia():
    """The words of Wikipedia with their logarithmic probabilities, from the package langidentify-full-model."""
    folder = importlib.resources.files("langidentify_full_model") / "data"
    lists = {}
    for language in ENCYCLOPEDIA:
        text = gzip.decompress((folder / f"topwords-{language}.txt.gz").read_bytes()).decode()
        items = []
        for line in text.splitlines():
            if not line.startswith("#"):
                word, _, logarithm = line.rpartition(" ")
                items.append((word, math.exp(float(logarithm))))
        lists["nb" if language == "no" else language] = normalised(items)
    return lists


def from_folder(folder):
    """Lists of one's own: `xx.tsv`, a word and its Zipf frequency (log10 of occurrences in 10^9) on each line."""
    lists = {}
    for path in sorted(folder.glob("*.tsv")):
        items = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            word, tab, zipf = line.partition("\t")
            try:
                items.append((word, 10 ** (float(zipf) - 9)))
            except ValueError:
                raise SystemExit(f"{path}:{number}: expected a word, a tab and a Zipf frequency") from None
        if items:
            lists[path.stem] = normalised(items)
    return lists


def mixed(first, second, share):
    if not first or not second:
        return first or second or {}
    result = {word: share * probability for word, probability in first.items()}
    for word, probability in second.items():
        result[word] = result.get(word, 0.0) + (1 - share) * probability
    return result


def cyrillic(word):
    """Serbian Latin letters written in Cyrillic; nothing if the word has a letter that Serbian lacks."""
    result, place = "", 0
    while place < len(word):
        for length in (2, 1):
            letter = TO_CYRILLIC.get(word[place : place + length])
            if letter:
                result, place = result + letter, place + length
                break
        else:
            return ""
    return result


def in_both_scripts(words):
    """Serbian is written in Latin and in Cyrillic letters; every word gets its other spelling."""
    result = {}
    for word, probability in words.items():
        is_cyrillic = any(c in TO_LATIN for c in word)
        latin = "".join(TO_LATIN.get(c, c) for c in word)
        for spelling in (word if is_cyrillic else cyrillic(word), latin):
            if spelling:
                result[spelling] = result.get(spelling, 0.0) + probability / 2
    return result


def read_all(folder=None):
    """All languages: a dictionary from tag to a dictionary from word to probability."""
    general, encyclopedia = from_wordfreq(), from_encyclopedia()
    serbo_croatian = general.pop("sh")
    latin_only = {word: p for word, p in serbo_croatian.items() if not any(c in TO_LATIN for c in word)}
    general["bs"], general["hr"] = latin_only, latin_only
    general["sr"] = in_both_scripts(serbo_croatian)
    encyclopedia["sr"] = in_both_scripts(encyclopedia["sr"])
    own = from_folder(folder) if folder else {}
    result = {}
    for language in sorted(set(general) | set(encyclopedia) | set(own)):
        words = mixed(general.get(language), encyclopedia.get(language), WORDFREQ_SHARE)
        result[language] = mixed(words, own.get(language), 0.5)
    for language in sorted(romanisation.SPELLERS):
        result[f"{language}-Latn"] = romanisation.romanised(result[language], language)
    return result
