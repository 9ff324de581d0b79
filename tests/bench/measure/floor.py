"""The part `floor`: jiyan-index beside the bare inversion of the same terms (floor.c)."""
import json
import os
import shutil
import statistics

from .process import median, run

TITLE = "The floor: processor time of jiyan-index beside that of inverting what is ready in memory"
TABLES = {
    "rows": [("what", "", "s"), ("cpu_s", "CPU s", ".2f"), ("ratio", "jiyan-index / floor", ".2f")],
    "counts": [("passages", "passages", "d"), ("terms", "terms", "d"), ("postings", "postings", "d"),
               ("occurrences", "occurrences", "d"), ("runs", "runs", "d")],
}
STEPS = {"pack_s": "records, packed and compressed", "invert_s": "inversion and runs", "merge_s": "merge into a segment"}


def measure(session):
    program, folder = os.path.join(session.build, "tests", "bench", "floor"), session.path("floor")
    costs, floors = [], []
    for number in range(session.rounds):
        costs.append(session.index(session.ours, session.text))
        floors.append(json.loads(run([program, session.index_of(session.ours, session.text), folder])))
        shutil.rmtree(folder)
        floors[-1]["all"] = sum(floors[-1][step] for step in STEPS)
        session.say(f"round {number + 1}: jiyan-index {costs[-1].cpu:.2f} s, floor {floors[-1]['all']:.2f} s")
    rows = [{"what": "jiyan-index", "cpu_s": median(costs).cpu,
             "ratio": statistics.median(cost.cpu / one["all"] for cost, one in zip(costs, floors))}]
    rows += [{"what": what, "cpu_s": statistics.median(one[step] for one in floors)}
             for step, what in {"all": "floor", **STEPS}.items()]
    return {"rows": rows, "counts": [floors[-1]]}


def plot(result):
    whole, _, *steps = result["rows"]
    return {"label": "CPU seconds", "names": ["all", *(row["what"] for row in steps)], "stacked": True,
            "rows": [(whole["what"], whole["cpu_s"], *(0 for _ in steps)),
                     ("floor", 0, *(row["cpu_s"] for row in steps))]}
