#!/usr/bin/env bats
# characters.bats: other characters for the same word find each other: in the index, the question and the marks.

load helper

setup() {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  PATH=$JIYAN_BIN/indexer:$JIYAN_BIN/searcher:$PATH
  export LC_ALL=C.UTF-8
  unset JIYAN_DB COLUMNS NO_COLOR LANGUAGE
  cd "$BATS_TEST_TMPDIR" || exit 1
}

# meets QUESTION WORDS: an exact hit in a file of the words, which are marked in it. White space is shown as one space.
meets() {
  rm -rf meets; mkdir meets
  printf '前面的话。%s，后面的话。\n' "$2" >meets/a.txt
  (cd meets && jiyan-index -q && jiyan-search --match=exact --color=always "$1" 2>&1) >found || true
  wanted=$(tr -s ' ' <<<"${2//　/ }")
  grep -qF "$(printf '\e[1;31m%s\e[0m' "$wanted")" found || { echo "$1 does not find $2:"; cat -v found; return 1; }
}

# parts QUESTION WORDS: no exact hit.
parts() {
  rm -rf parts; mkdir parts
  printf '前面的话。%s，后面的话。\n' "$2" >parts/a.txt
  (cd parts && jiyan-index -q && ! jiyan-search --match=exact "$1" 2>/dev/null) || { echo "$1 finds $2"; return 1; }
}

@test "Traditional and old forms find the Simplified word and the reverse" {
  while read -r one other; do
    meets "$one" "$other"
    meets "$other" "$one"
  done <<'EOF'
卫生所 衞生所
汇率 滙率
高峰期 高峯期
吃面 喫麪
只能 祇能
五岳 五嶽
蒙蔽 矇蔽
胡同口 衚衕口
干净 乾淨
然后 然後
鼓里 鼓裏
教师 敎師
你们 妳們
径直 逕直
咨询 諮詢
EOF
}

@test "a word of two spellings is found by either" {
  while read -r one other; do
    meets "$one" "$other"
    meets "$other" "$one"
  done <<'EOF'
五年计划 五年計畫
城市规划 城市規畫
策划 策畫
身份证 身分證
大部分 大部份
联络处 連絡處
布置工作 佈置工作
账户 帳戶
其他 其它
记录 紀錄
答复 答覆
身份和账户 身分和帐户
计划部分 計畫部份
EOF
  parts '"身份证"' 身分證
}

@test "radicals of a PDF find the characters that they look like" {
  while read -r one other; do meets "$one" "$other"; done <<'EOF'
长江 ⻓江
农民 农⺠
汽车 汽⻋
页面 ⻚面
黄土 ⻩土
部门 部⻔
看见 看⻅
大风 大⻛
鱼龙 ⻥⻰
骑马 骑⻢
EOF
}

@test "dots and apostrophes of names are one" {
  for dot in · • ・ ‧ ∙ ⋅ ･; do
    meets 阿依古丽·买买提 "阿依古丽${dot}买买提"
    meets "阿依古丽${dot}买买提" 阿依古丽·买买提
  done
  while read -r name; do
    meets "O'Brien" "$name"
    meets "$name" "O'Brien"
  done <<'EOF'
O'Brien
O’Brien
O‘Brien
O＇Brien
OʼBrien
O′Brien
EOF
}

@test "words set with their characters apart are found, and marked whole" {
  while IFS='|' read -r one other; do
    meets "$one" "$other"
    meets "\"$other\"" "$one"
  done <<'EOF'
各乡镇|各 乡 镇
会议纪要|会　议　纪　要
决定|决  定
乡镇企业|鄉 鎮 企 業
办公室|办 公 室
EOF
  meets 企业发展 '企 业 发 展'
  meets 乡镇 '乡 镇'
  parts 三李 '张三 李四'
  parts 张三李四 '张三 李四 王五'
  parts 京上 '北京 上海'
  parts 三李四 '张　三 李　四'
  parts 镇各部门 '各 乡 镇  各 部 门'
}

# shown FIELD: its values in the hits for 水价.
shown() {
  jiyan-search --limit=50 --copies=each --format=jsonl 水价 | python3 -c 'import json, sys
print(*sorted({str(json.loads(line)[sys.argv[1]]) for line in sys.stdin}), sep="\n")' "$1"
}

@test "titles, headings and numbers set with their characters apart, or in radicals, are read as words" {
  printf '岚 政 办 发 〔 2 0 2 1 〕 1 2 号\n\n关 于 印 发 水 价 方 案 的 通 知\n\n各 乡 镇 ：\n\n现 定 水 价 。\n' >a.txt
  printf '会　议　纪　要\n\n第一章　总　则\n\n定了水价。\n\n第二章  附 则\n\n水价。\n' >b.txt
  printf '⻩政发〔2020〕3号\n\n关于⻓江水价⼯作的通知\n\n⻩河县⼈⺠政府\n2020年⼀月5⽇\n' >c.txt
  printf '通  知\n\n今天起用新水价。\n' >d.txt
  jiyan-index -q
  [ "$(shown title)" = $'会议纪要\n关于印发水价方案的通知\n关于长江水价工作的通知\n通知' ]
  [ "$(shown docno)" = $'None\n岚政办发〔2021〕12号\n黄政发〔2020〕3号' ]
  [[ $(shown heading) == *总则* && $(shown heading) == *附则* ]]
  [[ $(shown date) == *2020-01-05* ]]
  [ "$(jiyan-search --format=paths 文号:黄政发〔2020〕3号)" = c.txt ]
  [ "$(jiyan-search --format=paths 发文机关:黄河县人民政府)" = c.txt ]
}

