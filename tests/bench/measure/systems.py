"""What a system is to the bench, and jiyan as one. The peers are in peers.py."""
import json
import os
import subprocess
import time

from .process import Failure, on_processor


class System:
    """One that indexes texts; `folder` is where its index lies."""

    name = ""
    document = "file"  # what one hit of it is
    slow = False       # so slow that it is given a share of the texts
    package = ""       # Debian's, whose version is reported
    most = 60          # questions of a kind that it is asked
    limits = {}        # the same for some kinds

    def set_up(self, scratch):
        """Compiles what it needs. Raises Absent."""

    def prepare(self, texts, folder):
        """What is not measured of indexing. The folder is new."""

    def index(self, texts, folder):
        """The command that indexes every file of `texts`, and its environment."""
        raise NotImplementedError

    def prepare_add(self, new, folder):
        """What is not measured of adding."""

    def add(self, new, folder, word):
        """The command that adds every file of `new` and prints how many hits `word` has then, and its environment. None
        where it is not asked for that."""

    def hits_in(self, printed):
        """How many hits the command that adds has printed."""
        return int(printed.split()[-1])

    def ask(self, folder, questions):
        """(kind, wall ms, processor ms, hits) of each question, answered in one process that has answered others, ten
        hits with snippets. None where it is not asked."""


class Conversation:
    """A process that answers a line with some lines."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, line, is_last):
        """What is answered, and the milliseconds by the wall and on the processor until it was read as a whole."""
        before, begun = on_processor(self.process.pid), time.perf_counter()
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        text = b""
        while True:
            said = self.process.stdout.readline()
            if not said:
                raise Failure(f"{self.process.args[0]} ended at {line}")
            text += said
            if is_last(said):
                break
        wall = (time.perf_counter() - begun) * 1000
        return json.loads(text), wall, on_processor(self.process.pid) - before

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def is_last(line):
    """Whether the JSON of an answer ends here."""
    return line.endswith(b"}\n") and not line.startswith(b" ")


class Jiyan(System):
    name = "jiyan"
    document = "passage"
    most = 200

    def __init__(self, build):
        self.indexer = os.path.join(build, "indexer", "jiyan-index")
        self.searcher = os.path.join(build, "searcher", "jiyan-search")

    def index(self, texts, folder):
        return [self.indexer, "--db", folder, "--quiet", "--jobs=2", texts], {}

    def ask(self, folder, questions):
        command = ["stdbuf", "-oL", self.searcher, "--db", folder, "--format=json", "--batch", "-", "--limit=10"]
        figures = []
        with Conversation(command) as searcher:
            for question in questions:
                answer, wall, cpu = searcher.ask("q\t" + question.text, is_last)
                figures.append((question.kind, wall, cpu, len(answer["hits"])))
        return figures
