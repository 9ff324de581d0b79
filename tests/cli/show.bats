#!/usr/bin/env bats
# show.bats: one passage in its surroundings, its file opened in another program, and hits for editors.
bats_require_minimum_version 1.5.0
load helper

# A speech of many passages, each with its number, and records.
setup() {
  setup_archive
  rm -rf ./*
  mkdir .jiyan 讲话
  python3 - <<'EOF'
import json
with open("讲话/紫藤 桥.txt", "w", encoding="utf-8") as out:
    out.write("在紫藤桥建设大会上的讲话\n\n")
    for part, head in enumerate(["一、回顾", "二、打算"]):
        out.write(head + "\n\n")
        for n in range(4):
            number = part * 4 + n + 1
            out.write(f"　　第{number}段。" + "".join(f"桥上第{i}个人说桥要修牢。" for i in range(number * 100, number * 100 + 60)) + f"我们要在2021年修好第{number}座紫藤桥。\n")
with open("信.jsonl", "w", encoding="utf-8") as out:
    for n in range(12):
        out.write(json.dumps({"id": f"X-{n}", "title": f"来信{n}", "text": f"第{n}封来信。\n请修水井{n}号。"}, ensure_ascii=False) + "\n")
EOF
  jiyan-index -q
}

shown() { jiyan-search --show="$1" --format=json "${@:2}"; }
# field EXPRESSION: what python makes of the answer `a` on stdin; `f` is the passage that is meant.
field() { python3 -c "import json, sys; a = json.load(sys.stdin); f = [p for p in a['passages'] if p['found']][0]; print($1)"; }

@test "the Nth hit is the one that a page of hits calls so" {
  plain_build
  for options in --match=exact '--sort=newest --copies=each' --group=document --prefer=none '--year=2021.. --match=any' --offset=2; do
    # shellcheck disable=SC2086 # several options
    jiyan-search $options --limit=4 --format=jsonl 紫藤桥 >hits || [ $? -eq 1 ]
    while IFS= read -r line; do
      wanted=$(python3 -c 'import json, sys; h = json.loads(sys.argv[1]); print(h["rank"], h["path"], h["line"], h["column"], h["heading"], h["match"])' "$line")
      # shellcheck disable=SC2086
      [ "$(shown "${wanted%% *}" $options 紫藤桥 | field 'a["rank"], a["path"], f["line"], f["column"], f["heading"], a["match"]')" = "$wanted" ]
    done <hits
  done
  [ "$(jiyan-search --match=exact --format=jsonl 紫藤桥 | wc -l)" -ge 5 ]
}

@test "as many passages around it as are wanted, of its document only" {
  jiyan-search --match=exact --limit=20 --format=json 紫藤桥 >all
  # The rank of the hit on line 10.
  rank=$(python3 -c 'import json; print([h["rank"] for h in json.load(open("all"))["hits"] if "第4座" in h["snippet"]][0])')
  for context in 0 1 2 3 20; do
    shown "$rank" --match=exact --context=$context 紫藤桥 >answer
    [ "$(field '[p["found"] for p in a["passages"]].index(True) <= '$context <answer)" = True ]
    [ "$(field 'len(a["passages"]) <= 2 * '$context' + 1' <answer)" = True ]
    [ "$(field '"第4座" in f["text"]' <answer)" = True ]
    # Behind each other, as they are in the file.
    [ "$(field '[p["offset"] for p in a["passages"]] == sorted(p["offset"] for p in a["passages"])' <answer)" = True ]
    [ "$(field '[f["text"][s:e] for s, e in f["highlights"]]' <answer)" = "['紫藤桥']" ]
  done
  [ "$(shown "$rank" --match=exact --context=20 紫藤桥 | field 'sum(t.count("座紫藤桥") for t in [p["text"] for p in a["passages"]])')" = 8 ]
  [ "$(shown "$rank" --match=exact 紫藤桥 | field 'len(a["passages"])')" = 3 ]
  [ "$(shown 1 水井11号 --context=5 | field 'len(a["passages"]), a["id"]')" = "1 X-11" ]
}

@test "what is not the rank of a hit: statements, places, records" {
  jiyan-search --statements --format=jsonl | awk 'NR % 40 == 1' >statements
  [ "$(wc -l <statements)" -ge 10 ]
  while IFS= read -r line; do
    id=$(python3 -c 'import json, sys; print(json.loads(sys.argv[1])["id"])' "$line")
    shown "$id" >answer
    python3 - "$line" <<'EOF'
import json, sys
row, answer = json.loads(sys.argv[1]), json.load(open("answer", encoding="utf-8"))
found = [p for p in answer["passages"] if p["found"]][0]
start, end = found["highlights"][0]
assert found["text"][start:end].replace("\n", "") == row["text"], (row, found)
assert (found["line"], found["column"], answer["rank"]) == (row["line"], row["column"], None), (row, found)
EOF
  done <statements
  for n in 0 1 3 7 11; do
    [ "$(shown X-$n | field 'a["id"], a["path"], f["line"], f["highlights"]')" = "X-$n 信.jsonl 1 []" ]
    [ "$(shown "信.jsonl#X-$n:2" | field 'f["line"], f["text"][slice(*f["highlights"][0])]')" = "2 请修水井$n号。" ]
    [ "$(shown X-$n 水井 | field 'a["id"], f["text"][slice(*f["highlights"][0])]')" = "X-$n 水井" ]
  done
  for line in 5 6 7 8 12 13; do
    [ "$(shown "讲话/紫藤 桥.txt:$line" | field 'f["line"]')" = $line ]
  done
  [ "$(cd 讲话 && shown '紫藤 桥.txt:5:1' | field 'f["line"], f["heading"]')" = "5 ['一、回顾']" ]
}

@test "text: lines with a match are told from the others, and painted" {
  run -0 jiyan-search --show=1 --context=0 水井7号
  [ "$output" = "1. 来信7
   信.jsonl#X-7:2:7

| 第7封来信。
> 请修水井7号。" ]
  run -0 jiyan-search --show=1 --context=0 --color=always 水井7号
  [[ $output == *$'> 请修\033[1;31m水井7号\033[0m。'* ]]
  run -0 jiyan-search --show=1 --width=40 紫藤桥
  while IFS= read -r line; do
    [ "$(python3 -c 'import sys, unicodedata; print(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in sys.argv[1]))' "$line")" -le 42 ]
  done < <(grep '^[|>] ' <<<"$output" | head -5)
  grep -q '^> ' <<<"$output"
}

@test "what is not there is said" {
  run --separate-stderr jiyan-search --show=99 紫藤桥
  [ "$status" -eq 1 ] && [ -z "$output" ] && [[ $stderr == 'jiyan-search: there is no hit 99: '* ]]
  run --separate-stderr jiyan-search --show=1 海豚
  [ "$status" -eq 1 ] && [ "$stderr" = 'jiyan-search: there is no hit 1: 0 were found' ]
  run --separate-stderr jiyan-search --show=0123456789abcdef-01234567
  [ "$status" -eq 1 ] && [ "$stderr" = 'jiyan-search: no statement has the id 0123456789abcdef-01234567' ]
  run --separate-stderr jiyan-search --show=0 紫藤桥
  [ "$status" -eq 2 ] && [ "$stderr" = 'jiyan-search: 0 is no rank of a hit: the first is 1' ]
  run --separate-stderr jiyan-search --show=2
  [ "$status" -eq 2 ] && [[ $stderr == *'there is no question' ]]
  run --separate-stderr jiyan-search --show=X-99
  [ "$status" -eq 2 ] && [[ $stderr == *'X-99 is not in the index'* ]]
  run --separate-stderr jiyan-search --show='讲话/紫藤 桥.txt:999'
  [ "$status" -eq 2 ] && [[ $stderr == *'has no line 999'* ]]
  for words in '--show=1 --open=1 桥' '--show=1 --facet=year 桥' '--show=1 --statements 桥' '--show=1 --format=csv 桥' \
    '--open=1 --format=json 桥' '--open-with=vi 桥' '--show=1 --batch=x' '--show=1 --trace=桥' '--show=1 --full 桥'; do
    # shellcheck disable=SC2086
    run -2 jiyan-search $words
  done
}

# ---- opening ----

@test "open: the command gets the file, its line and page, from wherever one stands" {
  local file=$ARCHIVE/讲话/紫藤\ 桥.txt
  show() { jiyan-search --open="$1" --open-with="printf '<%%s>' %f %l %c %p" "${@:2}"; }
  for folder in . 讲话 .. /; do
    for n in 1 2 3; do
      wanted=$(jiyan-search --match=exact --limit=1 --offset=$((n - 1)) --format=jsonl 紫藤桥 | python3 -c 'import json, sys; h = json.load(sys.stdin); print("<%s><%d><%d><1>" % (sys.argv[1] + "/" + h["path"], h["line"], h["column"]))' "$ARCHIVE")
      [ "$(cd "$folder"; show $n --db="$ARCHIVE/.jiyan" --match=exact 紫藤桥)" = "$wanted" ]
    done
  done
  [ "$(jiyan-search --open='讲话/紫藤 桥.txt:7' --open-with='echo %l')" = "7 $file" ]
  [ "$(JIYAN_OPEN='echo env' jiyan-search --open=1 水井7号)" = "env $ARCHIVE/信.jsonl" ]
  [ "$(JIYAN_OPEN='echo env' jiyan-search --open=1 --open-with='echo own' 水井7号)" = "own $ARCHIVE/信.jsonl" ]
}

@test "open: no shell reads the name of a file, and what fails is said" {
  local hostile="\$(touch pwned);&"
  mv 讲话 "$hostile"
  jiyan-index -q
  [[ $(jiyan-search --open=1 --open-with='echo' 紫藤桥) == *"/$hostile/紫藤 桥.txt" ]]
  [ ! -e pwned ]
  run --separate-stderr jiyan-search --open=1 --open-with='nonesuch %f' 紫藤桥
  [ "$status" -eq 2 ] && [[ $stderr == 'jiyan-search: nonesuch cannot be run: '*'JIYAN_OPEN names a command' ]]
  run --separate-stderr jiyan-search --open=1 --open-with=false 紫藤桥
  [ "$status" -eq 2 ] && [[ $stderr == 'jiyan-search: false: '* ]]
  run --separate-stderr jiyan-search --open=1 --open-with='echo %z' 紫藤桥
  [ "$status" -eq 2 ] && [[ $stderr == *'only %f, %p, %l, %c and %% stand for something' ]]
  rm 信.jsonl
  run --separate-stderr jiyan-search --open=1 --open-with=echo 水井7号
  [ "$status" -eq 2 ] && [[ $stderr == 'jiyan-search: 信.jsonl is not there, or no longer; '* ]]
  run --separate-stderr jiyan-search --open=1 --open-with=echo 海豚
  [ "$status" -eq 1 ] && [ "$stderr" = 'jiyan-search: there is no hit 1: 0 were found' ]
}

# ---- for editors ----

@test "grep: a line a hit, whose place opens from the current folder" {
  python3 -c 'import sys; open("词\x1b[31m:a.txt", "w").write("先\n　　要修好紫藤桥\x1b[31m。\n")'
  mkdir -p 外面
  for folder in . 讲话 外面 /; do
    for view in '' --statements; do
      # shellcheck disable=SC2086
      (cd "$folder" && jiyan-search --db="$ARCHIVE/.jiyan" $view --copies=each --limit=50 --format=grep 紫藤桥) >out
      [ "$(wc -l <out)" -ge 8 ]
      python3 - "$folder" "$view" "$PWD" <<'EOF'
import os, re, sys
folder, view, root = sys.argv[1:]
lines = open("out", encoding="utf-8").read().splitlines()
for line in lines:
    path, number, column, text = re.fullmatch(r"(.*?):(\d+):(\d+):(.+)", line).groups()
    assert (path[0] == "/") == (folder in ("外面",)), line
    file = open(os.path.join(folder, path), "rb").read().split(b"\n")
    at = file[int(number) - 1][int(column) - 1:].decode()
    assert at.startswith("紫藤桥") or view and at[:4] in text, line
EOF
    done
  done
  run -0 jiyan-search --format=grep --limit=20 水井
  while IFS=: read -r path line column text; do
    [ "$path:$column" = 信.jsonl:1 ]
    n=$(grep -o '[0-9]*号' <<<"$text")
    sed -n "${line}p" 信.jsonl | grep -q "水井$n"
  done <<<"$output"
  [ "${#lines[@]}" -ge 10 ]
  jiyan-index -q
  jiyan-search --format=grep --path=词 紫藤桥 >out
  run -1 grep -q $'\033' out
  [ "$(wc -l <out)" -eq 1 ]
}
