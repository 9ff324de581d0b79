# kwic.bats: a concordance, line by line.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'JSONL'
{"id":"A","title":"在水利座谈会上的讲话","date":"2021-03-02","speaker":"林一木","genre":"讲话","text":"各位同志：\n\n一、去年的账\n\n去年新建水厂2座，修渠36.5公里。群众说，水甜了。\n\n二、今年的事\n\n今年要再修渠12公里，年底前通水。各村水厂要有人管，管水厂的人要有工资。"}
{"id":"B","title":"關於水廠工作的報告","date":"2019-06","speaker":"周二水","genre":"报告","text":"全鎮水廠３座，每座水廠有專人值守。cafe\u0301 的ＧＤＰ不在此列。"}
{"id":"C","title":"渠道管护通知","date":"2019","genre":"通知","text":"水厂每天巡查两次，发现漏水，立即报告，不得拖延。"}
{"id":"D","title":"便条","text":"水厂的钥匙在门房。"}
JSONL
  jiyan-index -q
}

# prints GOLDEN ARGUMENT…: the concordance, byte for byte.
prints() { diff <(printf '%s\n' "$1") <(jiyan-search --format=kwic "${@:2}"); }

@test "every occurrence has a line, sorted by what stands behind; the match is in one column" {
  expect_golden kwic/right jiyan-search --format=kwic --sort=right 水厂
}

@test "sorted by what stands before, from the match backwards" {
  expect_golden kwic/left jiyan-search --format=kwic --sort=left --width=70 水厂
}

@test "the order of passages is that of other formats, and their own" {
  for sort in relevance newest oldest; do
    diff <(jiyan-search --format=jsonl --match=exact --copies=each --sort=$sort 水厂 | sed -E 's/.*"id":"(.)".*/\1/' | uniq) \
      <(jiyan-search --format=kwic --sort=$sort 水厂 | sed -E 's/.*#(.):.*/\1/' | uniq)
  done
}

@test "--limit and --offset count lines, in every order" {
  for sort in relevance oldest right left; do
    diff <(jiyan-search --format=kwic --sort=$sort 水厂 | sed -n 3,5p | tr -s ' ') \
      <(jiyan-search --format=kwic --sort=$sort --limit=3 --offset=2 水厂 | tr -s ' ')
  done
  run jiyan-search --format=kwic --limit=0 水厂
  [ "$status" -eq 0 ]
  [ -z "$output" ]
  run jiyan-search --format=kwic --limit=0 --sort=left 水厂
  [ "$status" -eq 0 ]
  run --separate-stderr jiyan-search --format=kwic --offset=7 水厂
  [ "$status" -eq 1 ]
  [ "$stderr" = 'jiyan-search: nothing found' ]
}

@test "what the default limit leaves out is said" {
  for i in {1..120}; do printf '{"id":"R%s","text":"第%s号井的井水很清。"}\n' "$i" "$i"; done >"$ARCHIVE/wells.jsonl"
  jiyan-index -q
  for sort in relevance left; do
    for word in 井 很清; do # twice in each passage, and once
      run --separate-stderr jiyan-search --format=kwic --sort=$sort $word
      [ "${#lines[@]}" -eq 100 ]
      [ "$stderr" = 'jiyan-search: there are more than these 100 occurrences; --limit=N shows N' ]
      run --separate-stderr jiyan-search --format=kwic --sort=$sort --limit=110 $word
      [ "${#lines[@]}" -eq 110 ]
      [ -z "$stderr" ]
    done
    run --separate-stderr jiyan-search --format=kwic --sort=$sort 钥匙
    [ -z "$stderr" ]
  done
}

