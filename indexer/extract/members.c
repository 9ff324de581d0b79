/* members.c: the files inside a file, and what may be taken of them. */
#include "indexer/extract/members.h"

#include <inttypes.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/files/sniffer.h"

#define _(s) gettext(s)

/* Bytes of one member, as many as a file has by default, and at most: it is in memory as a whole. */
#define MEMBER_USUAL ((uint64_t)256 << 20)
#define MEMBER_MOST ((uint64_t)1 << 30)
/* Archives in archives. */
#define DEPTH_MOST 4
/* Members of an outermost file, whatever they are in. */
#define COUNT_MOST 100000
/* Bytes unpacked of it, and how many times its own size from the unsuspicious on. */
#define BYTES_MOST ((uint64_t)8 << 30)
#define UNSUSPICIOUS ((uint64_t)128 << 20)
#define RATIO_MOST 200
/* Members that cannot be read and are named one by one, and other warnings; the rest are counted. */
#define NAMED_MOST 20

/* What was met in an outermost file. */
typedef struct {
    jy_sniffer *sniffer;
    uint64_t size, bytes; /* its own, and those unpacked */
    uint32_t members, failed, odd, documents;
    uint32_t begun, at; /* members, and bodies, that a reader was given, and the one that it has */
    const jy_extract_watch *watch;
    char *first;     /* path and message of the first failure, */
    GError *failure; /* and its code; the limit's, where one is reached */
    bool over;       /* a limit is reached */
    bool ended;      /* who gets the documents wants no more */
} member_sum;

struct jy_members {
    const jy_extract_target *to;
    jy_members *outer; /* NULL: the file is in none */
    jy_extract_ocr ocr;
    uint64_t most; /* bytes of a member */
    unsigned depth;
    member_sum *sum; /* of the outermost */
    /* The member being read. */
    const jy_member *at;
    GPtrArray *own_warnings;
};

jy_members *jy_members_new(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    unsigned depth = to->within ? to->within->depth + 1 : 1;
    if (depth > DEPTH_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("archives in archives, deeper than %d"), DEPTH_MOST);
        return NULL;
    }
    jy_members *members = g_new0(jy_members, 1);
    members->to = to;
    members->outer = to->within;
    members->ocr = source->ocr;
    members->most = source->member_most ? MIN(source->member_most, MEMBER_MOST) : MEMBER_USUAL;
    members->depth = depth;
    members->sum = members->outer ? members->outer->sum : g_new0(member_sum, 1);
    if (!members->outer) {
        members->sum->size = source->length;
        members->sum->watch = to->watch;
    }
    return members;
}

void jy_members_free(jy_members *members)
{
    if (!members) {
        return;
    }
    if (!members->outer) {
        jy_sniffer_free(members->sum->sniffer);
        g_clear_error(&members->sum->failure);
        g_free(members->sum->first);
        g_free(members->sum);
    }
    g_free(members);
}

bool jy_members_are_over(const jy_members *members)
{
    return members->sum->over;
}

/* ---- names ---- */

/* The path of something inside a member. Returns a new text. */
static char *join(const char *member, const char *inner)
{
    return member && inner ? g_strconcat(member, JY_DOCUMENT_MEMBER, inner, NULL) : g_strdup(member ? member : inner);
}

/* The path from the outermost file on. Returns a new text; NULL for the file itself. */
static char *path_from_outside(const jy_members *members, const char *path)
{
    char *whole = g_strdup(path);
    for (const jy_members *outer = members->outer; outer; outer = outer->outer) {
        char *inner = whole;
        whole = join(outer->at->path, inner);
        g_free(inner);
    }
    return whole;
}

/* ---- what is wrong ---- */

static GPtrArray *outermost_warnings(const jy_members *members)
{
    while (members->outer) {
        members = members->outer;
    }
    return members->to->warnings;
}

/* Adds a warning of something inside, if it is one of the first of its kind. */
static void warn(const jy_members *members, uint32_t *count, const char *path, const char *message)
{
    if (++*count <= NAMED_MOST) {
        g_autofree char *whole = path_from_outside(members, path);
        g_ptr_array_add(outermost_warnings(members),
                        whole ? g_strdup_printf("%s: %s", whole, message) : g_strdup(message));
    }
}

