#!/usr/bin/env bats
# language.bats: the programs speak the language of the locale, and only where a person listens.

load helper

setup_file() { make_chinese; }

setup() {
  setup_archive
  unset LC_ALL LC_MESSAGES LANG JIYAN_LOCALEDIR
  jiyan-index -q
}

@test "--help is in Chinese: no line of the English one is left" {
  need_chinese
  for program in jiyan-index jiyan-search; do
    in_chinese $program --help >chinese
    LC_ALL=C $program --help | grep '[a-z]' >english
    grep -q 用法： chinese
    grep -q 退出状态 chinese
    run grep -xFf english chinese
    [ "$status" -eq 1 ]
  done
}

@test "the Chinese --help has every option of the English one" {
  need_chinese
  for program in jiyan-index jiyan-search; do
    diff <(LC_ALL=C $program --help | grep -oE '^ {2,6}(-., )?--[a-z-]+=?') \
      <(in_chinese $program --help | grep -oE '^ {2,6}(-., )?--[a-z-]+=?')
  done
}

# argp counts bytes and breaks lines at spaces only: a translation has a space where a line is to end, and no other place.
@test "the lines of the Chinese --help fit 80 columns, and break where they are meant to" {
  need_chinese
  for program in jiyan-index jiyan-search; do
    in_chinese $program --help >chinese
    python3 - chinese <<'PY'
import re, sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8"):
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip("\n"))
    assert width < 80, line
    assert not re.search("[，。；、：] +[^ ]", line.replace("用法： ", "")), "a space inside a line: " + line
    assert not re.fullmatch(r" +(-., )?--[a-z-]+(=\S+)?\n", line), "nothing beside the option: " + line
PY
  done
}

@test "errors are in Chinese, with their column" {
  need_chinese
  in_chinese run jiyan-search --strict-query '集体经济 (敬老院'
  [ "$status" -eq 2 ]
  [ "$output" = "jiyan-search: 第 10 列：第 6 列的（ 缺少对应的 ）" ]
  in_chinese run jiyan-index --jobs=0
  [ "$status" -eq 2 ]
  [ "${lines[0]}" = "jiyan-index: --jobs：0 不是 1 至 256 的整数" ]
  [ "${lines[1]}" = "详情请看 jiyan-index --help 或 jiyan-index --usage。" ]
}

@test "what is counted is in Chinese" {
  need_chinese
  [[ $(in_chinese jiyan-index) == "新增 0，"*"个段落，"* ]]
  [[ $(in_chinese jiyan-search 敬老院 | tail -n 1) =~ ^[0-9]+\ 个段落完整含有；列出\ [0-9]+\ 条 ]]
  [[ $(in_chinese jiyan-index --check) == "已编入 "* ]]
}

@test "what programs read is the same in every locale" {
  need_chinese
  for command in "jiyan-search --format=jsonl 敬老院" "jiyan-search --format=csv 敬老院" "jiyan-search --format=trec 敬老院" \
    "jiyan-index --list" "jiyan-index --list --format=json" "jiyan-index --status --format=json" "jiyan-index --check --format=json"; do
    # shellcheck disable=SC2086 # several words in one
    diff <(LC_ALL=C $command) <(in_chinese $command)
  done
}

@test "without a Chinese locale: LANGUAGE speaks under C.UTF-8 where the C library lets it, never under C" {
  english=$(LC_ALL=C LANGUAGE=zh_CN jiyan-search qqqq 2>&1) || true
  [ "$english" = "jiyan-search: nothing found" ]
  # gettext(1) uses the same C library.
  heard=$(TEXTDOMAINDIR=$JIYAN_BIN/po/locale LC_ALL=C.UTF-8 LANGUAGE=zh_CN gettext jiyan 'nothing found')
  [ "$heard" = 没有找到 ] || skip "this C library ignores LANGUAGE under C.UTF-8"
  chinese=$(LC_ALL=C.UTF-8 LANGUAGE=zh_CN jiyan-search qqqq 2>&1) || true
  [ "$chinese" = "jiyan-search: 没有找到" ]
}

@test "JIYAN_LOCALEDIR names another folder of catalogues" {
  need_chinese
  mkdir nothing
  message=$(JIYAN_LOCALEDIR=$PWD/nothing in_chinese jiyan-search qqqq 2>&1) || true
  [ "$message" = "jiyan-search: nothing found" ]
}
