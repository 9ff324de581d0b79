/* remote.c: jiyan-extract seen from the indexer. */
#include "indexer/extract/remote/remote.h"

#include <errno.h>
#include <inttypes.h>
#include <jiyan/base/child.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/patience.h>
#include <libintl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "indexer/extract/remote/cache.h"
#include "indexer/extract/remote/wire.h"

#define _(s) gettext(s)

#define PROGRAM "jiyan-extract"
/* Bytes read at a time. */
#define SLICE ((size_t)64 << 10)
/* Milliseconds after which a signal is looked for while nothing is said. */
#define GLANCE 200
/* CPU time that a file may take: many times what libraries need for one that is large and sound. */
#define SECONDS 60.0
#define SECONDS_A_MEGABYTE 10.0
/* So many times that by the clock, and a child that waits for something, or is stopped, is ended. */
#define CLOCK_TIMES 8
/* Pages read by OCR, each of which may take as long as a file: more than the child reads of one. */
#define PAGES_MOST 2000
/* Members of a file that may break the reader before it is given up: for each it is read from the start; and as how
 * many one counts that takes too long. */
#define LOST_MOST 10
#define LATE_COSTS 5
/* Libraries lose memory with time: a process ends after so many files. */
#define FILES_MOST 2000

struct jy_remote {
    char *program;
    char *cache;
    double max_seconds;
    uint64_t max_size;
    jy_child child;
    guint files;   /* that the child was given */
    GString *said; /* by the child, and not yet taken */
};

jy_remote *jy_remote_new(const jy_remote_options *options)
{
    jy_remote *remote = g_new0(jy_remote, 1);
    remote->program = options->program ? g_strdup(options->program) : jy_child_path(PROGRAM);
    remote->cache = g_strdup(options->cache);
    remote->max_seconds = options->max_seconds;
    remote->max_size = options->max_size;
    remote->said = g_string_new(NULL);
    return remote;
}

/* Ends the child, at once where it may not do so by itself. */
static jy_child_end stop(jy_remote *remote, bool now)
{
    remote->files = 0;
    g_string_truncate(remote->said, 0);
    return jy_child_finish(&remote->child, now);
}

void jy_remote_free(jy_remote *remote)
{
    if (!remote) {
        return;
    }
    stop(remote, false);
    g_string_free(remote->said, true);
    g_free(remote->cache);
    g_free(remote->program);
    g_free(remote);
}

/* ---- what is said of a file ---- */

/* A file that is being read. */
typedef struct {
    jy_remote *remote;
    const jy_extract_target *to;
    jy_blocks *blocks;    /* of the document under way */
    GString *kept;        /* all frames; NULL where they come from the cache, or go nowhere */
    double seconds;       /* of CPU time that the child may take */
    gint64 deadline;      /* by the clock */
    guint pages;          /* read by OCR */
    guint heard, emitted; /* documents, of this process and of all that tried */
    uint32_t member;      /* that is being read; 0: the file itself */
    GArray *lost;         /* of jy_extract_lost: members that ended a process */
    guint patience;       /* for more of them */
    bool lacks;           /* more could be read, later */
    bool ended, well;
} hearing;

static bool fail_broken(GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("the reader breaks down on it"));
    return false;
}

static bool take_document(hearing *file, jy_wire_frame *frame, GError **err)
{
    g_auto(jy_document) document = {0};
    uint32_t record;
    jy_wire_get_document(frame, &document, &record, &file->blocks->unlined);
    g_autoptr(jy_blocks) blocks = g_steal_pointer(&file->blocks);
    file->blocks = jy_blocks_new();
    if (!frame->bad && ++file->heard <= file->emitted) {
        return true; /* a process before this one said it, too */
    }
    file->emitted = file->heard;
    return frame->bad ? fail_broken(err) : file->to->emit(&document, blocks, record, file->to->user, err);
}

/* What the child says of the file's entry. */
static void take_entry(hearing *file, jy_wire_frame *frame)
{
    jy_ledger_entry *entry = file->to->entry;
    g_free(entry->encoding);
    entry->encoding = jy_wire_get_text(frame);
    entry->confidence = jy_wire_get_number(frame) / 1e6;
    g_free(entry->reason);
    entry->reason = jy_wire_get_text(frame);
    g_free(entry->message);
    entry->message = jy_wire_get_text(frame);
}

/* From now on it may take as long as a file. */
static void begin_time(hearing *file)
{
    file->deadline = g_get_monotonic_time() + (gint64)(file->seconds * CLOCK_TIMES * G_USEC_PER_SEC);
}

static bool take_page(hearing *file, GError **err)
{
    begin_time(file);
    return ++file->pages <= PAGES_MOST || fail_broken(err);
}

