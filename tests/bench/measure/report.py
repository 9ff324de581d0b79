"""What a part found: as a table, as JSON and as a plot."""
import json
import os
import platform
import re
import shutil
import subprocess
import time

from .process import run
from .texts import ROOT

FOLDER = os.path.join(ROOT, "docs", "bench")
COLOURS = ["#1b6ca8", "#e08e0b", "#5b8c5a", "#a23b72", "#6b4c9a", "#7a7a7a"]


def cells(columns, row):
    """A cell is empty where the row has no such figure."""
    return [format(row[key], form) if row.get(key) is not None else "" for key, _, form in columns]


def table(columns, rows):
    """For a terminal: words to the left, figures to the right."""
    lines = [[heading for _, heading, _ in columns], *(cells(columns, row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    marks = ["<" if form == "s" else ">" for *_, form in columns]
    return "\n".join("  ".join(f"{cell:{mark}{width}}" for cell, mark, width in zip(line, marks, widths)).rstrip()
                     for line in lines)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        found = re.search(r"^model name\s*: (.*)$", file.read(), re.M)
    return found[1] if found else platform.machine()


def version_of(package):
    done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, encoding="ascii", check=False)
    return done.stdout or None


def circumstances(session):
    """What the figures depend on."""
    return {"made": time.strftime("%Y-%m-%d"), "processor": processor(), "cores": os.cpu_count(),
            "load_before": session.load, "rounds": session.rounds,
            "versions": {"jiyan": run([session.ours.indexer, "--version"]).split()[-1]} | {
                peer.name: version_of(peer.package) for peer in session.peers if peer.package}}


def rounded(value):
    """The same with floats of five digits, which is more than they are worth."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, (list, tuple)) else value


PLOT = """set terminal svg size 760,360 font "sans-serif,12" background rgb "white"
set output {output}
set style data histograms
set style histogram {histogram}
set style fill solid border rgb "white"
set boxwidth 0.9
set grid ytics lc rgb "#dddddd"
set key outside top center horizontal
set tics nomirror
set xtics scale 0 font ",10"
set bmargin 3
set ylabel {label}
{scale}
$data << EOD
{data}
EOD
plot {series}
"""


def quoted(text):
    return '"' + text.replace('"', "'").replace("\n", "\\n") + '"'


def bars(path, label, names, rows, stacked=False, linear=False):
    """A plot of rows of a name and a figure for each of `names`; on a logarithmic scale where it may be one."""
    figures = [figure for row in rows for figure in row[1:] if figure]
    scale = "set yrange [0:*]" if stacked or linear else f"set logscale y\nset yrange [{min(figures) / 2}:*]"
    series = ", ".join(f"$data using {at}:xtic(1) title {quoted(name)} lc rgb {quoted(COLOURS[(at - 2) % len(COLOURS)])}"
                       for at, name in enumerate(names, 2))
    nothing = 0 if stacked else "nan"
    data = "\n".join(" ".join([quoted(name), *(f"{figure or nothing}" for figure in some)]) for name, *some in rows)
    script = PLOT.format(output=quoted(path), histogram="rowstacked" if stacked else "clustered gap 1",
                         label=quoted(label), scale=scale, data=data, series=series)
    subprocess.run(["gnuplot"], input=script, encoding="utf-8", check=True)


def text(part, result):
    return "\n\n".join(table(columns, result[key]) for key, columns in part.TABLES.items() if result.get(key))


def write(part, result, folder):
    """The part's JSON and plot."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, result["part"])
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(rounded(result), file, ensure_ascii=False, indent=1)
        file.write("\n")
    if shutil.which("gnuplot"):
        bars(path + ".svg", **part.plot(result))
    else:
        print("no plot: gnuplot is not there")
