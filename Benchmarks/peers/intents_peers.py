"""Measures classifiers from scikit-learn on the data that `intents-benchmark` reads.

usage: intents_peers.py DATA-FOLDER [SET,SET]
"""

import pathlib
import sys
import time
import warnings

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

from measurements import Measurements, write

TRAIN = ["train.tsv", "valid.tsv"]
TEST = ["test.tsv", "val.tsv", "dev.tsv"]


def read(file):
    lines = file.read_text(encoding="utf-8").split("\n")
    return [line.split("\t", 1) for line in lines if "\t" in line]


def sets(folder, wanted):
    """The sets of a folder: name, training lines, test lines, and files of lines that fit no intent."""
    root = pathlib.Path(folder)
    root = root / "intents" if (root / "intents").is_dir() else root
    for place in sorted({file.parent for file in root.rglob("*.tsv")}):
        names = sorted(file.name for file in place.glob("*.tsv"))
        train = next((name for name in TRAIN if name in names), None)
        test = next((name for name in TEST if name in names and name != train), None)
        label = place.relative_to(root).as_posix()
        if not train or not test or wanted and label not in wanted:
            continue
        strangers = {name[:-4]: read(place / name) for name in names if "oos" in name and name.endswith(test)}
        lines = read(place / test)
        inside = [line for line in lines if line[0] == "oos"]
        if inside:
            strangers[test[:-4]] = inside
        yield label, [line for line in read(place / train) if line[0] != "oos"], lines, strangers


def words_and_letters(text):
    """Words for scripts with spaces, and every character of those without."""
    return [token for token in WORDS(text)]


WORDS = CountVectorizer(token_pattern=r"(?u)[぀-ヿ一-鿿]|[^\W぀-ヿ一-鿿]+|[?!]").build_tokenizer()


def features():
    """The features of the strongest of them: words and pairs, and letters within words."""
    return make_union(
        TfidfVectorizer(tokenizer=words_and_letters, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )


def naive_bayes():
    words = CountVectorizer(tokenizer=words_and_letters, token_pattern=None, ngram_range=(1, 2))
    return make_pipeline(words, MultinomialNB(alpha=0.1))


def margin():
    return make_pipeline(features(), LinearSVC(C=1.0))


PEERS = {
    "MultinomialNB, words and pairs": (naive_bayes, "predict_joint_log_proba"),
    "LinearSVC, words and letters": (margin, "decision_function"),
}


def scores(model, method, texts):
    if method == "predict_joint_log_proba":
        return model[-1].predict_joint_log_proba(model[:-1].transform(texts))
    found = model.decision_function(texts)
    return found if found.ndim == 2 else np.stack([-found, found], axis=1)


def held_out_scores(make, method, texts, labels, count):
    """Scores of every training example by a model that has not seen it, from three folds."""
    result = np.full((len(texts), count), -1e3)
    smallest = np.bincount(labels).min()
    folds = StratifiedKFold if smallest >= 3 else KFold
    for rest, part in folds(3, shuffle=True, random_state=1).split(texts, labels):
        model = make().fit([texts[i] for i in rest], labels[rest])
        found = scores(model, method, [texts[i] for i in part])
        result[np.ix_(part, model[-1].classes_)] = found
    return result


def temperature(found, labels):
    """What scores are divided by so that their softmax is as likely as can be."""

    def loss(logarithm):
        scaled = found / np.exp(logarithm)
        largest = scaled.max(axis=1)
        normaliser = largest + np.log(np.exp(scaled - largest[:, None]).sum(axis=1))
        return np.clip(normaliser - scaled[np.arange(len(labels)), labels], 0, 50).mean()

    return float(np.exp(minimize_scalar(loss, bounds=(-5, 4), method="bounded").x))


def calibration_error(confidence, right, bins=15):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs((confidence[place == b] - right[place == b]).sum()) for b in range(bins)]
    return sum(gaps) / len(right)


def lowest_threshold(confidence, right, precision=0.95):
    """The lowest confidence from which on so many are right; above 1 when there is none."""
    order = np.argsort(-confidence, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    last = np.flatnonzero(share >= precision)
    return confidence[order[last[-1]]] if len(last) else 1.01


def measure(name, train, test, strangers, tool, result):
    make, method = PEERS[tool]
    names = sorted({intent for intent, _ in train})
    place = {intent: index for index, intent in enumerate(names)}
    texts = [text for _, text in train]
    labels = np.array([place[intent] for intent, _ in train])
    known = [(place[intent], text) for intent, text in test if intent in place]
    truth = np.array([label for label, _ in known])
    known = [text for _, text in known]

    start = time.process_time()
    model = make().fit(texts, labels)
    training = time.process_time() - start
    held_out = held_out_scores(make, method, texts, labels, len(names))
    heat = temperature(held_out, labels)
    held_out = softmax(held_out / heat, axis=1)
    threshold = lowest_threshold(held_out.max(axis=1), held_out.argmax(axis=1) == labels)

    found = scores(model, method, known)
    right = found.argmax(axis=1) == truth
    raw = softmax(found, axis=1).max(axis=1)
    confidence = softmax(found / heat, axis=1).max(axis=1)
    answered = confidence >= threshold
    add = lambda measure, value: result.add(measure, value, name)
    add("accuracy, %", 100 * right.mean())
    add("macro-F1, %", 100 * f1_score(truth, found.argmax(axis=1), average="macro", zero_division=0))
    add("ECE before calibration, %", 100 * calibration_error(raw, right))
    add("ECE after, %", 100 * calibration_error(confidence, right))
    add("answered at 95 % promised, %", 100 * answered.mean())
    if answered.any():
        add("precision of those, %", 100 * right[answered].mean())
    best = lowest_threshold(confidence, right)
    add("coverage at 95 %, threshold from the test, %", 100 * (confidence >= best).mean())
    for stranger, lines in strangers.items():
        other = scores(model, method, [text for _, text in lines])
        sure = softmax(other / heat, axis=1).max(axis=1)
        is_known = np.r_[np.ones(len(known)), np.zeros(len(lines))]
        add(f"AUROC {stranger}, by confidence", 100 * roc_auc_score(is_known, np.r_[confidence, sure]))
        if method == "decision_function":
            largest = np.r_[found.max(axis=1), other.max(axis=1)]
            add(f"AUROC {stranger}, by out-of-scope score", 100 * roc_auc_score(is_known, largest))
        add(f"{stranger} answered, %", 100 * (sure >= threshold).mean())
    some = known[:300]
    start = time.process_time()
    for text in some:
        scores(model, method, [text])
    add("µs a message", (time.process_time() - start) / len(some) * 1e6)
    start = time.process_time()
    scores(model, method, known)
    add("µs a message, all in one batch", (time.process_time() - start) / len(known) * 1e6)
    add("training, s", training)


def main(folder, wanted):
    results = [Measurements(tool) for tool in PEERS]
    for name, train, test, strangers in sets(folder, wanted):
        for tool, result in zip(PEERS, results):
            measure(name, train, test, strangers, tool, result)
    write(results)


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    main(sys.argv[1], sys.argv[2].split(",") if len(sys.argv) > 2 else [])
