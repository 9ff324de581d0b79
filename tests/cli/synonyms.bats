# synonyms.bats: what is said otherwise: numbers in both spellings, plans by both names, an archive's own words.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "$ARCHIVE"
  mkdir -p "$ARCHIVE"
  cd "$ARCHIVE"
  printf '{"id":"%s","text":"%s"}\n' a '水库清淤面积增长百分之六，移民一百二十万人。' b '渠道维修经费增长6%，移民120万人。' \
    c '二〇二一年建成敬老院十二所。' d '2021年建成敬老院12所。' e '“十四五”期间治理水土流失。' \
    f '第十四个五年规划提出治理水土流失。' g '棚户区改造开工。' h '棚改开工。' >records.jsonl
  jiyan-index -q
}

ids() { jiyan-search --copies=each --match=exact --format=jsonl "$@" | python3 -c 'import json, sys
print(*sorted(json.loads(line)["id"] for line in sys.stdin))'; }

@test "numbers find each other in either spelling" {
  [ "$(ids 百分之六)" = 'a b' ]
  [ "$(ids ６％)" = 'a b' ]
  [ "$(ids 移民120万人)" = 'a b' ]
  [ "$(ids 一百二十万)" = 'a b' ]
  [ "$(ids 敬老院十二所)" = 'c d' ]
  [ "$(ids 2021年建成)" = 'c d' ]
}

@test "as typed, and in quotation marks, they do not" {
  [ "$(ids --as-typed 百分之六)" = a ]
  [ "$(ids '"百分之六"')" = a ]
  [ "$(ids '6% -渠道')" = a ]
}

@test "a plan is found by both of its names" {
  [ "$(ids 十四五)" = 'e f' ]
  [ "$(ids 第十四个五年规划)" = 'e f' ]
}

@test "an archive has words of its own, and so has a question" {
  [ "$(ids 棚户区改造)" = g ]
  printf '# 住房\n棚户区改造、棚改 # 一组\n' >.jiyan/synonyms.txt
  [ "$(ids 棚户区改造)" = 'g h' ]
  [ "$(ids 棚改)" = 'g h' ]
  rm .jiyan/synonyms.txt
  printf '\xEF\xBB\xBF棚改 棚户区改造\n' >words.txt
  [ "$(ids --synonyms=words.txt 棚改)" = 'g h' ]
}

@test "the other spelling is highlighted as what was found" {
  jiyan-search --format=jsonl 百分之六 | python3 -c 'import json, sys
found = set()
for line in sys.stdin:
    hit = json.loads(line)
    found |= {hit["snippet"][start:end] for start, end in hit["highlights"]}
assert found == {"百分之六", "6%"} or found == {"百分之六", "6"}, found'
}

@test "a file of synonyms that cannot be read is an error" {
  run jiyan-search --synonyms=none.txt 棚改
  [ "$status" -eq 2 ]
  mkdir bad.txt
  run jiyan-search --synonyms=bad.txt 棚改
  [ "$status" -eq 2 ]
  [[ $output == *bad.txt* ]]
}
