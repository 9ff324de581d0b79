#!/usr/bin/env bats
# first.bats: questions for the first time that something was said are answered by it, in the order of time.
bats_require_minimum_version 1.5.0
load helper

setup_file() { make_chinese; }

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >years.jsonl <<'JSONL'
{"id":"c","date":"2019-03-01","title":"第三份","text":"河长制全面见效。河长制要常抓不懈。"}
{"id":"a","date":"2016-05-04","title":"第一份","text":"今年起试行河长制。"}
{"id":"b","date":"2017-02-11","title":"第二份","text":"全县推行河長制，河湖有人管。"}
{"id":"d","title":"没有日期","text":"河长制的由来。"}
{"id":"e","date":"2018","title":"又一份","text":"林长制开始试点。"}
JSONL
  jiyan-index -q
}

FIRST='first mention of 河长制: 2016-05-04, years.jsonl#a; 2 later documents have it, the last of 2019-03-01'

@test "however it is asked, the first mention is the answer, then the later ones as they came" {
  while read -r question; do
    run -0 --separate-stderr jiyan-search "$question"
    [ "${lines[0]/長/长}" = "$FIRST" ] || { echo "$question: $output"; return 1; }
    [ "$(sed -nE 's/^ +years\.jsonl#(.):.*/\1/p' <<<"$output" | xargs)" = "a b c d" ]
    [ -z "$stderr" ]
  done <<'END'
河长制什么时候提出
河长制是什么时候提出来的？
河长制是哪一年首次提出的
什么时候提出河长制
首次提出河长制
第一次提出河长制
第一次提到河长制是在何时？
河长制最早
首次 河长制
谁最早提出河长制
哪份文件最早提出河长制？
河長制是什麼時候提出的
河长制这个提法最早见于哪份文件
END
}

@test "json has it as a field, the formats of lines as their first" {
  run -0 jiyan-search --format=json --limit=1 首次提出河长制
  [[ $output == *'"query":"首次提出河长制"'*'"first":{"topic":"河长制","date":"2016-05-04","path":"years.jsonl","id":"a","later":2,"last_date":"2019-03-01"},"hits":[{"rank":1,'*'"id":"a"'* ]]
  for format in jsonl csv trec; do
    diff <(jiyan-search --format=$format 首次提出河长制 | sed 1q) <(jiyan-search --format=$format --limit=1 --sort=oldest 河长制 | sed 1q)
  done
  run -0 jiyan-search --format=json 河长制
  [[ $output != *'"first"'* ]]
}

@test "one later document, and none" {
  run -0 jiyan-search --year=2016..2017 首次提出河长制
  [ "${lines[0]}" = 'first mention of 河长制: 2016-05-04, years.jsonl#a; 1 later document has it, of 2017-02-11' ]
  run -0 jiyan-search 林长制什么时候提出
  [ "${lines[0]}" = 'first mention of 林长制: 2018, years.jsonl#e; no later document has it' ]
  need_chinese
  run -0 env -u LC_ALL LOCPATH="$LOCALES" LC_ALL=zh_CN.UTF-8 jiyan-search 首次提出河长制
  [ "${lines[0]}" = '最早提到 河长制：2016-05-04，years.jsonl#a；其后还有 2 份文件提到，最近一份为 2019-03-01' ]
}

@test "in a batch each by itself" {
  printf 'q1\t首次提出河长制\nq2\t河长制\n' >"$BATS_TEST_TMPDIR/questions.tsv"
  run -0 jiyan-search --limit=0 --batch "$BATS_TEST_TMPDIR/questions.tsv"
  [ "${lines[0]}" = $'# q1\t首次提出河长制' ]
  [ "${lines[1]}" = "$FIRST" ]
  [ "$(grep -c 'first mention' <<<"$output")" -eq 1 ]
}

@test "an order or a match that was asked for stays, and what nobody said is looked for as before" {
  for option in --sort=newest --match=exact --match=any --as-typed; do
    run jiyan-search $option 首次提出河长制
    [[ $output != *'first mention'* ]]
  done
  for question in 湖长制什么时候提出 '"首次提出河长制"' 首次推行河长制 河长制; do
    run jiyan-search "$question"
    [[ $output != *'first mention'* ]]
  done
  run -0 jiyan-search 河湖长制什么时候提出
  [[ $output == *'(partial match)'* ]]
}
