#!/usr/bin/env bats
# document.bats: a whole document: its outline, its text, what each sentence does, where a question stands.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf ./*
  mkdir -p .jiyan 报告
  python3 - <<'EOP'
with open("报告/竹溪.txt", "w", encoding="utf-8") as out:
    out.write("竹溪镇工作报告\n\n")
    for part, head in enumerate(["一、去年工作回顾", "二、今年工作安排"]):
        out.write(head + "\n\n")
        for n, below in enumerate(["（一）修路", "（二）治水"]):
            out.write(below + "\n\n")
            text = f"去年修好乡道{n + 3}公里。" if part == 0 else f"2031年底前，镇水务站要建成竹溪水闸{n + 2}座。"
            out.write("　　" + text + "大家都说好。" + "".join(f"路边第{i}棵树也活了。" for i in range(70)) + "\n")
EOP
  printf '竹溪水闸的来信。\n' >信.txt
  jiyan-index -q
}

# field EXPRESSION: what python makes of the answer `a` on stdin.
field() { python3 -c "import json, sys; a = json.load(sys.stdin); print($1)"; }

@test "all of it, once, in order, under its outline" {
  jiyan-search --document=报告/竹溪.txt --format=json >got
  python3 - <<'EOP'
import json
a = json.load(open("got"))
text = open("报告/竹溪.txt", encoding="utf-8").read()
assert a["title"] == "竹溪镇工作报告" and a["path"] == "报告/竹溪.txt"
assert [(o["level"], o["text"]) for o in a["outline"]] == [
    (1, "一、去年工作回顾"), (2, "（一）修路"), (2, "（二）治水"), (1, "二、今年工作安排"), (2, "（一）修路"), (2, "（二）治水")]
for o in a["outline"]:
    assert a["passages"][o["passage"]]["heading"][o["level"] - 1] == o["text"], o
squeezed = lambda words: "".join(words.split())
assert squeezed("".join(p["text"] for p in a["passages"])) == squeezed(text)
assert [p["offset"] for p in a["passages"]] == sorted({p["offset"] for p in a["passages"]})
for p in a["passages"]:
    for s in p["statements"]:
        assert squeezed(p["text"][s["start"]:s["end"]]) == squeezed(s["text"]), s
EOP
}

@test "what each sentence does is what a list of statements says" {
  jiyan-search --document=报告/竹溪.txt --format=json >got
  jiyan-search --statements=commitment,report,problem,other --path=报告/竹溪.txt --format=jsonl >listed
  python3 - <<'EOP'
import json
got = [s for p in json.load(open("got"))["passages"] for s in p["statements"]]
listed = {s["id"]: s for s in map(json.loads, open("listed"))}
assert {s["kind"] for s in got} >= {"commitment", "report"}
known = [s for s in got if s["id"] in listed]
assert len(known) == len(listed) >= 4, (len(known), len(listed))
for s in known:
    for name in ("text", "kind", "strength", "testable", "due", "quantities", "amounts", "owner", "object", "line", "rule"):
        assert s[name] == listed[s["id"]][name], (name, s, listed[s["id"]])
EOP
}

@test "the words of a question are marked in every passage that holds them" {
  jiyan-search --document=报告/竹溪.txt --format=json 竹溪水闸 >got
  python3 - <<'EOP'
import json
a = json.load(open("got"))
marked = [p["text"][start:end] for p in a["passages"] for start, end in p["highlights"]]
assert marked == ["竹溪水闸"] * 2, marked
EOP
  # Where nothing is whole, its parts.
  jiyan-search --document=报告/竹溪.txt --format=json 水闸竹溪 >got
  [ "$(field 'sum(len(p["highlights"]) for p in a["passages"])' <got)" -ge 3 ]
}

@test "the document of a hit, of a statement, of a place" {
  [ "$(jiyan-search --document=1 --format=json 修好乡道 | field 'a["path"], a["rank"]')" = "报告/竹溪.txt 1" ]
  id=$(jiyan-search --statements --limit=1 --format=jsonl 水闸 | field 'a["id"]')
  [ "$(jiyan-search --document="$id" --format=json | field 'a["path"], sum(p["found"] for p in a["passages"])')" = "报告/竹溪.txt 1" ]
  [ "$(jiyan-search --document=信.txt:1 --format=json | field 'a["path"]')" = "信.txt" ]
  run -0 jiyan-search --document=信.txt
  [[ $output == *信.txt*竹溪水闸的来信。 ]]
}

@test "what is not there, and what does not go with it" {
  run -2 jiyan-search --document=没有.txt
  [[ $output == *没有.txt* ]]
  run -1 jiyan-search --document=9 水闸
  run -1 jiyan-search --document=0123456789abcdef-01234567
  for options in --show=1 --context=2 --format=csv --statements --facet=year --explain --trace=水; do
    run -2 jiyan-search --document=信.txt $options
  done
}

@test "a document of thousands of passages takes no longer a passage than a small one" {
  plain_build
  python3 - <<'EOP'
for name, count in (("大", 8000), ("小", 1000)):
    with open(f"{name}.txt", "w", encoding="utf-8") as out:
        for n in range(count):
            out.write(f"第{n}条　第{n}号田埂要在{2030 + n % 9}年前修好。" + "田里的水也够用。" * 20 + "\n\n")
EOP
  jiyan-index -q
  python3 - <<'EOP'
import os, subprocess
def seconds(path):
    before = os.times()
    subprocess.run(["jiyan-search", f"--document={path}", "--format=json", "田埂"], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
ratio = min(seconds("大.txt") for _ in range(3)) / min(seconds("小.txt") for _ in range(3))
assert ratio < 24, ratio
EOP
}
