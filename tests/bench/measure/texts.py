"""The texts that are indexed: two corpora of ../shared, all of them or a share."""
import os
import shutil
import tarfile

from .process import Absent

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))))
CORPORA = os.path.join(os.path.dirname(ROOT), "shared", "corpora")
NAMES = ["xinwen_lianbo", "prc_laws"]


def unpack(folder):
    """Unpacks the corpora into the folder, which is new."""
    for name in NAMES:
        archive = os.path.join(CORPORA, name + ".tar.xz")
        if not os.path.exists(archive):
            raise Absent(f"../shared/corpora/{name}.tar.xz is not there")
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        meta = os.path.join(folder, name, "_meta.tsv")
        if os.path.exists(meta):
            os.remove(meta)


def files_of(folder):
    """Every file below the folder, in order."""
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)


def bytes_of(folder):
    return sum(os.path.getsize(path) for path in files_of(folder))


def share(folder, target, wanted):
    """Links every nth file of the folder into `target`, which is new, so that about `wanted` bytes are there."""
    every = max(1, round(bytes_of(folder) / wanted))
    for path in files_of(folder)[::every]:
        link = os.path.join(target, os.path.relpath(path, folder))
        os.makedirs(os.path.dirname(link), exist_ok=True)
        os.link(path, link)


def read_all(folder):
    """Reads every file, so that it is in the page cache."""
    for path in files_of(folder):
        with open(path, "rb") as file:
            file.read()


def text_of(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def copy(folder, target):
    """A copy of a folder with the times of its files, in the place of what was there."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target)
