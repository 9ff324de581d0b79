"""quality_sets: test sets made out of ../shared/corpora, always the same ones, of which nothing is kept here.

Each set has a collection of passages, questions, and what answers them, known by how the question was made:

  title     the title of a document -> the document, without its title
  sentence  a sentence of a document -> the document, without that sentence (documents are whole and long)
  lead      the first sentence of a paragraph -> the paragraph, without it
  heading   a document's title and a heading in it -> the paragraphs below the heading
  amount    a clause with an amount, asked for with 多少 -> the paragraphs that have the clause
  when      a clause behind a day, asked for with 什么时候 -> the paragraphs that have both
  define    what a document says that it means by a word -> the paragraphs that say it
  words     two or three runs of two to four characters from one sentence -> the paragraphs with a sentence of all three
  short     a clause with a short name, which the text says that it stands for a longer one, with the longer one instead
            -> the paragraphs that have the clause
  promise   a promise of a work report -> the paragraphs of later ones that tell what became of it (truth/traces*.tsv)

A third of the questions, by a hash of each, is held back: no choice is made by it.
"""
import bisect
import csv
import glob
import hashlib
import os
import re
import tarfile

HERE = os.path.dirname(os.path.realpath(__file__))
CORPORA = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(HERE))), "shared", "corpora")
PACKED = {"prc_laws": 7, "genres": 1, "xinwen_lianbo": 12}  # one in so many of its documents is taken
NAMES = ["title", "sentence", "lead", "heading", "amount", "when", "define", "words", "short", "promise"]
COLLECTION = {"title": "documents", "sentence": "documents", "promise": "reports"}
QUESTIONS = 450
MOST_ANSWERS = 6
DOCUMENT_MOST = 40000
PARAGRAPH = "\u2029"  # between paragraphs, on one line of a collection

HEADING = re.compile(r"^(?:#+\s*)?(?:第[一二三四五六七八九十百]+[章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)\s*([^，。；：]{4,24})$")
AMOUNT = re.compile(r"(?<![\d.])\d[\d.,]*(?=(?:亿|万|千)*(?:元|吨|人|公里|亩|户|个|家|件|%|％|平方米|千瓦时|美元))(?:亿|万|千)*")
DAY = re.compile(r"((?:\d{4}年)\d{1,2}月\d{1,2}日)，?([^，。；：\d]{10,30})[，。]")
DEFINED = re.compile(r"本[^，。]{1,6}所称的?([^，。、；]{2,14}?)，?(?:是指|指|包括)")
SHORT = re.compile(r"([\u4e00-\u9fff]{5,20})（以下(?:简|统)称“?([\u4e00-\u9fff]{3,8})”?）")
RUN = re.compile(r"[\u4e00-\u9fff]{2,4}")
BREAKS = re.compile(r"[的和在对与为等是了以及或并将由从到按使向把被有不应当可以要其本该各、，（）：“”《》\s\d]+")
ASKED = ["什么是{}", "{}是指什么", "何为{}", "{}包括哪些"]


def chance(*parts):
    """A number from 0 to 1 that is the same for the same parts."""
    return int(hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12], 16) / 16**12


def is_held(question):
    return chance("held", question) < 1 / 3


def packed_texts():
    for name, share in PACKED.items():
        with tarfile.open(os.path.join(CORPORA, name + ".tar.xz")) as archive:
            for member in archive:
                wanted = member.isfile() and member.name.endswith(".txt") and "_index" not in member.name
                if wanted and chance(member.name) < 1 / share:
                    yield member.name, archive.extractfile(member).read().decode("utf-8", "replace")


def texts():
    """Name and lines of each document."""
    plain = sorted(glob.glob(os.path.join(CORPORA, "*", "*.txt")))
    found = []
    for path in plain:
        with open(path, encoding="utf-8", errors="replace") as file:
            found.append((os.path.relpath(path, CORPORA), file.read()))
    found += packed_texts()
    for name, text in sorted(found):
        text = re.sub(r"<[^>]*>|[\u200b-\u200d\ufeff]", "", text)
        yield name, [line for line in map(clean, text.split("\n")) if line]


def clean(line):
    return re.sub(r"[\s\u3000]+", " ", line).strip()


def sentences(text):
    return [part for part in re.split(r"(?<=[。！？；])|\u2029", text) if part]


