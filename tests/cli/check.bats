# check.bats: --check: is every file indexed as it is now?
bats_require_minimum_version 1.5.0
load index_helper

setup() { setup_index; }

# An archive with a file of each state: indexed, missing, stale, failed, gone.
all_states() {
  mkdir "$BATS_TEST_TMPDIR/states"
  cd "$BATS_TEST_TMPDIR/states"
  mkdir .jiyan
  echo "甲" >good.txt
  echo "乙" >changed.txt
  echo "丙" >removed.txt
  head -c 3000 /dev/zero | tr '\0' '\1' >binary.dat
  jiyan-index -q 2>/dev/null || [ $? -eq 1 ]
  echo "丁" >new.txt
  echo "改" >>changed.txt
  rm removed.txt
}

@test "an index that holds: exit 0 and the count" {
  jiyan-index -q
  run -0 --separate-stderr jiyan-index --check
  [ "$output" = "$N indexed, 0 missing, 0 stale, 0 failed, 0 gone" ]
  [ "$stderr" = "" ]
}

@test "each state is named, exit 1" {
  all_states
  run -1 jiyan-index --check
  [[ ${lines[0]} == "failed"$'\t'"binary.dat"$'\t'"unsupported: "* ]]
  [ "${lines[1]}" = "stale"$'\t'"changed.txt" ]
  [ "${lines[2]}" = "missing"$'\t'"new.txt" ]
  [ "${lines[3]}" = "gone"$'\t'"removed.txt" ]
  [ "${lines[4]}" = "1 indexed, 1 missing, 1 stale, 1 failed, 1 gone" ]
}

@test "a check changes nothing" {
  all_states
  before=$(find .jiyan -type f -exec sha256sum {} + | sort)
  run -1 jiyan-index --check
  [ "$before" = "$(find .jiyan -type f -exec sha256sum {} + | sort)" ]
  run -1 jiyan-index --check
}

@test "a check of a PATH is of what lies under it" {
  all_states
  run -0 jiyan-index --check good.txt
  [ "$output" = "1 indexed, 0 missing, 0 stale, 0 failed, 0 gone" ]
  run -1 jiyan-index --check good.txt new.txt
  [ "${lines[1]}" = "1 indexed, 1 missing, 0 stale, 0 failed, 0 gone" ]
  run -2 jiyan-index --check removed.txt
  [[ $output == *"removed.txt: No such file or directory" ]]
}

@test "a touched file still holds; an unreadable one does not" {
  all_states
  touch -d '2001-01-01' good.txt
  run -0 jiyan-index --check good.txt
  chmod 000 good.txt
  as_nobody true
  run -1 as_nobody jiyan-index --check good.txt
  [[ $output == "failed"$'\t'"good.txt"$'\t'"io: "* ]]
}

@test "json: one object with every file" {
  all_states
  run -1 --separate-stderr jiyan-index --check --format=json
  python3 -c '
import json, sys
report = json.loads(sys.argv[1])
assert report["schema"] == 1 and report["ok"] is False, report
assert report["counts"] == {"indexed": 1, "missing": 1, "stale": 1, "failed": 1, "gone": 1}, report
files = {f["path"]: f for f in report["files"]}
assert {p: f["state"] for p, f in files.items()} == {"good.txt": "indexed", "changed.txt": "stale",
    "removed.txt": "gone", "binary.dat": "failed", "new.txt": "missing"}, files
assert files["binary.dat"]["reason"] == "unsupported" and files["binary.dat"]["message"], files
assert files["good.txt"]["reason"] is None and files["good.txt"]["message"] is None, files
' "$output"
  jiyan-index -q || [ $? -eq 1 ]
  rm binary.dat
  jiyan-index -q
  run -0 jiyan-index --check --format=json
  [[ $output == *'"ok":true'* ]]
}

