# trace.bats: a commitment followed: what later documents say of it, in each format.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/reports.jsonl" <<'EOF'
{"id":"16","title":"2016年云溪县政府工作报告","date":"2016-02-10","issuer":"云溪县人民政府","genre":"报告","text":"各位代表：\n\n一、2015年工作回顾\n\n去年新建水厂2座。\n\n二、2016年主要任务\n\n（一）供水\n\n今年新建水厂3座。改造灌溉渠道40公里。\n\n（二）住房\n\n完成农村危房改造600户。启动县图书馆新馆建设。\n\n（三）教育\n\n年底前取消村级小学收费。"}
{"id":"17","title":"2017年云溪县政府工作报告","date":"2017-02-12","issuer":"云溪县人民政府","genre":"报告","text":"各位代表：\n\n一、2016年工作回顾\n\n新建水厂4座，超过年初目标。改造灌溉渠道25公里。村级小学收费全部取消。存在的主要问题是，农村危房改造进展缓慢，任务没有完成。\n\n二、2017年主要任务\n\n要新建水厂5座。改造灌溉渠道40公里。继续推进农村危房改造。"}
{"id":"18","title":"2018年云溪县政府工作报告","date":"2018-02-11","issuer":"云溪县人民政府","genre":"报告","text":"各位代表：\n\n一、2017年工作回顾\n\n去年，新建水厂4座。五年来，累计新建水厂15座。\n\n二、2018年主要任务\n\n要新建水厂5座。"}
{"id":"N","title":"通知","date":"2017-06-01","issuer":"云溪县水利局","genre":"通知","text":"关于水厂的通知\n\n一、目标任务\n\n要新建水厂6座。"}
EOF
  jiyan-index -q
}

# fields NAMES ARGUMENT…: these fields of each row, with bars between.
fields() {
  jiyan-search --format=jsonl "${@:2}" | python3 -c 'import json, sys
for line in sys.stdin:
    row = json.loads(line)
    print(*[row[name] if row[name] is not None else "" for name in sys.argv[1].split()], sep="|")' "$1"
}
# id WORDS: of the first statement with them.
id() { jiyan-search --statements=commitment,report,problem --format=jsonl "$@" | head -n 1 | sed -E 's/^\{"id":"([^"]+)".*/\1/'; }

@test "text: the commitment, then its trail: numbers side by side, the sentence, its place, why it was linked" {
  expect_golden trace/text jiyan-search --trace=灌溉渠道
}

@test "relations: done, changed, part, repeated; those of the same issuer first" {
  diff <(fields 'date of_year relation promised reported earlier same_issuer' --trace=新建水厂) - <<'EOF'
2016-02-10|2016|promised|3座|||True
2016-02-10|2015|reported||2座||True
2017-02-12|2016|done|3座|4座||True
2017-02-12|2017|changed|5座||3座|True
2018-02-11|2017|part|5座|4座||True
2018-02-11||reported||15座||True
2018-02-11|2018|repeated|5座|||True
2017-06-01|2017|changed|6座||5座|False
EOF
}

@test "relations by words: a problem, done" {
  diff <(fields 'relation text' --trace=农村危房改造) - <<'EOF'
promised|完成农村危房改造600户。
problem|存在的主要问题是，农村危房改造进展缓慢，任务没有完成。
repeated|继续推进农村危房改造。
EOF
  diff <(fields 'relation text' --trace=村级小学收费) - <<'EOF'
promised|年底前取消村级小学收费。
done|村级小学收费全部取消。
EOF
}

@test "nothing later is an answer" {
  run -0 jiyan-search --trace=图书馆
  [ "${lines[0]}" = '2016-02-10  promised (of 2016)' ]
  [ "${lines[-1]}" = 'no later mention in 3 documents' ]
  run -0 jiyan-search --trace=图书馆 --year=2016
  [ "${lines[-1]}" = 'no later document was looked at' ]
}

@test "what names nothing is not followed, and that is said" {
  printf '一、今年主要任务\n\n要进一步加大工作力度。\n' >2015年报告.txt
  jiyan-index -q
  run -0 jiyan-search --trace="$(id 加大工作力度)"
  [ "${lines[-2]}" = '   too general to be followed' ]
  [ "${lines[-1]}" = 'no later document was looked at' ]
}

@test "csv: a row a statement, with numbers for a spreadsheet" {
  expect_golden trace/csv jiyan-search --trace=灌溉渠道 --format=csv
}

@test "json: the commitment and its steps; jsonl: the same, a line each" {
  jiyan-search --trace=灌溉渠道 --format=json >all.json
  jiyan-search --trace=灌溉渠道 --format=jsonl >lines.jsonl
  python3 - <<'EOF'
import json
trail = json.load(open("all.json"))
rows = [json.loads(line) for line in open("lines.jsonl")]
assert list(trail) == ["schema", "trace", "later_documents", "commitment", "steps"], trail
assert (trail["schema"], trail["trace"], trail["later_documents"]) == (1, "灌溉渠道", 3)
assert [trail["commitment"]] + trail["steps"] == rows
assert rows[1]["against"] == rows[0]["id"] and rows[0]["against"] is None
assert rows[1]["low"] == rows[1]["high"] == 25 and rows[1]["unit"] == "公里" and rows[1]["link"] == 1
assert rows[1]["heading"] == ["一、2016年工作回顾"] and rows[1]["quantities"] == ["25公里"]
EOF
}

