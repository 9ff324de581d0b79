/* members_fuzz.c: paths of members, their names in other encodings, fields of mails, and whole archives and mails. The
 * first byte chooses. */
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/archive/names.h"
#include "indexer/extract/mail/words.h"
#include "indexer/extract/members.h"
#include "indexer/extract/program/readers.h"

static bool is_harmless(const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    bool is = g_utf8_validate(path, -1, NULL) && strlen(path) <= 1003 && !strchr(path, '\\') && !strchr(path, '\n');
    for (char **step = steps; is && *step; step++) {
        is = (**step || !*path) && !g_str_equal(*step, ".") && !g_str_equal(*step, "..");
    }
    return is;
}

static void check_path(const char *bytes)
{
    g_autofree char *path = jy_members_path(bytes), *again = jy_members_path(path);
    must(is_harmless(path));
    must(g_str_equal(path, again) || strlen(path) > 1000 || (g_ascii_isalpha(*path) && path[1] == ':'));
}

static void check_names(const char *bytes)
{
    g_auto(jy_names) names = {0};
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", 100);
    for (char **line = lines; *line; line++) {
        jy_names_add(&names, *line);
    }
    const char *encoding = jy_names_encoding(&names);
    for (char **line = lines; *line; line++) {
        g_autofree char *name = jy_names_decode(*line, encoding);
        must(g_utf8_validate(name, -1, NULL));
        check_path(name);
    }
}

static void check_field(const char *bytes)
{
    g_autofree char *text = jy_words_unfold(bytes);
    must(g_utf8_validate(text, -1, NULL));
}

static bool check_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    uint32_t *last = user;
    (void)err;
    must(!document->path || g_utf8_validate(document->path, -1, NULL));
    must(!document->title || g_utf8_validate(document->title, -1, NULL));
    must(g_utf8_validate(blocks->text, blocks->length, NULL));
    must(!document->path || record > *last);
    *last = MAX(*last, record);
    return true;
}

/* Texts alone are read of what is inside: other formats have targets of their own. */
static bool parse(const jy_extract_source *source, const jy_extract_target *to, void *parser, GError **err)
{
    static const char *const OTHERS[] = {"application/pdf", "image/", "application/vnd.", "application/msword"};
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        if (g_str_has_prefix(source->type, OTHERS[i])) {
            g_free(source->bytes);
            g_set_error(err, g_quark_from_static_string("fuzz"), 0, "not read here");
            return false;
        }
    }
    return jy_readers_parse(source, to, parser, err);
}

static void read_file(const char *type, const char *bytes, size_t size)
{
    uint32_t last = 0;
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) failure = NULL;
    char *own = g_malloc(size + 1);
    memcpy(own, bytes, size);
    own[size] = '\0';
    const jy_extract_source source = {.path = "a", .type = type, .bytes = own, .length = size};
    const jy_extract_target to = {
        .emit = check_document, .user = &last, .entry = entry, .warnings = warnings, .parse = parse};
    must(jy_extract(&source, &to, &failure) == !failure);
    for (guint i = 0; i < warnings->len; i++) {
        must(g_utf8_validate(warnings->pdata[i], -1, NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const TYPES[] = {
        "application/zip",   "application/x-tar", "application/gzip", "application/x-7z-compressed",
        "application/x-rar", "message/rfc822",    "message/rfc822",   "application/mbox"};
    if (size == 0) {
        return 0;
    }
    g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
    switch (*data % (3 + G_N_ELEMENTS(TYPES))) {
    case 0:
        check_path(text);
        break;
    case 1:
        check_names(text);
        break;
    case 2:
        check_field(text);
        break;
    default:
        read_file(TYPES[*data % (3 + G_N_ELEMENTS(TYPES)) - 3], (const char *)data + 1, size - 1);
    }
    return 0;
}
