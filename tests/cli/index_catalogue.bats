# index_catalogue.bats: --catalogue: what a table says of files beats what is guessed.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_index
  TABLE=$BATS_TEST_TMPDIR/table
  REPORT=work_reports/2018_云溪县政府工作报告.txt
}

# A field of the ledger: field NAME PATH
field() {
  jiyan-index --list --format=json "$2" | python3 -c 'import json, sys; print(json.load(sys.stdin)[0][sys.argv[1]])' "$1"
}

@test "a TSV catalogue beats text and file name" {
  jiyan-index -q
  [ "$(field date "$REPORT")" = "2018-01-23" ]
  printf 'path\ttitle\tdate\tspeaker\tissuer\tdocno\n%s\t另一个标题\t2017年12月31日\t某甲\t某局\t某办发[2017]3号\n' "$REPORT" >"$TABLE"
  run -0 jiyan-index --catalogue "$TABLE"
  [[ $output == "0 added, 1 updated, 0 removed, $((N - 1)) unchanged"* ]]
  [ "$(field title "$REPORT")" = "另一个标题" ]
  [ "$(field date "$REPORT")" = "2017-12-31" ]
  [ "$(field speaker "$REPORT")" = "某甲" ]
  run -0 jiyan-search --format=paths '文号:某办发〔2017〕3号'
  [ "$output" = "$REPORT" ]
}

@test "an empty cell says nothing" {
  printf 'path\ttitle\tdate\n%s\t\t\n' "$REPORT" >"$TABLE"
  jiyan-index -q --catalogue "$TABLE"
  [ "$(field date "$REPORT")" = "2018-01-23" ]
}

@test "a CSV catalogue with quoted cells and Chinese column names, in GB18030 with CRLF" {
  printf '文件名,题名,成文日期,讲话人,备注\r\n"%s","题中有""引号"",逗号\n和换行",2016.5.4,"某乙",不看\r\n' "$REPORT" |
    iconv -f UTF-8 -t GB18030 >"$TABLE"
  run -0 --separate-stderr jiyan-index --catalogue "$TABLE"
  [ "$stderr" = "warning: $TABLE: line 1: columns that are no fields, passed over: 备注" ]
  [ "$(field title "$REPORT")" = $'题中有"引号",逗号\n和换行' ]
  [ "$(field date "$REPORT")" = "2016-05-04" ]
}

@test "a file is named by the end of its path where that is unique" {
  printf 'path,title\n2018_云溪县政府工作报告.txt,短名\n./work_reports/2019_云溪县政府工作报告.txt,长名\n' >"$TABLE"
  jiyan-index -q --catalogue "$TABLE"
  [ "$(field title "$REPORT")" = "短名" ]
  [ "$(field title work_reports/2019_云溪县政府工作报告.txt)" = "长名" ]
}

@test "a changed row makes its file stale, and only that" {
  printf 'path,title\n%s,甲题\n' "$REPORT" >"$TABLE"
  jiyan-index -q --catalogue "$TABLE"
  run -0 jiyan-index --check --catalogue "$TABLE"
  printf 'path,title\n%s,乙题\n' "$REPORT" >"$TABLE"
  run -1 jiyan-index --check --catalogue "$TABLE"
  [ "${lines[0]}" = "stale"$'\t'"$REPORT" ]
  run -0 jiyan-index --catalogue "$TABLE"
  [[ $output == "0 added, 1 updated, 0 removed, $((N - 1)) unchanged"* ]]
  run -0 jiyan-index --catalogue "$TABLE"
  [[ $output == "0 added, 0 updated"* ]]
}

@test "a file that changes, or comes later, has the row of the catalogue that was given last" {
  printf 'path,title,speaker,备考\n%s,甲题,某甲,无\n新收文.txt,乙题,某乙,无\n' "$REPORT" >"$TABLE"
  jiyan-index -q --catalogue "$TABLE"
  rm "$TABLE"
  echo '云溪县又加了一句话。' >>"$REPORT"
  echo '这是云溪县后来才收到的一份文件。' >新收文.txt
  run -1 jiyan-index --check
  [[ $output == *"stale"$'\t'"$REPORT"* ]]
  run -0 --separate-stderr jiyan-index
  [[ $output == "1 added, 1 updated"* ]]
  [ "$stderr" = "" ] # what is odd in the table was said once
  [ "$(field title "$REPORT")" = "甲题" ]
  [ "$(field speaker 新收文.txt)" = "某乙" ]
  jiyan-index -q --rebuild
  [ "$(field title "$REPORT")" = "甲题" ]
  # Another takes its place, whole.
  printf 'path,title\n%s,丙题\n' "$REPORT" >"$TABLE"
  run -0 jiyan-index --catalogue "$TABLE"
  [[ $output == "0 added, 2 updated"* ]]
  [ "$(field title "$REPORT")" = "丙题" ]
  [ "$(field speaker 新收文.txt)" = "None" ]
}

