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

stats() { expect_golden "stats/$1" jiyan-search --stats "${@:2}"; }

@test "a row for each year of the archive, also where the words are not; bars by their share of the text" {
  stats text 水厂
}

@test "the width of the page: the days give way, and then the bars" {
  stats without_days --width=60 水厂
  stats without_bars --width=45 水厂
  diff <(COLUMNS=50 jiyan-search --stats 水厂) <(jiyan-search --stats --width=50 水厂)
}

@test "bars of ASCII where the locale has no others" {
  LC_ALL=C stats ascii --width=60 水厂
}

@test "colour on demand, none in a pipe" {
  stats colour --color=always 'year:2020 税收'
  run jiyan-search --stats 水厂
  [[ $output != *$'\033'* ]]
}

@test "json, jsonl and csv" {
  for format in json jsonl; do
    stats $format --format=$format '水厂 year:2019..2020'
  done
  stats csv --format=csv 水厂
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
  mkdir -p other
  cp water.jsonl other/
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
    # shellcheck disable=SC2086 # several words in one
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
    # shellcheck disable=SC2086 # several words in one
    run jiyan-search --stats $wrong 水厂
    [ "$status" -eq 2 ]
    [ -n "$output" ]
  done
}
