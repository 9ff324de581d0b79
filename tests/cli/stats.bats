# stats.bats: the career of a phrase, year by year.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'JSONL'
{"id":"A","title":"在水利座谈会上的讲话","date":"2021-03-02","speaker":"林一木","genre":"讲话","text":"一、去年的账\n\n去年新建水厂2座，修渠36.5公里。\n\n二、今年的事\n\n各村水厂要有人管，管水厂的人要有工资。"}
{"id":"B","title":"關於水廠工作的報告","date":"2019-06","speaker":"周二水","genre":"报告","text":"全鎮水廠３座，每座水廠有專人值守。"}
{"id":"C","title":"渠道管护通知","date":"2019","genre":"通知","text":"水厂每天巡查两次，\n发现漏水，立即报告，不得拖延。\n\n水厂的门牌是五号。"}
{"id":"D","title":"便条","text":"水厂的钥匙在门房。"}
{"id":"E","title":"税收简报","date":"2020-05-06","genre":"通知","text":"税收增长百分之六，不能松劲。"}
{"id":"F","title":"清渠通知","date":"2016-11-20","genre":"通知","text":"渠道每月清淤一次，水厂派人。"}
{"id":"G","title":"清渠通知","date":"2019-12-01","genre":"通知","text":"渠道每月清淤两次。"}
JSONL
  jiyan-index -q
}

# prints GOLDEN ARGUMENT…: the statistics, byte for byte.
prints() { diff <(printf '%s\n' "$1") <(jiyan-search "${@:2}"); }

@test "a row for each year of the archive, also where the words are not; bars by their share of the text" {
  prints 'year  documents  occurrences  per 10,000  first       last
2016        1/1            1      714.29  2016-11-20  2016-11-20  █████████
2019        2/3            4      677.97  2019        2019-06     ████████▌
2020        0/1            0        0.00
2021        1/1            3      612.24  2021-03-02  2021-03-02  ███████▊
-           1/1            1     1111.11                          ██████████████

9 occurrences in 5 of 7 documents, 620.69 in 10,000 characters of the text
first: 2016-11-20  water.jsonl#F
last: 2021-03-02  water.jsonl#A' --stats 水厂
}

@test "the width of the page: the days give way, and then the bars" {
  prints 'year  documents  occurrences  per 10,000
2016        1/1            1      714.29  ███████████▋
2019        2/3            4      677.97  ███████████
2020        0/1            0        0.00
2021        1/1            3      612.24  █████████▉
-           1/1            1     1111.11  ██████████████████

9 occurrences in 5 of 7 documents, 620.69 in 10,000 characters of the text
first: 2016-11-20  water.jsonl#F
last: 2021-03-02  water.jsonl#A' --stats --width=60 水厂
  prints 'year  documents  occurrences  per 10,000
2016        1/1            1      714.29
2019        2/3            4      677.97
2020        0/1            0        0.00
2021        1/1            3      612.24
-           1/1            1     1111.11

9 occurrences in 5 of 7 documents, 620.69 in 10,000 characters of the text
first: 2016-11-20  water.jsonl#F
last: 2021-03-02  water.jsonl#A' --stats --width=45 水厂
  diff <(COLUMNS=50 jiyan-search --stats 水厂) <(jiyan-search --stats --width=50 水厂)
}

@test "bars of ASCII where the locale has no others" {
  LC_ALL=C prints 'year  documents  occurrences  per 10,000
2016        1/1            1      714.29  ############
2019        2/3            4      677.97  ###########
2020        0/1            0        0.00
2021        1/1            3      612.24  ##########
-           1/1            1     1111.11  ##################

9 occurrences in 5 of 7 documents, 620.69 in 10,000 characters of the text
first: 2016-11-20  water.jsonl#F
last: 2021-03-02  water.jsonl#A' --stats --width=60 水厂
}

