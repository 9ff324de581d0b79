"""The part `size`: bytes on the disk of an index, those of jiyan by kind."""
import os

from . import texts

TITLE = "Size: bytes on the disk / bytes of text"
TABLES = {"rows": [("system", "", "s"), ("text_mb", "text MB", ".1f"), ("index_mb", "index MB", ".1f"),
           ("ratio", "index / text", ".2f"), ("postings", "postings", ".3f"), ("text", "text", ".3f"),
           ("ledger", "ledger", ".3f"), ("dictionary", "dictionary", ".4f"), ("rest", "rest", ".3f")]}
KINDS = ["postings", "text", "ledger", "dictionary", "rest"]


def allocated(path):
    return os.lstat(path).st_blocks * 512


def kind_of(path):
    """Which kind of bytes of an index of jiyan's a file holds."""
    name = os.path.basename(path)
    if name.startswith(("ledger-", "dictionary-")):
        return name.split("-")[0]
    return {"postlist.glass": "postings", "docdata.glass": "text"}.get(name, "rest")


def files_of(folder):
    """Every file of an index and its bytes on the disk; what was only read to make it is left out."""
    return {path: allocated(path) for path in texts.files_of(folder) if os.path.basename(path) != "commands"}


def megabytes_of(folder):
    return sum(files_of(folder).values()) / 1e6


def measure(session):
    rows = []
    for system in [session.ours, *session.peers]:
        text = session.text_of(system)
        files, whole = files_of(session.index_of(system, text)), texts.bytes_of(text)
        row = {"system": system.name, "text_mb": whole / 1e6, "index_mb": sum(files.values()) / 1e6,
               "ratio": sum(files.values()) / whole}
        if system is session.ours:
            row |= {kind: sum(size for path, size in files.items() if kind_of(path) == kind) / whole for kind in KINDS}
        rows.append(row)
    return {"rows": rows}


def plot(result):
    first, *others = result["rows"]
    rows = [(first["system"], 0, *(first[kind] for kind in KINDS))]
    return {"label": "bytes of index / bytes of text", "names": ["all kinds", *KINDS], "stacked": True,
            "rows": rows + [(row["system"], row["ratio"], *(0 for _ in KINDS)) for row in others]}
