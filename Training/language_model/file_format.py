"""The model file: a header, a table of sections, and the sections; everything little-endian.

The detector reads this layout in `Sources/Plugins/LanguageDetection/LanguageModel.swift`; change both together and
raise VERSION.
"""

import hashlib
import struct

import numpy as np

from . import alphabet, counting

MAGIC, VERSION = b"FDLANG\r\n", 1
HEADER, SECTION = struct.Struct("<8sIIQQ"), struct.Struct("<IIQQ")
LANGUAGES, GROUPS, LETTER_PAGES, LETTERS, COMPOSITIONS, ROW_SLOTS, ROWS, BUCKETS, ENTRIES = range(1, 10)

BUCKETS_IN_BLOCK = 16
ENTRIES_IN_BUCKET = 4
FINGERPRINT_BITS, LANGUAGE_BITS, VALUE_BITS = 12, 6, 6
WORD_ORDER = 15
MASK = (1 << 64) - 1
PAGE = 128


def mixed(values):
    """Spreads the bits of 64-bit keys (the finaliser of MurmurHash3)."""
    values = values.astype(np.uint64)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def ngram_keys(group, order, keys):
    return keys | np.uint64(order << 48) | np.uint64(group << 52)


def word_key(group, ids):
    key = 0
    for letter in ids:
        key = ((key ^ letter) * 0x9E3779B97F4A7C15 + 0x7F4A7C15) & MASK
    return (key >> 16) | WORD_ORDER << 48 | group << 52


class Model:
    """Collects the parts, then writes them."""

    def __init__(self, groups):
        self.groups = groups
        self.rows = {}
        self.hashes, self.corrections = [], []

    def number(self, group):
        return self.groups.index(group)

    def languages(self):
        return sorted({language for group in self.groups for language in group.languages})

    def add_rows(self, group, keys, values):
        self.rows[group.script] = (keys, values)

    def add_corrections(self, group, index, order, keys, steps):
        self.add(index, mixed(ngram_keys(self.number(group), order, keys)), steps)

    def add_words(self, group, index, words, steps):
        number = self.number(group)
        self.add(index, mixed(np.array([word_key(number, ids) for ids in words], dtype=np.uint64)), steps)

    def add(self, index, hashes, steps):
        low = (np.uint64(index) << np.uint64(VALUE_BITS)) | (steps - counting.LOWEST_CORRECTION).astype(np.uint64)
        self.hashes.append(hashes)
        self.corrections.append(low)

    def serialise(self):
        sections = {}
        languages = self.languages()
        sections[LANGUAGES] = b"".join(tag.encode().ljust(8, b"\0") for tag in languages)
        sections[GROUPS], sections[ROW_SLOTS], sections[ROWS] = self.group_sections(languages)
        sections[LETTER_PAGES], sections[LETTERS] = self.letter_sections()
        sections[COMPOSITIONS] = b"".join(struct.pack("<HHH", *c) for c in alphabet.compositions(self.groups))
        sections[BUCKETS], sections[ENTRIES] = self.entry_sections()
        body = b""
        table = b""
        start = HEADER.size + SECTION.size * len(sections)
        for identifier, data in sorted(sections.items()):
            place = -(start + len(body)) % 64
            body += b"\0" * place
            table += SECTION.pack(identifier, 0, start + len(body), len(data))
            body += data
        body += b"\0" * (-(start + len(body)) % 64)
        size = start + len(body)
        return HEADER.pack(MAGIC, VERSION, len(sections), size, checksum(table + body)) + table + body

    def group_sections(self, languages):
        groups, slots, rows = b"", b"", b""
        for group in self.groups:
            keys, values = self.rows.get(group.script, (np.zeros(0, np.uint64), np.zeros((0, 0), np.uint8)))
            bits = max(3, (len(keys) * 3 // 2).bit_length()) if len(keys) else 0
            groups += struct.pack(
                "<4sBBBBIIII", group.script.encode(), group.kind, group.weight, len(group.languages), bits,
                len(slots) // 4, len(rows), len(keys), 0,
            )
            groups += bytes(languages.index(language) for language in group.languages).ljust(64, b"\0")
            if len(keys):
                orders = [1 if group.kind == alphabet.KIND_HAN else counting.order_of(key) for key in keys.tolist()]
                full = np.array(
                    [key | order << 48 | self.number(group) << 52 for key, order in zip(keys.tolist(), orders)],
                    dtype=np.uint64,
                )
                slots += row_slots(mixed(full), bits)
                rows += values.tobytes()
        return groups, slots, rows

    def letter_sections(self):
        table = np.array(alphabet.letter_table(self.groups), dtype="<u2").reshape(-1, PAGE)
        pages, numbers, unique = [], [], {}
        for page in table:
            data = page.tobytes()
            if data not in unique:
                unique[data] = len(pages)
                pages.append(data)
            numbers.append(unique[data])
        return struct.pack(f"<{len(numbers)}H", *numbers), b"".join(pages)

    def entry_sections(self):
        hashes, low = np.concatenate(self.hashes), np.concatenate(self.corrections)
        blocks = -(-len(hashes) // (ENTRIES_IN_BUCKET * BUCKETS_IN_BLOCK))
        count = blocks * BUCKETS_IN_BLOCK
        bucket = ((hashes >> np.uint64(32)) * np.uint64(count)) >> np.uint64(32)
        entry = ((hashes & np.uint64((1 << FINGERPRINT_BITS) - 1)) << np.uint64(LANGUAGE_BITS + VALUE_BITS)) | low
        order = np.lexsort((entry, bucket))
        ends = np.searchsorted(bucket[order], np.arange(count, dtype=np.uint64), side="right").astype(np.int64)
        index = b""
        parts = []
        for block in range(blocks):
            base = int(ends[block * BUCKETS_IN_BLOCK - 1]) if block else 0
            relative = ends[block * BUCKETS_IN_BLOCK : (block + 1) * BUCKETS_IN_BLOCK] - base
            parts.append(struct.pack("<I16H", base, *relative.tolist()))
        index = b"".join(parts)
        packed = entry[order].astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
        # One spare byte lets an entry be read as four bytes.
        return index, packed + b"\0"

    @staticmethod
    def digest(data):
        return "sha256 " + hashlib.sha256(data).hexdigest()


def row_slots(hashes, bits):
    """Open addressing: each slot has 14 bits of the hash and the row's number plus one in 18 bits; 0 is free."""
    slots = [0] * (1 << bits)
    for row, value in enumerate(hashes.tolist()):
        place = value >> (64 - bits)
        while slots[place]:
            place = (place + 1) & ((1 << bits) - 1)
        slots[place] = (value & 0x3FFF) << 18 | (row + 1)
    return struct.pack(f"<{len(slots)}I", *slots)


def checksum(data):
    """Four lanes of 64-bit words, each multiplied on; quick enough to check at every start."""
    data = data + b"\0" * (-len(data) % 32)
    lanes = np.frombuffer(data, dtype="<u8").reshape(-1, 4)
    total = [0xCBF29CE484222325] * 4
    for lane in range(4):
        value = total[lane]
        for word in lanes[:, lane].tolist():
            value = ((value ^ word) * 0x100000001B3) & MASK
        total[lane] = value
    result = 0
    for value in total:
        result = ((result ^ value) * 0x9E3779B97F4A7C15) & MASK
    return result
