"""The peers: full-text search as Debian has it, each with the settings for Chinese that its authors give it. A document
is a file unless it says otherwise, which costs them least."""
import glob
import json
import os
import shlex

from . import questions as asked
from .process import Absent, need, run
from .systems import Conversation, System
from .texts import files_of, text_of

PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "peers")


class Driven(System):
    """One whose library a program of peers/ uses."""

    program = []

    def index(self, texts, folder):
        return [*self.program, "index", texts, folder], {}

    def add(self, new, folder, word):
        return [*self.program, "add", new, folder, word], {}

    def ask(self, folder, questions):
        path = os.path.join(folder, "questions.tsv")
        asked.write(path, questions)
        lines = run([*self.program, "ask", folder, path]).splitlines()
        os.remove(path)
        return [(kind, *map(float, figures)) for kind, *figures in (line.split("\t") for line in lines)]


class Lucene(Driven):
    name = "Lucene"
    package = "liblucene8-java"

    def set_up(self, scratch):
        need("java", "javac")
        jars = []
        for part in ["core", "analyzers-common", "highlighter", "memory", "queries"]:
            found = sorted(glob.glob(f"/usr/share/java/lucene-{part}-8*.jar"))
            if not found:
                raise Absent("liblucene8-java is not there")
            jars.append(found[-1])
        classes = os.path.join(scratch, "lucene")
        path = ":".join([classes, *jars])
        run(["javac", "-cp", path, "-d", classes, os.path.join(PROGRAMS, "Lucene.java")])
        self.program = ["java", "-Xmx3g", "-cp", path, "Lucene"]


class Fts5(Driven):
    name = "FTS5"
    package = "libsqlite3-0"
    limits = {"words": 20, "one character": 20, "Boolean": 20}  # reads all texts for what is shorter than a trigram
    program = [os.path.join(PROGRAMS, "fts5")]


class Groonga(System):
    """Reads JSON, which is made before; builds the index after the texts are in, as its manual advises."""

    name = "Groonga"
    package = "groonga-bin"
    SCHEMA = ["table_create Texts TABLE_HASH_KEY ShortText", "column_create Texts text COLUMN_SCALAR LongText"]
    INDEX = ["table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerNFKC150",
             "column_create Terms texts COLUMN_INDEX|WITH_POSITION Texts text"]
    SELECT = ("select Texts --match_columns text --query {} --sort_keys -_score --cache no --limit 10"
              " --output_columns '{}'")

    def set_up(self, scratch):
        need("groonga")

    @staticmethod
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def select(self, query, columns):
        return self.SELECT.format(self.quoted(query), columns)

    @staticmethod
    def load(texts):
        rows = ({"_key": os.path.relpath(path, texts), "text": text_of(path)} for path in files_of(texts))
        return ["load --table Texts", "[", ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "]"]

    @staticmethod
    def script(folder, lines):
        with open(os.path.join(folder, "commands"), "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        with open(os.path.join(folder, "commands"), "rb") as file:
            file.read()

    @staticmethod
    def command(folder, *options):
        return ["groonga", "--file", folder + "/commands", *options, os.path.join(folder, "db", "texts")], {}

    def prepare(self, texts, folder):
        os.mkdir(os.path.join(folder, "db"))
        self.script(folder, self.SCHEMA + self.load(texts) + self.INDEX)

    def index(self, texts, folder):
        return self.command(folder, "-n")

    def prepare_add(self, new, folder):
        self.script(folder, self.load(new))

    def add(self, new, folder, word):
        with open(os.path.join(folder, "commands"), "a", encoding="utf-8") as file:
            file.write(self.select(self.quoted(word), "_key").replace("--limit 10", "--limit 0") + "\n")
        return self.command(folder)

    def hits_in(self, printed):
        return json.loads(printed.splitlines()[-1])[1][0][0][0]

    def query(self, question):
        if not question.must and not question.any:
            pairs = (question.text[i:i + 2] for i in range(len(question.text) - 1))
            return " OR ".join(map(self.quoted, dict.fromkeys(pairs)))
        words = [self.quoted(word) for word in question.must]
        if question.any:
            words.append("(" + " OR ".join(map(self.quoted, question.any)) + ")")
        return " ".join(words + ["-" + self.quoted(word) for word in question.no])

    def ask(self, folder, questions):
        figures = []
        with Conversation(["groonga", os.path.join(folder, "db", "texts")]) as groonga:
            for question in questions:
                line = self.select(self.query(question), "_key,_score,snippet_html(text)")
                answer, wall, cpu = groonga.ask(line, lambda said: True)
                figures.append((question.kind, wall, cpu, len(answer[1][0]) - 2))
        return figures


class Xapian(Driven):
    name = "Xapian"
    package = "libxapian30"
    slow = True

    def set_up(self, scratch):
        need("g++", "pkg-config")
        flags = shlex.split(run(["pkg-config", "--cflags", "--libs", "xapian-core"]))
        program = os.path.join(scratch, "xapian")
        run(["g++", "-O2", "-std=c++17", "-o", program, os.path.join(PROGRAMS, "xapian.cc"), *flags])
        self.program = [program]

    def add(self, new, folder, word):
        return None

    def ask(self, folder, questions):
        return None


class Omega(System):
    name = "Omega"
    package = "xapian-omega"
    slow = True

    def set_up(self, scratch):
        need("omindex")

    def index(self, texts, folder):
        return ["omindex", "--db", os.path.join(folder, "db"), "--url", "/", texts], {"XAPIAN_CJK_NGRAM": "1"}


class Recoll(System):
    name = "Recoll"
    package = "recollcmd"
    slow = True

    def set_up(self, scratch):
        need("recollindex")

    def prepare(self, texts, folder):
        with open(os.path.join(folder, "recoll.conf"), "w", encoding="utf-8") as file:
            file.write(f"topdirs = {texts}\n")

    def index(self, texts, folder):
        return ["recollindex", "-c", folder], {"HOME": folder}


class Lance(Driven):
    """Not Debian's: taken in where JIYAN_LANCE names a folder in which `npm install @lancedb/lancedb` was done."""

    name = "LanceDB"
    document = "line"

    def set_up(self, scratch):
        folder = os.environ.get("JIYAN_LANCE")
        if not folder:
            raise Absent("JIYAN_LANCE names no folder with @lancedb/lancedb")
        need("node")
        module = os.path.join(scratch, "lance.mjs")
        os.symlink(os.path.join(os.path.abspath(folder), "node_modules"), os.path.join(scratch, "node_modules"))
        with open(os.path.join(PROGRAMS, "lance.mjs"), encoding="utf-8") as source, open(module, "w", encoding="utf-8") as file:
            file.write(source.read())
        self.program = ["node", module]

    def add(self, new, folder, word):
        return None

    def ask(self, folder, questions):
        return None


PEERS = [Lucene, Groonga, Fts5, Lance, Xapian, Omega, Recoll]
