# index.bats: the life of an index: made, kept true, looked at, built anew.
bats_require_minimum_version 1.5.0
load index_helper

setup() { setup_index; }

@test "a first run indexes every file and says so" {
  run -0 --separate-stderr jiyan-index
  [[ $output == "$N added, 0 updated, 0 removed, 0 unchanged, 0 failed; "*" passages made in "*" s" ]]
  [ "$stderr" = "" ]
  [ "$(cat .jiyan/XAPIANDB)" = "# manifest-000001"$'\n'"auto seg-000001" ]
  [ "$(hits 集体经济收入)" -gt 0 ]
}

@test "every passage of a first run can be counted" {
  run -0 jiyan-index
  made=$(grep -oE '[0-9]+ passages' <<<"$output")
  [ "$made" = "$(jiyan-index --status | sed -n 's/^passages\t//p') passages" ]
  [ "$made" = "$(jiyan-index --list | awk -F'\t' 'NR > 1 { n += $8 } END { print n }') passages" ]
}

@test "a second run changes nothing" {
  jiyan-index -q
  before=$(find .jiyan -type f -not -name lock -exec stat -c '%n %Y %Z %s' {} + | sort)
  run -0 jiyan-index
  [ "$(summary)" = "0 added, 0 updated, 0 removed, $N unchanged, 0 failed; 0 passages made" ]
  [ "$before" = "$(find .jiyan -type f -not -name lock -exec stat -c '%n %Y %Z %s' {} + | sort)" ]
}

@test "an edited file is found by its new words and no more by its old ones" {
  echo "县里决定修建紫藤大桥。" >bridge.txt
  jiyan-index -q
  [ "$(hits 紫藤大桥)" -eq 1 ]
  echo "县里决定修建丹桂大桥。" >bridge.txt
  run -0 jiyan-index
  [ "$(summary)" = "0 added, 1 updated, 0 removed, $N unchanged, 0 failed; 1 passage made" ]
  [ "$(hits 丹桂大桥)" -eq 1 ]
  [ "$(hits 紫藤大桥)" -eq 0 ]
}

@test "a renamed file is found under its new name only" {
  echo "县里决定修建紫藤大桥。" >old.txt
  jiyan-index -q
  mv old.txt new.txt
  run -0 jiyan-index
  [ "$(summary)" = "1 added, 0 updated, 1 removed, $N unchanged, 0 failed; 1 passage made" ]
  [ "$(jiyan-search --format=paths 紫藤大桥)" = "new.txt" ]
  [ "$(jiyan-index --list | cut -f2 | grep -cx -e old.txt -e new.txt)" -eq 1 ]
}

@test "a removed file leaves the index" {
  echo "县里决定修建紫藤大桥。" >bridge.txt
  jiyan-index -q
  rm bridge.txt
  run -0 jiyan-index
  [ "$(summary)" = "0 added, 0 updated, 1 removed, $N unchanged, 0 failed; 0 passages made" ]
  [ "$(hits 紫藤大桥)" -eq 0 ]
}

@test "a new file is added, a folder as PATH leaves the rest alone" {
  jiyan-index -q
  mkdir new
  echo "县里决定修建紫藤大桥。" >new/a.txt
  echo "县里决定修建丹桂大桥。" >b.txt
  run -0 jiyan-index new
  [ "$(summary)" = "1 added, 0 updated, 0 removed, 0 unchanged, 0 failed; 1 passage made" ]
  [ "$(hits 丹桂大桥)" -eq 0 ]
  run -0 jiyan-index b.txt
  [ "$(hits 丹桂大桥)" -eq 1 ]
}

@test "a touched file is not indexed again" {
  jiyan-index -q
  touch -d '2001-01-01' "speeches/2023年上半年党建工作会议讲话.txt"
  run -0 jiyan-index
  [ "$(summary)" = "0 added, 0 updated, 0 removed, $N unchanged, 0 failed; 0 passages made" ]
  # Its new time is remembered: it need not be read again.
  run -0 jiyan-index --dry-run
  [ "$output" = "0 to add, 0 to update, 0 to remove, $N unchanged; nothing was changed" ]
}

