# facet.bats: the documents found, counted by a field.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'EOT'
{"id":"A","title":"在水利座谈会上的讲话","date":"2021-03-02","speaker":"林一木","issuer":"青石镇人民政府","genre":"讲话","text":"各位同志：\n\n一、去年的账\n\n去年新建水厂2座，修渠36.5公里。\n\n二、存在的问题\n\n水厂管护滞后，漏水问题突出。\n\n三、今年的打算\n\n确保年底前水厂全部通水。"}
{"id":"B","title":"关于水厂的报告","date":"2021-06","speaker":"周二水","issuer":"青石镇人民政府","genre":"报告","text":"一、去年工作回顾\n\n水厂建设全面完成。"}
{"id":"C","title":"渠道管护通知","date":"2018","genre":"通知","text":"水厂在镇东头。水厂在镇东头，离河不远。水厂已经完成改造。"}
EOT
  for _ in $(seq 60); do printf '水厂很多，水厂在村里。\n\n第二段也说水厂。\n\n'; done >long.txt
  jiyan-index -q
}

@test "each field, years in their order, all else the most frequent first, - for none" {
  [ "$(jiyan-search --facet=year 水厂)" = $'2018\t1\n2021\t2\n-\t1' ]
  [ "$(jiyan-search --facet=speaker 水厂)" = $'-\t2\n周二水\t1\n林一木\t1' ]
  [ "$(jiyan-search --facet=issuer 水厂)" = $'-\t2\n青石镇人民政府\t2' ]
  [ "$(jiyan-search --facet=genre 水厂)" = $'-\t1\n报告\t1\n讲话\t1\n通知\t1' ]
  mkdir -p 档案/2021 && mv long.txt 档案/2021/ && cp 档案/2021/long.txt 档案/ && jiyan-index -q
  [ "$(jiyan-search --facet=folder 水厂)" = $'-\t3\n档案\t1\n档案/2021\t1' ]
  rm 档案/long.txt && jiyan-index -q
  [ "$(jiyan-search --facet=type 水厂)" = $'application/x-ndjson\t3\ntext/plain\t1' ]
}

@test "by count, where that is asked for; the last year first with --sort=newest" {
  [ "$(jiyan-search --facet=year --sort=count 水厂)" = $'2021\t2\n-\t1\n2018\t1' ]
  [ "$(jiyan-search --facet=年份 --sort=newest 水厂)" = $'2021\t2\n2018\t1\n-\t1' ]
  [ "$(jiyan-search --facet=year --sort=count --format=json --type=jsonl 水厂)" = \
    '[{"value":"2021","count":2},{"value":"2018","count":1}]' ]
  for sort in count newest oldest relevance; do
    [ "$(jiyan-search --facet=speaker --sort=$sort 水厂)" = "$(jiyan-search --facet=speaker 水厂)" ]
  done
  run --separate-stderr jiyan-search --sort=count 水厂
  [ "$status" -eq 2 ]
  [ "${stderr_lines[0]}" = 'jiyan-search: --sort=count goes with --facet' ]
}