/* The end of the file: well, or an error that is the file's. */
static bool take_end(hearing *file, jy_wire_frame *frame, GError **err)
{
    const uint32_t code = jy_wire_get_number(frame);
    g_autofree char *message = jy_wire_get_text(frame);
    file->ended = true;
    file->well = code == JY_WIRE_ALL_WELL && !frame->bad;
    if (!file->well) {
        g_set_error_literal(err, JY_ERROR, (gint)(code <= JY_ERROR_CHANGED ? code : JY_ERROR_MALFORMED),
                            message ? message : _("the reader breaks down on it"));
    }
    return file->well;
}

static bool take(hearing *file, jy_wire_frame *frame, GError **err)
{
    jy_extracted block;
    switch (frame->tag) {
    case JY_WIRE_BLOCK:
        jy_wire_get_block(frame, &block);
        return frame->bad ? fail_broken(err) : jy_blocks_add(file->blocks, &block, err);
    case JY_WIRE_DOCUMENT:
        return take_document(file, frame, err);
    case JY_WIRE_WARNING: {
        char *warning = jy_wire_get_text(frame);
        if (warning) {
            g_ptr_array_add(file->to->warnings, warning);
        }
        return !frame->bad || fail_broken(err);
    }
    case JY_WIRE_ENTRY:
        take_entry(file, frame);
        return !frame->bad || fail_broken(err);
    case JY_WIRE_LACK:
        file->lacks = true;
        return true;
    case JY_WIRE_MEMBER:
        file->member = jy_wire_get_number(frame);
        return !frame->bad || fail_broken(err);
    case JY_WIRE_PAGE:
        return take_page(file, err);
    case JY_WIRE_END:
        return take_end(file, frame, err);
    case JY_WIRE_FILE:
    default:
        return fail_broken(err);
    }
}

/* Takes the whole frames at the head of the bytes. Fills *ret_taken, their length. */
static bool take_all(hearing *file, const GString *bytes, size_t *ret_taken, GError **err)
{
    jy_wire_frame frame;
    jy_wire_look look = JY_WIRE_PART;
    size_t at = 0, size;
    bool done = true;
    while (done && !file->ended &&
           (look = jy_wire_next(bytes->str + at, bytes->len - at, &frame, &size)) == JY_WIRE_WHOLE) {
        done = take(file, &frame, err);
        at += size;
    }
    *ret_taken = at;
    return look == JY_WIRE_BAD ? fail_broken(err) : done;
}

/* ---- asking ---- */

static bool start(jy_remote *remote, GError **err)
{
    if (remote->files >= FILES_MOST) {
        stop(remote, false);
    }
    if (remote->child.pid) {
        return true;
    }
    g_autoptr(GError) failure = NULL;
    char *line[] = {remote->program, (char *)(uintptr_t) "--serve", NULL};
    if (!jy_child_start(line, &remote->child, &failure)) {
        g_set_error_literal(err, JY_ERROR_OF_RUN, failure->code, failure->message);
        return false;
    }
    return true;
}

/* Gives the file to the child. One that dies of it says so when it is heard. */
static void ask(hearing *file, const jy_extract_source *source)
{
    jy_remote *remote = file->remote;
    begin_time(file);
    g_autoptr(GString) head = g_string_new(NULL);
    size_t frame = jy_wire_begin(head, JY_WIRE_FILE);
    jy_wire_put_number(head, (uint32_t)MIN(file->seconds * 1e3, G_MAXINT32));
    jy_wire_put_number(head, source->ocr);
    jy_wire_put_size(head, source->length);
    g_autofree char *path = g_utf8_make_valid(source->path, -1);
    jy_wire_put_text(head, path);
    jy_wire_put_text(head, source->type);
    jy_wire_put_size(head, remote->max_size);
    jy_wire_put_number(head, file->lost->len);
    for (guint i = 0; i < file->lost->len; i++) {
        const jy_extract_lost *lost = &g_array_index(file->lost, jy_extract_lost, i);
        jy_wire_put_number(head, lost->number);
        jy_wire_put_number(head, lost->code);
    }
    jy_wire_finish(head, frame);
    remote->files++;
    (void)(jy_files_write_all(remote->child.in, head->str, head->len) &&
           jy_files_write_all(remote->child.in, source->bytes, source->length));
}

/* How the child ended: an error of the file. */
static bool fail_ended(jy_child_end end, GError **err)
{
    return jy_extract_fail_lost(end == JY_CHILD_LATE     ? JY_ERROR_TIMEOUT
                                : end == JY_CHILD_MEMORY ? JY_ERROR_TOO_BIG
                                                         : JY_ERROR_MALFORMED,
                                err);
}

/* Waits until the child says something or has ended. */
static bool wait_for(hearing *file, GError **err)
{
    struct pollfd one = {.fd = file->remote->child.out, .events = POLLIN};
    while (poll(&one, 1, GLANCE) <= 0) {
        if (!jy_patience_held(err)) {
            return false;
        }
        if (g_get_monotonic_time() > file->deadline) {
            return fail_ended(JY_CHILD_LATE, err);
        }
    }
    return true;
}

