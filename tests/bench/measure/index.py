"""The part `index`: what it costs to index the texts, everything included."""
import statistics

from . import texts
from .process import median

TITLE = "Indexing as a whole process, jiyan with two jobs"
TABLES = {"rows": [("system", "", "s"), ("document", "a document is a", "s"), ("text_mb", "text MB", ".1f"),
           ("wall_s", "wall s", ".2f"), ("cpu_s", "CPU s", ".2f"), ("memory_mb", "memory MB", ".0f"),
           ("cpu_s_per_100_mb", "CPU s per 100 MB", ".1f"), ("wall_s_per_100_mb", "wall s per 100 MB", ".1f"),
           ("wall_ratio", "wall of jiyan / its", ".2f"), ("cpu_ratio", "CPU of jiyan / its", ".2f")]}


def ratio(own, other, figure):
    """The median over the rounds of how much of the other's jiyan takes."""
    return statistics.median(getattr(a, figure) / getattr(b, figure) for a, b in zip(own, other))


def measure(session):
    runs = [(session.ours, session.text), *((peer, session.text) for peer in session.peers if not peer.slow)]
    slow = [(peer, session.part) for peer in session.peers if peer.slow]
    if slow:
        runs += [(session.ours, session.part), *slow]
    costs = {(system.name, text): [] for system, text in runs}
    for number in range(session.rounds):
        for system, text in runs:
            cost = session.index(system, text)
            costs[system.name, text].append(cost)
            session.say(f"round {number + 1}, {system.name}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s")
    rows = []
    for system, text in runs:
        some, own = costs[system.name, text], costs[session.ours.name, text]
        cost, megabytes = median(some), texts.bytes_of(text) / 1e6
        rows.append({"system": system.name, "document": system.document, "text_mb": megabytes, "wall_s": cost.wall,
                     "cpu_s": cost.cpu, "memory_mb": cost.memory, "cpu_s_per_100_mb": cost.cpu / megabytes * 100,
                     "wall_s_per_100_mb": cost.wall / megabytes * 100, "wall_ratio": ratio(own, some, "wall"),
                     "cpu_ratio": ratio(own, some, "cpu"), "rounds": [list(one) for one in some]})
    return {"rows": rows}


def plot(result):
    rows = {}
    for row in result["rows"]:  # jiyan stands twice in the table: the first has all of the texts
        rows.setdefault(row["system"], (row["system"], row["wall_s_per_100_mb"], row["cpu_s_per_100_mb"]))
    return {"label": "seconds for 100 MB of text", "names": ["wall", "CPU"], "rows": list(rows.values())}
