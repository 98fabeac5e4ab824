#!/usr/bin/env python3
"""Builds models/language.fdlm, the model behind Frontdesk's language detection.

    python3 -m venv venv && venv/bin/pip install -r Training/requirements.txt
    venv/bin/python Training/build_language_model.py --out models/language.fdlm

The same packages give the same bytes: everything is sorted, counted in integers and free of dates.
`Training/README.md` describes the model and the file; `--wordlists DIR` adds lists of one's own (`xx.tsv`, a word
and its Zipf frequency on each line).
"""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from language_model import alphabet, chinese, counting, file_format, sources  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path, required=True, help="the model file to write")
    parser.add_argument("--wordlists", type=pathlib.Path, help="a folder of further word lists, xx.tsv")
    parser.add_argument("--words", type=float, default=1, help="scales how many words a language keeps")
    parser.add_argument("--ngrams", type=float, default=1, help="scales how many character n-grams a language keeps")
    arguments = parser.parse_args()

    lists = sources.read_all(arguments.wordlists)
    groups = alphabet.make_groups(lists)
    model = file_format.Model(groups)
    for group in groups:
        if group.kind == alphabet.KIND_NGRAM:
            counting.train(model, group, lists, arguments.words, arguments.ngrams)
        elif group.kind == alphabet.KIND_HAN:
            chinese.train(model, group, lists)
    data = model.serialise()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_bytes(data)
    print(f"{arguments.out}: {len(data):,} bytes, {len(model.languages())} languages, {model.digest(data)}")


if __name__ == "__main__":
    main()