@test "a filter takes a name with any dot, and a path in either normal form" {
  printf '在全县会议上的讲话\n\n阿依古丽•买买提\n\n（2020年3月5日）\n\n同志们：今年定水价。\n' >a.txt
  jiyan-index -q
  for dot in · • ・ ‧ ･; do
    [ "$(jiyan-search --format=paths --speaker="阿依古丽${dot}买买提" 水价)" = a.txt ]
    [ "$(jiyan-search --format=paths "讲话人:阿依古丽${dot}买买提")" = a.txt ]
  done
}

# In either form of letters with marks: NFC, and NFD, which macOS names files in.
@test "a path and a filter find a name in the other normal form" {
  local nfc=$'caf\u00e9/\u30ac\u30a4\u30c9.txt' nfd=$'cafe\u0301/\u30ab\u3099\u30a4\u30c8\u3099.txt' file
  mkdir -p $'cafe\u0301' $'\u00e9cole'
  echo 水价 >"$nfd"
  echo 水价 >$'\u00e9cole/b.txt'
  echo '{"id":"1","text":"水价","speaker":"Andre\u0301","issuer":"G\u00e9局"}' >c.jsonl
  jiyan-index -q
  for file in "$nfc" "$nfd" $'caf\u00e9' $'cafe\u0301' $'caf\u00e9/*.txt' $'cafe\u0301/*.txt'; do
    [ "$(jiyan-search --format=paths --path="$file" 水价)" = "$nfd" ]
    [ "$(jiyan-search --format=paths "path:\"$file\"")" = "$nfd" ]
  done
  for file in $'\u00e9cole' $'e\u0301cole' $'e\u0301cole/b.*'; do
    [ "$(jiyan-search --format=paths --path="$file" 水价)" = $'\u00e9cole/b.txt' ]
  done
  for file in $'caf\u00e9/*' $'cafe\u0301/*' "$nfc" "$nfd"; do
    jiyan-index -q --db=other --include="$file" --rebuild
    [ "$(jiyan-search --db=other --format=paths 水价)" = "$nfd" ]
    jiyan-index -q --db=other --exclude="$file" --rebuild
    [ "$(jiyan-search --db=other --format=paths 水价 | grep -cF "$nfd")" = 0 ]
  done
  for name in $'Andr\u00e9' $'Andre\u0301'; do
    [ "$(jiyan-search --format=paths --speaker="$name" 水价)" = c.jsonl ]
  done
  for name in $'G\u00e9局' $'Ge\u0301局'; do
    [ "$(jiyan-search --format=paths "issuer:$name")" = c.jsonl ]
  done
}

@test "a file of two encodings is read line by line, and said" {
  { echo 岚水市今天开会，会议强调抓好春耕备耕工作。; echo 会议还要求修好水渠，管好水库。 | iconv -t GBK; } >a.txt
  run jiyan-index
  [[ $output == *'a.txt: '*'a mixture: 1 lines, from line 2 on, are in GB18030, the rest in UTF-8'* ]]
  [ "$(jiyan-search --match=exact --format=paths 春耕备耕)" = a.txt ]
  [ "$(jiyan-search --match=exact --format=paths 修好水渠)" = a.txt ]
}

@test "tags that were left in a text are no words, and are not shown" {
  printf '水渠通知\n\n会议<strong>强</strong>调，要</p><strong>修好水渠</strong>。<br/>管好&nbsp;水库。\n' >a.txt
  jiyan-index -q
  for word in strong nbsp br p; do
    run jiyan-search --match=exact $word
    [ "$status" -eq 1 ]
  done
  jiyan-search --match=exact --format=jsonl 强调 | python3 -c 'import json, sys
hit = json.loads(next(sys.stdin))
assert "<" not in hit["snippet"] and "&" not in hit["snippet"], hit
assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["强调"], hit'
  [ "$(jiyan-search --match=exact --format=paths 修好水渠)" = a.txt ]
}

@test "a word over the end of a page is found, on the page where it begins" {
  long='今年以来全县上下认真落实各项部署，抓好水库除险加固和灌区改造，群众用水更加放心，下一步继续推进水利'
  rest='工程建设，抓好落实，确保安全度汛，年内完成三座水库的加固任务，同时做好移民安置工作，让群众都满意。'
  printf '县水利工作报告\n\n　　%s\f%s\n' $long $rest >a.txt
  printf '县水利工作报告\n\n　　%s\n\f%s\n' $long $rest >b.txt
  printf '县水利工作报告\n\n第一页没有。\n\f\n　　%s\n\f%s\n' $long $rest >c.txt
  printf '县水利工作报告\n\n水利工程。\n' >d.txt
  jiyan-index -q
  jiyan-search --match=exact --copies=each --format=jsonl 水利工程 | python3 -c 'import json, sys
found = {}
for line in sys.stdin:
    hit = json.loads(line)
    found[hit["path"]] = hit["page"]
    assert "水利工程" in [hit["snippet"][start:end] for start, end in hit["highlights"]], hit
assert found.keys() == {"a.txt", "b.txt", "c.txt", "d.txt"}, found
assert found["a.txt"] == found["b.txt"] == 1 and found["d.txt"] is None, found'
}
