"""serve_equal.py: whether the server's answers are the command's.

usage: serve_equal.py ADDRESS QUESTIONS

Each endpoint is asked each line of QUESTIONS, with options by turns; the command is asked the same. Only the time that
an answer took may differ. Prints how many were compared; exits with 1 and the first difference.
"""
import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

# Endpoint, the command's words before the question, and what both take beside it, by turns.
ASKED = [
    ("search", [], [[], ["limit=3"], ["group=document"], ["sort=newest", "match=any"], ["copies=each", "year=2020.."],
                    ["format=csv"], ["format=jsonl", "context=1"], ["explain=1"], ["format=xlsx"]]),
    ("statements", ["--statements"], [[], ["limit=5"], ["statements=report,problem"], ["format=csv"], ["testable=1"], ["format=xlsx", "header=zh"]]),
    ("trace", ["--trace"], [[], ["format=jsonl"], ["format=xlsx"]]),
    ("facets", ["--facet=year"], [[], ["facet=speaker", "sort=count"], ["format=csv"], ["format=xlsx"]]),
    ("stats", ["--stats"], [[], ["format=csv", "year=2021"], ["format=xlsx"]]),
    ("kwic", ["--kwic"], [[], ["sort=right", "limit=7"], ["format=csv", "sort=left"], ["format=jsonl", "width=30"],
                          ["format=xlsx"]]),
]


# What takes no question: the endpoint, the command's words, and what both take, all of them.
UNASKED = [("ledger", ["--ledger"], [[], ["format=csv", "year=2020.."], ["format=jsonl", "testable=1"], ["format=csv", "header=zh"],
                                     ["due=2020..2021"], ["owner=县水利局"], ["format=html"], ["explain=1", "year=2020"]])]


def over_http(address, name, question, options):
    parameters = ([("q", question)] if question is not None else []) + [tuple(option.split("=", 1)) for option in options]
    url = f"{address}api/{name}?" + urllib.parse.urlencode(parameters)
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:
            return reply.status, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def by_command(before, question, options):
    given = [f"--{option.removesuffix('=1') if option.startswith(('explain', 'testable')) else option}" for option in options]
    names = [option.split("=")[0] for option in given]
    before = [word for word in before if word.split("=")[0] not in names]
    form = [] if any(option.startswith("--format") for option in given) else ["--format=json"]
    question = [] if question is None else [question] if "--trace" in before else ["--", question]
    run = subprocess.run(["jiyan-search", *form, *given, *before, *question], capture_output=True, check=False)
    return run.returncode, run.stdout, run.stderr.decode()


def timeless(answer):
    return re.sub(rb'"took_ms":[0-9.]+', b"", answer)


def is_same(address, name, before, question, options):
    """Whether both say the same; prints what differs."""
    status, body = over_http(address, name, question, options)
    code, wanted, said = by_command(before, question, options)
    if status == 404 and code == 1 and not wanted:
        same = json.loads(body)["detail"] in said
    elif code == 2:
        same = status == 400 and json.loads(body)["status"] == 400
    else:
        same = status == 200 and timeless(body) == timeless(wanted)
    if not same:
        print(name, options, question, status, code, body.decode(errors="replace"), wanted.decode(errors="replace"), said, sep="\n")
    return same


def turns_of(path):
    """What is asked: endpoint, words, question, options."""
    for name, before, all_options in UNASKED:
        for options in all_options:
            yield name, before, None, options
    with open(path, encoding="utf-8") as questions:
        for number, question in enumerate(questions.read().split("\n")[:-1]):
            for name, before, turns in ASKED:
                yield name, before, question, turns[number % len(turns)]


def main():
    address, path = sys.argv[1:]
    count = 0
    for name, before, question, options in turns_of(path):
        if not is_same(address, name, before, question, options):
            return 1
        count += 1
    print(f"{count} answers are the same")
    return 0


sys.exit(main())
