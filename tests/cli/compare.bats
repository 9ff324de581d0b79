#!/usr/bin/env bats
# compare.bats: two documents side by side: what is the same, changed, moved, new and gone.
bats_require_minimum_version 1.5.0
load helper
load serve_helper

setup() {
  setup_archive
  rm -rf ./*
  mkdir -p .jiyan 报告
  cat >报告/旧,2031.txt <<'END'
槐荫镇2031年工作报告

一、工作安排

　　全镇粮食总产要达到3.2万吨，农民收入增长6%以上。新修乡村公路20公里。镇敬老院的食堂要换新锅炉。
　　各村都要建好防汛物资仓库并备足沙袋。镇图书馆每周开放六天。
END
  cat >报告/新,2032.txt <<'END'
槐蔭鎮2032年工作報告

一、工作安排

　　镇图书馆每周开放六天。全镇粮食总产要达到3.5万吨，农民收入增长5.5%左右。新修乡村公路20公里。
　　开通槐荫镇到县城的夜班客车。各村都要建好防汛物资仓库，并备足沙袋。
END
  jiyan-index -q
}
teardown() { stop_serving; }

compare() { jiyan-search --compare=报告/旧,2031.txt --with=报告/新,2032.txt "$@"; }

@test "each sentence, with what became of it and of its numbers" {
  compare --format=json >got
  python3 - <<'EOP'
import json
a = json.load(open("got"))
by = {}
for p in a["pairs"]:
    by.setdefault(p["pair"], []).append(p)
assert a["counts"] == {k: len(by.get(k, [])) for k in ("same", "changed", "moved", "new", "gone")}, a["counts"]
assert [p["new"]["text"] for p in by["new"]] == ["开通槐荫镇到县城的夜班客车。"] and by["new"][0]["old"] is None
assert [p["old"]["text"] for p in by["gone"]] == ["镇敬老院的食堂要换新锅炉。"] and by["gone"][0]["new"] is None
assert [p["new"]["text"] for p in by["moved"]] == ["镇图书馆每周开放六天。"] and by["moved"][0]["moved"]
assert any(p["new"]["text"].startswith("各村都要") for p in by["same"]), "a comma is no change"
grain = next(p for p in by["changed"] if "粮食" in p["new"]["text"])
assert grain["changes"] == ["3.2万吨→3.5万吨", "6%以上→5.5%"] or grain["changes"] == ["3.2万吨→3.5万吨", "6%以上→5.5%左右"], grain["changes"]
n = grain["numbers"]
assert (n[0]["unit"], n[0]["old_low"], n[0]["new_low"]) == ("吨", 32000, 35000)
assert (n[1]["unit"], n[1]["old_low"], n[1]["new_low"], n[1]["old_bound"], n[1]["new_bound"], n[1]["new_change"]) == ("%", 6, 5.5, "at-least", "about", "rise")
assert a["old"]["path"] == "报告/旧,2031.txt" and a["new"]["sentences"] == sum(p["new"] is not None for p in a["pairs"])
text = open("报告/新,2032.txt", "rb").read()
for p in a["pairs"]:
    if p["new"]:
        assert "".join(text[p["new"]["offset"]:][:p["new"]["length"]].decode().split()) == p["new"]["text"], p
EOP
}

@test "a line each as csv, jsonl and text" {
  compare --format=jsonl >lines
  compare --format=csv >table
  compare --format=csv --header=zh >chinese
  [ "$(wc -l <lines)" -eq $(($(wc -l <table) - 1)) ]
  grep -q '^changed,.*3.2万吨→3.5万吨' table
  grep -q '^改动,' chinese
  head -1 chinese | grep -q '^对照结果,移动,相似度,旧句,新句'
  run -0 compare
  [[ $output == '--- 报告/旧,2031.txt'*$'\n+++ 报告/新,2032.txt'*$'\n< 全镇粮食'*$'\n> 全镇粮食'*$'\n    3.2万吨 → 3.5万吨'* ]]
  [[ $output == *$'\n^ 镇图书馆'* && $output == *$'\n- 镇敬老院'* && $output == *$'\n+ 开通'* && $output == *$'\n  新修乡村'* ]]
  [[ $output != *$'\e'* ]]
  run -0 compare --color=always
  [[ $output == *$'\e[1;31m3.2万吨'* ]]
}

@test "a document with itself; by rank; what is not there" {
  run -0 jiyan-search --compare=报告/新,2032.txt --with=报告/新,2032.txt --format=jsonl
  [[ $output != *'"pair":"changed"'* && $output != *'"pair":"new"'* && $output == *'"pair":"same"'* ]]
  run -0 jiyan-search --compare=1 --with=报告/新,2032.txt --format=json 新锅炉
  [[ $output == *'"old":{"path":"报告/旧,2031.txt"'* ]]
  run -2 jiyan-search --compare=没有.txt --with=报告/新,2032.txt
  [[ $output == *没有.txt* ]]
  run -2 jiyan-search --compare=报告/新,2032.txt
  [[ $output == *--with* ]]
  run -2 jiyan-search --with=报告/新,2032.txt
  for options in --show=1 --document=1 --context=2 --format=paths --statements --facet=year --explain --trace=水; do
    run -2 compare $options
  done
}

@test "a budget that is spent: what has a partner, nothing that is called new or gone, and a word about it" {
  plain_build
  python3 - <<'EOP'
for name, verb in (("甲", "修好"), ("乙", "建成")):
    with open(f"报告/长{name}.txt", "w") as to:
        for n in range(40000):
            if n % 50 == 0:  # what has no partner
                to.write("".join(chr(0x3400 + (n * i + ord(name)) % 6000) for i in range(1, 13)) + "。\n")
            to.write(f"第{n % 97}区第{n // 97}号水渠在{chr(0x4e00 + n % 4096)}{chr(0x5e00 + n // 7 % 4096)}村{verb}，可以灌溉良田三百亩。\n")
EOP
  jiyan-index -q
  long() { jiyan-search --compare=报告/长甲.txt --with=报告/长乙.txt --format=json "$@"; }
  run -0 --separate-stderr long --budget=1
  [ "$stderr" = 'jiyan-search: the question is too much work: the answer leaves out what was not looked at (--budget=1)' ]
  echo "$output" >got
  long --budget=0 >whole
  python3 - <<'EOP'
import json
part, whole = (json.load(open(name)) for name in ("got", "whole"))
assert part["gave_up"] is True and "gave_up" not in whole
assert part["counts"]["new"] == part["counts"]["gone"] == 0 and all(p["old"] and p["new"] for p in part["pairs"])
assert sum(part["counts"].values()) == len(part["pairs"]) < len(whole["pairs"])
assert whole["counts"]["new"] > 0 and part["counts"]["changed"] > 0
EOP
  serve
  curl -s -G "${SERVED}api/compare" --data-urlencode compare=报告/长甲.txt --data-urlencode with=报告/长乙.txt -d budget=1 -D headers >again
  cmp got again
  grep -q '^Jiyan-Notices: .*too much work' headers
  curl -s -G "${SERVED}compare" --data-urlencode compare=报告/长甲.txt --data-urlencode with=报告/长乙.txt -d budget=1 >page
  grep -q 'role="status">.*too much work' page
}

@test "the same over HTTP" {
  serve
  compare --format=json >wanted
  curl -s -G "${SERVED}api/compare" --data-urlencode compare=报告/旧,2031.txt --data-urlencode with=报告/新,2032.txt >got
  cmp got wanted
  compare --format=csv >wanted
  curl -s -G "${SERVED}api/compare" --data-urlencode compare=报告/旧,2031.txt --data-urlencode with=报告/新,2032.txt -d format=csv >got
  cmp got wanted
  run -0 curl -s "${SERVED}api/compare?compare=1"
  [[ $output == *'"status":400'* ]]
}
