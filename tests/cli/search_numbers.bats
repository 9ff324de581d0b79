# search_numbers.bats: equal numbers meet, however the question and the text write them.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "$ARCHIVE"
  mkdir -p "$ARCHIVE"
  cd "$ARCHIVE"
}

# Writes a document for each spelling, 1.txt and so on, with the words before and behind it.
texts() {
  local before=$1 behind=$2 number=0
  shift 2
  for spelling; do
    number=$((number + 1))
    printf '%s%s%s。\n' "$before" "$spelling" "$behind" >"$number.txt"
  done
  jiyan-index -q
}

# How many documents hold the question as a whole.
exact() { jiyan-search --match=exact --copies=each --limit=100 --format=paths -- "$1" | wc -l; }

# Each spelling finds all of them, by itself and with what is behind it.
each_finds_all() {
  for spelling in "${@:2}"; do
    [ "$(exact "$spelling$1")" = $(($# - 1)) ] || {
      echo "$spelling$1: $(exact "$spelling$1")"
      return 1
    }
  done
}

@test "a year, with every zero and in digits" {
  years=(二○二六年 二零二六年 二〇二六年 二◯二六年 二Ｏ二六年 二O二六年 二o二六年 二0二六年 二０二六年 2026年 ２０２６年 2O26年 2○26年 ２Ｏ26年)
  texts 沟渠整治 方案定稿 "${years[@]}"
  each_finds_all 方案 "${years[@]}"
}

@test "a year of two zeros" {
  years=(二○○八年 二零零八年 二〇〇八年 二OO八年 二00八年 2008年 2OO8年)
  texts 灯塔修缮 工程开工 "${years[@]}"
  each_finds_all 工程 "${years[@]}"
}

@test "a year that ends with a zero" {
  years=(一九九○年 一九九零年 一九九〇年 一九九Ｏ年 一九九0年 1990年)
  texts 渡口迁建 前完成 "${years[@]}"
  each_finds_all '' "${years[@]}"
}

@test "hundreds" {
  numbers=(300 三百 ３００)
  texts 轮训 人次以上 "${numbers[@]}"
  each_finds_all 人次 "${numbers[@]}"
}

@test "两 and 二" {
  numbers=(2200 '2,200' 2，200 二千二百 两千二百 两千两百)
  texts 补栽 株苗木 "${numbers[@]}"
  each_finds_all 株 "${numbers[@]}"
}

@test "two" {
  numbers=(2 两 二)
  texts 开闸 次试水 "${numbers[@]}"
  each_finds_all 次 "${numbers[@]}"
}

@test "powers" {
  numbers=(24000亿 2.4万亿 '24,000亿' 24，000亿 二万四千亿 两万四千亿 二点四万亿 ２．４万亿)
  texts 总产量 斤以上 "${numbers[@]}"
  each_finds_all 斤 "${numbers[@]}"
}

@test "myriads" {
  numbers=(35000 3.5万 '35,000' 三万五千 三点五万)
  texts 管护 亩林地 "${numbers[@]}"
  each_finds_all 亩 "${numbers[@]}"
}

@test "a hundred millions" {
  numbers=(16000万 1.6亿 1亿6000万 一亿六千万 一点六亿)
  texts 筹措 元资金 "${numbers[@]}"
  each_finds_all 元 "${numbers[@]}"
}

@test "thousands with commas" {
  numbers=('4,800' 4800 4，800 ４，８００ 四千八百)
  texts 每户补助 元整 "${numbers[@]}"
  each_finds_all 元 "${numbers[@]}"
}

@test "shares" {
  numbers=(7.5% ７．５％ 百分之七点五)
  texts 回收率提高 以上 "${numbers[@]}"
  each_finds_all '' "${numbers[@]}"
}

@test "other numbers do not meet" {
  texts 修渠 米长 200 2000 20 二十 两千 12 二百零五
  [ "$(exact 200米)" = 1 ]
  [ "$(exact 两千米)" = 2 ]
  [ "$(exact 20米)" = 2 ]
}

@test "零 of a word is no zero" {
  printf '统一零售价格。\n' >1.txt
  printf '第一零件厂。\n' >2.txt
  jiyan-index -q
  [ "$(exact 零售价格)" = 1 ]
  [ "$(exact 零件)" = 1 ]
}

@test "what is found is marked as it is written" {
  texts 沟渠整治 方案定稿 二○二六年 二O二六年 2O26年 2026年
  run --separate-stderr jiyan-search --copies=each --format=jsonl 二零二六年方案
  [ "$(printf '%s\n' "$output" | python3 -c '
import json, sys
print(*sorted(hit["snippet"][start:end] for hit in map(json.loads, sys.stdin) for start, end in hit["highlights"]))')" = \
    '2026年方案 2O26年方案 二O二六年方案 二○二六年方案' ]
}
