"""Commands: what they cost, and whether they can be run at all."""
import collections
import os
import shutil
import statistics
import subprocess

# Seconds by the wall and on processors, and the megabytes that the largest of its processes held at once.
Cost = collections.namedtuple("Cost", "wall cpu memory")


class Absent(Exception):
    """Something that a bench can do without; says what is missing."""


class Failure(Exception):
    """A command that did not do what it should; says which and what it said."""


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Absent(f"{program} is not there")


def run(command, environment=None, statuses=(0,)):
    """What the command prints."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False,
                          env=os.environ | {"LC_ALL": "C.UTF-8"} | (environment or {}))
    if done.returncode not in statuses:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise Failure(f"{' '.join(command)}: status {done.returncode}\n{said or 'nothing said'}")
    return done.stdout.decode("utf-8", "replace")


class Clock:
    """Runs commands by tests/bench/clock.c, one at a time."""

    def __init__(self, program, scratch):
        self.program = program
        self.file = os.path.join(scratch, "cost")

    def cost(self, command, environment=None, statuses=(0,)):
        """What the command costs as a whole process, and what it prints."""
        printed = run([self.program, self.file, *command], environment, statuses)
        with open(self.file, encoding="ascii") as file:
            wall, cpu, memory = map(float, file.read().split())
        return Cost(wall, cpu, memory / 1024), printed


def median(costs):
    """The median of each figure."""
    return Cost(*(statistics.median(figures) for figures in zip(*costs)))


def percentile(values, share):
    """By nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def on_processor(pid):
    """Milliseconds that the main thread of a process has been on a processor."""
    with open(f"/proc/{pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0]) / 1e6
