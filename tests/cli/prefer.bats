#!/usr/bin/env bats
# prefer.bats: a question that names a year, a person or a body has their documents first, and loses no other.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  for year in 2018 2019 2020 2021 2022; do
    printf '{"id":"%s","date":"%s-02","speaker":"%s","issuer":"%s","text":"地区生产总值比上年增长。粮食产量再创新高，农业税全部取消。"}\n' \
      $year $year "$(sed -n "$((year - 2017))p" <<<$'沈怀谷\n方砚秋\n江映川\n林一木\n周二水')" \
      "$(sed -n "$((year - 2017))p" <<<$'云溪县财政局\n中华人民共和国财政部\n青石镇人民政府\n云溪县教育局\n国务院')"
  done >years.jsonl
  jiyan-index -q
}

# first ID QUESTION…: the record that comes first; all five are found.
first() {
  run -0 jiyan-search --format=jsonl "${@:2}"
  [[ ${lines[0]} == *"\"id\":\"$1\""* ]] || { echo "${*:2}: $output"; return 1; }
  [ "${#lines[@]}" -eq 5 ]
}

@test "a year" {
  first 2020 2020年地区生产总值增长多少
  first 2018 2018年地区生产总值增长多少
  first 2019 二〇一九年粮食产量是多少
  first 2019 粮食产量２０１９年是多少
  first 2021 '粮食产量 2021' --match=any
  # The year after looks back on it: of one without documents it is the next.
  first 2018 2017年粮食产量是多少
  # What is no year of an archive, and what is counted, changes nothing.
  first 2022 1995年粮食产量是多少
  first 2022 2020亿元的粮食产量
}

@test "a person" {
  first 2018 沈怀谷谈农业税
  first 2019 方砚秋谈农业税
  first 2020 江映川關於農業稅怎么说
  first 2021 林一木在农业税上的说法
  # Without a preference the newest is the first.
  first 2022 某某人谈农业税
  first 2018 --prefer=none 方砚秋谈农业税 # all alike
}

@test "a body, also without the name of its state" {
  first 2018 云溪县财政局关于农业税的规定
  first 2019 财政部关于农业税的规定
  first 2020 青石镇人民政府农业税
  first 2021 云溪县教育局怎么看农业税
}

@test "both a year and a person" {
  first 2020 2020年江映川谈农业税
  first 2019 方砚秋2019年谈粮食产量
}

@test "an order that was asked for stays, and what holds the question whole comes first" {
  first 2018 --sort=oldest 2020年地区生产总值增长多少
  first 2022 --sort=newest 沈怀谷谈农业税
  echo '{"id":"quotes","date":"2001","text":"方砚秋谈农业税的讲话已经下发。"}' >quotes.jsonl
  jiyan-index -q
  run -0 jiyan-search --format=jsonl 方砚秋谈农业税
  [[ ${lines[0]} == *'"id":"quotes"'* ]]
  [ "${#lines[@]}" -eq 6 ]
}

@test "several indexes, and an index of several segments" {
  mkdir more
  echo '{"id":"other","date":"2019-05","text":"地区生产总值比上年增长。"}' >more/a.jsonl
  jiyan-index -q
  run -0 jiyan-search --format=jsonl 2020年地区生产总值增长多少
  [[ ${lines[0]} == *'"id":"2020"'* ]]
  mkdir "$BATS_TEST_TMPDIR/second"
  cd "$BATS_TEST_TMPDIR/second"
  echo '{"id":"second","date":"2020-05","text":"地区生产总值比上年增长。"}' >a.jsonl
  jiyan-index -q
  run -0 jiyan-search --format=jsonl --db .jiyan --db "$ARCHIVE/.jiyan" 2020年地区生产总值增长多少
  [[ ${lines[0]} == *'"date":"2020'* ]]
  [[ ${lines[1]} == *'"date":"2020'* ]]
}