# Names that a format could choke on.
hostile_names() {
  mkdir "$BATS_TEST_TMPDIR/names"
  cd "$BATS_TEST_TMPDIR/names"
  mkdir .jiyan
  echo "甲" >first.txt
  jiyan-index -q
  for name in 'a&b<c>"d".txt' "it's.txt" $'esc\e[31m.txt' $'line\nend.txt' $'tab\t.txt' $'bell\a.txt' \
    $'bad\xff\xfe.txt' $'no\xEF\xBF\xBFchar.txt' '50%,a:b.txt' $'return\r.txt' '::error::x.txt'; do
    echo "乙" >"$name"
  done
}

@test "junit: well-formed whatever the files are called" {
  hostile_names
  run -1 --separate-stderr jiyan-index --check --format=junit
  jiyan-index --check --format=junit >out.xml || true
  python3 - out.xml <<'END'
import sys, xml.etree.ElementTree as tree
suites = tree.parse(sys.argv[1]).getroot()
suite, = suites
cases = suite.findall("testcase")
assert (suites.tag, suite.tag) == ("testsuites", "testsuite") and suites.attrib == suite.attrib
assert suite.get("tests") == "12" and float(suite.get("time")) >= 0 and suite.get("errors") == "0", suite.attrib
assert suite.get("failures") == "11" and len(cases) == 12, suite.attrib
names = [c.get("name") for c in cases]
assert 'a&b<c>"d".txt' in names and "it's.txt" in names and "line end.txt" in names, names
failed = [c for c in cases if c.find("failure") is not None]
assert len(failed) == 11 and all(c.find("failure").get("type") == "missing" for c in failed)
assert all(c.find("failure").get("message") for c in failed)
END
}

@test "junit: what failed says why" {
  all_states
  jiyan-index --check --format=junit >out.xml || true
  python3 - out.xml <<'END'
import sys, xml.etree.ElementTree as tree
found = {c.get("name"): c.find("failure") for c in tree.parse(sys.argv[1]).getroot().iter("testcase")}
assert found["good.txt"] is None
assert found["binary.dat"].get("type") == "failed" and "no reader" in found["binary.dat"].get("message"), found
END
}

@test "json: valid whatever the files are called" {
  hostile_names
  jiyan-index --check --format=json >out.json || true
  python3 -c '
import json
files = json.load(open("out.json", encoding="utf-8"))["files"]
names = [f["path"] for f in files]
assert "line\nend.txt" in names and "esc\x1b[31m.txt" in names and "bad\ufffd\ufffd.txt" in names, names
'
}

@test "github: one annotation a file that does not hold, escaped" {
  hostile_names
  unset GITHUB_WORKSPACE
  run -1 --separate-stderr jiyan-index --check --format=github
  [ "${#lines[@]}" -eq 11 ]
  [ "${lines[10]}" = "::notice title=jiyan::1 indexed, 11 missing, 0 stale, 0 failed, 0 gone; 1 of them are not shown here" ]
  [[ $output == *"::error file=line%0Aend.txt,title=jiyan missing::line%0Aend.txt is not in the index"* ]]
  [[ $output == *"::error file=return%0D.txt,title=jiyan missing::return%0D.txt is not in the index"* ]]
  [[ $output == *"::error file=50%25%2Ca%3Ab.txt,title=jiyan missing::50%25,a:b.txt is not in the index"* ]]
  [[ $output == *"::error file=%3A%3Aerror%3A%3Ax.txt,"* ]]
  [[ $output != *$'\e'* && $output != *$'\a'* ]]
}