void jy_members_fail(jy_members *members, const char *path, GError *failure)
{
    member_sum *sum = members->sum;
    warn(members, &sum->failed, path, failure->message);
    if (!sum->first) {
        g_autofree char *whole = path_from_outside(members, path);
        sum->first = whole ? g_strdup_printf("%s: %s", whole, failure->message) : g_strdup(failure->message);
    }
    if (!sum->failure) {
        sum->failure = failure;
    } else {
        g_error_free(failure);
    }
}

/* Notes that a limit is reached at a member. */
static bool stop(jy_members *members, const char *path, char *message)
{
    member_sum *sum = members->sum;
    if (!sum->over) {
        /* It says more than what was wrong before. */
        g_clear_error(&sum->failure);
        g_clear_pointer(&sum->first, g_free);
        jy_members_fail(members, path, g_error_new_literal(JY_ERROR, JY_ERROR_TOO_BIG, message));
        sum->over = true;
    }
    g_free(message);
    return false;
}

bool jy_members_next(jy_members *members, const char *path)
{
    member_sum *sum = members->sum;
    if (sum->over) {
        return false;
    }
    sum->members++;
    return sum->members <= COUNT_MOST ||
           stop(members, path,
                g_strdup_printf(_("more than %d members; it and those behind it are not read"), COUNT_MOST));
}

bool jy_members_allow(jy_members *members, const char *path, size_t bytes)
{
    member_sum *sum = members->sum;
    sum->bytes += bytes;
    bool is_bomb = sum->bytes > UNSUSPICIOUS && sum->bytes / RATIO_MOST > sum->size;
    if (is_bomb) {
        return stop(members, path,
                    g_strdup(_("inflated out of all proportion; it and what is behind it are not read")));
    }
    return sum->bytes <= BYTES_MOST ||
           stop(members, path, g_strdup(_("more than 8 GiB unpacked; it and what is behind it are not read")));
}

bool jy_members_fits(const jy_members *members, uint64_t bytes)
{
    return bytes <= members->most;
}

void jy_members_fail_size(jy_members *members, const char *path, uint64_t bytes)
{
    const uint64_t most = members->most;
    GError *failure = bytes ? g_error_new(JY_ERROR, JY_ERROR_TOO_BIG,
                                          _("%" PRIu64 " bytes; the limit is %" PRIu64 " (--max-size)"), bytes, most)
                            : g_error_new(JY_ERROR, JY_ERROR_TOO_BIG,
                                          _("more bytes than the limit of %" PRIu64 " (--max-size)"), most);
    jy_members_fail(members, path, failure);
}

/* ---- reading ---- */

/* Puts what is known of a member into a document of it. */
static void put_known(const jy_document *known, jy_document *document)
{
    char *const from[] = {known->title, known->date, known->speaker, known->issuer};
    char **const into[] = {&document->title, &document->date, &document->speaker, &document->issuer};
    for (size_t i = 0; i < G_N_ELEMENTS(from); i++) {
        if (from[i]) {
            g_free(*into[i]);
            *into[i] = g_strdup(from[i]);
        }
    }
}

/* Emits a document of the member at hand as one of the outer file. */
static bool emit(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    jy_members *members = user;
    member_sum *sum = members->sum;
    char *inner = document->path;
    document->path = join(members->at->path, inner);
    g_free(inner);
    document->type = document->type ? document->type : g_strdup(members->at->type);
    if (members->at->known) {
        put_known(members->at->known, document);
    }
    if (!members->outer) {
        sum->documents++;
        record = document->path ? sum->documents : record;
    }
    bool done = members->to->emit(document, blocks, record, members->to->user, err);
    sum->ended |= !done;
    return done;
}

bool jy_members_emit(jy_members *members, const jy_document *known, const jy_blocks *blocks, GError **err)
{
    g_auto(jy_document) document = {0};
    const jy_member self = {.known = known};
    members->at = &self;
    bool done = emit(&document, blocks, 0, members, err);
    members->at = NULL;
    return done;
}

static const char *sniff(jy_members *members, const jy_member *member, const char *name, GError **err)
{
    member_sum *sum = members->sum;
    if (member->type) {
        return member->type;
    }
    sum->sniffer = sum->sniffer ? sum->sniffer : jy_sniffer_new(err);
    return sum->sniffer ? jy_sniffer_type(sum->sniffer, name, member->bytes, member->length) : NULL;
}

/* Sound and the like: that it has no text is nothing that is wrong. */
static bool is_mute(const char *type)
{
    return g_str_has_prefix(type, "audio/") || g_str_has_prefix(type, "video/") || g_str_has_prefix(type, "font/");
}