# Two files of one size and one time, and what is done to their names.
swaps() {
  cat <<'END'
mv a.txt t; mv b.txt a.txt; mv t b.txt
cp -p a.txt t; cp -p b.txt a.txt; cp -p t b.txt; rm t
cp -p b.txt t; mv t a.txt
mv one t; mv two one; mv t two
mv one/deep t; mv two/deep one/deep; mv t two/deep
ln -f b.txt a.txt
cat b.txt >a.txt; touch -d 2020-01-01 a.txt
rm a.txt; cp -p b.txt a.txt
rm link; ln -s b.txt link; touch -hd 2020-01-01 link
mv link t; mv link2 link; mv t link2
rm -r one; cp -rp two one
cat a.txt >t; cat b.txt >a.txt; cat t >b.txt; rm t; touch -d 2020-01-01 a.txt b.txt
END
}

@test "files of one size and time that change places are seen" {
  local change number=0 names
  while IFS= read -r change; do
    number=$((number + 1))
    mkdir -p "$BATS_TEST_TMPDIR/swap$number"/{.jiyan,{one,two}/deep}
    cd "$BATS_TEST_TMPDIR/swap$number"
    echo "县里修建紫藤大桥。" | tee a.txt one/c.txt one/deep/d.txt >/dev/null
    echo "县里修建丹桂大桥。" | tee b.txt two/c.txt two/deep/d.txt >/dev/null
    ln -s a.txt link
    ln -s b.txt link2
    find . -name .jiyan -o -type d -o -exec touch -hd 2020-01-01 {} +
    jiyan-index -q
    eval "$change"
    find . -name .jiyan -o -type d -o -exec touch -hd 2020-01-01 {} +
    echo "$number: $change"
    run -1 jiyan-index --check
    [[ $output == *"stale"$'\t'* ]]
    run -0 jiyan-index -q
    names=$(grep -rl --exclude-dir=.jiyan 丹桂大桥 . -R | sed 's|^./||' | sort)
    [ "$(jiyan-search --copies=each --limit=100 --format=paths 丹桂大桥 | sort)" = "$names" ]
    run -0 jiyan-index --dry-run
    [[ $output == "0 to add, 0 to update, 0 to remove, 8 unchanged"* ]]
  done < <(swaps)
  [ "$number" -eq 12 ]
}

@test "an edit is found whose size and time are as before; --verify reads every file" {
  echo "县里决定修建紫藤大桥。" >bridge.txt
  touch -d '2020-01-01' bridge.txt
  jiyan-index -q
  echo "县里决定修建丹桂大桥。" >bridge.txt
  touch -d '2020-01-01' bridge.txt
  run -1 jiyan-index --check
  [[ $output == *"stale"$'\t'"bridge.txt"* ]]
  run -0 jiyan-index
  [[ $output == "0 added, 1 updated, 0 removed, $N unchanged"* ]]
  [ "$(hits 丹桂大桥)" -eq 1 ]
  run -0 jiyan-index --verify
  [[ $output == "0 added, 0 updated, 0 removed, $((N + 1)) unchanged"* ]]
}

@test "a run from a folder below is of the whole archive" {
  jiyan-index -q
  echo "县里决定修建紫藤大桥。" >bridge.txt
  cd speeches
  run -0 --separate-stderr jiyan-index
  [[ $output == "1 added"* ]]
  [ "$stderr" = "the archive is $ARCHIVE" ]
}

@test "many new files become a segment of their own, and what was there is kept" {
  jiyan-index -q
  for i in $(seq 1 60); do
    for j in $(seq 1 40); do echo "第${i}号文件第${j}条：要把茶园改造、河道治理、乡村道路养护三件事办实办好。"; echo; done >"many$i.txt"
  done
  run -0 jiyan-index
  [[ $output == "60 added, 0 updated, 0 removed, $N unchanged"* ]]
  [ ! -e .jiyan/build ]
  [ "$(cat .jiyan/XAPIANDB)" = "# manifest-000002"$'\n'"auto seg-000001"$'\n'"auto seg-000002" ]
  [ "$(hits 集体经济收入)" -gt 0 ]
  run -0 jiyan-index --check
}

segments() { grep -c ^auto .jiyan/XAPIANDB; }

@test "many small runs leave few segments" {
  jiyan-index -q
  for i in $(seq 1 13); do
    echo "县里决定修建第${i}座风雨桥。" >"bridge$i.txt"
    jiyan-index -q
    [ "$(segments)" -le 2 ]
  done
  [ "$(segments)" -eq 2 ]
  [ "$(hits 风雨桥)" -eq 13 ]
  run -0 jiyan-index --check
}

