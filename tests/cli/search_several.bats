# search_several.bats: several indexes as one, whose documents have the same paths.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  mkdir 甲县 乙县
  printf '甲县二〇二〇年水渠工作\n\n今年新修水渠五公里，受益农户三百户。\n\n水渠的管护交给了村里。\n' >甲县/2020.txt
  printf '乙县二〇二〇年道路工作\n\n今年新修道路五公里，顺便修了水渠。\n' >乙县/2020.txt
  printf '乙县二〇二一年工作\n\n水渠修好了，路灯也装好了。\n' >乙县/2021.txt
  printf '{"id":"1","title":"甲县来信","text":"水渠漏水。"}\n' >甲县/来信.jsonl
  printf '{"id":"1","title":"乙县来信","text":"水渠不漏水了。"}\n' >乙县/来信.jsonl
  for folder in 甲县 乙县; do (cd $folder && mkdir .jiyan && jiyan-index -q); done
}

both() { jiyan-search --db 甲县/.jiyan --db 乙县/.jiyan "$@"; }
# Where each hit is from.
places() { both --format=jsonl "$@" | python3 -c 'import json, sys
for line in sys.stdin:
    hit = json.loads(line)
    print(hit["db"], hit["path"])'; }

@test "a title is that of the right archive's document" {
  [ "$(places --match=exact 标题:甲县 | sort -u)" = '甲县/.jiyan 2020.txt
甲县/.jiyan 来信.jsonl' ]
  [ "$(places --match=exact 标题:乙县 | sort -u)" = '乙县/.jiyan 2020.txt
乙县/.jiyan 2021.txt
乙县/.jiyan 来信.jsonl' ]
  [ "$(places --match=exact 水渠 -标题:甲县 | sort -u)" = "$(places --match=exact 标题:乙县 | sort -u)" ]
  [ "$(places --match=exact 水渠 -标题:乙县 | sort -u)" = "$(places --match=exact 标题:甲县 | sort -u)" ]
}

@test "documents of one path are two when they are grouped" {
  [ "$(places --match=exact --group=document 水渠 | sort)" = '乙县/.jiyan 2020.txt
乙县/.jiyan 2021.txt
乙县/.jiyan 来信.jsonl
甲县/.jiyan 2020.txt
甲县/.jiyan 来信.jsonl' ]
  run -0 both --group=document 水渠
  [[ $output == *'5 documents hold it whole; 5 shown'* ]]
}

@test "facets count the documents of each" {
  run -0 both --facet=year 水渠
  [ "$output" = $'2020\t2\n2021\t1\n-\t2' ]
}

@test "each hit says which index it is from" {
  run -0 both --match=exact --format=jsonl 三百户
  [[ $output == *'"match":"exact","db":"甲县/.jiyan","path":"2020.txt"'* ]]
  run -0 both --match=exact --format=json 路灯
  [[ $output == *'"db":"乙县/.jiyan","path":"2021.txt"'* ]]
  run -0 both --match=exact --format=csv 路灯
  [[ ${lines[0]} == rank,score,match,db,path,id,* ]]
  [[ ${lines[1]} == 1,*,exact,乙县/.jiyan,2021.txt,,* ]]
  run -0 both --match=exact 路灯
  [[ ${lines[1]} == '   乙县/.jiyan  2021.txt:3'* ]]
  # A path that two have stands there for each.
  [ "$(both --format=paths --match=exact 水渠 | sort)" = '2020.txt
2020.txt
2021.txt
来信.jsonl
来信.jsonl' ]
}

@test "one index alone has no db" {
  for format in jsonl json csv; do
    run -0 jiyan-search --db 甲县/.jiyan --format=$format 水渠
    [[ $output != *db* ]] || { echo "$format"; return 1; }
  done
  run -0 jiyan-search --db 甲县/.jiyan 三百户
  [[ $output != *.jiyan* ]]
}

@test "pages have no gaps and no repeats" {
  plain_build
  local arguments whole paged
  for arguments in '' '--group=document' '--sort=newest' '--sort=oldest --group=document' '--match=any'; do
    # shellcheck disable=SC2086 # several words in one
    whole=$(places --limit=100 $arguments 水渠)
    # shellcheck disable=SC2086 # several words in one
    paged=$(for ((i = 0; i < 10; i++)); do places --limit=1 --offset=$i $arguments 水渠; done)
    [ "$(wc -l <<<"$whole")" -gt 4 ] || { echo "$arguments: $whole"; return 1; }
    [ "$whole" = "$paged" ] || { echo "$arguments: $paged"; return 1; }
  done
}

@test "an index that is named twice answers once" {
  ln -s 甲县 同县
  jiyan-search --db 甲县/.jiyan --format=jsonl 水渠 | grep -o '"offset":[0-9]*' >once
  jiyan-search --db 甲县/.jiyan --db ./甲县/.jiyan/ --db 同县/.jiyan --format=jsonl 水渠 >twice
  [ "$(wc -l <once)" -gt 1 ]
  [ "$(grep -o '"offset":[0-9]*' twice)" = "$(cat once)" ]
  [ "$(grep -c '"db":"甲县/.jiyan"' twice)" -eq "$(wc -l <once)" ]
}

@test "one that is missing is named" {
  run --separate-stderr jiyan-search --db 甲县/.jiyan --db 丙县/.jiyan 水渠
  [ "$status" -eq 2 ]
  [ -z "$output" ]
  [[ $stderr == *'丙县/.jiyan'* ]]
}

@test "one of the two may change meanwhile" {
  printf '每次修改都有水渠。\n' >乙县/新.txt
  (for number in {1..15}; do
    printf '第%d次修改，也有水渠。\n' "$number" >乙县/新.txt
    (cd 乙县 && jiyan-index -q)
  done) 3>&- &
  for _ in {1..20}; do
    run --separate-stderr both --match=exact --group=document --format=jsonl 水渠
    [ "$status" -eq 0 ] || { wait; echo "$stderr"; return 1; }
    [ "${#lines[@]}" -ge 5 ] || { wait; echo "$output"; return 1; }
  done
  wait
  [ "$(places --match=exact --group=document 水渠 | wc -l)" -eq 6 ]
}
