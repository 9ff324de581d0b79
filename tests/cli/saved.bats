#!/usr/bin/env bats
# saved.bats: what is new since a day, searches that are kept under a name, and feeds of both.
load helper

setup() {
  setup_archive
  export TZ=UTC-8 # eight hours ahead
  mkdir "$BATS_TEST_TMPDIR/news"
  cd -P "$BATS_TEST_TMPDIR/news"
  ARCHIVE=$PWD
  cat >北渠.txt <<'EOF'
关于修复北渠的通知
白露县水利局
2024年3月1日
2024年底前完成北渠清淤12公里。茶园的灌溉也靠北渠。
EOF
  cat >茶园.txt <<'EOF'
白露县2024年茶园工作要点
要新建茶园300亩，把北渠的水引到茶园。
EOF
  index_on 2026-11-01
}

# Indexes as if the run took place on a day at noon.
index_on() { SOURCE_DATE_EPOCH=$(date -d "$1 12:00" +%s) jiyan-index -q; }

# The paths of what is found.
paths() { jiyan-search --format=paths "$@" | sort | tr '\n' ' '; }

# ---- new since ----

@test "what came into the index on a day or later" {
  [ "$(paths 北渠 --new-since=2026-11-01)" = "北渠.txt 茶园.txt " ]
  run jiyan-search 北渠 --new-since=2026-11-02
  [ "$status" -eq 1 ]
  [[ $output == *"no document is new since 2026-11-02"* ]]
  printf '夜校也讲北渠的历史。\n' >夜校.txt
  index_on 2026-11-20
  [ "$(paths 北渠 --new-since=2026-11-02)" = "夜校.txt " ]
  [ "$(paths 北渠 --new-since=2026-11)" = "北渠.txt 夜校.txt 茶园.txt " ]
  [ "$(paths --new-since=2026年11月20日)" = "夜校.txt " ] # a filter is a question
}

@test "a time, by this clock or by another" {
  [ "$(paths 北渠 --new-since=2026-11-01T12:00)" = "北渠.txt 茶园.txt " ]
  [ -z "$(paths 北渠 --new-since='2026-11-01 12:00:01')" ]
  [ "$(paths 北渠 --new-since=2026-11-01T04:00Z)" = "北渠.txt 茶园.txt " ]
  [ -z "$(paths 北渠 --new-since=2026-11-01T12:00Z)" ]
  for value in 7d 昨天 2026-11-31 2026-11-01T25:00 ''; do
    run jiyan-search 北渠 --new-since="$value"
    [ "$status" -eq 2 ]
    [[ $output == *"--new-since: $value is no day and no time"* ]]
  done
}

@test "a text that changed is new, one that was only touched or moved is not" {
  touch -d 2020-01-01 北渠.txt
  mkdir 水利
  mv 茶园.txt 水利/园.txt
  index_on 2026-11-10
  [ -z "$(paths 北渠 --new-since=2026-11-02)" ]
  sed -i 's/300亩/500亩/' 水利/园.txt
  index_on 2026-11-15
  [ "$(paths 北渠 --new-since=2026-11-02)" = "水利/园.txt " ]
  SOURCE_DATE_EPOCH=$(date -d "2026-12-01" +%s) jiyan-index -q --rebuild
  [ "$(paths 北渠 --new-since=2026-11-02)" = "水利/园.txt " ]
  jiyan-index --merge
  [ "$(paths 北渠 --new-since=2026-11-02)" = "水利/园.txt " ]
  [ -z "$(paths 北渠 --new-since=2026-11-16)" ]
}

@test "of a file of records and of an archive only what is new in it" {
  printf '{"id":"甲","text":"北渠要修好。"}\n{"id":"乙","text":"北渠已经清淤。"}\n' >来信.jsonl
  mkdir in; printf '北渠的图纸。\n' >in/一.txt; printf '北渠的账目。\n' >in/二.txt
  (cd in && zip -q ../卷.zip 一.txt 二.txt)
  mv in "$BATS_TEST_TMPDIR"
  index_on 2026-11-05
  printf '{"id":"丙","text":"北渠断流。"}\n{"id":"甲","text":"北渠要修好。"}\n{"id":"乙","text":"北渠没有清淤。"}\n' >来信.jsonl
  printf '北渠的账目，已经核过。\n' >"$BATS_TEST_TMPDIR/in/二.txt"
  (cd "$BATS_TEST_TMPDIR/in" && zip -q "$ARCHIVE/卷.zip" 一.txt 二.txt)
  index_on 2026-11-20
  [ "$(jiyan-search 北渠 --new-since=2026-11-06 --format=jsonl | jq -r '.path + " " + (.id // "")' | sort)" = \
    "$(printf '来信.jsonl 丙\n来信.jsonl 乙\n卷.zip!/二.txt ' | sort)" ]
}

@test "statements, counts and concordances take it too" {
  printf '2025年底前建成夜校3所。\n' >夜校.txt
  index_on 2026-11-20
  [ "$(jiyan-search --statements --new-since=2026-11-02 --format=jsonl | jq -r .path)" = "夜校.txt" ]
  [ "$(jiyan-search --statements --format=jsonl | jq -r .path | sort -u | wc -l)" -gt 1 ]
  [ "$(jiyan-search --facet=folder --new-since=2026-11-02 --format=json 夜校 | jq '[.[].count] | add')" = 1 ]
  run jiyan-search --kwic --new-since=2026-11-02 北渠
  [ "$status" -eq 1 ]
}
