"""What the parts of one run share: texts, systems, and the indexes that were built."""
import os
import shutil
import sys

from . import peers, texts
from .process import Absent, Clock, Failure
from .systems import Jiyan


class Session:
    """`text` holds all texts (or the megabytes asked for), `part` the share that slow systems are given."""

    PART = 8  # of which slow systems get one

    def __init__(self, build, scratch, options):
        self.scratch, self.options, self.rounds = scratch, options, options.rounds
        self.clock = Clock(os.path.join(build, "tests", "bench", "clock"), scratch)
        self.build = build
        self.ours = Jiyan(build)
        self.built = {}
        with open("/proc/loadavg", encoding="ascii") as file:
            self.load = float(file.read().split()[0])
        self.unpack()
        self.peers = [peer for peer in map(self.found, peers.PEERS) if peer]

    @staticmethod
    def say(what):
        """To somebody who waits."""
        print(what, file=sys.stderr, flush=True)

    def path(self, *names):
        return os.path.join(self.scratch, *names)

    def unpack(self):
        self.text, self.part = self.path("text"), self.path("part")
        whole = self.path("whole") if self.options.megabytes else self.text
        texts.unpack(whole)
        if self.options.megabytes:
            texts.share(whole, self.text, self.options.megabytes * 1e6)
            shutil.rmtree(whole)
        texts.share(self.text, self.part, texts.bytes_of(self.text) / (1 if self.options.full else self.PART))

    def found(self, kind):
        """The peer, ready to be run; None, saying so, where it is not there or not wanted."""
        peer = kind()
        if self.options.peers is not None and peer.name not in self.options.peers:
            return None
        try:
            peer.set_up(self.scratch)
            return peer
        except (Absent, Failure) as reason:
            print(f"{peer.name} is left out: {reason}", flush=True)
            return None

    def folder_of(self, system, text):
        return self.path("index", system.name, os.path.basename(text))

    def cost(self, command, environment=None, statuses=(0,)):
        """What a command costs and prints; what was written before is on the disk when it begins."""
        os.sync()
        return self.clock.cost(command, environment, statuses)

    def index(self, system, text):
        """Indexes the texts anew, and what that cost."""
        folder = self.folder_of(system, text)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        system.prepare(text, folder)
        texts.read_all(text)
        cost, _ = self.cost(*system.index(text, folder))
        self.built[folder] = True
        return cost

    def index_of(self, system, text):
        """The folder of an index of the texts, built unless it is there."""
        if self.folder_of(system, text) not in self.built:
            self.index(system, text)
        return self.folder_of(system, text)

    def text_of(self, system):
        return self.part if system.slow else self.text
