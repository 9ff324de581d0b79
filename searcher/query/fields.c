/* fields.c: the names of the fields. */
#include "searcher/query/fields.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *name;
    jy_by field;
} NAMES[] = {
    {"title", JY_BY_TITLE},     {"标题", JY_BY_TITLE},      {"题名", JY_BY_TITLE},      {"標題", JY_BY_TITLE},
    {"題名", JY_BY_TITLE},      {"heading", JY_BY_HEADING}, {"小标题", JY_BY_HEADING},  {"章节", JY_BY_HEADING},
    {"speaker", JY_BY_SPEAKER}, {"讲话人", JY_BY_SPEAKER},  {"講話人", JY_BY_SPEAKER},  {"报告人", JY_BY_SPEAKER},
    {"发言人", JY_BY_SPEAKER},  {"issuer", JY_BY_ISSUER},   {"发文机关", JY_BY_ISSUER}, {"責任者", JY_BY_ISSUER},
    {"责任者", JY_BY_ISSUER},   {"發文機關", JY_BY_ISSUER}, {"机关", JY_BY_ISSUER},     {"docno", JY_BY_DOCNO},
    {"文号", JY_BY_DOCNO},      {"文號", JY_BY_DOCNO},      {"发文字号", JY_BY_DOCNO},  {"發文字號", JY_BY_DOCNO},
    {"path", JY_BY_PATH},       {"路径", JY_BY_PATH},       {"路徑", JY_BY_PATH},       {"文件", JY_BY_PATH},
    {"type", JY_BY_TYPE},       {"类型", JY_BY_TYPE},       {"類型", JY_BY_TYPE},       {"year", JY_BY_YEAR},
    {"年", JY_BY_YEAR},         {"年份", JY_BY_YEAR},       {"date", JY_BY_DATE},       {"日期", JY_BY_DATE},
    {"kind", JY_BY_KIND},       {"性质", JY_BY_KIND},       {"性質", JY_BY_KIND},       {"genre", JY_BY_GENRE},
    {"文种", JY_BY_GENRE},      {"文種", JY_BY_GENRE},      {"体裁", JY_BY_GENRE},      {"file", JY_BY_FILE},
    {"due", JY_BY_DUE},         {"期限", JY_BY_DUE},        {"时限", JY_BY_DUE},
};

bool jy_fields_named(const char *name, size_t length, jy_by *ret_field)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (strlen(NAMES[i].name) == length && g_ascii_strncasecmp(NAMES[i].name, name, length) == 0) {
            *ret_field = NAMES[i].field;
            return true;
        }
    }
    return false;
}

const char *jy_fields_name(jy_by field)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (NAMES[i].field == field) {
            return NAMES[i].name;
        }
    }
    return "?";
}

const char *jy_fields_nth(size_t i, jy_by *ret_field)
{
    if (i >= G_N_ELEMENTS(NAMES)) {
        return NULL;
    }
    *ret_field = NAMES[i].field;
    return NAMES[i].name;
}

const char *const JY_FIELDS_COUNTED[] = {"year", "speaker", "issuer", "type", "kind", "genre", NULL};