def title_of(name):
    """By the file's name: without date, number and what the collection puts before it."""
    stem = os.path.splitext(os.path.basename(name))[0].split("__")[-1].replace("_", " ")
    stem = re.sub(r"[(（]?\d{4}-?\d{2}-?\d{2}[)）]?", "", stem).strip()
    stem = re.sub(r"^(?:[\da-z]+ +)+", "", stem)
    return "" if re.fullmatch(r"[\da-z]*", stem) else stem


class Made:
    """Questions of one set with their answers."""

    def __init__(self):
        self.rows = {}

    def ask(self, question, answers):
        if 4 <= len(question) and 0 < len(answers) <= MOST_ANSWERS:
            self.rows[question] = answers

    def pick(self):
        return sorted(self.rows, key=lambda question: chance("pick", question))[:QUESTIONS]

    def write(self, folder, name):
        chosen = self.pick()
        with open(os.path.join(folder, name + ".queries.tsv"), "w", encoding="utf-8") as queries, open(
            os.path.join(folder, name + ".qrels.tsv"), "w", encoding="utf-8"
        ) as qrels:
            for number, question in enumerate(chosen):
                qid = f"{'h' if is_held(question) else 'q'}{number:04}"
                queries.write(f"{qid}\t{question}\n")
                qrels.writelines(f"{qid}\t{answer}\t1\n" for answer in sorted(self.rows[question]))


def write_passages(folder, name, passages):
    with open(os.path.join(folder, name + ".tsv"), "w", encoding="utf-8") as file:
        file.writelines(f"{key}\t{text}\n" for key, text in passages)


# ---- documents ----


def make_documents(folder, documents):
    made = {"title": Made(), "sentence": Made()}
    titles, passages, asked = {}, [], []
    for number, (name, lines) in enumerate(documents):
        title, key = title_of(name), f"d{number}"
        lines = [line for line in lines if title not in line or len(line) > len(title) + 12]
        text = PARAGRAPH.join(lines)[:DOCUMENT_MOST]
        if len(text) < 300:
            continue
        titles.setdefault(title, []).append(key)
        fit = [part for part in map(str.strip, sentences(text)) if 20 <= len(part) <= 45 and text.count(part) == 1]
        if fit:
            masked = min(fit, key=lambda part: chance(name, part))
            text = text.replace(masked, "")
            asked.append((masked, key))
        passages.append((key, text))
    for title, keys in titles.items():
        made["title"].ask(title, keys)
    for sentence, key in asked:
        made["sentence"].ask(sentence, [key])
    write_passages(folder, "documents", passages)
    return made


# ---- paragraphs ----


def below(lines):
    """Each line with the heading that it stands below."""
    heading = None
    for line in lines:
        found = HEADING.match(line)
        if found:
            heading = found.group(1).strip()
        else:
            yield heading, line


def paragraphs(documents):
    """(key, text, document's title, heading) of each paragraph, once."""
    seen = set()
    for number, (name, lines) in enumerate(documents):
        for line, (heading, text) in enumerate(below(lines)):
            if 40 <= len(text) <= 700 and text not in seen:
                seen.add(text)
                yield f"p{number}.{line}", text, title_of(name), heading


def ask_lead(made, key, text):
    """Returns what is left of a paragraph of which the first sentence is asked for."""
    parts = sentences(text)
    if len(parts) > 2 and 12 <= len(parts[0]) <= 45 and chance("lead", text) < 0.05:
        made["lead"].ask(parts[0], [key])
        return text[len(parts[0]) :]
    return text


def clauses(text):
    return [part for part in re.split(r"[，。；！？：]", text) if 10 <= len(part) <= 32]


def candidates(text):
    """(set, question, what a paragraph that answers it has) of one paragraph."""
    for clause in clauses(text):
        numbers = AMOUNT.findall(clause)
        if len(numbers) == 1 and len(clause) - len(numbers[0]) >= 9 and "第" not in clause:
            yield "amount", AMOUNT.sub("多少", clause) + "？", (clause,)
    for day, clause in DAY.findall(text):
        yield "when", "什么时候" + clause, (day, clause)
    for word in DEFINED.findall(text):
        yield "define", ASKED[int(chance("asked", word) * len(ASKED))].format(word), ("所称" + word, "指")
    parts = sentences(text)
    sentence = min(parts, key=lambda part: chance("words", part)) if parts else ""
    runs = [run for run in BREAKS.split(sentence) if RUN.fullmatch(run)]
    runs = sorted(set(runs), key=lambda run: chance(sentence, run))[: 2 + (chance("three", sentence) < 0.5)]
    if len(runs) > 1 and chance("take", sentence) < 0.1:
        yield "words", " ".join(runs), tuple(runs)


