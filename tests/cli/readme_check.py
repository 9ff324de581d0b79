#!/usr/bin/env python3
"""readme_check: whether a README tells the truth: its commands and what they print, its figures and docs/bench/*.json.

usage: readme_check.py commands README FILE   run its commands here, one after the other, and compare
       readme_check.py figures README FOLDER  compare its tables of speed and size with FOLDER/*.json

In a block ```console a line "$ COMMAND" is run by bash; the lines behind it, up to the next command or empty line before
one, are what it prints on stdout and stderr. "…" alone stands for the rest. A command without such lines has only to be
no error. Times are not compared. FILE gets the README with what is printed in place of what it says.

Exit status: 0 it is true, 1 it is not.
"""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

TIMES = [(r"([,，](?:用时)? ?)\d+ (ms|毫秒)$", r"\1T \2"), (r"(in|用时) [\d.]+ (s|秒)$", r"\1 T \2")]


def steady(line):
    for pattern, replacement in TIMES:
        line = re.sub(pattern, replacement, line)
    return line


# ---- commands ----

def split(lines):
    """The README as a list of (kind, lines): text, or a command with the lines that it is said to print."""
    parts, inside = [("text", [])], False
    for line in lines:
        if line.startswith("```"):
            inside = line == "```console"
            parts.append(("text", [line]))
        elif inside and line.startswith("$ "):
            parts.append(("command", [line]))
        else:
            parts[-1][1].append(line)
    return parts


def run(commands):
    """What each prints, and its status; all in one shell, so that a cd lasts."""
    with tempfile.TemporaryDirectory() as scratch:
        script = f"exec 3>{scratch}/statuses\n"
        for number, command in enumerate(commands):
            script += f"{{ {command}\n}} >{scratch}/{number} 2>&1 </dev/null; echo $? >&3\n"
        subprocess.run(["bash", "-c", script], check=True)
        with open(f"{scratch}/statuses", encoding="utf-8") as file:
            statuses = [int(line) for line in file]
        printed = []
        for number in range(len(commands)):
            with open(f"{scratch}/{number}", encoding="utf-8") as file:
                printed.append(file.read().rstrip("\n").split("\n"))
    return printed, statuses


def stripped(lines):
    lines = list(lines)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def renewed(said, printed):
    """What is printed, cut where the README cuts it, with its times as the README has them."""
    if "…" in said:
        printed = printed[:said.index("…")] + ["…"]
    old = {steady(line): line for line in said}
    return [old.get(steady(line), line) for line in printed]


def check_commands(readme, target):
    with open(readme, encoding="utf-8") as file:
        parts = split(file.read().split("\n"))
    commands = [lines[0][2:] for kind, lines in parts if kind == "command"]
    printed, statuses = run(commands)
    good, number = True, 0
    for kind, lines in parts:
        if kind != "command":
            continue
        said = stripped(lines[1:])
        now = renewed(said, printed[number]) if said else []
        if statuses[number] > 1:
            print(f"{lines[0]}\nexit {statuses[number]}\n" + "\n".join(printed[number]))
            good = False
        if now != said:
            print(lines[0] + "\n" + "\n".join(difflib.unified_diff(said, now, "README", "printed", lineterm="")))
            good = False
        lines[1:] = now + lines[1 + len(said):]
        number += 1
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(line for _, lines in parts for line in lines))
    if number == 0:
        print(f"{readme}: no command")
    return good and number > 0


# ---- figures ----

def rows(part, folder, **wanted):
    with open(os.path.join(folder, part + ".json"), encoding="utf-8") as file:
        found = json.load(file)["rows"]
    return [row for row in found if all(row.get(key) == value for key, value in wanted.items())]


def near(text, value):
    """True where a figure is the value, rounded to the digits that it has."""
    digits = len(text.partition(".")[2])
    return abs(float(text) - value) <= 0.5001 * 10 ** -digits


SYSTEMS = {"jiyan": "jiyan", "Lucene": "Lucene", "Groonga": "Groonga", "SQLite": "FTS5"}
KINDS = ["words", "phrases", "one character", "Boolean", "questions"]


def cells_of(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


def check_figures(readme, folder):
    """The rows of the two tables that begin with the name of a system: indexing, and answers."""
    with open(readme, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line.startswith("| ")]
    wrong, seen = [], 0
    for line in lines:
        cells = cells_of(line)
        system = SYSTEMS.get(re.split(r"[-, ]", cells[0])[0])
        if system and len(cells) == 6 and re.fullmatch(r"[\d.]+", cells[2]):
            pairs = index_pairs(system, cells, folder)
        elif system and len(cells) == 6 and "/" in cells[1]:
            pairs = query_pairs(system, cells, folder)
        else:
            continue
        seen += 1
        wrong += [f"{cells[0]}: {text} is {value}" for text, value in pairs if not near(text, value)]
    for line in wrong:
        print(line)
    if seen < 2:
        print(f"{readme}: no tables of figures")
    return not wrong and seen >= 2


def index_pairs(system, cells, folder):
    found = [row for row in rows("index", folder) if row["system"].startswith(system)]
    best = min(found, key=lambda row: sum(abs(float(text) - row[key]) for text, key in
                                          zip(cells[2:5], ("wall_s", "cpu_s", "memory_mb"))))
    size = [row for row in rows("size", folder) if row["system"].startswith(system)]
    ratio = min(size, key=lambda row: abs(float(cells[5]) - row["ratio"]))["ratio"]
    return list(zip(cells[2:6], (best["wall_s"], best["cpu_s"], best["memory_mb"], ratio)))


def query_pairs(system, cells, folder):
    pairs = []
    known = {row["kind"].lower(): row for row in rows("query", folder) if row["system"].startswith(system)}
    for kind, cell in zip(KINDS, cells[1:]):
        row = known.get(kind.lower()) or known.get(kind.lower().rstrip("s")) or {}
        middle, high = (text.strip() for text in cell.split("/"))
        pairs += [(middle, row.get("cpu_p50", -1)), (high, row.get("cpu_p95", -1))]
    return pairs


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("commands", "figures"):
        print(__doc__, file=sys.stderr)
        return 2
    check = check_commands if sys.argv[1] == "commands" else check_figures
    return 0 if check(sys.argv[2], sys.argv[3]) else 1


if __name__ == "__main__":
    sys.exit(main())
