# terminal.bats: nothing that was typed, and no file's name, drives the terminal of who reads the messages.
bats_require_minimum_version 1.5.0
load index_helper

setup() { setup_index; }

# Words that a terminal would obey, each as an option, as its value, and as a word.
hostile_words() {
  printf '%s\n' $'\e[31m' $'\e]0;title\a' $'a\rb' $'\x9b31m' $'\xc2\x9b31m' $'\u202ea' $'\x7f' $'\b\b' $'a\vb' $'\xff\e[2J' $'\u2066x'
}

# Whether what was printed is safe: UTF-8 without controls but tabs and line ends. One byte of a character that getopt
# cuts is none.
is_safe() {
  python3 -c '
import sys, unicodedata
text = sys.stdin.buffer.read().decode("utf-8", "replace")
bad = [c for c in text if c not in "\n\t" and (unicodedata.category(c) == "Cc" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
sys.exit(f"{bad} in {text!r}" if bad else 0)'
}

@test "hostile words on a command line" {
  jiyan-index -q
  local word number=0
  while IFS= read -r word; do
    number=$((number + 1))
    for arguments in "--$word" "-$word" "--sort=$word" "--limit=$word" "--$word=1" "--year=$word" "--db=$word" \
      "--format=$word" "--due=$word" "--like=$word" "--batch=$word" "--synonyms=$word" "--help=$word" "year:$word" \
      "\"$word" "($word" "--path=$word" "--facet=$word" "-q$word" "NEAR/$word"; do
      jiyan-search "$arguments" 经济 >/dev/null 2>>../said || true
    done
    for arguments in "--$word" "-$word" "--jobs=$word" "--max-size=$word" "--$word=1" "--db=$word/x" "--format=$word" \
      "--catalogue=$word" "--progress=$word" "--check=$word" "$word" "../$word" "-q$word"; do
      jiyan-index --dry-run "$arguments" >>../said 2>&1 || true
    done
  done < <(hostile_words)
  is_safe <../said
  [ "$number" -eq 11 ]
}

@test "hostile names of files, as a shell's * gives them" {
  local word
  mkdir ../hostile
  cd ../hostile
  mkdir .jiyan
  while IFS= read -r word; do
    echo 甲 >"./-$word.txt"
    echo 乙 >"./$word.bin"
    printf '\0\1\2\3\4' >"./$word.dat"
    echo 丙 >"./--$word=x.txt"
  done < <(hostile_words)
  jiyan-index ./* 2>&1 | is_safe
  # shellcheck disable=SC2035 # that is the point
  jiyan-index * 2>&1 | is_safe
  jiyan-index --check 2>&1 | is_safe
  jiyan-index --list | is_safe
  jiyan-index -v --rebuild 2>&1 | is_safe
  jiyan-search 甲 2>&1 | is_safe
}

@test "a catalogue whose name and rows are hostile" {
  local word
  while IFS= read -r word; do
    { echo path,title,date; for i in $(seq 30); do echo "n$i$word.txt,x,$word"; done; } >"../c$word.csv"
    jiyan-index --dry-run --catalogue="../c$word.csv" 2>&1 | is_safe
  done < <(hostile_words)
}
