"""Rows of numbers as the programs in Swift write them, and the processor time they need."""

import json
import sys
import time


class Measurements:
    """What one tool came to."""

    def __init__(self, tool):
        self.tool = tool
        self.rows = []

    def add(self, measure, value, data=""):
        if value is not None:
            self.rows.append({"set": data, "measure": measure, "value": float(value)})

    def as_dictionary(self):
        return {"tool": self.tool, "rows": self.rows}


def microseconds(items, body, passes=2):
    """The processor time `body` takes for each item, the best of some passes."""
    best = float("inf")
    for _ in range(passes):
        start = time.process_time()
        for item in items:
            body(item)
        best = min(best, time.process_time() - start)
    return best / max(1, len(items)) * 1e6


def resident_megabytes():
    """The memory of this program that is in main memory; None where the system doesn't tell."""
    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


def write(all_measurements):
    json.dump([one.as_dictionary() for one in all_measurements], sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
