# format.bats: what each format prints, byte for byte.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'EOF'
{"id":"A","title":"在水利座谈会上的讲话","date":"2021-03-02","speaker":"林一木","issuer":"青石镇人民政府","docno":"青政发〔2021〕3号","genre":"讲话","text":"各位同志：\n\n一、去年的账\n\n去年新建水厂2座，修渠36.5公里。群众说，水甜了。\n\n二、今年的事\n\n今年要再修渠12公里，年底前通水。税收增长6%，不能松劲。"}
{"id":"B","title":"關於稅收工作的報告","date":"2019-06","speaker":"周二水","genre":"报告","text":"全鎮稅收完成一億元，經濟穩中有進。ＧＤＰ增長7%。"}
{"id":"C","title":"渠道管护通知","date":"2018","genre":"通知","text":"渠道分段管护。水厂每天巡查两次，发现漏水，立即报告，不得拖延。"}
EOF
  jiyan-index -q
}

# prints GOLDEN ARGUMENT…: the output with scores and times made equal.
prints() {
  local golden=$1 got
  got=$(jiyan-search "${@:2}" | sed -E 's/"score":[0-9.]+/"score":S/; s/"took_ms":[0-9.]+/"took_ms":T/; s/, [0-9]+ ms$/, T ms/;
    s/^([0-9]+),[0-9.]+,/\1,S,/; s/ [0-9.]+ jiyan$/ S jiyan/')
  diff <(printf '%s\n' "$golden") <(printf '%s\n' "$got")
}

@test "text" {
  prints '1. 在水利座谈会上的讲话  2021-03-02  林一木  青石镇人民政府  青政发〔2021〕3号
   water.jsonl#A:5  一、去年的账
    去年新建水厂2座，修渠36.5公里。

2. 渠道管护通知  2018
   water.jsonl#C:1
    水厂每天巡查两次，发现漏水，立即报告，不得拖延。

2 passages hold it whole; 2 shown, T ms' 水厂
}

@test "text: partial matches are called so" {
  prints '1. 渠道管护通知  2018  (partial match)
   water.jsonl#C:1
    水厂每天巡查两次，发现漏水，立即报告，不得拖延。

0 passages hold it whole, 2 in part; 1 shown, T ms' --limit=1 水厂每天都要检修设备并且巡查
}

@test "text: --full, --context, --group" {
  prints '1. 渠道管护通知  2018
   water.jsonl#C:1
    渠道分段管护。水厂每天巡查两次，发现漏水，立即报告，不得拖延。
    | 渠道分段管护。水厂每天巡查两次，发现漏水，立即报告，不得拖延。

1 document holds it whole; 1 shown, T ms' --full --context=1 --group=document 漏水
}

@test "text: colour and the width of the terminal" {
  local e=$'\033'
  COLUMNS=24 prints "1. ${e}[1m渠道管护通知${e}[0m  2018
   ${e}[36mwater.jsonl#C:1${e}[0m
    水厂每天巡查两次，发
    现${e}[1;31m漏水${e}[0m，立即报告，不
    得拖延。

1 passage holds it whole; 1 shown, T ms" --color=always 漏水
  # Not a terminal: no colour unless it is asked for.
  run jiyan-search 漏水
  [[ $output != *$'\033'* ]]
}

@test "colour on a terminal, and none with NO_COLOR, TERM=dumb or --color=never" {
  on_terminal() { script -qec "$1" /dev/null </dev/null; }
  on_terminal true || skip "no script(1)"
  export TERM=xterm
  [[ $(on_terminal 'jiyan-search 漏水') == *$'\033[1;31m漏水'* ]]
  [[ $(on_terminal 'NO_COLOR=1 jiyan-search 漏水') != *$'\033'* ]]
  [[ $(on_terminal 'TERM=dumb jiyan-search 漏水') != *$'\033'* ]]
  [[ $(on_terminal 'jiyan-search --color=never 漏水') != *$'\033'* ]]
}

@test "jsonl" {
  prints '{"rank":1,"score":S,"match":"exact","path":"water.jsonl","id":"A","title":"在水利座谈会上的讲话","date":"2021-03-02","speaker":"林一木","issuer":"青石镇人民政府","docno":"青政发〔2021〕3号","heading":["一、去年的账"],"page":null,"line":5,"offset":49,"length":6,"kind":"report","snippet":"去年新建水厂2座，修渠36.5公里。","highlights":[[4,6]]}
{"rank":2,"score":S,"match":"exact","path":"water.jsonl","id":"C","title":"渠道管护通知","date":"2018","speaker":null,"issuer":null,"docno":null,"heading":[],"page":null,"line":1,"offset":21,"length":6,"kind":"commitment","snippet":"水厂每天巡查两次，发现漏水，立即报告，不得拖延。","highlights":[[0,2]]}' --format=jsonl 水厂
}

@test "jsonl --full has the whole passage" {
  run jiyan-search --format=jsonl --full 漏水
  [[ $output == *'"text":"渠道分段管护。水厂每天巡查两次，发现漏水，立即报告，不得拖延。"}' ]]
}

@test "json" {
  prints '{"schema":1,"query":"漏水","total":{"exact":1,"partial":0,"lower_bound":false},"took_ms":T,"hits":[{"rank":1,"score":S,"match":"exact","path":"water.jsonl","id":"C","title":"渠道管护通知","date":"2018","speaker":null,"issuer":null,"docno":null,"heading":[],"page":null,"line":1,"offset":54,"length":6,"kind":"commitment","snippet":"水厂每天巡查两次，发现漏水，立即报告，不得拖延。","highlights":[[11,13]]}]}' --format=json 漏水
  prints '{"schema":1,"query":"没有的词","total":{"exact":0,"partial":0,"lower_bound":false},"took_ms":T,"hits":[]}' \
    --format=json 没有的词
}

@test "csv" {
  prints "$(printf '%s\r\n' 'rank,score,match,path,id,title,date,speaker,issuer,docno,heading,page,line,offset,length,kind,snippet' \
    '1,S,exact,water.jsonl,A,在水利座谈会上的讲话,2021-03-02,林一木,青石镇人民政府,青政发〔2021〕3号,二、今年的事,,9,136,9,commitment,今年要再修渠12公里，年底前通水。')" \
    --format=csv --match=exact 再修渠
  run jiyan-search --format=csv 没有的词
  [ "$status" -eq 1 ]
  [ "${#lines[@]}" -eq 1 ]
}

@test "paths: each once" {
  prints 'water.jsonl' --format=paths 水厂
}

@test "trec: a document once, by its id" {
  prints '1 Q0 A 1 S jiyan
1 Q0 C 2 S jiyan' --format=trec 水厂
  prints '1 Q0 A 1 S jiyan' --format=trec 修渠
  [ "$(jiyan-search --format=trec --group=passage 修渠 | wc -l)" -eq 2 ]
}

@test "batch: every question under its id, in every format" {
  printf 'q1\t漏水\n\nq2\t没有的词\r\nq3\t修渠\n' >questions.tsv
  prints 'q1 Q0 C 1 S jiyan
q3 Q0 A 1 S jiyan' --format=trec --batch questions.tsv
  prints '{"schema":1,"qid":"q1","query":"漏水","total":{"exact":1,"partial":0,"lower_bound":false},"took_ms":T,"hits":[]}
{"schema":1,"qid":"q2","query":"没有的词","total":{"exact":0,"partial":0,"lower_bound":false},"took_ms":T,"hits":[]}
{"schema":1,"qid":"q3","query":"修渠","total":{"exact":2,"partial":0,"lower_bound":false},"took_ms":T,"hits":[]}' \
    --format=json --limit=0 --batch questions.tsv
  run jiyan-search --format=jsonl --batch questions.tsv
  [ "${#lines[@]}" -eq 3 ]
  [[ ${lines[0]} == '{"qid":"q1","rank":1,'* ]]
  run jiyan-search --format=csv --batch questions.tsv
  [[ ${lines[0]} == qid,rank,* ]]
  [[ ${lines[3]} == q3,2,* ]]
  run jiyan-search --format=trec --batch - <<<$'\xEF\xBB\xBFq1\t漏水'
  [[ $output == 'q1 Q0 C 1 '* ]]
  run jiyan-search --batch - <questions.tsv
  [[ ${lines[0]} == $'# q1\t漏水' ]]
}

@test "explain" {
  run jiyan-search --explain --limit=0 '水厂 年:2021'
  [ "${lines[0]}" = 'question: (水厂 year:"2021")' ]
  [[ ${lines[1]} == 'exact: Query('*'水厂'*'VALUE_RANGE'* ]]
  [ "${lines[2]}" = 'text is tried: no' ]
  run jiyan-search --explain --format=json --limit=0 水厂每天
  [[ $output == *'"explain":"question: 水厂每天\nexact: Query('*'\ntext is tried: yes\n'* ]]
  run jiyan-search --explain --format=csv 水厂
  [ "$status" -eq 2 ]
}

@test "facet" {
  prints $'2018\t1\n2019\t1\n2021\t1' --facet year 'path:water'
  prints $'通知\t1' --facet genre 漏水
  prints $'-\t2\n青石镇人民政府\t1' --facet issuer 'path:water'
  prints '[{"value":null,"count":2},{"value":"青石镇人民政府","count":1}]' --facet issuer --format=json 'path:water'
  prints "$(printf '%s\r\n' value,count 林一木,1)" --facet 讲话人 --format=csv 修渠
  run --separate-stderr jiyan-search --facet title 水厂
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: --facet: title is none of year, speaker, issuer, type, kind, genre' ]
  run --separate-stderr jiyan-search --facet year --format=trec 水厂
  [ "$status" -eq 2 ]
}

@test "every JSON line is JSON, and its places are places" {
  python3 - <<'EOF'
import json, subprocess
text = {}
for line in open("water.jsonl", encoding="utf-8"):
    record = json.loads(line)
    text[record["id"]] = record["text"]
hits = 0
for query in ["水", "税", "修渠", "水厂 每天", "一億元", "公里，年底", "增长 6%", "管护 报告"]:
    out = subprocess.run(["jiyan-search", "--format=jsonl", "--full", query], capture_output=True, check=True).stdout
    for line in out.decode().splitlines():
        hit = json.loads(line)
        whole = text[hit["id"]]
        start, end = hit["offset"], hit["offset"] + hit["length"]
        place = whole.encode()[start:end].decode()
        first = hit["highlights"][0]
        assert place == hit["snippet"][first[0]:first[1]], (query, hit, place)
        assert whole.encode()[:start].decode().count("\n") + 1 == hit["line"], (query, hit)
        assert hit["text"] in whole, (query, hit)
        hits += 1
assert hits >= 12, hits
EOF
}

@test "what a document or a question holds never drives a terminal" {
  python3 - <<'EOF'
import json
nasty = "\x1b]0;x\x07\x9b31m\x7f\u202e"
with open("n.jsonl", "w", encoding="utf-8") as out:
    out.write(json.dumps({"id": "N" + nasty, "title": "=标题," + nasty, "speaker": nasty + "某人",
                          "text": "恶意" + nasty + "文字。\n" + nasty}) + "\n")
with open("坏\x1b[31m\n名.txt", "w", encoding="utf-8") as out:
    out.write("恶意\x1b[31m文字。\n")
with open("questions.tsv", "w", encoding="utf-8") as out:
    out.write("q" + nasty + "\t恶意 OR x" + nasty + "\n")
EOF
  jiyan-index -q || true
  for format in text json jsonl paths trec csv; do
    jiyan-search --full --format=$format --batch questions.tsv >out.$format
    python3 - out.$format <<'EOF'
import sys, unicodedata
text = open(sys.argv[1], encoding="utf-8", newline="").read()
assert len(text) > 20, text
for character in text:
    assert character in "\r\n\t" or unicodedata.category(character) != "Cc", (sys.argv[1], character)
    assert character != "\u202e", sys.argv[1]
EOF
  done
  jiyan-search --format=paths 恶意 >out.paths
  grep -qxF '"坏\033[31m\n名.txt"' out.paths
  [ "$(wc -l <out.paths)" -eq 2 ]
  python3 - <<'EOF'
import csv
rows = list(csv.DictReader(open("out.csv", encoding="utf-8", newline="")))
assert sorted(row["path"] for row in rows) == ["n.jsonl", "坏\ufffd[31m\n名.txt"], rows
assert any(row["title"].startswith("'=标题,") for row in rows), rows
EOF
}
