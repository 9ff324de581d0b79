#!/usr/bin/env bats
# install.bats: what is installed speaks Chinese, wherever it was installed or moved to.

load helper

setup_file() {
  make_chinese
  setup_archive
  export INSTALLED=$BATS_FILE_TMPDIR/here
  cmake --install "$JIYAN_BIN" --prefix "$INSTALLED" >/dev/null
}

setup() {
  setup_archive
  unset LC_ALL LC_MESSAGES LANG JIYAN_LOCALEDIR
  need_chinese
}

# speaks FOLDER: both programs of that folder speak Chinese.
speaks() {
  for program in jiyan-index jiyan-search; do
    grep -q 用法： <<<"$(in_chinese "$1/$program" --help)" || { echo "$program"; return 1; }
  done
}

@test "installed to another prefix than was configured" {
  speaks "$INSTALLED/bin"
  cd /
  speaks "$INSTALLED/bin"
}

@test "moved, copied, reached by a link" {
  cp -r "$INSTALLED" "$BATS_TEST_TMPDIR/a b"
  speaks "$BATS_TEST_TMPDIR/a b/bin"
  mv "$BATS_TEST_TMPDIR/a b" "$BATS_TEST_TMPDIR/there"
  speaks "$BATS_TEST_TMPDIR/there/bin"
  mkdir links
  ln -s "$BATS_TEST_TMPDIR/there/bin/"* links
  speaks links
}

@test "DESTDIR, as packagers use it" {
  DESTDIR=$BATS_TEST_TMPDIR/root cmake --install "$JIYAN_BIN" --prefix /usr >/dev/null
  speaks "$BATS_TEST_TMPDIR/root/usr/bin"
}

# The folder of the archive is the instance; systemd looks at what a unit says, and for the programs.
@test "systemd finds the units right, for an archive of any name, and the programs where they were installed" {
  command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
  local name instance
  instance=$(systemd-escape --path "$BATS_TEST_TMPDIR/档 案\$HOME")
  for name in watch serve; do
    cp "$INSTALLED/lib/systemd/user/jiyan-$name@.service" "jiyan-$name@$instance.service"
    XDG_RUNTIME_DIR=$BATS_TEST_TMPDIR systemd-analyze verify --user --man=no "./jiyan-$name@$instance.service" >said 2>&1
    [ ! -s said ] || { cat said; return 1; }
    grep -q "^ExecStart=:\{0,1\}$INSTALLED/bin/jiyan-" "jiyan-$name@$instance.service"
  done
}

@test "a program alone speaks English" {
  cp "$INSTALLED/bin/jiyan-search" .
  [ -e /usr/local/share/locale/zh_CN/LC_MESSAGES/jiyan.mo ] && skip "jiyan is installed here"
  grep -q Usage: <<<"$(in_chinese ./jiyan-search --help)"
}

@test "the Debian package works as it is unpacked, and names what it needs" {
  plain_build
  command -v dpkg-shlibdeps >/dev/null || skip "no dpkg-shlibdeps (Debian's dpkg-dev)"
  cpack -G DEB --config "$JIYAN_BIN/CPackConfig.cmake" -B "$BATS_TEST_TMPDIR/made" >/dev/null 2>&1
  dpkg-deb -x "$BATS_TEST_TMPDIR"/made/jiyan_*.deb unpacked
  grep -q '^ExecStart=:/usr/bin/jiyan-index ' unpacked/usr/lib/systemd/user/jiyan-watch@.service
  grep -q '^ExecStart=/usr/bin/jiyan-serve ' unpacked/usr/lib/systemd/user/jiyan-serve@.service
  cp -r "$BATS_TEST_DIRNAME/../../fixtures" texts
  unpacked/usr/bin/jiyan-index -q texts
  unpacked/usr/bin/jiyan-search --db=texts/.jiyan 集体经济收入 | grep -q '村集体'
  dpkg-deb -f "$BATS_TEST_TMPDIR"/made/jiyan_*.deb Depends | grep -q 'poppler-data.*libpoppler-glib8.*libtesseract5.*libxapian30'
  [[ $(dpkg-deb -f "$BATS_TEST_TMPDIR"/made/jiyan_*.deb Recommends) == tesseract-ocr-chi-sim ]]
}
