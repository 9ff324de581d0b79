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

golden() { expect_golden "format/$1" jiyan-search "${@:2}"; }

@test "text" {
  golden text 水厂
}

@test "text: partial matches are called so" {
  golden partial --limit=1 水厂每天都要检修设备并且巡查
}

@test "text: --full, --context, --group" {
  golden full --full --context=1 --group=document 漏水
}

@test "text: colour and the width of the terminal" {
  COLUMNS=24 golden colour --color=always 漏水
  # Not a terminal: no colour unless it is asked for.
  run jiyan-search 漏水
  [[ $output != *$'\033'* ]]
}

@test "colour on a terminal, and none with NO_COLOR, without TERM, TERM=dumb or --color=never" {
  export TERM=xterm
  [[ $(on_terminal 80 'jiyan-search 漏水') == *$'\033[1;31m漏水'* ]]
  [[ $(on_terminal 80 'TERM= jiyan-search --color=always 漏水') == *$'\033[1;31m漏水'* ]]
  for plain in 'NO_COLOR=1 jiyan-search' 'TERM=dumb jiyan-search' 'TERM= jiyan-search' 'env -u TERM jiyan-search' \
    'jiyan-search --color=never'; do
    [[ $(on_terminal 80 "$plain 漏水") == *漏水* ]]
    [[ $(on_terminal 80 "$plain 漏水") != *$'\033'* ]]
  done
}

@test "lines are wrapped on a terminal and where a width is asked for, and nowhere else" {
  for view in '漏水' '--statements=commitment 漏水' '--trace=漏水'; do
    # shellcheck disable=SC2086 # several words in one
    jiyan-search $view | steady >in_pipe
    grep -q 水厂每天巡查两次，发现漏水，立即报告，不得拖延。 in_pipe
    for width in 30 36 42 48; do
      # shellcheck disable=SC2086
      jiyan-search $view --width=$width | steady >asked
      # shellcheck disable=SC2086
      COLUMNS=$width jiyan-search $view | steady | diff asked -
      on_terminal $width "jiyan-search --color=never $view" | steady | diff asked -
      [ "$(wc -l <asked)" -eq "$(($(wc -l <in_pipe) + 1))" ]
      diff <(tr -d ' \n' <asked) <(tr -d ' \n' <in_pipe)
    done
  done
}

@test "jsonl" {
  golden jsonl --format=jsonl 水厂
}

@test "jsonl --full has the whole passage" {
  run jiyan-search --format=jsonl --full 漏水
  [[ $output == *'"text":"渠道分段管护。水厂每天巡查两次，发现漏水，立即报告，不得拖延。"}' ]]
}

@test "json" {
  golden json --format=json 漏水
  golden json_nothing --format=json 没有的词
}

@test "csv" {
  golden csv --format=csv --match=exact 再修渠
  run jiyan-search --format=csv 没有的词
  [ "$status" -eq 1 ]
  [ "${#lines[@]}" -eq 1 ]
}

@test "csv with columns and values in Chinese, in every view and locale; machines are not concerned" {
  local hits='序号,得分,匹配,路径,编号,题名,日期,讲话人,发文机关,发文字号,识别置信度,小标题,页,行,列,位置,长度,性质,摘要'
  local rows='编号,原文,性质,力度,可检验,期限,期限起,期限止,数量,责任单位,事项,小标题,路径,记录编号,页,行,列,位置,长度,题名,日期,讲话人,发文机关,发文字号,识别置信度,规则,匹配'
  for locale in C C.UTF-8; do
    export LC_ALL=$locale
    chinese() { jiyan-search --format=csv --header=zh "$@" | tr -d '\r'; }
    [ "$(chinese 漏水 | sed 1q)" = "$hits" ]
    [ "$(chinese --full 漏水 | sed 1q)" = "$hits,原文" ]
    [[ $(chinese 漏水 | sed -n 2p) == 1,*,完整,water.jsonl,C,渠道管护通知,2018,,,,,,,1,*,*,承诺,* ]]
    [[ $(chinese 水厂漏水的事 | sed -n 2p) == 1,*,部分,* ]]
    [ "$(chinese --statements=commitment,report | sed 1q)" = "$rows" ]
    [[ $(chinese --statements=commitment 漏水 | sed -n 2p) == *,承诺,确保,是,* ]]
    [[ $(chinese --statements=report 群众 | sed -n 2p) == *,报告,,否,* || $(chinese --statements=report 群众 | wc -l) -eq 1 ]]
    [ "$(chinese --facet=kind 漏水 | xargs)" = '值,文件数 承诺,1' ]
    [ "$(chinese --facet=speaker 漏水 | xargs)" = '值,文件数 ,1' ]
    [ "$(chinese --stats=漏水 | sed 1q)" = '年份,含有的文件数,文件总数,出现次数,总字数,每万字次数,最早日期,最早路径,最早编号,最晚日期,最晚路径,最晚编号' ]
    [ "$(chinese --trace=漏水 | sed 1q)" = '日期,所属年份,关系,承诺数,报告数,此前数,下限,上限,单位,原文,路径,记录编号,页,行,列,识别置信度,编号,性质,发文机关,同一机关,关联度,对照,依据' ]
    [[ $(chinese --trace=漏水 | sed -n 2p) == 2018,2018,承诺,* ]]
    # As many columns as machines have, whose names stay what they are.
    for view in 漏水 --statements --facet=kind\ 漏水 --stats=漏水 --trace=漏水; do
      # shellcheck disable=SC2086 # several words in one
      [ "$(chinese $view | sed 1q | tr -cd , | wc -c)" -eq "$(jiyan-search --format=csv $view | sed 1q | tr -cd , | wc -c)" ]
      # shellcheck disable=SC2086
      run ! grep -q '[a-z]' <<<"$(chinese $view | sed 1q)"
      # shellcheck disable=SC2086
      diff <(jiyan-search --format=csv --header=machine $view) <(jiyan-search --format=csv $view)
      # shellcheck disable=SC2086
      diff <(jiyan-search --format=json --header=zh $view | steady) <(jiyan-search --format=json $view | steady)
    done
  done
}

