# hostile.bats: files that are no documents, names that are no names, files that change under the reader.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_index
  mkdir "$BATS_TEST_TMPDIR/odd"
  cd "$BATS_TEST_TMPDIR/odd"
  mkdir .jiyan
  echo "县里决定修建紫藤大桥。" >good.txt
}

@test "binary files are named with their type, the rest is indexed" {
  head -c 4096 /dev/zero >nul.txt
  python3 -c 'import random; open("noise.bin", "wb").write(random.Random(1).randbytes(4096))'
  printf 'RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0' >speech.wav
  printf '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0' >program
  run -1 --separate-stderr jiyan-index
  [[ $output == "1 added, 0 updated, 0 removed, 0 unchanged, 4 failed; 1 passage"* ]]
  [[ $stderr == *"speech.wav: not indexed (unsupported): no reader for files of type audio/x-wav"* ]]
  for name in nul.txt noise.bin program; do [[ $stderr == *"$name: not indexed (unsupported): "* ]]; done
  [ "$(hits 紫藤大桥)" -eq 1 ]
  # They are no less missing the next time.
  run -1 --separate-stderr jiyan-index
  [[ $output == "0 added, 0 updated, 0 removed, 1 unchanged, 4 failed"* ]]
  [ "${#stderr_lines[@]}" -eq 4 ]
  # Told to leave them out, all is well.
  run -0 jiyan-index --exclude=/nul.txt --exclude='*.bin' --exclude='*.wav' --exclude=program
}

@test "an empty file is indexed and holds nothing" {
  : >empty.txt
  printf ' \n\n\t\n' >blank.txt
  run -0 jiyan-index
  [[ $output == "3 added"*"0 failed; 1 passage"* ]]
  run -0 jiyan-index --check
}

@test "a file that may not be read is named; readable again, it is taken up" {
  echo "乙" >closed.txt
  mkdir closed
  echo "丙" >closed/a.txt
  chmod 777 .jiyan
  chmod 000 closed.txt closed
  as_nobody true
  run -1 --separate-stderr as_nobody jiyan-index
  chmod 755 closed.txt closed
  [[ $output == "1 added"*"2 failed"* ]]
  [[ $stderr == *"closed.txt: not indexed (io): cannot be opened: Permission denied"* ]]
  [[ $stderr == *"closed: not indexed (io): the folder cannot be read: Permission denied"* ]]
  run -0 as_nobody jiyan-index
  run -0 as_nobody jiyan-index --check
}

@test "what lies in a folder that cannot be read stays in the index, and is named" {
  mkdir -p deep/er
  echo "紫藤大桥今年通车。" >deep/er/a.txt
  chmod 777 .jiyan
  as_nobody jiyan-index
  chmod 000 deep
  run -1 --separate-stderr as_nobody jiyan-index
  [[ $output == "0 added, 0 updated, 0 removed, 1 unchanged, 1 failed"* ]]
  [[ $stderr == "deep: not indexed (io): the folder cannot be read: Permission denied" ]]
  [ "$(hits 紫藤大桥今年通车)" -eq 1 ]
  run -1 as_nobody jiyan-index --check
  [[ $output == *$'failed\tdeep/er/a.txt\tio: the folder cannot be read'* ]]
  chmod 755 deep
  run -0 as_nobody jiyan-index
  run -0 as_nobody jiyan-index --check
  [[ $output == "2 indexed, "* ]]
}

@test "a head of a hundred thousand brackets is read in its time" {
  python3 -c 'n = 100000; print("（" * n + "一" + "）" * n)' >brackets.txt
  run -0 timeout 20 jiyan-index
}

@test "one file in two encodings is read, and what was replaced is said" {
  { for i in 1 2 3 4 5 6; do echo "县里决定修建紫藤大桥，第${i}段。"; done; printf '\xff\xfe\xff'; } >mixed.txt
  run --separate-stderr jiyan-index
  [ "$status" -le 1 ]
  [[ $stderr == "mixed.txt: "*"warning: "* || $stderr == "mixed.txt: not indexed (encoding)"* ]]
}

