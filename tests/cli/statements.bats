# statements.bats: sentences instead of passages: each option, each format, what does not go together.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'EOF'
{"id":"A","title":"政府工作报告","date":"2021-03-02","speaker":"林一木","issuer":"青石镇人民政府","docno":"青政发〔2021〕3号","genre":"报告","text":"各位代表：\n\n一、去年工作回顾\n\n去年新建水厂2座，完成投资3亿元。存在的主要问题是水费收缴困难。\n\n二、今年主要任务\n\n（一）供水\n\n确保年底前新建水厂3座。力争到2023年改造渠道40公里以上。要进一步加强水利队伍建设。由镇水利局牵头，修订“河道管理”办法。"}
{"id":"B","title":"政府工作报告","date":"2022-03-01","speaker":"林一木","issuer":"青石镇人民政府","genre":"报告","text":"一、去年工作回顾\n\n去年新建水厂3座，提前完成任务。\n\n二、今年主要任务\n\n=1+1，要新建泵站5座。上半年完成水库清淤12处。"}
EOF
  jiyan-index -q
}

# Which rule and what object are decided in text/, which has tests of its own.
mask() { sed -E 's/"rule":"[a-z-]+"/"rule":"R"/; s/"object":"[^"]+"/"object":"O"/'; }
# rows ARGUMENT…: the first three characters of each row's sentence, in one line.
rows() { jiyan-search --format=jsonl "$@" | python3 -c 'import json, sys
print(*[json.loads(line)["text"][:3] for line in sys.stdin])'; }
# refuses MESSAGE ARGUMENT…
refuses() {
  run --separate-stderr jiyan-search "${@:2}"
  [[ $status -eq 2 && -z $output && $stderr == "jiyan-search: $1"* ]] || { echo "${*:2}: $status $output $stderr"; return 1; }
}

@test "text: the sentence, what is known of it, where it stands, its id" {
  expect_golden statements/text jiyan-search --statements --limit=4
  expect_golden statements/page jiyan-search --statements --limit=2 --offset=2
}

@test "text: wrapped by columns, coloured where asked, on no pipe" {
  [ "$(COLUMNS=20 jiyan-search --statements --limit=1 | head -n 2)" = '1. 确保年底前新建水
   厂3座。' ]
  [ "$(jiyan-search --statements --limit=1 --color=always | head -n 1)" = \
    $'1. 确保\e[4m年底前\e[0m新建水厂\e[4m3座\e[0m。' ]
  [ "$(jiyan-search --statements --color=always | sed 's/\x1b\[[0-9;]*m//g')" = "$(jiyan-search --statements)" ]
  run ! grep -q $'\e' <(jiyan-search --statements)
}

@test "text: a time that cannot be reckoned is shown as it stands" {
  printf '水利工作要点\n\n二、主要任务\n\n要在两年内新建泵站7座。\n' >undated.txt
  jiyan-index -q
  [[ $(jiyan-search --statements --path=undated.txt | sed -n 2p) == *' · due 两年内 · 7座' ]]
  run -1 jiyan-search --due=..2100 --path=undated.txt
}

@test "jsonl: every field, in order" {
  diff - <(jiyan-search --statements --format=jsonl 渠道 | mask) <<'EOF'
{"id":"51c0ec43da4bd4c1.1-775dcbba","text":"力争到2023年改造渠道40公里以上。","kind":"commitment","strength":"strive","testable":true,"deadline":["到2023年"],"due":["2023-01-01","2023-12-31"],"quantities":["40公里以上"],"amounts":[{"text":"40公里以上","low":40.0,"high":40.0,"unit":"公里","bound":"at-least","change":"none"}],"owner":null,"object":"O","heading":["二、今年主要任务","（一）供水"],"path":"water.jsonl","record":"A","page":null,"line":11,"column":35,"offset":214,"length":45,"title":"政府工作报告","date":"2021-03-02","speaker":"林一木","issuer":"青石镇人民政府","docno":"青政发〔2021〕3号","ocr":null,"rule":"R","match":"exact"}
EOF
}

@test "json: schema, question, total, statements" {
  jiyan-search --statements --format=json --limit=2 新建 | python3 -c 'import json, sys
answer = json.load(sys.stdin)
assert list(answer) == ["schema", "query", "total", "statements"], answer
assert (answer["schema"], answer["query"], answer["total"], len(answer["statements"])) == (1, "新建", 2, 2), answer
assert answer["statements"][0]["kind"] == "commitment"'
  [ "$(jiyan-search --statements --format=json --year=1950)" = '{"schema":1,"query":"","total":0,"statements":[]}' ]
}

@test "csv: a table, its lists joined, its formulas harmless" {
  jiyan-search --statements --format=csv >table.csv
  grep -q $'\r$' table.csv
  python3 - <<'EOF'
import csv
rows = list(csv.DictReader(open("table.csv", newline="")))
assert list(rows[0]) == """id text kind strength testable deadline due_from due_to quantities owner object heading path
  record page line column offset length title date speaker issuer docno ocr rule match""".split(), list(rows[0])
assert len(rows) == 6 and not any(None in row for row in rows)
first = rows[0]
assert first["testable"] == "true" and rows[2]["testable"] == "false"
assert (first["due_from"], first["due_to"], first["deadline"]) == ("2021-03-02", "2021-12-31", "年底前")
assert first["heading"] == "二、今年主要任务 › （一）供水"
assert rows[2]["due_to"] == rows[2]["deadline"] == rows[2]["quantities"] == ""
assert rows[3]["text"] == "由镇水利局牵头，修订“河道管理”办法。" and rows[3]["owner"] == "镇水利局"
assert rows[4]["text"].startswith("'=1+1")
EOF
  jiyan-search --statements=report --format=csv | grep -q ',2座|3亿元,'
}

@test "csv: a byte order mark where it is wanted, and nowhere else" {
  [ "$(jiyan-search --statements --format=csv --bom | head -c 5 | od -An -tx1)" = ' ef bb bf 69 64' ]
  [ "$(jiyan-search --statements --format=csv | head -c 2)" = id ]
  [ "$(jiyan-search --format=csv --bom 水厂 | head -c 7 | od -An -tx1)" = ' ef bb bf 72 61 6e 6b' ]
  cmp <(jiyan-search --statements --format=csv --bom | tail -c +4) <(jiyan-search --statements --format=csv)
  refuses '--bom goes with the format csv' --statements --bom
}

@test "paths: each file once" {
  cp water.jsonl copy.jsonl
  jiyan-index -q
  [ "$(jiyan-search --statements --format=paths)" = 'copy.jsonl
water.jsonl' ]
}

@test "kinds: one, several, by Chinese names" {
  [ "$(rows --statements)" = '确保年 力争到 要进一 由镇水 =1+ 上半年' ]
  [ "$(rows --statements=commitment)" = "$(rows --statements)" ]
  [ "$(rows --statements=report)" = '去年新 去年新' ]
  [ "$(rows --statements=problem)" = '存在的' ]
  [ "$(rows --statements=报告、问题)" = '去年新 存在的 去年新' ]
  [ "$(rows --statements=report,problem,承诺 --limit=3)" = '去年新 存在的 确保年' ]
  [[ $(rows --statements=other) == *各位代* ]]
  [ "$(rows --statements=commitment,report,problem,other | wc -w)" -ge 13 ]
}

@test "a question: only the sentences that hold the words, in parts only where none holds all" {
  [ "$(rows --statements 水厂)" = 确保年 ]
  [ "$(rows --statements=report 水厂 年:2021)" = 去年新 ]
  [ "$(rows --statements 渠道改建工程)" = 力争到 ]
  [ "$(jiyan-search --statements --format=jsonl 渠道改建工程 | grep -c '"match":"partial"')" -eq 1 ]
  jiyan-search --statements 渠道改建工程 | grep -q '(partial match)'
  run ! grep -q 'partial match' <(jiyan-search --statements 渠道)
  run -1 jiyan-search --statements --match=exact 渠道改建工程
}

@test "filters: those of passages hold" {
  [ "$(rows --statements --year=2022)" = '=1+ 上半年' ]
  [ "$(rows --statements 文号:青政发)" = '确保年 力争到 要进一 由镇水' ]
  [ "$(rows --statements --title=工作报告 --date=..2021-06 --limit=1)" = 确保年 ]
  run -1 jiyan-search --statements --speaker=张三
}

@test "due: by the last day; without --statements too" {
  [ "$(rows --due=2021)" = 确保年 ]
  [ "$(rows --statements --due=2021-12-31)" = 确保年 ]
  [ "$(rows --due=2022..2023)" = '力争到 上半年' ]
  [ "$(rows --due=2022-06-30..)" = '力争到 上半年' ]
  [ "$(rows --due=..2022-06-30)" = '确保年 上半年' ]
  run -1 jiyan-search --due=..2022-06-29 --year=2022
  run -1 jiyan-search --due=2021-12-30
  [ "$(rows --due=2021..2023 --statements=commitment,report 新建)" = 确保年 ]
}

@test "overdue: before a day, before a year, before today" {
  run -0 jiyan-search --overdue=2021-12-31
  [ "$(rows --overdue=2022-01-01)" = 确保年 ]
  [ "$(rows --overdue=2022)" = 确保年 ]
  [ "$(rows --overdue=2022-06)" = 确保年 ]
  [ "$(rows --overdue=2022-07)" = '确保年 上半年' ]
  [ "$(rows --overdue)" = '确保年 力争到 上半年' ]
}

@test "overdue: what has been when the document was written, and what has no date to count from, is not" {
  printf '云溪县走访简报\n\n2012年3月2日\n\n一、下一步工作\n\n要在2011年12月走访山塘村。要在2012年12月走访石桥村。\n' >visits.txt
  printf '走访计划\n\n一、下一步工作\n\n要在2012年11月走访竹溪村。\n' >plan.txt
  jiyan-index -q
  [ "$(jiyan-search --statements 走访 --format=json | jq '.statements | length')" -eq 3 ]
  [ "$(jiyan-search --overdue=2015 --format=json 走访 | jq -r '.statements[].text')" = 要在2012年12月走访石桥村。 ]
  [ "$(jiyan-search --statements --format=json 走访 | jq -c '.statements[] | select(.path == "plan.txt").due')" = null ]
  run -1 jiyan-search --due=2011 走访
  # Words that name a day that has been are no time by which it is due.
  run jiyan-search --statements 山塘村
  [[ $output != *'due 2011'* ]]
}

@test "overdue: 1 where something is open, 0 where nothing is, in each format" {
  local format
  printf '云溪县桥梁简报\n\n2012年3月2日\n\n一、下一步工作\n\n年底前建成石拱桥4座。\n' >bridges.txt
  jiyan-index -q
  for format in text json jsonl csv paths junit github; do
    run -1 jiyan-search --overdue=2013 --path=bridges.txt --format=$format
    run -0 jiyan-search --overdue=2012 --path=bridges.txt --format=$format
  done
  run -1 jiyan-search --overdue=2013 --path=bridges.txt --limit=0
  run -1 jiyan-search --overdue=2013 --path=bridges.txt --offset=5
  printf '云溪县桥梁通报\n\n2013年1月9日\n\n一、去年工作回顾\n\n建成石拱桥4座。\n' >built.txt
  jiyan-index -q
  for format in text json jsonl csv paths junit github; do
    run -0 jiyan-search --overdue=2013 --path=bridges.txt --format=$format
  done
  [ "$(jiyan-search --overdue=2013 --path=bridges.txt --format=json | jq .total)" -eq 1 ]
}

@test "testable, owner, strength" {
  [ "$(rows --testable)" = '确保年 力争到 由镇水 =1+ 上半年' ]
  [ "$(rows --owner=水利局)" = 由镇水 ]
  [ "$(rows --owner=鎮水利局)" = 由镇水 ]
  run -1 jiyan-search --owner=林业站
  [ "$(rows --strength=must)" = 确保年 ]
  [ "$(rows --strength=确保,力争)" = '确保年 力争到' ]
  [ "$(rows --strength=shall --year=2021)" = 要进一 ]
  [ "$(rows --testable --strength=must,strive --due=2023 公里)" = 力争到 ]
}

@test "owner: one that is too long for a term is found, too" {
  printf '分工方案\n\n二、今年主要任务\n\n要新建水塔1座。要新建水池2座（%s末局负责）。\n' "$(printf '第%s局、' {1..60})" >"$ARCHIVE/plan.txt"
  jiyan-index -q
  [ "$(rows --owner=末局)" = 要新建 ]
  [ "$(rows --owner=第60局)" = 要新建 ]
  run -1 jiyan-search --owner=无此局
}

@test "orders" {
  [ "$(rows --statements --sort=deadline)" = '确保年 上半年 力争到 要进一 由镇水 =1+' ]
  [ "$(rows --statements --sort=newest --testable)" = '=1+ 上半年 确保年 力争到 由镇水' ]
  [ "$(rows --statements --sort=oldest)" = "$(rows --statements)" ]
}

@test "pages: all rows, a few, only counted" {
  [ "$(rows --statements --limit=2 --offset=1)" = '力争到 要进一' ]
  [ "$(jiyan-search --statements --limit=0)" = '6 statements; 0 shown' ]
  [ "$(jiyan-search --statements=problem --limit=0)" = '1 statement; 0 shown' ]
  run -1 jiyan-search --statements --limit=0 没有这样的词组
  [ "$(jiyan-search --statements --limit=0 --format=json)" = '{"schema":1,"query":"","total":6,"statements":[]}' ]
  # More than the default of passages, of one passage and of several.
  for n in {1..30}; do printf '二、今年任务\n\n要新建第%s水厂%d座。要改造%d号渠道。\n' 一 "$n" "$n" >"plan$n.txt"; done
  jiyan-index -q
  [ "$(jiyan-search --statements --path=plan --format=jsonl | wc -l)" -eq 60 ]
}

@test "explain: the rule, its reason and an example" {
  jiyan-search --statements --limit=1 --explain | grep -qE '^   rule [a-z-]+: .+; for example: .+'
  jiyan-search --statements --limit=1 --explain --format=jsonl | python3 -c 'import json, sys
row = json.loads(sys.stdin.read())
assert row["rule"] and row["example"] and row["why"], row'
  run ! grep -q '"why"' <(jiyan-search --statements --format=jsonl)
  refuses '--explain of statements goes with the formats text, json and jsonl' --statements --explain --format=csv
}

@test "ids: the same after a rebuild and an edit; equal sentences have numbers" {
  before=$(jiyan-search --statements --format=csv | cut -d, -f1)
  sed -i 's/各位代表：/各位代表：\\n\\n现在报告工作。/' water.jsonl
  jiyan-index -q
  [ "$(jiyan-search --statements --format=csv | cut -d, -f1)" = "$before" ]
  jiyan-index -q --rebuild
  [ "$(jiyan-search --statements --format=csv | cut -d, -f1)" = "$before" ]
  printf '二、今年任务\n\n要新建水厂1座。要新建水厂1座。\n' >twice.txt
  jiyan-index -q
  mapfile -t ids < <(jiyan-search --statements --path=twice.txt --format=csv | sed 1d | cut -d, -f1)
  [ "${ids[1]}" = "${ids[0]}.2" ]
}

@test "several indexes: each row says which it is of" {
  mkdir "$BATS_TEST_TMPDIR/other"
  printf '二、今年任务\n\n要新建水厂9座。\n' >"$BATS_TEST_TMPDIR/other/plan.txt"
  jiyan-index -q --db="$BATS_TEST_TMPDIR/other/.jiyan" "$BATS_TEST_TMPDIR/other" ||
    (cd "$BATS_TEST_TMPDIR/other" && jiyan-index -q)
  local dbs=(--db=.jiyan --db="$BATS_TEST_TMPDIR/other/.jiyan")
  [ "$(rows "${dbs[@]}" --statements 新建水厂)" = '确保年 要新建' ] || [ "$(rows "${dbs[@]}" --statements 新建水厂)" = '要新建 确保年' ]
  jiyan-search "${dbs[@]}" --statements --format=jsonl 水厂9座 | grep -qF '"db":"'"$BATS_TEST_TMPDIR"'/other/.jiyan"}'
  [ "$(jiyan-search "${dbs[@]}" --statements --format=csv | head -n 1 | tr -d '\r' | sed 's/.*,//')" = db ]
  jiyan-search "${dbs[@]}" --statements 水厂9座 | grep -qF "$BATS_TEST_TMPDIR/other/.jiyan  plan.txt:"
}

@test "exit codes: found, nothing, error" {
  run -0 --separate-stderr jiyan-search --statements
  [ -z "$stderr" ]
  run -1 --separate-stderr jiyan-search --statements 没有这样的词组
  [ -z "$output" ]
  [ "$stderr" = 'jiyan-search: nothing found' ]
  run -1 --separate-stderr jiyan-search --statements --format=jsonl 没有这样的词组
  [ -z "$output$stderr" ]
  run -2 jiyan-search --strict-query --statements '(水厂'
  jiyan-search --statements --format=jsonl | head -n 0
}

@test "a value that is none" {
  refuses '--statements: noise is none of commitment, report, problem, other' --statements=noise
  refuses '--statements: report,x is none of' --statements=report,x
  refuses '--strength: x is none of must, shall, strive, advance, explore' --strength=x
  refuses '--due: x is no date' --due=x
  refuses '--due: 2022..2021 ends before it begins' --due=2022..2021
  refuses '--overdue: x is no date' --overdue=x
  refuses '--sort: x is none of relevance, newest, oldest, deadline' --statements --sort=x
}

@test "what does not go together" {
  refuses '--due and --overdue both say by when' --due=2021 --overdue
  refuses '--due, --overdue, --testable and --strength choose among commitments' --statements=report --testable
  refuses '--due, --overdue, --testable and --strength choose among commitments' --statements=problem --due=2021
  refuses '--kind is for passages' --statements --kind=report
  refuses '--batch goes with passages only' --statements --batch=water.jsonl
  refuses '--facet goes with passages only' --statements --facet=year
  for option in group=document full context=1; do
    refuses '--group, --full and --context go with passages only' --statements --$option
  done
  refuses '--sort=deadline goes with --statements' --sort=deadline 水厂
  refuses 'this answer has no such format' --statements --format=trec
  refuses '--format=html goes with --ledger' --statements --format=html
  refuses '--format=html goes with --ledger' --format=html 水厂
  refuses '--fail-on' --statements --fail-on=none
  refuses '--fail-on: done is none of none, part, problem, reported, changed, repeated' --overdue --fail-on=none,done
  refuses '--fail-on:  is none of none' --overdue --fail-on=
  refuses '--format=junit and --format=github go with --overdue' --statements --format=junit
  refuses '--format=html goes with --ledger, --format=junit and --format=github with --overdue' --format=junit 水厂
}

@test "trace and ledger: what does not go with them" {
  refuses '--trace and --ledger are two different answers' --trace=水厂 --ledger
  refuses '--statements goes with neither --trace nor --ledger' --trace=水厂 --statements
  refuses '--statements goes with neither --trace nor --ledger' --ledger --statements
  refuses '--limit, --offset and --sort go with neither' --trace=水厂 --limit=3
  refuses '--limit, --offset and --sort go with neither' --ledger --sort=newest
  refuses '--trace follows one commitment' --trace=水厂 --testable
  refuses '--ledger takes one word' --ledger a b
  refuses '--ledger: a is a second file beside --output' --ledger --output=b a
  refuses '--output goes with --ledger' --output=b 水厂
  refuses 'this answer has no such format' --ledger --format=paths
  refuses 'this answer has no such format' --trace=水厂 --format=paths
}

@test "passages of a kind: the words in one such sentence, its times and amounts marked" {
  [ "$(jiyan-search --kind=commitment --format=jsonl 水厂 | sed -E 's/.*"kind":/"kind":/')" = \
    '"kind":"commitment","snippet":"确保年底前新建水厂3座。","highlights":[[7,9]],"deadlines":[[2,5]],"quantities":[[9,11]]}' ]
  [ "$(jiyan-search --match=exact --kind=report,problem --format=jsonl 水厂 | wc -l)" -eq 2 ]
  # Both words stand in commitments of the passage, but in no single one.
  run -1 jiyan-search --match=exact --kind=commitment 水厂 渠道
  run -0 jiyan-search --match=exact --kind=commitment 供水 渠道
  run -1 jiyan-search --match=exact --kind=problem 渠道
  # Without words the first sentence of the kind.
  [[ $(jiyan-search --kind=problem --format=jsonl) == *'"kind":"problem","snippet":"存在的主要问题是水费收缴困难。"'* ]]
  run ! grep -q '"deadlines"' <(jiyan-search --format=jsonl 水厂)
}

@test "many documents: read a few at a time, in order, and pages are pages of the whole" {
  local n
  for ((n = 1101; n > 0; n--)); do
    printf '{"id":"%04d","date":"2023-05-01","text":"年底前建成水库%d座。\\n\\n必须清淤%d处。"}\n' $n $n $n
  done >"$ARCHIVE/water.jsonl"
  jiyan-index -q
  jiyan-search --statements --format=csv >"$BATS_TEST_TMPDIR/all"
  [ "$(wc -l <"$BATS_TEST_TMPDIR/all")" -eq 2203 ]
  jiyan-search --statements --format=json | grep -q '"total":2202'
  for n in 0 3 999 1001 2199 2202; do
    jiyan-search --statements --format=csv --limit=5 --offset=$n >"$BATS_TEST_TMPDIR/page" || :
    diff <(sed 1d "$BATS_TEST_TMPDIR/all" | tail -n +$((n + 1)) | head -n 5) <(sed 1d "$BATS_TEST_TMPDIR/page")
  done
  diff <(jiyan-search --statements --format=paths) <(echo water.jsonl)
}