# A file of rare characters: its segment is large beside what a run needs otherwise.
write_rare() { # NAME SEED
  # shellcheck disable=SC2059
  printf "$(awk -v seed="$2" 'BEGIN {
    srand(seed)
    for (i = 1; i <= 40000; i++) printf "\\u%04x%s", 19968 + int(rand() * 20000), i % 80 ? "" : "。\\n\\n"
  }')" >"$1"
}

@test "a merge that fails takes nothing from what was indexed, and the next run tries again" {
  jiyan-index -q
  write_rare rare1.txt 1
  jiyan-index -q
  [ "$(segments)" -eq 2 ]
  write_rare rare2.txt 2
  echo "县里决定修建风雨桥。" >>rare2.txt
  run -0 --separate-stderr bash -c 'trap "" XFSZ; ulimit -f 1000; jiyan-index'
  [[ $output == "1 added"* ]]
  [[ $stderr == "jiyan-index: warning: the index is up to date, but parts of it could not be merged"*"File too large" ]]
  [ "$(segments)" -eq 3 ]
  [ "$(hits 风雨桥)" -eq 1 ]
  run -0 jiyan-index --check
  run -0 --separate-stderr jiyan-index
  [ -z "$stderr" ]
  [ "$(segments)" -eq 1 ]
  [ "$(hits 风雨桥)" -eq 1 ]
}

@test "--dry-run says what would be done and does not" {
  jiyan-index -q
  echo "新" >new.txt
  echo "改" >>"work_reports/2018_云溪县政府工作报告.txt"
  rm "work_reports/2019_云溪县政府工作报告.txt"
  before=$(jiyan-index --list | sort)
  run -0 jiyan-index --dry-run
  [ "${lines[0]}" = "add"$'\t'"new.txt" ]
  [ "${lines[1]}" = "update"$'\t'"work_reports/2018_云溪县政府工作报告.txt" ]
  [ "${lines[2]}" = "remove"$'\t'"work_reports/2019_云溪县政府工作报告.txt" ]
  [ "${lines[3]}" = "1 to add, 1 to update, 1 to remove, $((N - 2)) unchanged; nothing was changed" ]
  [ "$before" = "$(jiyan-index --list | sort)" ]
}

@test "--dry-run of a first run makes no index" {
  rmdir .jiyan
  run -0 jiyan-index --db "$BATS_TEST_TMPDIR/db" --dry-run
  [ ! -e "$BATS_TEST_TMPDIR/db" ]
}

@test "--forget takes a file out, --dry-run before it only says so" {
  jiyan-index -q
  M=$(find speeches -type f | wc -l)
  run -0 jiyan-index --forget --dry-run speeches
  [ "${lines[M]}" = "0 to add, 0 to update, $M to remove, 0 unchanged; nothing was changed" ]
  [ "$(jiyan-index --list | wc -l)" -eq $((N + 1)) ]
  run -0 jiyan-index --forget speeches
  [[ $output == "0 added, 0 updated, $M removed"* ]]
  [ "$(jiyan-index --list | wc -l)" -eq $((N + 1 - M)) ]
  [ -e "speeches/2023年上半年党建工作会议讲话.txt" ]
  run -2 jiyan-index --forget speeches
  [[ $output == *"nothing under these paths is in the index"* ]]
  run -2 jiyan-index --forget
  [[ $output == *"--forget needs a PATH"* ]]
}

@test "--rebuild builds all anew and leaves one segment" {
  jiyan-index -q
  jiyan-index --list >"$BATS_TEST_TMPDIR/before"
  run -0 jiyan-index --rebuild
  [[ $output == "$N added"* ]]
  [ "$(printf '%s ' .jiyan/*)" = ".jiyan/XAPIANDB .jiyan/ledger-000002 .jiyan/lock .jiyan/manifest-000002 .jiyan/seg-000002 " ]
  jiyan-index --list | diff "$BATS_TEST_TMPDIR/before" -
}

@test "--rebuild leaves out a file that has left, and nothing else" {
  jiyan-index -q
  rm "$(find . -type f -name '*.txt' | sort | head -n 1)"
  jiyan-index -q --rebuild
  jiyan-index -q --db "$BATS_TEST_TMPDIR/other"
  diff <(jiyan-index --status | grep '^passages') <(jiyan-index --status --db "$BATS_TEST_TMPDIR/other" | grep '^passages')
  for words in 集体经济收入 敬老院; do
    diff <(jiyan-search --format=jsonl --limit=50 $words) \
      <(jiyan-search --db "$BATS_TEST_TMPDIR/other" --format=jsonl --limit=50 $words)
  done
}

