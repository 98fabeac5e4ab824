"""Joins the measurements of several tools into one table in Markdown.

usage: table.py FILE.json… [--published FILE.json] [--speed-of TOOL]

Published figures get columns of their own, marked as such; the last rows say how much faster the first tool is.
"""

import json
import sys


def load(files):
    for file in files:
        with open(file, encoding="utf-8") as content:
            found = json.load(content)
        yield from found if isinstance(found, list) else [found]


def main(arguments):
    published = []
    if "--published" in arguments:
        place = arguments.index("--published")
        published = list(load([arguments[place + 1]]))
        arguments = arguments[:place] + arguments[place + 2 :]
    measured = list(load(arguments))
    tools = [one["tool"] for one in measured]
    keys, values = [], {}
    for one in measured:
        for row in one["rows"]:
            key = (row["set"], row["measure"])
            if key not in values:
                keys.append(key)
            values.setdefault(key, {})[one["tool"]] = row["value"]
    for one in published:
        for row in one["rows"]:
            key = (row["set"], row["measure"])
            if key in values:
                text = f"{row['value']} ({one['tool']})"
                old = values[key].get("published")
                values[key]["published"] = f"{old}, {text}" if old else text
    # The rows of one set stand together, in the order of the first tool.
    sets = list(dict.fromkeys(data for data, _ in keys))
    columns = tools + (["published, not measured here"] if published else [])
    print("| data | measure | " + " | ".join(columns) + " |")
    print("| --- | --- |" + " ---: |" * len(tools) + (" --- |" if published else ""))
    for data in sets:
        for key in [key for key in keys if key[0] == data]:
            cells = [cell(values[key].get(tool)) for tool in tools]
            if published:
                cells.append(values[key].get("published", ""))
            print(f"| {data} | {key[1]} | " + " | ".join(cells) + " |")
            if key[1] == "µs a message" and tools[0] in values[key]:
                own = values[key][tools[0]]
                ratios = ["1"] + [ratio(values[key].get(tool), own) for tool in tools[1:]]
                print(f"| {data} | time, as a multiple of {tools[0]} | " + " | ".join(ratios) + " |" * (1 + bool(published)))


def cell(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 and value == int(value) or abs(value) >= 1000 else f"{value:.2f}"


def ratio(value, own):
    return f"{value / own:.1f}" if value is not None and own else ""


if __name__ == "__main__":
    main(sys.argv[1:])
