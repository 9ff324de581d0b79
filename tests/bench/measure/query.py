"""The part `query`: how long an answer takes."""
import statistics

from . import questions as asked
from .process import percentile

TITLE = "Answers: ten hits with snippets"
TABLES = {
    "rows": [("system", "in process", "s"), ("kind", "kind", "s"), ("asked", "asked", "d"),
             ("cpu_p50", "CPU p50 ms", ".2f"), ("cpu_p95", "p95", ".2f"), ("cpu_max", "max", ".2f"),
             ("wall_p50", "wall p50 ms", ".2f"), ("wall_p95", "p95", ".2f"), ("answered", "with a hit", "d")],
    "whole": [("kind", "whole process of jiyan", "s"), ("asked", "asked", "d"), ("wall_p50", "wall p50 ms", ".2f"),
              ("wall_p95", "p95", ".2f"), ("cpu_p50", "CPU p50 ms", ".2f"), ("cpu_p95", "p95", ".2f"),
              ("memory_mb", "memory MB", ".0f")],
    "views": [("view", "whole process of jiyan", "s"), ("wall_ms", "wall ms", ".1f"), ("cpu_ms", "CPU ms", ".1f"),
              ("memory_mb", "memory MB", ".0f")],
}
COUNT, WHOLE = 200, 20  # of a kind
VIEWS = [["--owner=民政部门"], ["--due=2021"], ["--overdue"], ["--statements"], ["--stats", "经济"], ["--facet=year", "经济"]]


def taken(questions, most, limits=()):
    """The first questions of each kind: `most`, or what `limits` has for the kind."""
    seen, some = {}, []
    for question in questions:
        seen[question.kind] = seen.get(question.kind, 0) + 1
        if seen[question.kind] <= dict(limits).get(question.kind, most):
            some.append(question)
    return some


def ask(system, folder, questions):
    """What system.ask tells, without the questions that were to warm up; None where it is not asked."""
    figures = system.ask(folder, questions)
    return figures and [figure for figure in figures if figure[0] != asked.WARM]


def summary(rounds, kind):
    """Percentiles over the questions of a kind, each with its median over the rounds."""
    of_kind = [[figure for figure in one if figure[0] == kind] for one in rounds]
    wall, cpu = ([statistics.median(same[at] for same in question) for question in zip(*of_kind)] for at in (1, 2))
    return {"kind": kind, "asked": len(cpu), "cpu_p50": percentile(cpu, 0.5), "cpu_p95": percentile(cpu, 0.95),
            "cpu_max": max(cpu), "cpu_mean": statistics.mean(cpu), "wall_p50": percentile(wall, 0.5), "wall_p95": percentile(wall, 0.95),
            "answered": sum(hits > 0 for *_, hits in of_kind[0])}


def in_process(session, systems, questions):
    rounds = {system.name: [] for system in systems}
    for _ in range(session.rounds):
        for system in systems:
            folder = session.index_of(system, session.text_of(system))
            figures = ask(system, folder, taken(questions, system.most, system.limits))
            if figures:
                rounds[system.name].append(figures)
                seconds = sum(figure[1] for figure in figures) / 1000
                session.say(f"{system.name}: {len(figures)} questions in {seconds:.1f} s")
    return [{"system": name} | summary(some, kind) for name, some in rounds.items() if some for kind in asked.KINDS]


def whole(session, folder, questions):
    costs = {}
    for question in taken(questions, WHOLE):
        cost, _ = session.clock.cost([session.ours.searcher, "--db", folder, question.text], statuses=(0, 1))
        costs.setdefault(question.kind, []).append(cost)
    del costs[asked.WARM]
    return [{"kind": kind, "asked": len(some)} | {
        f"{figure}_p{share}": percentile([getattr(cost, figure) * 1000 for cost in some], share / 100)
        for figure in ("wall", "cpu") for share in (50, 95)} | {"memory_mb": max(cost.memory for cost in some)}
            for kind, some in (costs | {"all": sum(costs.values(), [])}).items()]


def views(session, folder):
    """What reads more than the best hits: the median of the rounds."""
    rows = []
    for view in VIEWS:
        command = [session.ours.searcher, "--db", folder, "--format=json", *view]
        costs = [session.clock.cost(command, statuses=(0, 1))[0] for _ in range(session.rounds)]
        wall, cpu, memory = (statistics.median(figures) for figures in zip(*costs))
        rows.append({"view": " ".join(view), "wall_ms": wall * 1000, "cpu_ms": cpu * 1000, "memory_mb": memory})
    return rows


def measure(session):
    questions = asked.with_warm_up(session.text, asked.draw(session.text, COUNT, seed=4))
    rows = in_process(session, [session.ours, *session.peers], questions)
    folder = session.index_of(session.ours, session.text)
    return {"rows": rows, "whole": whole(session, folder, questions), "views": views(session, folder)}


def plot(result):
    systems = list(dict.fromkeys(row["system"] for row in result["rows"]))
    p95 = {(row["system"], row["kind"]): row["cpu_p95"] for row in result["rows"]}
    return {"label": "CPU ms of a question, 95th percentile", "names": systems,
            "rows": [(kind, *(p95[system, kind] for system in systems)) for kind in asked.KINDS]}