def shorts(documents):
    """(short, long) by document: what it says of names."""
    for _, lines in documents:
        text = "\n".join(lines)
        for whole, short in SHORT.findall(text):
            at = next((i for i in range(len(whole)) if whole[i] == short[0]), None)
            if at is not None and short not in whole and len(whole) - at > len(short):
                yield text, short, whole[at:]


def answer(found, question, wanted, holders):
    """Asks question of those among holders, (key, text), that have all that is wanted in one sentence."""
    keys = [
        key
        for key, text in holders
        if all(part in text for part in wanted)
        and any(all(part in sentence for part in wanted) for sentence in sentences(text))
    ]
    found.ask(question, keys)


def make_paragraphs(folder, documents):
    made = {name: Made() for name in ("lead", "heading", "amount", "when", "define", "words", "short")}
    passages, headed, wanted = [], {}, {}
    for key, text, title, heading in paragraphs(documents):
        whole = text
        text = ask_lead(made, key, text)
        passages.append((key, text))
        if heading:
            headed.setdefault(f"{title} {heading}", []).append(key)
        if text == whole:
            for name, question, parts in candidates(text):
                wanted.setdefault((name, question), parts)
    for text, short, whole in shorts(documents):
        fit = [clause for clause in clauses(text) if short in clause and "以下" not in clause]
        for clause in sorted(set(fit), key=lambda part: chance("short", part))[:6]:
            wanted.setdefault(("short", clause.replace(short, whole)), (clause,))
    for question, keys in headed.items():
        made["heading"].ask(question, keys)
    pools = {}
    for (name, question), parts in wanted.items():
        pools.setdefault(name, []).append((question, parts))
    everything = "\n".join(text for _, text in passages)
    places = index_of(passages)
    for name, pool in pools.items():
        pool.sort(key=lambda row: chance("pick", row[0]))
        for question, parts in pool[: QUESTIONS * 2]:
            rarest = min(parts, key=lambda part: (everything.count(part), part))
            answer(made[name], question, parts, holding(passages, places, everything, rarest))
    write_passages(folder, "paragraphs", passages)
    return made


def index_of(passages):
    starts, at = [], 0
    for _, text in passages:
        starts.append(at)
        at += len(text) + 1
    return starts


def holding(passages, starts, everything, part):
    """The passages that hold a text, by its places in all of them."""
    at, found = everything.find(part), {}
    while at >= 0:
        number = bisect.bisect_right(starts, at) - 1
        found[number] = passages[number]
        at = everything.find(part, at + 1)
    return list(found.values())


# ---- promises ----


def bare(text):
    return re.sub(r"[\s\u200b\ufeff]", "", text)


def make_reports(folder):
    """Promises as the tables of truth have them, among all paragraphs of the work reports."""
    made, lines, passages = Made(), {}, []
    for path in sorted(glob.glob(os.path.join(CORPORA, "gov_work_reports", "*.txt"))):
        with open(path, encoding="utf-8", errors="replace") as file:
            lines[os.path.basename(path)] = file.read().split("\n")
    for number, name in enumerate(lines):
        for line, text in enumerate(lines[name], 1):
            if len(clean(text)) >= 20:
                passages.append((f"r{number}.{line}", clean(text)))
    numbers = {name: number for number, name in enumerate(lines)}
    for table in sorted(glob.glob(os.path.join(HERE, "truth", "traces*.tsv"))):
        with open(table, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for seed in rows:
            follows = [row for row in rows if row["trace"] == seed["trace"] and row["role"] == "follow"]
            keys = {f"r{numbers[row['document']]}.{row['line']}" for row in follows if row["document"] in numbers}
            if seed["role"] != "seed" or seed["document"] not in lines:
                continue
            text = lines[seed["document"]][int(seed["line"]) - 1]
            for sentence in sentences(clean(text)):
                if any(key in bare(sentence) for key in bare(seed["key"]).split("|")):
                    made.rows[sentence] = sorted(keys)
    write_passages(folder, "reports", passages)
    return {"promise": made}


def is_there():
    return os.path.isdir(CORPORA)


def make(folder):
    """Writes COLLECTION.tsv, SET.queries.tsv and SET.qrels.tsv of all sets to folder."""
    documents = list(texts())
    made = make_documents(folder, documents) | make_paragraphs(folder, documents) | make_reports(folder)
    for name in NAMES:
        made[name].write(folder, name)
