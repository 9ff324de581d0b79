"""The part `scale`: a large archive and one of very many small files, beside the texts."""
import os
import shutil
import statistics

from . import exchange, query, size, texts
from . import questions as asked
from .process import median

TITLE = "Scale: archives of the same texts with places, persons, numbers and dates exchanged"
TABLES = {
    "rows": [("archive", "archive", "s"), ("text_mb", "text MB", ".1f"), ("files", "files", "d"),
             ("wall_s", "wall s", ".1f"), ("cpu_s", "CPU s", ".1f"), ("memory_mb", "memory MB", ".0f"),
             ("mb_per_wall_s", "MB / wall s", ".2f"), ("mb_per_cpu_s", "MB / CPU s", ".2f"),
             ("files_per_s", "files / wall s", ".0f"), ("index_ratio", "index / text", ".2f"),
             ("throughput", "MB / wall s of the texts = 1", ".2f"),
             ("throughput_cpu", "MB / CPU s of the texts = 1", ".2f"), ("check_s", "--check s", ".3f"),
             ("nothing_s", "nothing changed s", ".3f")],
    "latency": [("kind", "kind", "s"), ("asked", "asked", "d"), ("texts_p50", "CPU p50 ms of the texts", ".2f"),
                ("large_p50", "of the large archive", ".2f"), ("texts_p95", "p95 of the texts", ".2f"),
                ("large_p95", "of the large archive", ".2f"), ("ratio", "p95 / p95", ".2f")],
}
CHECKED = 40000  # files of the smaller of the two archives of small files
COUNT = 60


def row_of(session, name, text, costs):
    """What indexing an archive cost, and what it costs to look at all of its files."""
    cost, folder = median(costs), session.folder_of(session.ours, text)
    megabytes, files = texts.bytes_of(text) / 1e6, len(texts.files_of(text))
    check = [session.clock.cost([session.ours.indexer, "--db", folder, "--check", text], statuses=(0, 1))[0]
             for _ in range(session.rounds)]
    nothing = [session.cost(*session.ours.index(text, folder))[0] for _ in range(session.rounds)]
    return {"archive": name, "text_mb": megabytes, "files": files, "wall_s": cost.wall, "cpu_s": cost.cpu,
            "memory_mb": cost.memory, "mb_per_wall_s": megabytes / cost.wall, "mb_per_cpu_s": megabytes / cost.cpu,
            "files_per_s": files / cost.wall, "index_mb": size.megabytes_of(folder),
            "index_ratio": size.megabytes_of(folder) / megabytes, "check_s": median(check).wall,
            "nothing_s": median(nothing).wall, "rounds": [list(one) for one in costs]}


def index_in_turn(session, archives):
    costs = {name: [] for name in archives}
    for number in range(session.rounds):
        for name, text in archives.items():
            costs[name].append(session.index(session.ours, text))
            session.say(f"round {number + 1}, {name}: {costs[name][-1].wall:.1f} s")
    return costs


def latency(session, large):
    """The same questions to both indexes, in turn."""
    questions = asked.with_warm_up(session.text, asked.draw(session.text, COUNT, seed=4))
    rounds = {text: [] for text in (session.text, large)}
    for _ in range(session.rounds):
        for text, some in rounds.items():
            some.append(query.ask(session.ours, session.folder_of(session.ours, text), questions))
    rows = []
    for kind in asked.KINDS:
        ours, others = (query.summary(some, kind) for some in rounds.values())
        rows.append({"kind": kind, "asked": ours["asked"], "texts_p50": ours["cpu_p50"], "large_p50": others["cpu_p50"],
                     "texts_p95": ours["cpu_p95"], "large_p95": others["cpu_p95"],
                     "ratio": others["cpu_p95"] / ours["cpu_p95"]})
    return rows


def measure(session):
    large, small, checked = (session.path(name) for name in ("large", "small", "checked"))
    session.say("making archives")
    exchange.archive(session.text, large, session.options.scale_megabytes * 1e6)
    exchange.small_files(session.text, small, session.options.scale_files)
    shutil.copytree(small, checked, copy_function=os.link,
                    ignore=lambda at, names: sorted(names)[CHECKED // 1000:] if at == small else ())
    archives = {"the texts": session.text, "large": large, "1 kB a file": small}
    costs = index_in_turn(session, archives)
    rows = [row_of(session, name, text, costs[name]) for name, text in archives.items()]
    rows.append(row_of(session, "1 kB, fewer", checked, [session.index(session.ours, checked)]))
    for key, figure in (("throughput", "wall"), ("throughput_cpu", "cpu")):
        rows[1][key] = statistics.median(
            (rows[1]["text_mb"] / getattr(two, figure)) / (rows[0]["text_mb"] / getattr(one, figure))
            for one, two in zip(costs["the texts"], costs["large"]))
    return {"rows": rows, "latency": latency(session, large)}


def plot(result):
    return {"label": "MB of text a second", "names": ["wall", "CPU"], "linear": True,
            "rows": [(f"{row['archive']}\n{row['text_mb']:.0f} MB", row["mb_per_wall_s"], row["mb_per_cpu_s"])
                     for row in result["rows"]]}