@test "colour on demand, none in a pipe" {
  local e=$'\033'
  prints "year  documents  occurrences  per 10,000  first       last
2020        1/1            1      714.29  2020-05-06  2020-05-06  ${e}[36m██████████████${e}[0m

1 occurrence in 1 of 1 documents, 714.29 in 10,000 characters of the text
first: 2020-05-06  ${e}[36mwater.jsonl#E${e}[0m
last: 2020-05-06  ${e}[36mwater.jsonl#E${e}[0m" --stats --color=always 'year:2020 税收'
  run jiyan-search --stats 水厂
  [[ $output != *"$e"* ]]
}

@test "json, jsonl and csv" {
  prints '{"schema":1,"query":"水厂 year:2019..2020","total":{"documents":2,"all_documents":4,"occurrences":4,"characters":73,"per_10000":547.9452,"first":{"date":"2019","path":"water.jsonl","id":"C"},"last":{"date":"2019-06","path":"water.jsonl","id":"B"}},"years":[{"year":"2019","documents":2,"all_documents":3,"occurrences":4,"characters":59,"per_10000":677.9661,"first":{"date":"2019","path":"water.jsonl","id":"C"},"last":{"date":"2019-06","path":"water.jsonl","id":"B"}},{"year":"2020","documents":0,"all_documents":1,"occurrences":0,"characters":14,"per_10000":0.0,"first":null,"last":null}]}' --stats --format=json '水厂 year:2019..2020'
  prints '{"year":"2019","documents":2,"all_documents":3,"occurrences":4,"characters":59,"per_10000":677.9661,"first":{"date":"2019","path":"water.jsonl","id":"C"},"last":{"date":"2019-06","path":"water.jsonl","id":"B"}}
{"year":"2020","documents":0,"all_documents":1,"occurrences":0,"characters":14,"per_10000":0.0,"first":null,"last":null}' --stats --format=jsonl '水厂 year:2019..2020'
  prints "$(printf '%s\r\n' year,documents,all_documents,occurrences,characters,per_10000,first_date,first_path,first_id,last_date,last_path,last_id \
    2016,1,1,1,14,714.2857,2016-11-20,water.jsonl,F,2016-11-20,water.jsonl,F \
    2019,2,3,4,59,677.9661,2019,water.jsonl,C,2019-06,water.jsonl,B \
    2020,0,1,0,14,0.0000,,,,,, \
    2021,1,1,3,49,612.2449,2021-03-02,water.jsonl,A,2021-03-02,water.jsonl,A \
    ,1,1,1,9,1111.1111,,water.jsonl,D,,water.jsonl,D)" --stats --format=csv 水厂
}

@test "places are counted, not passages; those of several words are added; what overlaps counts once" {
  total() { jiyan-search --stats --format=json "$@" | sed -E 's/.*"total":\{("documents":[0-9]+)[^{]*("occurrences":[0-9]+),"char.*/\1 \2/'; }
  [ "$(total 水厂 year:2021)" = '"documents":1 "occurrences":3' ]
  [ "$(total '水厂 OR 漏水' --year=2019)" = '"documents":2 "occurrences":5' ]
  [ "$(total '水厂 漏水' year:2019)" = '"documents":1 "occurrences":3' ]
  [ "$(total '水厂 OR 新建水厂' --year=2021)" = '"documents":1 "occurrences":3' ]
  [ "$(total '座 NEAR/3 水厂')" = '"documents":2 "occurrences":6' ]
  [ "$(total '水厂 NOT 座')" = '"documents":4 "occurrences":6' ]
  # The index has all its pairs of characters in one passage; the text has it nowhere.
  echo '{"id":"S","date":"2018","text":"建成十所；第十二名。"}' >"$ARCHIVE/school.jsonl"
  jiyan-index -q
  [ "$(total 成十二)" = '"documents":0 "occurrences":0' ]
}

@test "the text that a rate is of: what the filters let through, whichever way they are written" {
  figures() { jiyan-search --stats --format=jsonl "$@" | grep '"year":"2019"' | sed -E 's/.*("all_documents":[0-9]+).*("characters":[0-9]+).*/\1 \2/'; }
  [ "$(figures 水厂)" = '"all_documents":3 "characters":59' ]
  for filter in --genre=通知 ' -genre:报告' genre:通知 '(genre:通知 OR genre:函)'; do
    [ "$(figures "$filter" 水厂)" = '"all_documents":2 "characters":42' ]
  done
  [ "$(figures --kind=commitment 水厂)" = '"all_documents":1 "characters":24' ]
}

@test "several indexes: both are counted, and places name theirs" {
  mkdir -p other && cp water.jsonl other/
  jiyan-index -q --db "$BATS_TEST_TMPDIR/second" other
  rm -r other
  run jiyan-search --db .jiyan --db "$BATS_TEST_TMPDIR/second" --stats --format=json 水厂
  [[ $output == *'"total":{"documents":10,"all_documents":14,"occurrences":18,'* ]]
  [[ $output == *'"first":{"date":"2016-11-20","db":".jiyan","path":"water.jsonl","id":"F"}'* ]]
  run jiyan-search --db .jiyan --db "$BATS_TEST_TMPDIR/second" --stats --format=csv 水厂
  [[ ${lines[0]} == *',first_date,first_db,first_path,first_id,last_date,last_db,last_path,last_id'* ]]
}

@test "the question in front or behind, with = or without" {
  for form in '--stats 水厂' '--stats=水厂' '水厂 --stats'; do
    # shellcheck disable=SC2086
    diff <(jiyan-search --stats 水厂) <(jiyan-search $form)
  done
}

@test "nothing found: zeros, and exit 1" {
  run --separate-stderr jiyan-search --stats 没有的词
  [ "$status" -eq 1 ]
  [ "${lines[1]}" = '2016        0/1            0        0.00' ]
  [ "$stderr" = 'jiyan-search: nothing found' ]
  run jiyan-search --stats --format=csv --speaker=无此人 水厂
  [ "$status" -eq 1 ]
  [ "${#lines[@]}" -eq 1 ]
}

@test "a question without words counts nothing" {
  for question in year:2019 title:渠道 'year:2019 OR genre:通知'; do
    run jiyan-search --stats "$question"
    [ "$status" -eq 2 ]
    [ "$output" = 'jiyan-search: --stats counts words, and the question has none' ]
  done
}

@test "what does not go together" {
  printf 'q\t水厂\n' >questions.tsv
  for wrong in --full --context=1 --group=document --match=any --match=all '--facet year' --limit=3 --offset=1 \
    --sort=newest --explain --statements '--trace x' --format=trec --format=paths --format=kwic '--batch questions.tsv'; do
    # shellcheck disable=SC2086
    run jiyan-search --stats $wrong 水厂
    [ "$status" -eq 2 ]
    [ -n "$output" ]
  done
}
