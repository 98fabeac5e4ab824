"""Naive Bayes over words and character n-grams, turned into sums of small whole numbers.

A token's score in a language is ln(0.9 P(word) + 0.1 P(letters)). P(letters) comes from stupid backoff over n-grams of
up to five letters. Orders one to three become rows with a value for each language of the writing system, the backoff
already done. Orders four and five, and words, become corrections to what stands without them, so that the detector
only adds, and so that corrections too small to matter are left out.
"""

import math

import numpy as np

from . import alphabet

UNIT = 16  # rows and scores count in sixteenths of a nat
STEP = 4  # corrections count in quarters of a nat
LOWEST_CORRECTION, HIGHEST_CORRECTION = -8, 55
FLOOR = -12.0
BACKOFF = math.log(0.4)
WORD_SHARE = 0.9

TRAINING_WORDS = 150_000
LONGEST_WORD = 24

# How many words, n-grams of four and of five letters are kept. The languages that shops write in most get the larger
# share of the file.
LARGE = "en es pt fr de it nl pl tr vi id sv cs ru uk ar fa hi".split()
LARGE_BUDGET, SMALL_BUDGET = (90_000, 26_000, 32_000), (44_000, 14_000, 16_000)
TRIGRAMS = {"Latn": 40_000, "Cyrl": 16_000, "Arab": 14_000, "Deva": 14_000}


def train(model, group, lists, word_scale, ngram_scale):
    spellings = [Spellings(group, language, lists[language]) for language in group.languages]
    rows = RowTable(group, [NgramCounts(words, (1, 2, 3)) for words in spellings])
    model.add_rows(group, rows.keys, rows.values)
    for index, words in enumerate(spellings):
        most_words, fours, fives = LARGE_BUDGET if words.language in LARGE else SMALL_BUDGET
        counts = NgramCounts(words, (4, 5))
        base = rows.look_up(words, index)
        for order, size in ((4, fours), (5, fives)):
            base, kept = counts.correct(order, base, int(size * ngram_scale))
            model.add_corrections(group, index, order, *kept)
        model.add_words(group, index, *words.correct(base, int(most_words * word_scale)))


def added_up(places, weights, count):
    """Sums of whole numbers by place; below 2^53 they are exact, in whatever order they are added."""
    return np.bincount(places, weights=weights.astype(np.float64), minlength=count).astype(np.int64)


def logarithms(numerators, denominators):
    """ln(a / b) by the C library's logarithm, which is the same wherever this runs."""
    return np.array([math.log(a / b) for a, b in zip(numerators.tolist(), denominators.tolist())])


class Spellings:
    """One language's words as letters, and the places where an n-gram can end."""

    def __init__(self, group, language, words):
        self.language = language
        encoded = []
        for word, probability in sorted(words.items(), key=lambda item: (-item[1], item[0])):
            ids = group.encode(word)
            if ids and len(ids) <= LONGEST_WORD:
                encoded.append((ids, probability))
                if len(encoded) == TRAINING_WORDS:
                    break
        self.words = [bytes(ids) for ids, _ in encoded]
        self.probabilities = [probability for _, probability in encoded]
        lengths = np.array([len(ids) for ids in self.words]) + 1
        self.word_of = np.repeat(np.arange(len(self.words), dtype=np.int32), lengths)
        # Kinds of words matter, not only their occurrences: hence the root. Whole numbers add up exactly.
        self.weights = (np.floor(np.sqrt(np.array(self.probabilities)) * 1e7).astype(np.int64) + 1)[self.word_of]
        text = b"".join(bytes([alphabet.START]) + ids + bytes([alphabet.END]) for ids in self.words)
        self.letters = np.frombuffer(text, dtype=np.uint8)
        self.places = np.flatnonzero(self.letters != alphabet.START).astype(np.int32)
        starts = np.flatnonzero(self.letters == alphabet.START).astype(np.int32)
        self.depths = (self.places - np.repeat(starts, lengths)).astype(np.int8)

    def keys(self, order):
        """The n-gram that ends at each place, its last letter in the low byte; 0 where the word is too short."""
        key = np.zeros(len(self.places), dtype=np.uint64)
        for back in range(order):
            key |= self.letters[np.maximum(self.places - back, 0)].astype(np.uint64) << np.uint64(8 * back)
        return np.where(self.depths >= order - 1, key, np.uint64(0))

    def correct(self, base, budget):
        """Corrections for whole words, given what the letters say."""
        letters = np.bincount(self.word_of, weights=base, minlength=len(self.words))
        ratios = [
            math.log(1 + WORD_SHARE * p / ((1 - WORD_SHARE) * math.exp(max(l, -60.0))))
            for p, l in zip(self.probabilities, letters.tolist())
        ]
        steps = quantised(np.array(ratios))
        chosen = [i for i in range(len(self.words)) if steps[i] >= 2][:budget]
        return [self.words[i] for i in chosen], steps[chosen]