@test "github: files are named from where the checkout begins" {
  mkdir -p "$BATS_TEST_TMPDIR/repository/docs/archive"
  cd "$BATS_TEST_TMPDIR/repository/docs/archive"
  mkdir .jiyan
  echo "甲" >a.txt
  jiyan-index -q
  echo "乙" >b.txt
  GITHUB_WORKSPACE=$BATS_TEST_TMPDIR/repository run -1 jiyan-index --check --format=github
  [ "${lines[0]}" = "::error file=docs/archive/b.txt,title=jiyan missing::b.txt is not in the index" ]
  [ "${lines[1]}" = "::notice title=jiyan::1 indexed, 1 missing, 0 stale, 0 failed, 0 gone" ]
  unset GITHUB_WORKSPACE
  cd ../..
  run -1 jiyan-index --check --format=github docs/archive
  [ "${lines[0]}" = "::error file=docs/archive/b.txt,title=jiyan missing::b.txt is not in the index" ]
  [ "${lines[1]}" = "::notice title=jiyan::1 indexed, 1 missing, 0 stale, 0 failed, 0 gone" ]
}

@test "github: says nothing when all is well" {
  jiyan-index -q
  run -0 jiyan-index --check --format=github
  [ "$output" = "" ]
}

@test "junit: folder, file, line and time of each" {
  jiyan-index -q
  mkdir -p a/b.c
  echo 甲 | tee a/1.txt a/b.c/2.txt 3.txt >/dev/null
  jiyan-index --check --format=junit >out.xml || true
  python3 - out.xml <<'END'
import sys, xml.etree.ElementTree as tree
cases = {c.get("name"): c for c in tree.parse(sys.argv[1]).getroot().iter("testcase")}
for path, folder in {"a/1.txt": "a", "a/b.c/2.txt": "a/b.c", "3.txt": "."}.items():
    case = cases[path]
    assert (case.get("classname"), case.get("file"), case.get("line")) == (folder, path, "1"), case.attrib
assert all(float(c.get("time")) >= 0 for c in cases.values())
END
}

# A set of --fail-on, the exit status with all states, and how many failures there are.
fail_on() {
  cat <<'END'
missing	1	1
stale	1	1
gone	1	1
unsupported	1	1
failed	1	1
missing,stale	1	2
missing,stale,gone	1	3
failed,unsupported	1	2
missing,stale,gone,failed,unsupported	1	5
unsupported,unsupported	1	1
END
}

@test "--fail-on chooses what a check fails on" {
  all_states
  printf 'broken\n' >bad.jsonl
  jiyan-index -q bad.jsonl 2>/dev/null || [ $? -eq 1 ]
  while IFS=$'\t' read -r set code failures; do
    echo "$set"
    run "-$code" --separate-stderr jiyan-index --check --fail-on="$set"
    [ "${lines[5]}" = "1 indexed, 1 missing, 1 stale, 2 failed, 1 gone" ]
    jiyan-index --check --fail-on="$set" --format=junit >out.xml || true
    [ "$(grep -c '<failure ' out.xml)" -eq "$failures" ]
    [ "$(grep -c '<skipped ' out.xml)" -eq $((5 - failures)) ]
    [[ $(sed -n 3p out.xml) == *" tests=\"6\" failures=\"$failures\" errors=\"0\" skipped=\"$((5 - failures))\" "* ]]
    run jiyan-index --check --fail-on="$set" --format=github
    [ "$(grep -c '^::error ' <<<"$output")" -eq "$failures" ]
    [ "$(grep -c '^::warning ' <<<"$output")" -eq $((5 - failures)) ]
  done < <(fail_on)
  for path in good.txt binary.dat new.txt changed.txt bad.jsonl; do
    for set in missing stale gone failed unsupported; do
      case $path:$set in
        new.txt:missing | changed.txt:stale | bad.jsonl:failed | binary.dat:unsupported) code=1 ;;
        *) code=0 ;;
      esac
      echo "$path $set"
      run "-$code" jiyan-index --check --fail-on="$set" "$path"
      run "-$code" jiyan-index --check --fail-on="$set" --format=json "$path"
      [[ $output == *"\"ok\":$([ "$code" -eq 0 ] && echo true || echo false)"* ]]
    done
  done
  run -2 jiyan-index --check --fail-on=nothing
  [[ $output == *"--fail-on: nothing is none of missing, stale, failed, gone, unsupported"* ]]
  run -2 jiyan-index --check --fail-on=missing,
  run -2 jiyan-index --check --fail-on=
  run -2 jiyan-index --fail-on=missing
}

