"""Questions drawn out of the texts: at random, and always the same for one seed."""
import collections
import random
import re

from .texts import files_of, text_of

# As jiyan reads it, and as what a peer's own syntax is made of: what must be there, of which one at least, and not.
Question = collections.namedtuple("Question", "kind text must any no")
KINDS = ["words", "phrases", "one character", "Boolean", "questions"]
WARM = "warm"  # asked first, not counted
ASKING = ["关于{}以及{}有哪些规定", "{}和{}的情况怎么样", "为什么{}要求{}", "请问{}与{}是什么关系", "如何做到{}并且{}"]
BOOLEAN = [
    lambda a, b, c: Question("Boolean", f"{a} {b}", [a, b], [], []),
    lambda a, b, c: Question("Boolean", f"{a} OR {b}", [], [a, b], []),
    lambda a, b, c: Question("Boolean", f"{a} -{b}", [a], [], [b]),
    lambda a, b, c: Question("Boolean", f"{a} ({b} OR {c})", [a], [b, c], []),
]


def of_line(line, chance):
    """A question of each kind that the line has the runs of characters for."""
    runs = re.findall("[一-龥]+", line)
    words = [run for run in runs if 2 <= len(run) <= 4]
    phrases = [run for run in runs if 5 <= len(run) <= 10]
    clauses = [run for run in runs if 9 <= len(run) <= 13]
    # Any character of the line is as likely as the next: the frequent ones come first, the rare ones as well.
    made = [Question("one character", text, [text], [], []) for text in [chance.choice(chance.choice(runs))]]
    if words:
        made += [Question("words", text, [text], [], []) for text in [chance.choice(words)]]
    if phrases:
        made += [Question("phrases", text, [text], [], []) for text in [chance.choice(phrases)]]
    if len(set(words)) > 2:
        made.append(chance.choice(BOOLEAN)(*chance.sample(sorted(set(words)), 3)))
    if len(clauses) > 1:
        made.append(Question("questions", chance.choice(ASKING).format(*chance.sample(clauses, 2)), [], [], []))
    return made


def draw(folder, count, seed):
    """`count` questions of each kind, none of them twice, each kind after the other."""
    chance = random.Random(seed)
    files = files_of(folder)
    drawn = {kind: {} for kind in KINDS}
    for _ in range(1000 * count):
        lines = [line for line in text_of(chance.choice(files)).split("\n") if re.search("[一-龥]{2}", line[40:])]
        for question in of_line(chance.choice(lines), chance) if lines else ():
            some = drawn[question.kind]
            if len(some) < count:
                some.setdefault(question.text, question)
        if min(map(len, drawn.values())) == count:
            break
    return [question for kind in KINDS for question in drawn[kind].values()]


def with_warm_up(folder, questions, count=20, seed=99):
    """The questions behind others that load dictionaries and pages."""
    warm = [question._replace(kind=WARM) for question in draw(folder, count // len(KINDS), seed)]
    return warm + questions


def write(path, questions):
    """As the programs in peers/ read them: kind, text and the three lists, their words parted by |."""
    with open(path, "w", encoding="utf-8") as file:
        for kind, text, *lists in questions:
            file.write("\t".join([kind, text, *map("|".join, lists)]) + "\n")
