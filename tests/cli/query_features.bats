# query_features.bats: NEAR, wildcards, groups of a field and the ways to match: what is found, and what of it is marked.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'EOR'
{"id":"D","title":"在第三次全体会议上的讲话","date":"2018-05-20","speaker":"周远山","issuer":"白石县人民政府","genre":"讲话","text":"一、改革\n\n农村集体产权制度改革已经铺开，农村面貌有变化。改革还要深入。\n\n二、扶贫\n\n脱贫攻坚成效明显，产业帮扶跟得上。今年确保新建水厂12座，并接通管网。去年水厂漏损多，管网老化。"}
{"id":"E","title":"扶贫工作简报","date":"2019-03","issuer":"青石镇人民政府","genre":"简报","text":"第一次全体会议听取了汇报，第十二次全体会议作了总结。成效如何，要看扶贫户的口袋。農村土地制度改革試點開始。"}
{"id":"F","title":"答群众问","date":"2020","issuer":"白石县水务局","genre":"问答","text":"什么是低水价？如何申请补贴？符合条件的农户，带户口本到镇里办理。在2018年和2028年之间，水价不变。Government reports are public."}
EOR
  jiyan-index -q
}

# asks QUESTION [ID…]: the records that hold it whole, in any order.
asks() {
  local found
  found=$(jiyan-search --match=exact --format=trec --limit=100 -- "$1" | cut -d' ' -f3 | sort -u | tr '\n' ' ')
  [ "${found% }" = "${*:2}" ] || { echo "$1 finds: ${found% }; wanted: ${*:2}"; return 1; }
}

# marks QUESTION [WORD…]: what is marked in all snippets together, sorted.
marks() {
  local found
  found=$(jiyan-search --match=exact --color=always -- "$1" | grep -oP '\e\[1;31m\K.*?(?=\e\[0m)' | sort | tr '\n' ' ')
  [ "${found% }" = "${*:2}" ] || { echo "$1 marks: ${found% }; wanted: ${*:2}"; return 1; }
}

# refuses QUESTION MESSAGE
refuses() {
  run --separate-stderr jiyan-search --strict-query -- "$1"
  [ "$status" -eq 2 ]
  [ -z "$output" ]
  [ "$stderr" = "jiyan-search: $2" ] || { echo "$1: $stderr"; return 1; }
}

@test "NEAR counts the characters between, ONEAR keeps the order" {
  asks '脱贫 NEAR/2 成效' D
  asks '脱贫 NEAR/1 成效'
  asks '成效 NEAR/2 脱贫' D
  asks '成效 ONEAR/2 脱贫'
  asks '脱贫 ONEAR/2 成效' D
  asks '脱贫 ＯＮＥＡＲ／２ 成效' D
  asks '脱贫 ONEAR/2 成效 ONEAR/3 产业' D
  asks '产业 ONEAR/9 成效 NEAR/9 脱贫'
  asks '产业 NEAR/9 成效 NEAR/9 脱贫' D
  asks '脱贫 NEAR/2 成效 NEAR/2 产业'
  marks '脱贫 NEAR/2 成效' 成效 脱贫
}

@test "NEAR of quotations and of either of several" {
  asks '“脱贫攻坚” NEAR/3 “成效 明显”' D
  asks '(脱贫 OR 扶贫) NEAR/10 成效' D E
  asks '（脱贫 OR “扶贫”） ONEAR/10 成效' D
  asks '成效 NEAR/10 (脱贫 OR (扶贫 OR 帮扶))' D E
  asks '(扶贫 OR 补贴) NEAR/20 (成效 OR 条件)' E F
  marks '(脱贫 OR 扶贫) ONEAR/2 成效' 成效 脱贫
}

@test "a star in a run" {
  asks '农村*改革' D E
  asks '农村＊改革' D E
  asks '农村*深入'
  asks '改革*面貌' D
  asks '改革*深入' D
  asks '农村*产权*改革' D
  asks '农村*改革 -农村*产权' E
  asks '“农村*改革”'
  asks 'gov*ment' F
  asks '农村* 改革*' D E
  marks '农村*改革' 农村集体产权制度改革 農村土地制度改革
  marks '农村*改革 NEAR/9 铺开' 农村集体产权制度改革 铺开
}

@test "a question mark in a run is one character" {
  asks '第?次全体会议' E
  asks '第？次全体会议' E
  asks '第??次全体会议' E
  asks '第???次全体会议'
  asks '新建水厂1?座' D
  asks '201?年' F
  asks '20?8年和' F
  asks '“第?次全体会议”'
  marks '第?次全体会议' 第一次全体会议
  marks '第？？次全体会议' 第十二次全体会议
}

