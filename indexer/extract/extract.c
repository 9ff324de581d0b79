/* extract.c: finds the reader of a file. */
#include "indexer/extract/extract.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#define _(s) gettext(s)
#define N_(s) s

static const struct {
    const char *type;
    jy_extract_fn *read;
} READERS[] = {
#define READER_ROW(type, reader, with) {type, reader},
    JY_EXTRACT_FORMATS(READER_ROW)
#undef READER_ROW
};

/* Types that libraries parse. */
static const char *const PARSED[] = {
#define PARSED_ROW(type, reader, with) type,
    JY_EXTRACT_PARSED_FORMATS(PARSED_ROW)
#undef PARSED_ROW
        NULL,
};

/* Files that others can make ones of that are read: how. */
static const struct {
    const char *type, *way;
} WAYS[] = {
    {"application/vnd.ms-outlook", N_("a mail of Outlook: needs to be saved as EML, by Outlook or by msgconvert")},
    {"application/vnd.ms-tnef", N_("what Outlook packed: needs to be unpacked, by tnef")},
    {"application/vnd.ms-htmlhelp", N_("a book of Windows help: needs to be unpacked, by extract_chmLib")},
};

bool jy_extract_fail_type(const char *type, GError **err)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WAYS); i++) {
        if (g_str_equal(type, WAYS[i].type)) {
            g_set_error_literal(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _(WAYS[i].way));
            return false;
        }
    }
    g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("no reader for files of type %s"), type);
    return false;
}

bool jy_extract_fail_lost(uint32_t code, GError **err)
{
    const char *message = code == JY_ERROR_TIMEOUT   ? _("took longer to read than it may (--max-time)")
                          : code == JY_ERROR_TOO_BIG ? _("takes more memory to read than it may")
                                                     : _("the reader breaks down on it");
    const bool is_limit = code == JY_ERROR_TIMEOUT || code == JY_ERROR_TOO_BIG;
    g_set_error_literal(err, JY_ERROR, (gint)(is_limit ? code : JY_ERROR_MALFORMED), message);
    return false;
}

bool jy_extract_is_lost(const jy_extract_watch *watch, uint32_t number, GError **err)
{
    for (size_t i = 0; watch && i < watch->lost_count; i++) {
        if (watch->lost[i].number == number) {
            return !jy_extract_fail_lost(watch->lost[i].code, err);
        }
    }
    return false;
}

bool jy_extract(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    for (size_t i = 0; i < G_N_ELEMENTS(READERS); i++) {
        if (g_str_equal(source->type, READERS[i].type)) {
            return READERS[i].read(source, to, err);
        }
    }
    if (to->parse && g_strv_contains(PARSED, source->type)) {
        return to->parse(source, to, to->parser, err);
    }
    g_free(source->bytes);
    return jy_extract_fail_type(source->type, err);
}
