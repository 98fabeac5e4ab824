"""Chinese against Japanese where there is no kana: characters, and characters that stand beside each other in a word."""

import gzip
import importlib.resources
import math

import msgpack
import numpy as np

from . import counting

ROWS, PAIRS = 9_000, 24_000


def spellings():
    """Simplified characters with the traditional ones that they stand for."""
    packed = (importlib.resources.files("wordfreq") / "data" / "_chinese_mapping.msgpack.gz").read_bytes()
    mapping = msgpack.unpackb(gzip.decompress(packed), raw=False, strict_map_key=False)
    result = {}
    for traditional, simplified in sorted(mapping.items()):
        if chr(traditional) != simplified and len(simplified) == 1:
            result.setdefault(simplified, []).append(chr(traditional))
    return result


def is_han(c):
    return "\u3400" <= c <= "\u9fff" or c == "々"


def counts_of(words, traditional):
    """Weights of characters and of pairs inside words, in simplified and in traditional spelling."""
    ones, twos = {}, {}
    for word, probability in sorted(words.items()):
        weight = int(math.sqrt(probability) * 1e7) + 1
        for place, c in enumerate(word):
            if not is_han(c):
                continue
            for spelling in {c, *traditional.get(c, [])}:
                ones[spelling] = ones.get(spelling, 0) + weight
            if place + 1 < len(word) and is_han(word[place + 1]):
                d = word[place + 1]
                first, second = [c, *traditional.get(c, [])], [d, *traditional.get(d, [])]
                for left in first:
                    for right in second:
                        twos[left + right] = twos.get(left + right, 0) + weight
    return ones, twos


def train(model, group, lists):
    traditional = spellings()
    counts = [counts_of(lists["ja"], {}), counts_of(lists["zh"], traditional)]
    seen = {}
    for ones, _ in counts:
        total = sum(ones.values())
        for c, weight in ones.items():
            seen[c] = seen.get(c, 0.0) + weight / total
    characters = sorted(sorted(seen, key=lambda c: (-seen[c], c))[:ROWS])
    rows = np.zeros((len(characters), 2), dtype=np.uint8)
    for index, (ones, _) in enumerate(counts):
        total = sum(ones.values())
        for place, c in enumerate(characters):
            value = math.log(ones[c] / total) if c in ones else counting.FLOOR
            rows[place, index] = min(255, math.floor(-max(counting.FLOOR, value) * counting.UNIT + 0.5))
    model.add_rows(group, np.array([ord(c) for c in characters], dtype=np.uint64), rows)
    for index, (ones, twos) in enumerate(counts):
        total_ones, total_twos = sum(ones.values()), sum(twos.values())
        kept = []
        for pair, weight in twos.items():
            expected = ones[pair[0]] / total_ones * ones[pair[1]] / total_ones
            step = math.floor(math.log(1 + weight / total_twos / expected) * counting.STEP + 0.5)
            if step >= 2:
                kept.append((-weight * step, pair, min(step, counting.HIGHEST_CORRECTION)))
        kept = sorted(kept)[:PAIRS]
        kept.sort(key=lambda item: item[1])
        keys = np.array([ord(pair[0]) | ord(pair[1]) << 16 for _, pair, _ in kept], dtype=np.uint64)
        model.add_corrections(group, index, 2, keys, np.array([step for _, _, step in kept]))