@test "every line is as wide as the page, whatever is on it" {
  for width in 60 80 81 133; do
    jiyan-search --format=kwic --width=$width '水厂 OR GDP OR 漏水 OR 全镇水厂3座每座水厂' >out.$width
    python3 - $width out.$width <<'EOF'
import re, sys, unicodedata
width, ends = int(sys.argv[1]), set()
def columns(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
lines = open(sys.argv[2], encoding="utf-8").read().splitlines()
assert len(lines) >= 7, lines
for line in lines:
    assert "\t" not in line and line == line.rstrip(), line
    assert columns(line) <= width, (columns(line), line)
    ends.add(columns(line[:re.search(r"\S+$", line).start()]))
assert len(ends) == 1, ends
EOF
  done
}

@test "the page is as wide as the terminal, 80 columns where there is none" {
  for width in 60 80 133 200; do
    jiyan-search --format=kwic --width=$width 水厂 >wanted
    on_terminal $width 'jiyan-search --format=kwic --color=never 水厂' | diff wanted -
  done
  diff <(jiyan-search --format=kwic 水厂) <(jiyan-search --format=kwic --width=80 水厂)
}

@test "a long match is cut, and a long place at its beginning" {
  mkdir -p "$ARCHIVE/很长的文件夹名字一/很长的文件夹名字二"
  echo '这句话很长很长说了又说还没有说完所以要截断。' >"$ARCHIVE/很长的文件夹名字一/很长的文件夹名字二/说.txt"
  jiyan-index -q
  prints '      这句 话很长很长说了又说…  截断。      …名字一/很长的文件夹名字二/说.txt:1' 话很长很长说了又说还没有说完所以要
}

@test "NEAR, several runs, fields, kinds and the end of a paragraph" {
  prints '2021-03-02  前通水。各村水厂要有人 管   ，管水厂的人要有工资。   water.jsonl#A:9
2021-03-02  水。各村水厂要有人管， 管   水厂的人要有工资。       water.jsonl#A:9
2021-03-02  。各村水厂要有人管，管 水厂 的人要有工资。           water.jsonl#A:9
2021-03-02  公里，年底前通水。各村 水厂 要有人管，管水厂的人要   water.jsonl#A:9' --sort=right '水厂 NEAR/6 管'
  # What is before takes little, so that what is behind has more.
  prints '2019-06                全鎮 水廠 ３座，每座水廠有專人值守。café  water.jsonl#B:1
2019-06  全鎮水廠３座，每座 水廠 有專人值守。café 的ＧＤＰ不在   water.jsonl#B:1
2019-06      全鎮水廠３座， 每座 水廠有專人值守。café 的ＧＤＰ   water.jsonl#B:1' --sort=right '水厂 每座'
  prints '2019          水厂 每天巡查两次，发现漏水，立即报告，不得拖延。  water.jsonl#C:1' --sort=right '水厂 genre:通知'
  prints '2021-03-02       去年 新建水厂2座，修渠36.5公   …r.jsonl#A:5
2021-03-02  一、 去年 的账                      …r.jsonl#A:3' --sort=right --width=60 去年
  prints '2019-06   每座水廠有專人值守。café 的 ＧＤＰ 不在此列。          water.jsonl#B:1
2019-06  廠３座，每座水廠有專人值守。 café   的ＧＤＰ不在此列。  water.jsonl#B:1' --sort=right 'gd* OR café'
  [ -z "$(quietly jiyan-search --format=kwic --kind=report --sort=right 拖延)" ]
}

@test "words in the title alone have no line, nor has what holds the words in part" {
  run --separate-stderr jiyan-search --format=kwic title:便条
  [ "$status" -eq 1 ]
  prints '                      水厂的 钥匙 在门房。                       water.jsonl#D:1' --sort=right 'title:便条 钥匙'
  run --separate-stderr jiyan-search --format=kwic 水厂每天都要检修设备并且巡查
  [ "$status" -eq 1 ]
}

@test "a passage without a line takes none of the limit" {
  [[ $(jiyan-search --format=kwic --sort=newest --limit=1 'title:渠道 OR 钥匙') == *'#D:1' ]]
}

@test "colour on demand, none in a pipe" {
  local e=$'\033'
  prints "                      水厂的 ${e}[1;31m钥匙${e}[0m 在门房。                       ${e}[36mwater.jsonl#D:1${e}[0m" --color=always 钥匙
  run jiyan-search --format=kwic 钥匙
  [[ $output != *"$e"* ]]
}

@test "several indexes are named, and the lines of both are sorted together" {
  mkdir -p other
  cp water.jsonl other/
  jiyan-index -q --db "$BATS_TEST_TMPDIR/second" other
  rm -r other
  run jiyan-search --db .jiyan --db "$BATS_TEST_TMPDIR/second" --format=kwic --sort=right --width=200 钥匙
  [ "${#lines[@]}" -eq 2 ]
  [[ ${lines[0]} == *'  .jiyan  water.jsonl#D:1' ]]
  [[ ${lines[1]} == *"  $BATS_TEST_TMPDIR/second  "* ]]
}

@test "batch: a head for each question" {
  printf 'q1\t钥匙\nq2\t没有\n' >questions.tsv
  prints '# q1  钥匙
                      水厂的 钥匙 在门房。                       water.jsonl#D:1
# q2  没有' --batch questions.tsv
}

@test "what does not go together" {
  for wrong in --full --context=1 --group=passage --match=any --match=all '--facet year' --explain --statements '--trace x'; do
    # shellcheck disable=SC2086 # several words in one
    run jiyan-search --format=kwic $wrong 水厂
    [ "$status" -eq 2 ]
  done
  for order in right left; do
    run jiyan-search --sort=$order 水厂
    [ "$status" -eq 2 ]
    [[ ${lines[0]} == *'--sort=right and --sort=left go with --format=kwic' ]]
  done
  run jiyan-search --format=kwic --match=exact --sort=right 水厂
  [ "$status" -eq 0 ]
}

@test "nothing a document holds drives a terminal" {
  python3 - <<'EOF'
import json
nasty = "\x1b]0;x\x07\x9b31m\x7f\u202e\t"
with open("n.jsonl", "w", encoding="utf-8") as out:
    out.write(json.dumps({"id": "N" + nasty, "text": "前" + nasty + "恶意" + nasty + "后" + nasty + "\n"}) + "\n")
EOF
  jiyan-index -q
  jiyan-search --format=kwic 恶意 >out
  [ "$(wc -l <out)" -eq 1 ]
  run ! grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xe2\x80\xae|\xc2[\x80-\x9f]' out
}

@test "--kwic is --format=kwic, and has the same lines as fields, in the same order" {
  for sort in relevance newest right left; do
    diff <(jiyan-search --kwic --sort=$sort 水厂) <(jiyan-search --format=kwic --sort=$sort 水厂)
    diff <(jiyan-search --kwic --format=text --sort=$sort --limit=2 水厂) <(jiyan-search --format=kwic --sort=$sort --limit=2 水厂)
    jiyan-search --kwic --format=jsonl --sort=$sort --width=1000 水厂 | jq -r '.left + " " + .keyword + " " + .right' | sed 's/^ //' >fields
    jiyan-search --format=kwic --sort=$sort --width=1000 水厂 | sed -E 's/^[-0-9]* +//; s/  +[^ ]+:[0-9]+$//' >text
    diff fields text
  done
}

@test "the fields of a line" {
  jiyan-search --kwic --format=json --sort=right --limit=1 --offset=1 水厂 >got
  jq -e 'keys_unsorted == ["schema", "query", "more", "lines"] and .more and .query == "水厂"' got
  jq -e '.lines[0] | .rank == 2 and (.keyword | IN("水厂", "水廠")) and .path == "water.jsonl" and .right > ""' got
  jiyan-search --kwic --format=jsonl 漏水 >got
  jq -e '.left == "水厂每天巡查两次，发现" and .right == "，立即报告，不得拖延。" and .year == "2019" and .title == "渠道管护通知"
    and .id == "C" and .line == 1 and .column == 34 and .length == 6 and .heading == []' got
  jq -e '.year == null' <(jiyan-search --kwic --format=jsonl 钥匙)
  [ "$(jiyan-search --kwic --format=jsonl 今年再 || true)" = "" ]
  jq -e '.heading == ["二、今年的事"] and .id == "A"' <(jiyan-search --kwic --format=jsonl 修渠12公里)
  diff <(jiyan-search --kwic --format=json --sort=left 水厂 | jq -c '.lines[]') <(jiyan-search --kwic --format=jsonl --sort=left 水厂 | jq -c .)
  jiyan-search --kwic --format=csv --sort=left 水厂 | python3 -c 'import csv, json, sys
rows = list(csv.DictReader(sys.stdin))
lines = [json.loads(line) for line in open(sys.argv[1])]
assert len(rows) == len(lines) > 5
for row, line in zip(rows, lines):
    for name, value in row.items():
        wanted = line[name]
        assert value == ("" if wanted is None else " › ".join(wanted) if name == "heading" else str(wanted)), (name, value, wanted)' \
    <(jiyan-search --kwic --format=jsonl --sort=left 水厂)
  [ "$(jiyan-search --kwic --format=csv 没有这个 || true)" = $'rank,left,keyword,right,path,id,title,date,speaker,issuer,docno,year,ocr,heading,page,line,column,offset,length\r' ]
}

@test "a side is as wide as was asked for, and not as the terminal is" {
  printf '水%.0s' {1..200} >long.txt
  printf '钉子' >>long.txt
  jiyan-index -q
  [ "$(jiyan-search --kwic --format=jsonl 钉子 | jq '.left | length')" -eq 40 ]
  [ "$(COLUMNS=20 jiyan-search --kwic --format=jsonl 钉子 | jq '.left | length')" -eq 40 ]
  [ "$(jiyan-search --kwic --format=jsonl --width=200 钉子 | jq '.left | length')" -eq 100 ]
}

@test "--kwic goes with formats that it has, and with no other answer" {
  local words
  for words in --format={paths,trec,grep,html,junit} --statements --facet=year --stats --show=1 --trace=水厂 --explain --full --match=any; do
    # shellcheck disable=SC2086 # several words
    run -2 jiyan-search --kwic $words 水厂
  done
  run -2 jiyan-search --kwic
}

@test "questions of a batch have their lines, each with its id" {
  printf 'a\t钥匙\nb\t渗漏\nc\t漏水\n' >../questions.tsv
  jiyan-search --kwic --format=csv --batch ../questions.tsv >got
  [ "$(cut -d, -f1,4 got | tr -d '\r' | paste -sd' ')" = 'qid,keyword a,钥匙 c,漏水' ]
  jq -se 'map(.qid) == ["a", "b", "c"] and .[1].lines == []' <(jiyan-search --kwic --format=json --batch ../questions.tsv)
}