@test "paths: each once" {
  [ "$(jiyan-search --format=paths 水厂)" = water.jsonl ]
}

@test "trec: a document once, by its id" {
  golden trec --format=trec 水厂
  golden trec_once --format=trec 修渠
  [ "$(jiyan-search --format=trec --group=passage 修渠 | wc -l)" -eq 2 ]
}

@test "batch: every question under its id, in every format" {
  printf 'q1\t漏水\n\nq2\t没有的词\r\nq3\t修渠\n' >questions.tsv
  golden batch_trec --format=trec --batch questions.tsv
  golden batch_json --format=json --limit=0 --batch questions.tsv
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
  golden facet_year --facet year path:water
  golden facet_genre --facet genre 漏水
  golden facet_issuer --facet issuer path:water
  golden facet_json --facet issuer --format=json path:water
  golden facet_csv --facet 讲话人 --format=csv 修渠
  run --separate-stderr jiyan-search --facet title 水厂
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: --facet: title is none of year, speaker, issuer, type, kind, genre, folder' ]
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
        line = whole.encode().split(b"\n")[hit["line"] - 1]
        assert line[hit["column"] - 1:].decode().startswith(place.split("\n")[0]), (query, hit)
        assert hit["text"] in whole, (query, hit)
        hits += 1
assert hits >= 12, hits
EOF
}

@test "line and column lead to the match in the file, whatever its encoding, indentation and length of lines" {
  mkdir texts
  python3 - <<'EOF'
import random
random.seed(5)
lines = []
for n in range(60):
    words = "".join(random.choice("春夏秋冬东南西北山水田林") for _ in range(random.choice([3, 40, 700])))
    lines.append("　　" * (n % 3) + words + "，要修好紫藤桥" + str(n) + "。" + words[:9] + "。" + "\n" * (n % 4 == 0))
text = "关于修桥的讲话\n\n" + "\n".join(lines) + "\n"
for name, encoding in ("utf8", "utf-8"), ("bom", "utf-8-sig"), ("gbk", "gb18030"), ("utf16", "utf-16"):
    open(f"texts/{name}.txt", "w", encoding=encoding, newline="\r\n" if name == "gbk" else "\n").write(text)
EOF
  jiyan-index -q
  for format in jsonl csv text; do
    jiyan-search --copies=each --limit=1000 --format=$format --path=texts 紫藤桥 >out.$format
    jiyan-search --statements --copies=each --format=$format --path=texts 紫藤桥 >statements.$format
  done
  python3 - <<'EOF'
import csv, json, re
text = {name: open(f"texts/{name}.txt", encoding=encoding).read().split("\n") for name, encoding in
        (("utf8", "utf-8"), ("bom", "utf-8-sig"), ("gbk", "gb18030"), ("utf16", "utf-16"))}
def at(path, line, column):
    return text[path[6:-4]][int(line) - 1].encode()[int(column) - 1:].decode()
for name, words in ("out", "紫藤桥"), ("statements", None):
    seen = 0
    rows = [json.loads(line) for line in open(name + ".jsonl", encoding="utf-8")]
    rows += csv.DictReader(open(name + ".csv", encoding="utf-8", newline=""))
    for row in rows:
        assert at(row["path"], row["line"], row["column"]).startswith(words or row["text"][:6]), row
        seen += int(row["column"]) > 1
    places = re.findall(r"^   (texts/\S+):(\d+):(\d+)(?:  .*)?$", open(name + ".text", encoding="utf-8").read(), re.M)
    assert len(rows) >= 200 and len(places) * 2 == len(rows) and seen > 100, (name, len(rows), len(places), seen)
    for path, line, column in places:
        assert words is None or at(path, line, column).startswith(words), (path, line, column)
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