@test "an id: that statement is followed, by later documents alone" {
  diff <(fields 'date relation text' --trace="$(id 灌溉渠道 --year=2016)") - <<'EOF'
2016-02-10|promised|改造灌溉渠道40公里。
2017-02-12|part|改造灌溉渠道25公里。
2017-02-12|repeated|改造灌溉渠道40公里。
EOF
  diff <(fields 'date relation promised reported' --trace="$(id 新建水厂 --date=2017-06)") - <<'EOF'
2017-06-01|promised|6座|
2018-02-11|part|6座|4座
2018-02-11|reported||15座
2018-02-11|changed|5座|
EOF
}

@test "filters and further words bind the trail" {
  diff <(fields 'date relation' --trace=新建水厂 --year=2017..2018 --issuer=县人民政府) - <<'EOF'
2017-02-12|promised
2017-02-12|reported
2018-02-11|part
2018-02-11|reported
2018-02-11|repeated
EOF
  [ "$(fields date --trace=改造 灌溉渠道 | head -n 1)" = 2016-02-10 ]
  [ "$(fields date --trace='水厂 year:2018' | sort -u)" = 2018-02-11 ]
}

@test "rare words count where they are only named, and looser ones of the same matter" {
  printf '一、今年主要任务\n\n今年棚户区改造开工6000套。\n' >2015年报告.txt
  printf '一、去年工作回顾\n\n棚改开工6100套。\n\n二、今年主要任务\n\n目前城里还有几千名居民仍旧居住在条件十分简陋的棚户区，要改下去。\n' >2016年报告.txt
  jiyan-index -q
  diff <(fields 'date relation why' --trace=棚户区改造 path:年报告) - <<'END'
2015|promised|followed: 棚户区改造 / 棚户区; unit: 套
2016|done|words: 棚户区改造; unit: 套; another issuer
2016|repeated|words: 棚户区; another issuer
END
}

@test "what other countries have is no follow-up" {
  printf '一、今年主要任务\n\n登记失业率控制在4%%以内。\n' >2015年报告.txt
  printf '一、去年工作回顾\n\n去年登记失业率3.8%%。存在的主要问题是，发达经济体增长乏力，登记失业率居高不下。\n' >2016年报告.txt
  jiyan-index -q
  diff <(fields 'relation text' --trace=登记失业率) - <<'END'
promised|登记失业率控制在4%以内。
done|去年登记失业率3.8%。
END
}

@test "no commitment, but reports: said, and they are listed" {
  printf '一、去年工作回顾\n\n全县毛入学率达到61%%。\n' >2015年报告.txt
  printf '一、去年工作回顾\n\n全县毛入学率提高到62%%。\n' >2016年报告.txt
  jiyan-index -q
  run -0 --separate-stderr jiyan-search --trace=毛入学率
  [ "${lines[0]}" = 'no commitment speaks of 毛入学率; 2 mentions do' ]
  [ "${lines[1]}" = '2015  reported: 61% (of 2014)' ]
  [ -z "$stderr" ]
  diff <(fields 'date relation reported' --trace=毛入学率 2>said) - <<'END'
2015|reported|61%
2016|reported|62%
END
  grep -qx 'jiyan-search: no commitment speaks of 毛入学率' said
  jiyan-search --trace=毛入学率 --format=json 2>said |
    python3 -c 'import json, sys; trail = json.load(sys.stdin); assert trail["commitment"] is None and len(trail["steps"]) == 2'
  [ "$(jiyan-search --trace=毛入学率 --format=csv 2>said | wc -l)" = 3 ]
}

@test "words beside an id are refused" {
  run -2 --separate-stderr jiyan-search --trace="$(id 灌溉渠道 --year=2016)" 水厂
  [ -z "$output" ]
  [[ $stderr == *'leave out "水厂"'* ]]
}

@test "nothing to follow: said, exit 1" {
  run -1 --separate-stderr jiyan-search --trace=0123456789abcdef-01234567
  [ -z "$output" ]
  [[ $stderr == *'no statement has the id 0123456789abcdef-01234567'* ]]
  run -1 --separate-stderr jiyan-search --trace=海豚
  [ -z "$output" ]
  [[ $stderr == *'no commitment speaks of 海豚'* ]]
  run -2 --separate-stderr jiyan-search --trace='('
  [[ $stderr == *'column 1'* ]]
}

@test "a word with two spellings, 取消 and 取销, is one word of what is followed" {
  for words in 取消村级小学收费 取销村级小学收费; do
    [ "$(fields 'date relation' --trace="$words")" = $'2016-02-10|promised\n2017-02-12|done' ]
  done
}

@test "the same every time, and on no terminal without colour" {
  for format in text json jsonl csv; do
    cmp <(jiyan-search --trace=新建水厂 --format=$format) <(jiyan-search --trace=新建水厂 --format=$format)
  done
  run ! grep -q $'\e' <(jiyan-search --trace=新建水厂)
  [ "$(jiyan-search --trace=新建水厂 --color=always | sed 's/\x1b\[[0-9;]*m//g')" = "$(jiyan-search --trace=新建水厂)" ]
}