@test "one worker and four make the same index" {
  jiyan-index -q --jobs=1 --db "$BATS_TEST_TMPDIR/one"
  jiyan-index -q --jobs=4 --db "$BATS_TEST_TMPDIR/four"
  for words in 集体经济收入 自来水 茶叶 敬老院; do
    diff <(jiyan-search --db "$BATS_TEST_TMPDIR/one" --format=jsonl --limit=50 $words) \
      <(jiyan-search --db "$BATS_TEST_TMPDIR/four" --format=jsonl --limit=50 $words)
  done
  diff <(jiyan-index --list --db "$BATS_TEST_TMPDIR/one") <(jiyan-index --list --db "$BATS_TEST_TMPDIR/four")
}

@test "an index elsewhere remembers its archive" {
  jiyan-index -q --db "$BATS_TEST_TMPDIR/db"
  cd /
  run -0 jiyan-index --check --db "$BATS_TEST_TMPDIR/db"
  [ "$output" = "$N indexed, 0 missing, 0 stale, 0 failed, 0 gone" ]
  JIYAN_DB=$BATS_TEST_TMPDIR/db run -0 jiyan-index
  [[ $output == *" $N unchanged"* ]]
}

@test "a .jiyan that is a link is of the folder it stands in, from wherever it is named" {
  rmdir .jiyan
  mkdir ../real ../other
  ln -s ../real .jiyan
  run -0 jiyan-index
  cd ../other
  echo "甲" >stranger.txt
  run -0 jiyan-index --db=../archive/.jiyan
  [[ $output == "0 added, 0 updated, 0 removed, $N unchanged"* ]]
}

@test "an index among the files is not indexed itself" {
  jiyan-index -q --db index
  run -0 jiyan-index --db index
  [[ $output == "0 added, 0 updated, 0 removed, $N unchanged"* ]]
}

@test "--list tells what is known of each file" {
  jiyan-index -q
  run -0 jiyan-index --list work_reports/2018_云溪县政府工作报告.txt
  [ "${#lines[@]}" -eq 2 ]
  [[ ${lines[0]} == "state"$'\t'"path"$'\t'"size"* ]]
  [[ ${lines[1]} == "indexed"$'\t'"work_reports/2018_云溪县政府工作报告.txt"$'\t'*$'\t'"text/plain"$'\t'"UTF-8"$'\t'* ]]
  [ "$(awk -F'\t' '{ print NF }' <<<"$output" | sort -u)" -eq 18 ]
  [[ ${lines[0]} == *$'\twarnings\tissuer\tdocno\tgenre\tocr' ]]
  [[ ${lines[1]} == *$'\t云溪县人民政府\t\t报告\t' ]]
  run -1 --separate-stderr jiyan-index --list nowhere
  [ "$stderr" = "jiyan-index: nothing under these paths is in the index" ]
  run -0 jiyan-index --list work_reports nowhere
}

@test "--list --format=json is one array" {
  jiyan-index -q
  jiyan-index --list --format=json | python3 -c '
import json, sys
files = json.load(sys.stdin)
assert len(files) == int(sys.argv[1]), len(files)
assert [f["path"] for f in files] == sorted((f["path"] for f in files), key=str.encode)
by = {f["path"]: f for f in files}
gb = by["documents/云溪政办发〔2018〕7号.txt"]
assert gb["encoding"] == "GB18030" and gb["state"] == "indexed" and len(gb["sha256"]) == 64, gb
assert gb["reason"] is None and gb["warnings"] == [], gb
assert by["work_reports/2018_云溪县政府工作报告.txt"]["date"] == "2018-01-23"
' "$N"
}

@test "--status counts, as text and as JSON" {
  jiyan-index -q
  run -0 jiyan-index --status
  [ "${lines[0]}" = "root"$'\t'"$ARCHIVE" ]
  [[ $output == *"files indexed"$'\t'"$N"* ]]
  jiyan-index --status --format=json | python3 -c '
import json, sys
s = json.load(sys.stdin)
assert s["schema"] == 1 and s["indexed"] == int(sys.argv[2]) and s["failed"] == 0 and s["partial"] == 0, s
assert s["documents"] >= s["indexed"] and s["passages"] > s["indexed"] and s["generation"] == "manifest-000001", s
assert s["root"] == sys.argv[1] and s["index_bytes"] > s["file_bytes"] > 0, s
assert s["index_bytes"] > s["postings_bytes"] + s["text_bytes"] + s["ledger_bytes"] > 0, s
assert s["segments"] == [{"number": 1, "passages": s["passages"], "dead": 0}], s
assert sum(s["types"].values()) == int(sys.argv[2]) and s["reasons"] == {}, s
' "$ARCHIVE" "$N"
}

