# fault.bats: what the programs do when the system refuses one thing; tests/fault/README.md has the language of faults.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  LIBRARY=$JIYAN_BIN/tests/fault/libfault.so
  [ -f "$LIBRARY" ] || skip "nothing can be preloaded into this build"
  setup_archive
  rm -rf ./* .jiyan .jiyanignore
  mkdir .jiyan
  seq -f '第%g号意见。修好灯塔旁的栈桥。' 1 30 | split -l 1 - notice-
  jiyan-index -q
  echo '补记。灯塔夜间照明。' >later.txt
}

# faulty RULES [AFTER] COMMAND…: the command while the calls of the rules fail.
faulty() { FAULT=$1 FAULT_AFTER=$2 LD_PRELOAD=$LIBRARY "${@:3}"; }
# The index answers from N files, and the next run makes it true and leaves nothing behind.
holds() {
  [ "$(hits 灯塔)" -eq "$1" ]
  jiyan-index -q
  [ "$(hits 灯塔)" -eq 31 ]
  run -0 jiyan-index --check
  [ -z "$(find .jiyan -mindepth 1 -maxdepth 1 ! -name lock ! -name XAPIANDB ! -name 'manifest-*' ! -name 'ledger-*' \
    ! -name 'seg-*' ! -name 'dictionary-*')" ]
  [ "$(find .jiyan -name 'manifest-*' | wc -l)" -eq 1 ]
}

@test "what was renamed is published, whatever the wait for its folder says" {
  plain_build
  local rules warning='the index is up to date, but a crash of the machine may bring the one before back'
  for rules in fsync@/.jiyan=EIO fsync@/.jiyan=ENOSPC fsync@/.jiyan=EDQUOT fsync=EIO \
    open@/.jiyan=EMFILE open@/.jiyan=ENFILE open@/.jiyan=EACCES open@/.jiyan=ENOMEM; do
    for action in '' --rebuild '--forget later.txt' --merge; do
      echo "$rules $action"
      rm -rf .jiyan; mkdir .jiyan; jiyan-index -q --exclude=later.txt
      [ "$action" != --merge ] || jiyan-index -q
      [ "$action" != '--forget later.txt' ] || jiyan-index -q
      # shellcheck disable=SC2086 # words of a command
      run -0 --separate-stderr faulty "$rules" rename@/XAPIANDB jiyan-index -q $action
      [[ $stderr == *"warning: $warning"* ]]
      # Both of them are there: either may be what a crash leaves.
      [ "$(find .jiyan -name 'manifest-*' | wc -l)" -eq 2 ]
      case $action in
        --forget*) holds 30 ;;
        *) holds 31 ;;
      esac
    done
  done
}

@test "a file system that refuses to be waited for is none that failed" {
  local rules
  for rules in fsync@/.jiyan=EINVAL fsync@/.jiyan=ENOTSUP fsync@/.jiyan=ENOSYS fsync@/.jiyan=EROFS fsync=EINVAL \
    fsync=ENOTSUP; do
    for action in '' --rebuild --merge; do
      echo "$rules $action"
      rm -rf .jiyan; mkdir .jiyan; jiyan-index -q --exclude=later.txt
      [ "$action" != --merge ] || jiyan-index -q
      run -0 --separate-stderr faulty "$rules" '' jiyan-index -q $action
      [ -z "$stderr" ]
      [ "$(find .jiyan -name 'manifest-*' | wc -l)" -eq 1 ]
      holds 31
    done
  done
  rm -rf .jiyan
  run -0 --separate-stderr faulty fsync=EINVAL '' jiyan-index -q --db="$BATS_TEST_TMPDIR/new/deep/index" .
  [ -z "$stderr" ]
}

@test "what cannot be written before the new index is named leaves the old one, and nothing on the full disk" {
  local rules
  for rules in write=ENOSPC write=ENOSPC+1 write=ENOSPC+3 write=EDQUOT+5 write=EIO+8 write@/XAPIANDB.new=ENOSPC \
    fsync=EIO fsync=ENOSPC+1 fsync=EIO+4 rename@/XAPIANDB=EIO rename@/XAPIANDB=ENOSPC mkdir=ENOSPC open@/.jiyan=EMFILE \
    open@/XAPIANDB.new=EMFILE; do
    for action in '' --rebuild; do
      echo "$rules $action"
      rm -rf .jiyan; mkdir .jiyan; jiyan-index -q --exclude=later.txt
      run -2 --separate-stderr faulty "$rules" '' jiyan-index -q $action
      [[ $stderr == *': No space left on device' || $stderr == *': Input/output error' ||
        $stderr == *': Disk quota exceeded' || $stderr == *': Too many open files' ]]
      [ ! -e .jiyan/build ] && [ ! -e .jiyan/XAPIANDB.new ] && [ ! -e .jiyan/manifest-000002 ] && [ ! -e .jiyan/seg-000002 ]
      holds 30
    done
  done
}

@test "a file that cannot be read is named, and the others are indexed" {
  local code
  for code in EIO EACCES ENOMEM; do
    rm -rf .jiyan; mkdir .jiyan
    run -1 --separate-stderr faulty "read@/later.txt=$code" '' jiyan-index -q
    [[ $stderr == *later.txt* ]]
    holds 30
  done
}
