# tables.bats: a row of a table never stands before prose that holds the same words.
bats_require_minimum_version 1.5.0
load index_helper

# A table of each kind, whose rows hold the words again and again, and prose that holds them once.
setup() {
  setup_index
  mkdir "$BATS_TEST_TMPDIR/lists"
  cd "$BATS_TEST_TMPDIR/lists"
  mkdir .jiyan 讲话
  {
    echo "全县农业工作会议讲话"
    echo
    for i in $(seq 20); do echo "同志们，第$i个方面，各乡镇要把各项工作抓紧抓实，按时完成全年任务，不得延误。"; done
    echo "会议指出，要发展壮大村级集体经济，修建紫藤大桥，办好敬老院。"
  } >讲话/z.txt
  row() { printf "%s${1}%s${1}%s${1}2020\n" 村级集体经济 紫藤大桥 敬老院; }
  { echo 题名,事项,单位,年份; for i in $(seq 300); do row ,; done; } >a.csv
  { printf '题名\t事项\t单位\t年份\n'; for i in $(seq 30); do row '\t'; done; } >_meta.tsv
  for i in $(seq 8); do row '\t'; done >b.txt
  for i in $(seq 8); do row ,; done >c.txt
  { echo '题名|事项|单位|年份'; echo '---|---|---|---'; for i in $(seq 8); do row '|'; done; } >d.md
  { echo 题名,事项,单位,年份; row ,; } >村级集体经济紫藤大桥敬老院.csv
  { echo path,title; echo 讲话/z.txt,村级集体经济; } | iconv -t GBK >e.csv
  jiyan-index -q
}

@test "prose comes first, in every way to ask" {
  [ "$(jiyan-index --list | awk -F'\t' 'NR > 1 && $4 ~ "csv|tab-sep"' | wc -l)" -eq 7 ]
  while IFS= read -r words; do
    echo "$words"
    for options in "" --group=document --copies=each --match=exact --prefer=none --limit=300; do
      # shellcheck disable=SC2086 # several words are options and questions
      [ "$(jiyan-search --format=paths $options -- $words 2>/dev/null | head -1)" = 讲话/z.txt ]
    done
    # The tables are found all the same.
    # shellcheck disable=SC2086
    [ "$(jiyan-search --format=paths --copies=each --limit=1000 -- $words 2>/dev/null | wc -l)" -ge 5 ]
  done <<'END_OF_QUESTIONS'
村级集体经济
集体经济
紫藤大桥
敬老院
集体经济 敬老院
村级集体经济 紫藤大桥
紫藤大桥 敬老院 集体经济
大桥
"紫藤大桥"
经济 OR 大桥
敬老
集体*
集体经济 -茶叶
END_OF_QUESTIONS
}

@test "prose comes first over several indexes; where there is none the tables answer" {
  mkdir ../other ../other/.jiyan
  cp a.csv ../other
  jiyan-index -q ../other
  for words in 集体经济 "紫藤大桥 敬老院"; do
    # shellcheck disable=SC2086
    [ "$(jiyan-search --db=../other --db=. --format=jsonl $words | head -1 | python3 -c 'import json, sys; print(json.load(sys.stdin)["path"])')" = 讲话/z.txt ]
    # shellcheck disable=SC2086
    [ "$(jiyan-search --db=../other --format=paths $words)" = a.csv ]
  done
  [ "$(jiyan-search --type=csv --format=paths 集体经济 | sort | head -1)" = a.csv ]
  [ "$(jiyan-search --type=text/tab-separated-values --format=paths --copies=each --limit=100 敬老院 | sort | xargs)" = "_meta.tsv b.txt d.md" ]
}