@test "names that are not UTF-8, hold line ends or escapes are indexed and shown harmlessly" {
  names=($'bad\xff\xfe.txt' $'line\nend.txt' $'esc\e]0;title\a\e[31m.txt' $'tab\t.txt' ' space .txt' '-dash.txt' '"quote".txt' $'c1\xC2\x9b31m.txt' $'rtl\xE2\x80\xAE.txt')
  for name in "${names[@]}"; do echo "县里决定修建紫藤大桥。" >./"$name"; done
  run -0 jiyan-index -v
  harmless "$output"
  run -0 jiyan-index --list
  harmless "$output"
  [ "${#lines[@]}" -eq 11 ] # a head and a line a file
  [ "$(awk -F'\t' '{ print NF }' <<<"$output" | sort -u)" = 18 ]
  run -0 jiyan-index --check
  run -0 jiyan-search --limit=20 紫藤大桥
  harmless "$output"
  run -0 jiyan-search --limit=20 --format=paths 紫藤大桥
  for name in "${names[@]}"; do rm -- "$name"; done
  run -0 jiyan-index --dry-run
  harmless "$output"
  run -0 jiyan-index
  [[ $output == *" 9 removed, 1 unchanged"* ]]
}

# harmless TEXT: nothing in it drives a terminal.
harmless() {
  if grep -P '[\x00-\x08\x0b-\x1f\x7f]|\xC2[\x80-\x9f]|\xE2\x80[\xAA-\xAE]' <<<"$1"; then return 1; fi
}

@test "names that are no patterns to the tools around are told apart" {
  mkdir 'a[1]' 'b*'
  echo "县里决定修建紫藤大桥。" >'a[1]/x.txt'
  echo "县里决定修建丹桂大桥。" >'b*/x.txt'
  jiyan-index -q 'a[1]'
  [ "$(hits 大桥)" -eq 1 ]
  run -0 jiyan-index 'b*'
  [ "$(hits 大桥)" -eq 2 ]
}

@test "one line of a megabyte and a file of a hundred thousand lines are indexed" {
  python3 - <<'END'
open("line.txt", "w", encoding="utf-8").write("县里决定修建紫藤大桥" * 35000)
open("lines.txt", "w", encoding="utf-8").write("一、\n" * 100000)
END
  run -0 timeout 120 jiyan-index
  [[ $output == "3 added"* ]]
  [ "$(hits 紫藤大桥)" -gt 2 ]
}

@test "a file that is written to all the while is read again or named, never half taken" {
  python3 - <<'END' &
import os, time
end = time.time() + 20
with open("busy.txt", "ab", buffering=0) as out:
    out.write("县里决定修建丹桂大桥。\n".encode() * 50000)
    open("ready", "w").close()
    while time.time() < end and not os.path.exists("stop"):
        out.write("再写一行。\n".encode())
END
  WRITER=$!
  for _ in $(seq 500); do [ -e ready ] && break; sleep 0.01; done
  run --separate-stderr jiyan-index --exclude=ready --exclude=stop
  touch stop
  wait $WRITER
  if [ "$status" -eq 1 ]; then
    [ "$stderr" = "busy.txt: not indexed (changed): changed while it was read; run again when it is still" ]
  else
    [ "$status" -eq 0 ]
  fi
  # Still at last, it is taken up whole.
  run -0 jiyan-index --exclude=ready --exclude=stop
  run -0 jiyan-index --check --verify --exclude=ready --exclude=stop
}

@test "a folder that vanishes while others are read costs only itself" {
  mkdir gone
  for i in $(seq 200); do echo "县里决定修建第${i}座大桥。" >"gone/$i.txt"; done
  (sleep 0.02; rm -rf gone) &
  run jiyan-index
  wait
  [ "$status" -le 1 ]
  run -0 jiyan-index --allow-mass-removal
  run -0 jiyan-index --check
}