@test "a question mark that ends a question is none" {
  asks '什么是低水价？如何申请补贴？' F
  asks '什么是低水价?如何申请补贴' F
  asks '带户口本？' F
  marks '什么是低水价？如何申请补贴' 什么是低水价 如何申请补贴
}

@test "wildcards in titles" {
  asks '标题:第?次全体会议' D
  asks '标题：扶贫*简报' E
  asks '标题:“扶贫*简报”'
  asks '标题:第??次'
}

@test "groups of a field" {
  asks '标题:(扶贫 OR 全体会议)' D E
  asks '标题：（扶贫　简报）' E
  asks '标题:(扶贫 -简报)'
  asks 'title:("工作 简报" OR 群众)' E F
  asks 'issuer:(青石镇 OR 水务局)' E F
  asks '-issuer:(青石镇 OR 水务局) 改革' D
  asks '-issuer:白石县人民政府 改革' E
  asks 'issuer:(白石县 -水务局)' D
  asks '年:(2018 OR 2020..)' D F
  asks 'kind:(commitment OR problem) 水厂' D
  asks 'kind:commitment,problem 水厂' D
  asks '-(kind:commitment OR 年:2019) 水价' F
  asks '-(kind:commitment OR 年:2020) 水价'
  asks '-(kind:commitment 水价) 水价' F
  asks '-(kind:commitment 产业) 改革' D E
}

@test "nested brackets" {
  asks '((改革 (铺开 OR 试点)) OR (补贴 -改革))' D E F
  asks '改革 -(铺开 OR (试点 成效))'
  asks '-(-(改革))' D E
}

@test "ranges of dates as people write them" {
  asks '日期:2018年5月..2019年3月' D E
  asks '日期:二〇一八年五月至二〇一九年二月' D
  asks 'date:2018-05..' D E F
  asks 'date:2018.5.1..2018.5.31' D
  asks '日期：２０１９年３月～２０２０年' E F
  asks '年:2019至今' E F
}

@test "a kind of statement holds all of a NEAR and of a run with wildcards" {
  asks '水厂*管网' D
  asks 'kind:commitment 水厂 NEAR/9 管网' D
  asks 'kind:commitment 新建*管网' D
  asks 'kind:commitment 漏损*老化'
  asks 'kind:(commitment OR 承诺) 漏损*老化'
  asks 'kind:commitment 水厂 ONEAR/4 漏损'
  marks 'kind:commitment 水厂*管网' 水厂12座，并接通管网
}

# ways MATCH QUESTION [ID=exact|partial…]: the hits in any order.
ways() {
  local found
  found=$(jiyan-search --match="$1" --format=jsonl --limit=100 -- "$2" |
    sed -E 's/.*"match":"([a-z]+)".*"id":"(.)".*/\2=\1/' | sort -u | tr '\n' ' ')
  [ "${found% }" = "${*:3}" ] || { echo "$1 $2 finds: ${found% }; wanted: ${*:3}"; return 1; }
}

@test "ways to match" {
  # Whole.
  ways exact 农村集体 D=exact
  ways auto 全体会议听取 E=exact
  # Every pair of it stands there, the run does not.
  ways exact '会议听取 NEAR/1 土地'
  ways all '会议听取 NEAR/1 土地' E=partial
  ways all '水厂*管网老化' D=exact
  ways all '改革*还要' D=exact
  ways all '还要*改革' D=partial
  ways exact '还要*改革'
  ways auto '还要*改革' D=partial
  ways any '还要*改革' D=partial E=partial
  # Some of it.
  ways all 农村补贴
  ways any 农村补贴 D=partial E=partial F=partial
  ways auto 农村 D=exact E=exact
  ways any '第?次全体会议 补贴' E=partial F=partial
  # Filters bind all of them, and so does a NOT of what the index knows.
  ways any '农村补贴 -年:2019' D=partial F=partial
  ways any '农村补贴 -水价' D=partial E=partial
  ways all '还要*改革 issuer:(青石镇 OR 水务局)'
}