@test "--quiet is quiet" {
  all_states
  run -1 jiyan-index --check --quiet
  [ "$output" = "" ]
  run -0 jiyan-index --check -q good.txt
  [ "$output" = "" ]
  run -0 jiyan-index --check -q --fail-on=failed
  [ "$output" = "" ]
  run -1 jiyan-index --check -q --format=json
  [[ $output == '{"schema":1,'* ]]
}

@test "a path that nobody knows is named" {
  jiyan-index -q
  for path in nowhere speeches/nowhere.txt ./nowhere 没有.txt; do
    run -2 jiyan-index --check "$path"
    [[ $output == *"${path#./}: No such file or directory" ]]
    run -1 --separate-stderr jiyan-index --list "$path"
    [ "$stderr" = "jiyan-index: nothing under these paths is in the index" ]
    run -2 jiyan-index --forget "$path"
  done
}

@test "github: ten of a kind, and the summary of the step" {
  mkdir "$BATS_TEST_TMPDIR/many"
  cd "$BATS_TEST_TMPDIR/many"
  mkdir .jiyan
  for i in $(seq 12); do echo 甲 >"old$i.txt"; done
  jiyan-index -q
  for i in $(seq 25); do echo 乙 >"new$i|<b>.txt"; done
  for i in $(seq 11); do echo 丙 >>"old$i.txt"; done
  GITHUB_STEP_SUMMARY=../step run -1 jiyan-index --check --format=github
  [ "$(grep -c '^::error file=.*title=jiyan missing::' <<<"$output")" -eq 10 ]
  [ "$(grep -c '^::error file=.*title=jiyan stale::' <<<"$output")" -eq 10 ]
  [ "${#lines[@]}" -eq 21 ]
  [ "${lines[20]}" = "::notice title=jiyan::1 indexed, 25 missing, 11 stale, 0 failed, 0 gone; 16 of them are not shown here" ]
  [ "$(grep -c '^| missing | new' ../step)" -eq 25 ]
  [ "$(grep -c '^| stale | old' ../step)" -eq 11 ]
  grep -qF '| missing | new1\|\<b\>.txt | new1\|\<b\>.txt is not in the index | ' ../step
  # The next step adds to it.
  rm new* old?.txt old??.txt
  echo 甲 >old12.txt
  jiyan-index -q --allow-mass-removal
  GITHUB_STEP_SUMMARY=../step run -0 jiyan-index --check --format=github
  [ "$output" = "" ]
  [ "$(grep -c '^### jiyan$' ../step)" -eq 2 ]
  [ "$(tail -2 ../step | head -1)" = "1 indexed, 0 missing, 0 stale, 0 failed, 0 gone" ]
  GITHUB_STEP_SUMMARY=/nowhere/step run -2 jiyan-index --check --format=github
  [[ $output == *"/nowhere/step: cannot be written: "* ]]
}

@test "github: a summary that is full by its bytes says how many are left out" {
  local name
  name=$(printf '!%.0s' {1..250})
  mkdir -p "$BATS_TEST_TMPDIR/long/$name/$name/$name/$name"
  cd "$BATS_TEST_TMPDIR/long"
  mkdir .jiyan
  echo 甲 >a.txt
  jiyan-index -q
  (cd "$name/$name/$name/$name" && touch {1..300}.txt)
  GITHUB_STEP_SUMMARY=../full run -1 jiyan-index --check --format=github
  [ "$(stat -c %s ../full)" -lt $((1 << 20)) ]
  local rows
  rows=$(grep -c '^| missing' ../full)
  [ "$rows" -gt 0 ] && [ "$rows" -lt 300 ]
  grep -qx "and $((300 - rows)) more" ../full
}
