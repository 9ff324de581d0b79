# pipes.bats: a pipe, a device or a socket where a file is expected holds neither program up.
bats_require_minimum_version 1.5.0
load index_helper

setup() { setup_index; }

# Files of the index, and what a program says to a pipe in their place.
@test "a pipe in the place of a file of the index" {
  jiyan-index -q
  cp -a .jiyan ../sound
  for file in XAPIANDB manifest-000001 ledger-000001 seg-000001/iamglass seg-000001/postlist.glass \
    seg-000001/docdata.glass; do
    rm -r .jiyan
    cp -a ../sound .jiyan
    rm ".jiyan/$file"
    mkfifo ".jiyan/$file"
    echo "$file"
    run timeout -k 1 5 jiyan-search --path=. 集体经济
    [ "$status" -eq 2 ]
    [[ $output == *"is no regular file"* || $output == *"is damaged"* ]]
    run timeout -k 1 5 jiyan-index --list
    [ "$status" -le 2 ]
    run timeout -k 1 5 jiyan-index --check
    [ "$status" -le 2 ]
    run timeout -k 1 5 jiyan-index --merge
    [ "$status" -le 2 ]
    run -0 timeout -k 1 20 jiyan-index --rebuild
    run -0 jiyan-search 集体经济
  done
}

# Things that are no file and that nobody writes to.
no_files() {
  mkfifo pipe
  ln -s pipe link
  mkdir folder
  echo pipe
  echo link
  echo folder
  echo /dev/zero
  echo /dev/random
  echo none
}

@test "a pipe that nobody writes to is no catalogue, no synonyms, no batch" {
  plain_build
  jiyan-index -q
  cd ..
  for file in $(no_files); do
    echo "$file"
    run -2 timeout -k 1 5 jiyan-index --catalogue="$file" archive
    [[ $output == *"jiyan-index: $file: "* ]]
    run -2 timeout -k 1 5 jiyan-search --db=archive/.jiyan --synonyms="$file" 集体经济
    [[ $output == *"jiyan-search: $file: "* ]]
    run -2 timeout -k 1 5 jiyan-search --db=archive/.jiyan --batch="$file"
    [[ $output == *"jiyan-search: $file: "* ]]
  done
  for file in pipe folder link; do
    rm -rf archive/.jiyan/synonyms.txt
    mkfifo "archive/.jiyan/synonyms.txt"
    run -2 timeout -k 1 5 jiyan-search --db=archive/.jiyan 集体经济
    [[ $output == *"synonyms.txt: is "* ]]
  done
}

@test "a pipe that somebody writes to is read as a file is" {
  jiyan-index -q
  printf '1\t集体经济\n2\t茶叶\n' >../questions
  echo '集体经济 抱团发展' >../words
  printf 'path,title\n%s,紫藤记\n' "$(find . -name '*.txt' | sed 's|^./||' | sort | head -1)" >../rows.csv
  for slow in 0 0.2 1.5; do
    jiyan-search --batch=../questions --format=trec >../wanted
    jiyan-search --batch=<(sleep "$slow"; cat ../questions) --format=trec | cmp - ../wanted
    run -0 jiyan-search --synonyms=<(sleep "$slow"; cat ../words) 抱团发展
    run -0 timeout 5 jiyan-index -q --catalogue=<(sleep "$slow"; cat ../rows.csv)
    [[ $(jiyan-index --list) == *紫藤记* ]]
  done
  jiyan-search --batch=../questions --format=trec >../wanted
  mkfifo ../later
  (sleep 0.3; cat ../questions >../later) 3>&- &
  jiyan-search --batch=../later --format=trec | cmp - ../wanted
  jiyan-search --batch=/dev/stdin --format=trec <../questions | cmp - ../wanted
  jiyan-search --batch=/dev/stdin --format=trec < <(cat ../questions) | cmp - ../wanted
  jiyan-search --batch=- --format=trec <../questions | cmp - ../wanted
  run -1 jiyan-search --batch=/dev/null
}