/* Hears more. Returns false where that is an error: the child has ended, or a signal has come. */
static bool hear(hearing *file, GError **err)
{
    jy_remote *remote = file->remote;
    GString *said = remote->said;
    if (!wait_for(file, err)) {
        return false;
    }
    const size_t before = said->len;
    g_string_set_size(said, before + SLICE);
    const ssize_t count = read(remote->child.out, said->str + before, SLICE);
    g_string_truncate(said, before + (size_t)MAX(count, 0));
    g_string_append_len(file->kept, said->str + before, MAX(count, 0));
    return count > 0 || (count < 0 && errno == EINTR) || fail_ended(stop(remote, false), err);
}

/* Takes what is said of a file until its end. What is left of it after an error is never heard: the child ends. */
static bool hear_all(hearing *file, GError **err)
{
    jy_remote *remote = file->remote;
    bool done = true;
    while (done && !file->ended) {
        size_t taken;
        done = take_all(file, remote->said, &taken, err);
        g_string_erase(remote->said, 0, (gssize)taken);
        done = done && (file->ended || hear(file, err));
    }
    if (!file->ended) {
        stop(remote, true);
    }
    return done;
}

/* ---- a file ---- */

/* The name that a file's frames are kept by. Returns a new string; NULL where nothing is kept. */
static char *cache_name(const jy_remote *remote, const jy_extract_source *source)
{
    return remote->cache && source->sha256 ? g_strdup_printf("%s-%u-%u-%" PRIx64, source->sha256, JY_EXTRACT_VERSION,
                                                             (unsigned)source->ocr, remote->max_size)
                                           : NULL;
}

/* Reads what was kept. */
static bool replay(hearing *file, const GString *kept, GError **err)
{
    size_t taken;
    return take_all(file, kept, &taken, err) && (file->ended || fail_broken(err));
}

/* Makes ready for another process to begin from the start. */
static void begin_again(hearing *file)
{
    jy_blocks_free(file->blocks);
    file->blocks = jy_blocks_new();
    file->pages = file->heard = 0;
    file->member = 0;
    g_string_truncate(file->kept, 0);
}

/* True where what ended the process was a member, and the rest of the file may be read without it. */
static bool lose_member(hearing *file, const GError *failure)
{
    const guint costs = failure->code == JY_ERROR_TIMEOUT ? LATE_COSTS : 1;
    const jy_extract_lost lost = {file->member, (uint32_t)failure->code};
    if (!file->member || file->patience < costs) {
        return false;
    }
    file->patience -= costs;
    g_array_append_val(file->lost, lost);
    return true;
}

/* Has the file read. Another file may have left the child in a state that breaks it on this one: then a new child
 * tries, too; and what breaks it is a member, another does without that. */
static bool read_file(hearing *file, const jy_extract_source *source, GError **err)
{
    jy_remote *remote = file->remote;
    for (;;) {
        g_autoptr(GError) failure = NULL;
        if (!start(remote, err)) {
            return false;
        }
        const bool is_new = remote->files == 0;
        ask(file, source);
        if (hear_all(file, &failure)) {
            return true;
        }
        const bool is_child = !file->ended && !jy_error_is_of_run(failure);
        const bool is_late = g_error_matches(failure, JY_ERROR, JY_ERROR_TIMEOUT);
        if (!is_child || ((is_new || is_late) && !lose_member(file, failure))) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return false;
        }
        begin_again(file);
    }
}

bool jy_remote_parse(const jy_extract_source *source, const jy_extract_target *to, void *remote_, GError **err)
{
    jy_remote *remote = remote_;
    g_autofree char *name = cache_name(remote, source);
    g_autoptr(GString) kept = name ? jy_cache_load(remote->cache, name) : NULL;
    const double usual = SECONDS + SECONDS_A_MEGABYTE * (double)source->length / (1 << 20);
    hearing file = {.remote = remote, .to = to, .blocks = jy_blocks_new(), .patience = LOST_MOST};
    file.lost = g_array_new(false, false, sizeof(jy_extract_lost));
    file.seconds = remote->max_seconds > 0 ? remote->max_seconds : usual;
    bool done;
    if (kept) {
        done = replay(&file, kept, err);
    } else {
        file.kept = g_string_new(NULL);
        done = read_file(&file, source, err);
        if (done && name && !file.lacks && !file.lost->len) {
            jy_cache_keep(remote->cache, name, file.kept);
        }
        g_string_free(file.kept, true);
    }
    jy_blocks_free(file.blocks);
    g_array_unref(file.lost);
    g_free(source->bytes);
    return done;
}