@test "one value whatever its script, width and case, as most write it" {
  rm -rf ./*
  {
    for name in 沈懷谷 沈怀谷; do printf '{"text":"水利。","speaker":"%s","genre":"报告"}\n' $name; done
    for name in 張國華 張國華 张国华; do printf '{"text":"水利。","speaker":"%s","genre":"報告"}\n' $name; done
    for name in 'ＷＴＯ秘书处' WTO秘书处 wto秘書處; do printf '{"text":"水利。","speaker":"何某","issuer":"%s"}\n' $name; done
    for name in 雲溪縣人民政府 云溪县人民政府 云溪县人民政府 臺灣事務辦公室 台湾事务办公室; do
      printf '{"text":"水利。","issuer":"%s"}\n' $name
    done
    printf '{"text":"水利。","speaker":"張國華 "}\n'
    printf '{"text":"水利。","speaker":"李五"}\n'
  } >a.jsonl
  jiyan-index -q
  [ "$(jiyan-search --facet=speaker 水利)" = $'-\t5\n張國華\t4\n何某\t3\n沈怀谷\t2\n李五\t1' ]
  [ "$(jiyan-search --facet=issuer 水利)" = $'-\t7\nWTO秘书处\t3\n云溪县人民政府\t3\n台湾事务办公室\t2' ]
  [ "$(jiyan-search --facet=genre 水利)" = $'-\t10\n報告\t5' ]
  # Each is as many as the filter finds, in any spelling.
  for field in speaker issuer genre; do
    jiyan-search --facet=$field 水利 | while IFS=$'\t' read -r value count; do
      [ "$value" = - ] || [ "$(jiyan-search --format=jsonl --limit=100 --copies=each --$field="$value" 水利 | wc -l)" -eq "$count" ]
    done
  done
}

@test "Chinese names" {
  for pair in 年份:year 讲话人:speaker 发文机关:issuer 类型:type 性质:kind 文种:genre; do
    [ "$(jiyan-search --facet="${pair%%:*}" 水厂)" = "$(jiyan-search --facet="${pair##*:}" 水厂)" ]
  done
}

@test "kind: the documents in which the words stand in a sentence that does so, as --kind finds them" {
  [ "$(jiyan-search --facet=kind 水厂)" = $'report\t3\nother\t2\ncommitment\t1\nproblem\t1' ]
  # A sentence of that kind without the words does not count.
  [ "$(jiyan-search --facet=kind 漏水)" = $'problem\t1' ]
  for kind in commitment report problem other; do
    counted=$(jiyan-search --facet=kind 水厂 | awk -v kind=$kind '$1 == kind { print $2 }')
    [ "$(jiyan-search --match=exact --group=document --limit=0 --kind=$kind 水厂 | grep -o '^[0-9]*')" = "$counted" ]
  done
  # Kinds that were asked for.
  [ "$(jiyan-search --facet=kind --kind=problem,report 水厂)" = $'report\t3\nproblem\t1' ]
}

@test "kind without words: what documents have, each kind as --kind finds it, however long they are" {
  [ "$(jiyan-search --facet=kind --type=jsonl)" = $'other\t3\nreport\t3\ncommitment\t1\nproblem\t1' ]
  [ "$(jiyan-search --facet=kind --kind=report,problem --year=2021)" = $'report\t2\nproblem\t1' ]
  [ "$(jiyan-search --facet=kind --title=座谈会 --kind=commitment)" = $'commitment\t1' ]
}

@test "filters, and a question of several words" {
  [ "$(jiyan-search --facet=year --year=2021 水厂)" = $'2021\t2' ]
  [ "$(jiyan-search --facet=speaker '水厂 通水')" = $'林一木\t1' ]
  [ "$(jiyan-search --facet=genre 'path:water -水厂' 2>&1)" = $'讲话\t1' ]
  # Characters that are scattered are no match, but for --match=all.
  run -1 jiyan-search --facet=year 水修渠
  [ "$(jiyan-search --facet=year --match=any 水修渠)" = $'2021\t1' ]
}

@test "the page has no say" {
  [ "$(jiyan-search --facet=year --limit=1 --offset=2 --sort=oldest 水厂)" = "$(jiyan-search --facet=year 水厂)" ]
}

@test "json and csv" {
  [ "$(jiyan-search --facet=kind --format=json 漏水)" = '[{"value":"problem","count":1}]' ]
  [ "$(jiyan-search --facet=issuer --format=json 水厂)" = '[{"value":null,"count":2},{"value":"青石镇人民政府","count":2}]' ]
  diff <(printf 'value,count\r\n2018,1\r\n2021,2\r\n,1\r\n') <(jiyan-search --facet=year --format=csv 水厂)
}

@test "what cannot be counted is an error, nothing to count is not" {
  run --separate-stderr jiyan-search --facet=title 水厂
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: --facet: title is none of year, speaker, issuer, type, kind, genre, folder' ]
  run --separate-stderr jiyan-search --facet=year --format=jsonl 水厂
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: --facet answers one question, as text, json or csv' ]
  run --separate-stderr jiyan-search --facet=year 没有这样的词组
  [ "$status" -eq 1 ]
  [ "$stderr" = 'jiyan-search: nothing found' ]
  run --separate-stderr jiyan-search --strict-query --facet=year '(水厂'
  [ "$status" -eq 2 ]
}
