#!/usr/bin/env bats
# Images of pages from the file to the hit.

bats_require_minimum_version 1.5.0
load helper

SCAN=$BATS_TEST_DIRNAME/scan.png

setup() {
  setup_archive
  cp "$SCAN" 通知.png
  run jiyan-index
  [[ $output != *"needs tesseract"* && $output != *"built without tesseract"* ]] || skip "no tesseract with chi_sim"
  [ "$status" -eq 0 ]
}

@test "ocr: a scan is found by its number, its commitments and its words, and marked" {
  [ "$(jiyan-search --format=paths 'docno:青政发〔2022〕6号')" = 通知.png ]
  run -0 jiyan-search 修复全部路段
  [[ ${lines[1]} =~ ^\ \ \ 通知\.png\ \(page\ 1\)\ \(OCR\ [0-9]+\ %\)$ ]]
  run -0 jiyan-search --statements=commitment --format=jsonl 全部路段
  python3 - "${lines[0]}" <<'EOF'
import json, sys
row = json.loads(sys.argv[1])
assert row["kind"] == "commitment" and "27公里" in row["text"], row
assert 80 <= row["ocr"] <= 100 and row["page"] == 1, row
EOF
  run -0 jiyan-search --format=csv 修复全部路段
  [[ ${lines[0]} == *,docno,ocr,* ]]
}

@test "ocr: the ledger says how sure it was" {
  run -0 jiyan-index --list 通知.png
  [[ ${lines[1]} =~ $'\t'[0-9]+$ ]]
  jiyan-index --list --format=json 通知.png | python3 -c '
import json, sys
file, = json.load(sys.stdin)
assert 80 <= file["ocr"] <= 100 and file["warnings"] == [] and file["type"] == "image/png", file'
  [[ $(jiyan-index --status) == *$'files read by OCR\t1'* ]]
  jiyan-index --status --format=json | python3 -c 'import json, sys; assert json.load(sys.stdin)["with_ocr"] == 1'
}

@test "ocr: is done once, whatever the file is called and how often the index is built" {
  mv 通知.png 改名.png
  TESSDATA_PREFIX=/nowhere run -0 jiyan-index --rebuild
  [[ $(jiyan-search 修复全部路段) == *"改名.png (page 1) (OCR "* ]]
  # Of a file that was never read it is needed.
  { cat "$SCAN" && echo; } >又一份.png
  TESSDATA_PREFIX=/nowhere run -1 jiyan-index
  [[ $output == *"又一份.png: not indexed (unsupported): needs tesseract-ocr-chi-sim"* ]]
  run -0 jiyan-search --format=paths 修复全部路段
}

@test "ocr: not where it was told not to" {
  run -1 jiyan-index --rebuild --ocr=never
  [[ $output == *"通知.png: not indexed (unsupported): an image, which OCR was told not to read"* ]]
}
