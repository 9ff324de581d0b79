"""The part `update`: what a change costs, and what a hundred of them do to answers."""
import os
import shutil
import statistics

from . import exchange, query, texts
from . import questions as asked
from .process import Failure, median, percentile

TITLE = "Updates: whole process over the whole archive"
TABLES = {
    "rows": [("system", "", "s"), ("change", "change", "s"), ("wall_s", "wall s", ".3f"), ("cpu_s", "CPU s", ".3f"),
             ("memory_mb", "memory MB", ".0f"), ("found", "found", "d")],
    "row": [("updates", "updates in a row", "d"), ("wall_p50_s", "wall p50 s", ".3f"), ("wall_max_s", "max", ".3f"),
            ("cpu_s", "CPU s of all", ".2f"), ("size_before_mb", "index MB before", ".1f"),
            ("size_after_mb", "after", ".1f")],
    "latency": [("kind", "kind", "s"), ("asked", "asked", "d"), ("before_p50", "CPU p50 ms before", ".2f"),
                ("after_p50", "after", ".2f"), ("before_p95", "p95 before", ".2f"), ("after_p95", "after", ".2f"),
                ("ratio", "mean after / before", ".2f")],
}
WORD = "琪瑧琚璐"  # in none of the texts
NEW, CHANGED, IN_A_ROW, COUNT = 20, 100, 100, 60


def change(paths, what):
    for path in paths:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"\n{what}。\n")


class Archive:
    """A copy of the texts that is changed, with an index that is changed with it."""

    def __init__(self, session, name):
        self.session, self.ours = session, session.ours
        self.root, self.folder = session.path(name), session.path(name + "-index")
        shutil.rmtree(self.folder, ignore_errors=True)
        texts.copy(session.text, self.root)
        self.files = texts.files_of(self.root)
        session.cost(*self.ours.index(self.root, self.folder))
        self.kept = session.path(name + "-kept")
        texts.copy(self.folder, self.kept)

    def update(self):
        return self.session.cost(*self.ours.index(self.root, self.folder))[0]

    def found(self):
        command = [self.ours.searcher, "--db", self.folder, "--format=paths", "--copies=each", "--limit=1000",
                   f'"{WORD}"']
        return len(set(self.session.clock.cost(command, statuses=(0, 1))[1].split("\n")) - {""})

    def reset(self):
        """Puts texts and index back to what they were."""
        texts.copy(self.session.text, self.root)
        texts.copy(self.kept, self.folder)


def changes(archive, new):
    """A round: the name of each change, what it costs, and how many files with the word are found then."""
    files, costs = archive.files, {}
    some = min(CHANGED, len(files) // 20)  # more than a tenth of the files may not leave at once
    every = len(files) // some
    costs["nothing"] = archive.update(), None
    change(files[:1], "第一处修改")
    costs["1 file changed"] = archive.update(), None
    shutil.copytree(new, os.path.join(archive.root, "new"))
    costs[f"{NEW} files new"] = archive.update(), archive.found()
    change(files[1::every][:some], "第二处修改")
    costs[f"{some} files changed"] = archive.update(), None
    for path in files[2::every][:some]:
        os.remove(path)
    costs[f"{some} files gone"] = archive.update(), None
    return costs


def peer_adds(session, peer, new):
    """What it costs a peer to take the new files into a copy of its index, and how many it finds then."""
    folder = session.path("update-" + peer.name)
    texts.copy(session.index_of(peer, session.text), folder)
    peer.prepare_add(new, folder)
    command = peer.add(new, folder, WORD)
    if not command:
        return None
    cost, printed = session.cost(*command)
    return cost, peer.hits_in(printed)


def single(session, new):
    archive, rounds = Archive(session, "archive"), {}
    peers = [peer for peer in session.peers if not peer.slow]
    for _ in range(session.rounds):
        for name, figures in changes(archive, new).items():
            rounds.setdefault((session.ours.name, name), []).append(figures)
        archive.reset()
        for peer in peers:
            figures = peer_adds(session, peer, new)
            if figures:
                rounds.setdefault((peer.name, f"{NEW} files new"), []).append(figures)
    rows = []
    for (system, name), figures in rounds.items():
        cost = median([cost for cost, _ in figures])
        rows.append({"system": system, "change": name, "wall_s": cost.wall, "cpu_s": cost.cpu,
                     "memory_mb": cost.memory, "found": figures[0][1]})
    return rows


def in_a_row(session, new):
    """Changes two files and adds one, a hundred times; then questions to the index before and after, in turn."""
    archive, costs = Archive(session, "archive"), []
    made = texts.files_of(new)
    for number in range(IN_A_ROW):
        change([archive.files[(number * 37 + at) % len(archive.files)] for at in (0, 1)], f"第{number}次修改")
        shutil.copy(made[number % len(made)], os.path.join(archive.root, f"more-{number:03}.txt"))
        costs.append(archive.update())
    questions = asked.with_warm_up(session.text, [one for one in asked.draw(session.text, COUNT, seed=4)
                                                  if one.kind not in ("one character", "Boolean")])
    rounds = {folder: [] for folder in (archive.kept, archive.folder)}
    for _ in range(session.rounds):
        for folder, some in rounds.items():
            some.append(query.ask(session.ours, folder, questions))
    latency = []
    for kind in dict.fromkeys(figure[0] for figure in rounds[archive.kept][0]):
        before, after = (query.summary(some, kind) for some in rounds.values())
        latency.append({"kind": kind, "asked": before["asked"], "before_p50": before["cpu_p50"],
                        "after_p50": after["cpu_p50"], "before_p95": before["cpu_p95"], "after_p95": after["cpu_p95"],
                        "ratio": after["cpu_mean"] / before["cpu_mean"]})
    walls = [cost.wall for cost in costs]
    return [{"updates": IN_A_ROW, "wall_p50_s": statistics.median(walls), "wall_max_s": max(walls),
             "cpu_s": sum(cost.cpu for cost in costs), "size_before_mb": texts.bytes_of(archive.kept) / 1e6,
             "size_after_mb": texts.bytes_of(archive.folder) / 1e6}], latency


def measure(session):
    new = session.path("new")
    if not os.path.exists(new):
        exchange.new_files(session.text, new, NEW, WORD)
    rows = single(session, new)
    row, latency = in_a_row(session, new)
    return {"rows": rows, "row": row, "latency": latency}


def plot(result):
    return {"label": "seconds", "names": ["wall", "CPU"],
            "rows": [
        (f"{row['system']}\n{row['change']}".replace(" files", "").replace(" file", ""), row["wall_s"], row["cpu_s"]) for row in result["rows"]]}