@test "what is wrong is said with its column" {
  refuses '水厂 (管网' 'column 7: a closing ) is missing for the ( at column 4'
  refuses '标题:(水厂 管网' 'column 10: a closing ) is missing for the ( at column 4'
  refuses '改革） 水厂' 'column 3: this ) has no ( before it'
  refuses '水厂 NEAR/ 管网' 'column 4: NEAR/ wants a number'
  refuses '水厂 ONEAR/x 管网' 'column 4: ONEAR/ wants a number'
  refuses '水厂 NEAR/3' 'column 10: NEAR wants a word, a quotation or ( behind it'
  refuses 'NEAR 水厂' 'column 1: NEAR wants a word, a quotation or ( before it'
  refuses '(水厂 管网) NEAR 改革' 'column 1: NEAR takes words, quotations, and brackets of these with OR'
  refuses '标题:(水厂 NEAR 管网)' 'column 8: NEAR cannot stand in the brackets of a field'
  refuses '标题:()' 'column 4: a value is expected in these brackets'
  refuses '水厂 "管网' 'column 7: a closing quotation mark is missing for the one at column 4'
  refuses '水厂 issuer:(甲 年:x)' \
    'column 16: x is no date: 2020, 2020-03, 2020-03-05 and ranges such as 2018..2020 are'
}

# COUNT different words, all with MARK around them, and BETWEEN between: wide COUNT BEFORE BEHIND BETWEEN
wide() {
  python3 -c 'import sys; n, a, b, c = sys.argv[1:]
print(c.join(a + chr(0x4E00 + 7 * i) + b for i in range(int(n))))' "$@"
}

@test "a question has room for so many words that stand for many" {
  plain_build
  local question sentence='jiyan-search: a question may have 300 single characters and words with *, this one has more'
  for question in "$(wide 301 '' '*' ' OR ')" "$(wide 301 '' '*' ' ')" "$(wide 301 '' '' ' NEAR/3 ')" \
    "($(wide 301 '' '*' ' OR ')) NOT 水厂" "$(wide 301 '(' ')' '|')" "title:$(wide 301 '' '*' ' title:')" \
    "$(wide 600 '' '*' ' OR ')" "水厂 OR ($(wide 301 '' '' ' OR '))" "heading:($(wide 301 '' '*' ' OR '))" \
    "$(wide 301 '“' '”' ' OR ')"; do
    run -2 --separate-stderr jiyan-search -- "$question"
    [ "$stderr" = "$sentence" ]
  done
  for question in "$(wide 300 '' '*' ' OR ') 水厂" "水厂 $(wide 300 'NOT ' '' ' ')" "$(wide 2000 '水' '' ' OR ')"; do
    run --separate-stderr jiyan-search -- "$question"
    [ "$status" -lt 2 ]
  done

  # Of many questions it costs that one only.
  printf '1\t%s\n2\t水厂\n' "$(wide 301 '' '*' ' ')" >"$BATS_TEST_TMPDIR/questions.tsv"
  run -2 --separate-stderr jiyan-search --batch="$BATS_TEST_TMPDIR/questions.tsv" --format=jsonl
  [[ $stderr == *'1: a question may have 300 single characters'* ]]
  [[ $output == *水厂* ]]
}

@test "hostile questions are answered or refused, and soon" {
  run -2 --separate-stderr timeout 20 jiyan-search "$(printf '(%.0s' {1..5000})"
  [[ $stderr == *'; of the rest, everything but words'*'the question asks for nothing' ]]
  run --separate-stderr timeout 20 jiyan-search --strict-query "$(printf '(%.0s' {1..5000})"
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: column 65: brackets and NOTs may stand 64 deep inside each other' ]
  run --separate-stderr timeout 20 jiyan-search --strict-query "$(printf '标题:(%.0s' {1..900})"
  [ "$stderr" = 'jiyan-search: column 257: brackets and NOTs may stand 64 deep inside each other' ]
  seq 100000 | tr '\n' ' ' >"$BATS_TEST_TMPDIR/terms.tsv"
  run --separate-stderr timeout 20 jiyan-search --strict-query --format=trec --batch <(printf '1\t'; cat "$BATS_TEST_TMPDIR/terms.tsv")
  [ "$status" -eq 2 ]
  [[ $stderr == *'column 1: the question has 588895 bytes, it may have 20000'* ]]
  run --separate-stderr timeout 20 jiyan-search --strict-query "$(printf '水?%.0s' {1..40})厂"
  [ "$stderr" = 'jiyan-search: column 1: a word may have 16 of * and ?, this one has 40' ]
  run timeout 20 jiyan-search "$(printf '水*厂 %.0s' {1..1900})"
  [ "$status" -le 1 ]
  run timeout 20 jiyan-search "$(printf '水厂 NEAR/9 %.0s' {1..1100})管网"
  [ "$status" -le 1 ]
  run timeout 20 jiyan-search "($(printf '水 OR %.0s' {1..2400})厂) NEAR/9 管网"
  [ "$status" -le 1 ]
}
