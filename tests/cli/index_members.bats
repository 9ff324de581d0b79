# index_members.bats: the members of archives and mails, from the file to the answer.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_index
  mkdir -p "$BATS_TEST_TMPDIR/members/卷"
  cd "$BATS_TEST_TMPDIR/members"
  mkdir .jiyan
  python3 - <<'EOF'
import io, zipfile

class Gbk(zipfile.ZipInfo):
    def _encodeFilenameFlags(self):
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800

inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as zip:
    zip.writestr("内/桥墩.txt", "桥墩的图纸写到紫藤大桥。\n")
with zipfile.ZipFile("卷/归档.zip", "w", zipfile.ZIP_DEFLATED) as zip:
    zip.writestr(Gbk("目录/通知.txt"), "关于修建紫藤大桥的通知\n\n年底前修建紫藤大桥。\n".encode("gb18030"))
    zip.writestr(Gbk("里层.zip"), inner.getvalue())
    zip.writestr(Gbk("记录.jsonl"), '{"id":"r1","text":"甲"}\n{"id":"r2","text":"紫藤大桥的记录。"}\n')
    zip.writestr("__MACOSX/x.txt", "紫藤大桥")
with open("信.eml", "wb") as mail:
    mail.write("From: a@example.cn\nTo: b@example.cn\nSubject: 关于紫藤大桥\nContent-Type: multipart/mixed; boundary=b\n\n"
               "--b\nContent-Type: text/plain\n\n大桥已经开工。\n--b\nContent-Disposition: attachment; filename=造价.txt\n\n"
               "紫藤大桥的造价。\n--b--\n".encode())
EOF
  jiyan-index -q
}

paths() { quietly jiyan-search --copies=each --format=paths "$@" | LC_ALL=C sort | tr '\n' ' '; }

@test "each member is found by its own path, and its text" {
  [ "$(paths 紫藤大桥)" = "信.eml 信.eml!/造价.txt 卷/归档.zip!/目录/通知.txt 卷/归档.zip!/记录.jsonl 卷/归档.zip!/里层.zip!/内/桥墩.txt " ]
  run -0 --separate-stderr jiyan-search --format=json 修建
  [[ $output == *'"path":"卷/归档.zip!/目录/通知.txt"'*'"title":"关于修建紫藤大桥的通知"'* ]]
}

@test "--path names an archive, what is in it, and patterns of both" {
  [ "$(paths --path='卷/归档.zip' 桥墩)" = "卷/归档.zip!/里层.zip!/内/桥墩.txt " ]
  [ "$(paths --path='卷/归档.zip!/**' 通知)" = "卷/归档.zip!/目录/通知.txt " ]
  [ "$(paths --path='**/通知.txt' 紫藤大桥)" = "卷/归档.zip!/目录/通知.txt " ]
  [ "$(paths --path='里层.zip!/' 紫藤大桥)" = "卷/归档.zip!/里层.zip!/内/桥墩.txt " ]
  [ "$(paths --path='!/造价.txt' 紫藤大桥)" = "信.eml!/造价.txt " ]
  [ "$(paths --path='没有.txt' 紫藤大桥)" = "" ]
}

@test "--type goes by the member" {
  [ "$(paths --type=jsonl 紫藤大桥)" = "卷/归档.zip!/记录.jsonl " ]
  [ "$(paths --type=message/rfc822 紫藤大桥)" = "信.eml " ]
  [ "$(paths --type=zip 紫藤大桥)" = "" ]
}

@test "--like takes a member, and says how one is named" {
  run -0 jiyan-search --format=paths --like='卷/归档.zip!/目录/通知.txt'
  [[ $output == *桥墩.txt* ]]
  run -2 jiyan-search --like='卷/归档.zip'
  [[ $output == *'name one of them, as 卷/归档.zip!/'* ]]
}

@test "the ledger and --check speak of files" {
  [ "$(jiyan-index --list | tail -n +2 | cut -f1,2,7 | LC_ALL=C sort | tr '\t\n' '  ')" = "indexed 信.eml 2 indexed 卷/归档.zip 4 " ]
  run -0 jiyan-index --check
  run -0 jiyan-index
  [[ $output == "0 added, 0 updated, 0 removed, 2 unchanged"* ]]
  rm 卷/归档.zip
  run -0 jiyan-index
  [ "$(paths 紫藤大桥)" = "信.eml 信.eml!/造价.txt " ]
}

@test "a catalogue names members, and a changed row makes their file stale" {
  printf 'path\ttitle\n归档.zip!/目录/通知.txt\t另一个题名\n' >../table
  run -0 --separate-stderr jiyan-index --catalogue ../table
  [ "$stderr" = "" ]
  [[ $output == "0 added, 1 updated"* ]]
  [[ $(jiyan-search --format=json --path=通知.txt 紫藤) == *'"title":"另一个题名"'* ]]
  run -0 jiyan-index --catalogue ../table
  [[ $output == "0 added, 0 updated"* ]]
  printf 'path\ttitle\n归档.zip!/目录/通知.txt\t第三个题名\n没有.zip!/a\t甲\n' >../table
  run -0 --separate-stderr jiyan-index --catalogue ../table
  [[ $output == "0 added, 1 updated"* ]]
  [[ $stderr == *"没有.zip!/a is no file of the archive"* ]]
}

@test "what cannot be read is said, and the rest is read" {
  python3 - <<'EOF'
import zipfile
with zipfile.ZipFile("半.zip", "w") as zip:
    zip.writestr("好.txt", "好的文件。\n")
    zip.writestr("库.db", b"SQLite format 3\0" + bytes(100))
EOF
  run -1 --separate-stderr jiyan-index
  [[ $output == *"1 in part"* ]]
  [[ $stderr == *"1 of 2 members cannot be read; the first is 库.db: no reader"* ]]
  [ "$(paths 好的文件)" = "半.zip!/好.txt " ]
}

@test "--max-size holds for members, and costs them alone" {
  python3 -c 'import zipfile
with zipfile.ZipFile("大.zip", "w", zipfile.ZIP_DEFLATED) as zip:
    zip.writestr("长.txt", "紫藤大桥。" * 500)
    zip.writestr("短.txt", "短文说到紫藤大桥。")'
  run -1 --separate-stderr jiyan-index --max-size=4K 大.zip
  [[ $stderr == *"大.zip: indexed in part (too_big): 1 of 2 members cannot be read; the first is 长.txt: 7500 bytes; the limit is 4096 (--max-size)"* ]]
  [ "$(paths --path=大.zip 紫藤大桥)" = "大.zip!/短.txt " ]
}