@test "a row without a path names its document by 档号 or 文号" {
  mkdir 卷
  echo '这是归档的一份材料。' >卷/Y007-WS·2018-D10-0031.txt
  printf '云政发〔2019〕7号\n\n关于修渠的通知\n\n各乡镇要修好水渠。\n' >通知.txt
  printf '{"id":"Y007-WS·2018-D10-0032","text":"一条记录。"}\n{"id":"b","text":"另一条。"}\n' >记录.jsonl
  printf '档号,文号,题名,讲话人\nY007-WS·2018-D10-0031,,甲题,某甲\n,云政发[2019]7号,乙题,某乙\nY007-WS·2018-D10-0032,,丙题,某丙\nY007-0099,,无,\n' >"$TABLE"
  run -0 --separate-stderr jiyan-index --catalogue "$TABLE"
  [ "$stderr" = "warning: $TABLE: line 5: Y007-0099 is the number of no document" ]
  [ "$(field title 卷/Y007-WS·2018-D10-0031.txt)" = "甲题" ]
  [ "$(field title 通知.txt)" = "乙题" ]
  [ "$(field speaker 通知.txt)" = "某乙" ]
  [ "$(field docno 通知.txt)" = "云政发〔2019〕7号" ]
  [ "$(field title 记录.jsonl)" = "丙题" ]
  run -0 jiyan-index --catalogue "$TABLE"
  [[ $output == "0 added, 0 updated"* ]]
  # A changed row makes its document stale; a file of records may have it, too.
  sed -i 's/乙题/丁题/' "$TABLE"
  run -0 jiyan-index --catalogue "$TABLE"
  [[ $output == "0 added, $((1 + $(find . -name '*.jsonl' | wc -l))) updated"* ]]
  [ "$(field title 通知.txt)" = "丁题" ]
}

@test "a dry run keeps no catalogue" {
  jiyan-index -q
  printf 'path,title\n%s,甲题\n' "$REPORT" >"$TABLE"
  jiyan-index --dry-run --catalogue "$TABLE"
  run -0 jiyan-index
  [[ $output == "0 added, 0 updated"* ]]
  [ "$(field title "$REPORT")" != "甲题" ]
}

@test "what a catalogue cannot mean is warned of with its line" {
  printf 'path\tdate\n%s\t2018-13-01\n\t2019\nnowhere.txt\t2020\n%s\t2021\t多一格\n' "$REPORT" "$REPORT" >"$TABLE"
  run -0 --separate-stderr jiyan-index --catalogue "$TABLE"
  [ "${stderr_lines[0]}" = "warning: $TABLE: line 2: no date, left out: 2018-13-01" ]
  [ "${stderr_lines[1]}" = "warning: $TABLE: line 3: a row without a path, left out" ]
  [ "${stderr_lines[2]}" = "warning: $TABLE: line 5: more cells than the header has columns; the rest is passed over" ]
  [ "${stderr_lines[3]}" = "warning: $TABLE: line 5: this path stands twice; the later row holds: $REPORT" ]
  [ "${stderr_lines[4]}" = "warning: $TABLE: line 4: nowhere.txt is no file of the archive" ]
  [ "$(field date "$REPORT")" = "2021" ]
  # A run over a part of the archive cannot tell.
  run -0 --separate-stderr jiyan-index --catalogue "$TABLE" speeches
  [[ $stderr != *"nowhere.txt"* ]]
}

@test "many rows without a file are counted, not all named" {
  { echo path; for i in $(seq 50); do echo "none$i.txt"; done; } >"$TABLE"
  run -0 --separate-stderr jiyan-index --catalogue "$TABLE"
  [ "${#stderr_lines[@]}" -eq 21 ]
  [ "${stderr_lines[20]}" = "warning: $TABLE: 30 more rows like these" ]
}

@test "a catalogue that cannot be read stops the run before it changes anything" {
  while IFS='|' read -r text message; do
    echo "# $text"
    printf '%b' "$text" >"$TABLE"
    run -2 --separate-stderr jiyan-index --catalogue "$TABLE"
    [ "$output" = "" ]
    [[ $stderr == "jiyan-index: $TABLE: $message"* ]]
    [ ! -e .jiyan/XAPIANDB ]
  done <<'END'
title\tdate\n甲\t2021\n|line 1: no column is called path (or file, 路径, 文件名), id (档号) or docno (文号)
path,title\na.txt,"甲\n|line 2: a quotation mark has no partner
|an empty catalogue
END
  run -2 jiyan-index --catalogue "$BATS_TEST_TMPDIR/none"
  [[ $output == *"$BATS_TEST_TMPDIR/none"*"No such file or directory"* ]]
}
