#!/usr/bin/env bats
# The types of files that are read, and the process that parses them.

load helper
setup_file() { make_chinese; }
setup() { setup_archive; }

@test "types: what is read, by what, and what holds" {
  run jiyan-index --types
  [ "$status" -eq 0 ]
  [[ $output =~ text/plain\ +jiyan ]]
  [[ $output == *"MiB of memory"* ]]
  run jiyan-index --types --format=json
  [ "$status" -eq 0 ]
  python3 -c '
import json, sys
said = json.loads(sys.argv[1])
assert said["schema"] == 1
assert {"type": "application/x-ndjson", "reader": "jiyan"} in said["types"]
assert set(said["sandbox"]) == {"seccomp", "landlock", "memory"}' "$output"
}

@test "types: what is not installed is said" {
  TESSDATA_PREFIX=/nowhere run jiyan-index --types
  [ "$status" -eq 0 ]
  [[ $output =~ image/png\ +tesseract\ \(needs\ tesseract-ocr-chi-sim ]]
  [[ ! $output =~ application/pdf[^$'\n']*needs ]]
  TESSDATA_PREFIX=/nowhere run jiyan-index --types --format=json
  [[ $output == *'"needs"'* ]]
}

@test "types: no other format, and no second action" {
  run jiyan-index --types --format=junit
  [ "$status" -eq 2 ]
  run jiyan-index --types --check
  [ "$status" -eq 2 ]
}

@test "types: in Chinese" {
  need_chinese
  in_chinese run jiyan-index --types
  [ "$status" -eq 0 ]
  [[ $output == *内存至多* ]]
}

# blank_png FILE: an image without text.
blank_png() {
  python3 - "$1" <<'EOF'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = (b"\0" + b"\xff" * 100) * 100
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 100, 100, 8, 0, 0, 0, 0)) +
                              chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
EOF
}

@test "types: what a missing package would have read is read when it is there" {
  mkdir pages
  blank_png pages/b.png
  printf '新建大桥一座。\n' >pages/a.txt
  run jiyan-index pages/b.png
  [[ $output != *"needs tesseract-ocr-chi-sim"* ]] || skip "tesseract-ocr-chi-sim is not there"
  python3 -c 'import shutil; shutil.make_archive("pages", "zip", "pages")'
  rm -r pages
  TESSDATA_PREFIX=/nowhere run jiyan-index pages.zip
  [[ $output == *"b.png: needs tesseract-ocr-chi-sim to read images by OCR"* ]]
  [ -z "$(ls .jiyan/extracted 2>/dev/null)" ]
  run jiyan-index --rebuild
  [[ $output == *"b.png: OCR finds no text"* ]]
  [ -n "$(ls .jiyan/extracted)" ]
}

@test "what others can make readable says how" {
  printf 'ITSF\3\0\0\0\140\0\0\0' >a.chm
  head -c 200 /dev/zero >>a.chm
  run jiyan-index
  [ "$status" -eq 1 ]
  [[ $output == *"a.chm: not indexed (unsupported): a book of Windows help: needs to be unpacked, by extract_chmLib"* ]]
}