@test "--status counts files by type and by what is wrong with them" {
  mkdir "$BATS_TEST_TMPDIR/kinds"
  cd "$BATS_TEST_TMPDIR/kinds"
  mkdir .jiyan
  for i in 1 2 3; do echo "甲" >"$i.txt"; done
  printf '{"text":"甲"}\n' >a.jsonl
  printf '{"text":"甲"}\nbroken\n' >b.jsonl
  printf 'broken\n' >c.ndjson
  for i in 1 2; do printf 'RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0' >"$i.wav"; done
  head -c 2000 /dev/zero | tr '\0' a >large.txt
  jiyan-index -q --max-size=1500 2>/dev/null || [ $? -eq 1 ]
  [ "$(jiyan-index --status | tail -7)" = "$(printf '%s\t%u\n' 'files of type application/x-ndjson' 3 \
    'files of type audio/x-wav' 2 'files of type text/plain' 3 'files of type unknown' 1 \
    'files with the reason malformed' 2 'files with the reason too_big' 1 'files with the reason unsupported' 2)" ]
  jiyan-index --status --format=json | python3 -c '
import json, sys
s = json.load(sys.stdin)
assert s["types"] == {"application/x-ndjson": 3, "audio/x-wav": 2, "text/plain": 3, "unknown": 1}, s
assert s["reasons"] == {"malformed": 2, "too_big": 1, "unsupported": 2}, s
'
}

@test "-q says nothing of a good run, -v names every file it reads" {
  run -0 jiyan-index -q
  [ "$output" = "" ]
  run -0 --separate-stderr jiyan-index -v --rebuild
  [ "${#stderr_lines[@]}" -eq "$N" ]
  [[ $stderr == *"work_reports/2018_云溪县政府工作报告.txt: "*" passages"* ]]
}

@test "progress shows on a terminal only, unless asked for" {
  run -0 --separate-stderr jiyan-index
  [[ $stderr != *$'\r'* ]]
  run -0 --separate-stderr jiyan-index --rebuild --progress=always
  [[ $stderr == *"of $N files, "*" MB/s"*$'\r'* ]]
  script -qec true /dev/null >/dev/null 2>&1 || skip "no script(1) to make a terminal with"
  run -0 script -qec "jiyan-index --rebuild" /dev/null
  [[ $output == *"of $N files, "* ]]
  run -0 script -qec "jiyan-index --rebuild --progress=never" /dev/null
  [[ $output != *"of $N files, "* ]]
}

@test "--help is an answer, a wrong option an error" {
  run -0 --separate-stderr jiyan-index --help
  [[ $output == "Usage: jiyan-index"* ]]
  [ "$stderr" = "" ]
  run -0 jiyan-index --version
  [[ $output == "jiyan-index "[0-9]* ]]
  run -2 --separate-stderr jiyan-index --nonsense
  [ "$output" = "" ]
  [[ $stderr == *"--nonsense"*"Try "*"--help"* ]]
}

@test "options that do not go together are usage errors" {
  while read -r words; do
    echo "# $words"
    # shellcheck disable=SC2086 # several words in one
    run -2 --separate-stderr jiyan-index $words
    [ "$output" = "" ]
    [[ $stderr == "jiyan-index: "*"Try "*"--help"* ]]
  done <<'END'
--check --list
--status --forget x
--format=json
--list --format=junit
--status --format=github
--check --format=xml
--progress=sometimes
--jobs=0
--jobs=two
--max-size=-1
--max-size=5T
END
}

@test "a full standard output is an error, a closed one is none" {
  jiyan-index -q
  [ -e /dev/full ] || skip "no /dev/full"
  run -2 bash -c 'jiyan-index --list >/dev/full'
  [[ $output == *"No space left on device"* ]]
  run bash -c 'jiyan-index --list | head -n 1; echo "${PIPESTATUS[0]}"'
  [ "${lines[1]}" = "0" ]
}

@test "the C locale writes Chinese as it is" {
  LC_ALL=C run -0 jiyan-index
  LC_ALL=C run -0 jiyan-index --list
  [[ $output == *"云溪县人民政府工作报告"*"沈怀谷"* ]]
}