/* Notes what is wrong with a member. Takes the failure. */
static void note(jy_members *members, const jy_member *member, const char *type, GError *failure)
{
    if (g_str_has_prefix(type, "image/") && member->path) {
        /* Many a picture has no text. */
        warn(members, &members->sum->odd, member->path, failure->message);
        g_error_free(failure);
    } else if (is_mute(type)) {
        g_error_free(failure);
    } else {
        jy_members_fail(members, member->path, failure);
    }
}

static void tell(const jy_extract_watch *watch, uint32_t number)
{
    if (watch) {
        watch->begins(number, watch->user);
    }
}

/* Reads a member, and says which it is. Takes its bytes. */
static bool extract(member_sum *sum, const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    const jy_extract_watch *watch = sum->watch;
    const uint32_t outer = sum->at;
    sum->at = ++sum->begun;
    bool done = false;
    if (jy_extract_is_lost(watch, sum->at, err)) {
        g_free(source->bytes);
    } else {
        tell(watch, sum->at);
        done = jy_extract(source, to, err);
        tell(watch, outer);
    }
    sum->at = outer;
    return done;
}

/* Reads the member at hand. Takes its bytes. Errors: what is wrong with it, and those of emit. */
static bool read_member(jy_members *members, const jy_extract_source *source, GError **err)
{
    jy_ledger_entry *outer = members->to->entry;
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    const bool is_outer = !members->at->path && !members->outer;
    const jy_extract_target to = {.emit = emit,
                                  .user = members,
                                  .entry = entry,
                                  .warnings = warnings,
                                  .parse = members->to->parse,
                                  .parser = members->to->parser,
                                  .within = members,
                                  .lacks = members->to->lacks};
    bool done = extract(members->sum, source, &to, err);
    for (guint i = 0; i < warnings->len; i++) {
        warn(members, &members->sum->odd, members->at->path, warnings->pdata[i]);
    }
    if (is_outer && !outer->encoding) {
        outer->encoding = g_steal_pointer(&entry->encoding);
        outer->confidence = entry->confidence;
    }
    if (done && entry->message) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_MALFORMED, entry->message);
    }
    return done && !entry->message;
}

bool jy_members_read(jy_members *members, const jy_member *member, GError **err)
{
    if (!jy_members_fits(members, member->length)) {
        g_free(member->bytes);
        jy_members_fail_size(members, member->path, member->length);
        return true;
    }
    g_autoptr(GError) failure = NULL;
    const char *path = member->path ? member->path : "", *name = member->name ? member->name : path;
    jy_member own = *member;
    own.type = sniff(members, member, name, err);
    if (!own.type) {
        g_free(member->bytes);
        return false;
    }
    g_autofree char *type = g_strdup(own.type); /* the sniffer's is gone once another is looked at */
    own.type = type;
    members->at = &own;
    const jy_extract_source source = {.path = name,
                                      .type = type,
                                      .bytes = member->bytes,
                                      .length = member->length,
                                      .ocr = members->ocr,
                                      .member_most = members->most};
    bool done = read_member(members, &source, &failure);
    members->at = NULL;
    if (!done && (members->sum->ended || jy_error_is_of_run(failure))) {
        g_propagate_error(err, g_steal_pointer(&failure));
        return false;
    }
    if (!done) {
        note(members, member, type, g_steal_pointer(&failure));
    }
    return true;
}

/* ---- the end ---- */

bool jy_members_end(jy_members *members, GError **err)
{
    member_sum *sum = members->sum;
    if (members->outer) {
        return true;
    }
    GPtrArray *warnings = members->to->warnings;
    if (sum->failed > NAMED_MOST) {
        g_ptr_array_add(warnings, g_strdup_printf(_("%u more members cannot be read"), sum->failed - NAMED_MOST));
    }
    if (sum->odd > NAMED_MOST) {
        g_ptr_array_add(warnings, g_strdup_printf(_("%u more warnings"), sum->odd - NAMED_MOST));
    }
    if (!sum->failed) {
        return true;
    }
    const uint32_t all = MAX(sum->members, sum->failed);
    g_autofree char *message =
        all == 1 ? g_strdup(sum->first)
                 : g_strdup_printf(_("%u of %u members cannot be read; the first is %s"), sum->failed, all, sum->first);
    if (!sum->documents) {
        g_set_error_literal(err, JY_ERROR, sum->failure->code, message);
        return false;
    }
    members->to->entry->reason = g_strdup(jy_error_name((jy_error)sum->failure->code));
    members->to->entry->message = g_steal_pointer(&message);
    return true;
}
