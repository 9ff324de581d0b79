"""docs/bench.md: the blocks between its marks, made of the results in docs/bench."""
import importlib
import json
import os
import re

from .report import FOLDER, cells
from .texts import ROOT

PAGE = os.path.join(ROOT, "docs", "bench.md")
PAPER_MB = 10000
ABSENT = "Not measured yet."


def markdown(columns, rows):
    used = [column for column in columns if any(row.get(column[0]) is not None for row in rows)]
    lines = [[heading for _, heading, _ in used], ["---"] * len(used), *(cells(used, row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def result_of(name):
    """What a part found when it was measured last; None where it never was."""
    path = os.path.join(FOLDER, name + ".json")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def block(name):
    """The plot, the tables, and what the figures depend on."""
    part, result = importlib.import_module("measure." + name), result_of(name)
    if not result:
        return ABSENT
    tables = [markdown(columns, result[key]) for key, columns in part.TABLES.items() if result.get(key)]
    versions = ", ".join(f"{system} {version}" for system, version in result["versions"].items() if version)
    said = (f"{result['title']}. Measured {result['made']} on {result['cores']} cores ({result['processor']}), "
            f"rounds: {result['rounds']}, in {result['seconds']:.0f} s. {versions}.")
    return "\n\n".join([f"![{name}](bench/{name}.svg)", *tables, said])


def short(figure):
    """Three digits, or all of those before the point."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def paper():
    """Lines through the two archives of the part `scale`, drawn out."""
    scale = result_of("scale")
    if not scale:
        return ABSENT
    texts, large = scale["rows"][:2]
    measured = [(what, texts[key], large[key]) for what, key in [
        ("indexing, wall s", "wall_s"), ("indexing, CPU s", "cpu_s"), ("indexing, memory MB", "memory_mb"),
        ("index, MB", "index_mb"), ("a run that changes nothing, s", "nothing_s"), ("--check, s", "check_s")]]
    measured += [(f"{row['kind']}, CPU ms, p95", row["texts_p95"], row["large_p95"]) for row in scale["latency"]]
    rows = []
    for what, small, great in measured:
        slope = (great - small) / (large["text_mb"] - texts["text_mb"])
        figures = small, great, slope * 1000, great + slope * (PAPER_MB - large["text_mb"])
        rows.append({"what": what} | dict(zip(("small", "great", "slope", "paper"), map(short, figures))))
    columns = [("what", "", "s"), ("small", f"{texts['text_mb']:.0f} MB", "s"),
               ("great", f"{large['text_mb']:.0f} MB", "s"), ("slope", "each GB more", "s"),
               ("paper", f"{PAPER_MB // 1000} GB on paper", "s")]
    return markdown(columns, rows)


def make():
    """Fills every block anew: a name of a part, or `paper`."""
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    mark = re.compile(r"(<!-- bench: (\w+) -->\n).*?(<!-- end -->)", re.S)
    page = mark.sub(lambda found: f"{found[1]}{paper() if found[2] == 'paper' else block(found[2])}\n{found[3]}", page)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page)