class NgramCounts:
    """Weights of one language's n-grams, and ln P(letter | letters before it)."""

    def __init__(self, words, orders):
        self.words = words
        self.unique, self.weights, self.values = {}, {}, {}
        for order in orders:
            keys = words.keys(order)
            valid = keys != 0
            unique, inverse = np.unique(keys[valid], return_inverse=True)
            counts = added_up(inverse, words.weights[valid], len(unique))
            # Sorted by key, n-grams with the same beginning stand together.
            _, context = np.unique(unique >> np.uint64(8), return_inverse=True)
            totals = added_up(context, counts, len(unique))[context]
            self.unique[order], self.weights[order] = unique, counts
            self.values[order] = logarithms(counts, totals)

    def correct(self, order, base, budget):
        """Corrections of one order: the value at each place afterwards, and the n-grams that are kept with theirs."""
        base = base + BACKOFF
        keys = self.words.keys(order)
        valid = np.flatnonzero(keys)
        unique, weights = self.unique[order], self.weights[order]
        row_of = np.searchsorted(unique, keys[valid])
        before = np.zeros(len(unique))
        before[row_of] = base[valid]
        steps = quantised(self.values[order] - before)
        gain = weights * np.abs(steps)
        chosen = np.lexsort((unique, -gain))[:budget]
        chosen = np.sort(chosen[gain[chosen] > 0])
        correction = np.zeros(len(unique))
        correction[chosen] = steps[chosen] / STEP
        base[valid] += correction[row_of]
        return base, (unique[chosen], steps[chosen])


def quantised(values):
    return np.clip(np.floor(values * STEP + 0.5), LOWEST_CORRECTION, HIGHEST_CORRECTION).astype(np.int64)


class RowTable:
    """Values of the n-grams of up to three letters for every language of a group, backoff done."""

    def __init__(self, group, languages):
        total = {}
        for counts in languages:
            for order in (1, 2, 3):
                share = counts.weights[order] / counts.weights[order].sum()
                for key, value in zip(counts.unique[order].tolist(), share.tolist()):
                    total[key] = total.get(key, 0.0) + value
        by_order = {1: [], 2: [], 3: []}
        for key, value in total.items():
            by_order[order_of(key)].append((-value, key))
        kept = [key for _, key in sorted(by_order[1])]
        kept += [key for _, key in sorted(by_order[2])]
        kept += [key for _, key in sorted(by_order[3])[: TRIGRAMS[group.script]]]
        self.keys = np.array(sorted(kept), dtype=np.uint64)
        self.values = np.zeros((len(self.keys), len(languages)), dtype=np.uint8)
        for index, counts in enumerate(languages):
            self.values[:, index] = self.column(counts)

    def column(self, counts):
        tables = {
            order: dict(zip(counts.unique[order].tolist(), counts.values[order].tolist())) for order in (1, 2, 3)
        }
        column = np.zeros(len(self.keys), dtype=np.uint8)
        for place, key in enumerate(self.keys.tolist()):
            penalty, value = 0.0, FLOOR
            for order in range(order_of(key), 0, -1):
                found = tables[order].get(key & (1 << 8 * order) - 1)
                if found is not None:
                    value = max(FLOOR, found + penalty)
                    break
                penalty += BACKOFF
            column[place] = min(255, math.floor(-value * UNIT + 0.5))
        return column

    def look_up(self, words, index):
        """The value at each place: the longest n-gram that has a row."""
        result = np.full(len(words.places), FLOOR)
        for order in (1, 2, 3):
            keys = words.keys(order)
            place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            found = (self.keys[place] == keys) & (keys != 0)
            values = self.values[place[found], index].astype(np.float64)
            result[found] = -values / UNIT + (3 - order) * BACKOFF
        return result


def order_of(key):
    return (key.bit_length() + 7) // 8
