/* fields.c: the table of fields. */
#include <jiyan/index/fields.h>

#include <glib.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/date.h>
#include <jiyan/text/docno.h>
#include <string.h>

enum { GIVEN = JY_FIELD_GIVEN, ASKED = JY_FIELD_ASKED, COUNTED = JY_FIELD_COUNTED, SHOWN = JY_FIELD_SHOWN };

#define KEPT(member) offsetof(jy_document, member)
#define NOWHERE SIZE_MAX

/* The first name of another script or custom is the one that completion offers. */
static const jy_field_row ROWS[JY_FIELDS] = {
    [JY_FIELD_PATH] = {"path", "路径 路徑 文件 file filename 文件名 文件路径", KEPT(path), NULL, GIVEN | ASKED | SHOWN},
    [JY_FIELD_ID] = {"id", "编号 档号", KEPT(id), NULL, GIVEN | SHOWN},
    [JY_FIELD_TITLE] = {"title", "标题 题名 標題 題名", KEPT(title), NULL, GIVEN | ASKED | SHOWN},
    [JY_FIELD_SUBTITLE] = {"subtitle", "副标题 副题名", KEPT(subtitle), NULL, GIVEN},
    [JY_FIELD_DATE] = {"date", "日期 成文日期 文件日期 形成日期", KEPT(date), NULL, GIVEN | ASKED | SHOWN},
    [JY_FIELD_SPEAKER] = {"speaker", "讲话人 講話人 报告人 发言人", KEPT(speaker), JY_TERM_SPEAKER,
                          GIVEN | ASKED | COUNTED | SHOWN},
    [JY_FIELD_ISSUER] = {"issuer", "发文机关 责任者 机关 發文機關 責任者 发文单位", KEPT(issuer), JY_TERM_ISSUER,
                         GIVEN | ASKED | COUNTED | SHOWN},
    [JY_FIELD_DOCNO] = {"docno", "文号 文號 发文字号 發文字號 文件编号", KEPT(docno), JY_TERM_DOCNO,
                        GIVEN | ASKED | SHOWN},
    [JY_FIELD_GENRE] = {"genre", "文种 文種 体裁", KEPT(genre), JY_TERM_GENRE, GIVEN | ASKED | COUNTED},
    [JY_FIELD_TYPE] = {"type", "类型 類型", KEPT(type), JY_TERM_TYPE, ASKED | COUNTED},
    [JY_FIELD_ENCODING] = {"encoding", "", KEPT(encoding), NULL, 0},
    [JY_FIELD_TEXT] = {"text", "正文 内容", NOWHERE, NULL, GIVEN},
    [JY_FIELD_HEADING] = {"heading", "小标题 章节", NOWHERE, NULL, ASKED},
    [JY_FIELD_YEAR] = {"year", "年 年份", NOWHERE, NULL, ASKED | COUNTED},
    [JY_FIELD_KIND] = {"kind", "性质 性質", NOWHERE, NULL, ASKED | COUNTED},
    [JY_FIELD_DUE] = {"due", "期限 时限", NOWHERE, NULL, ASKED},
    [JY_FIELD_FILE] = {"file", "", NOWHERE, NULL, ASKED},
    [JY_FIELD_OWNER] = {"owner", "", NOWHERE, JY_TERM_OWNER, 0},
    [JY_FIELD_TRAIT] = {"trait", "", NOWHERE, JY_TERM_TRAIT, 0},
    [JY_FIELD_FOLDER] = {"folder", "文件夹 目录", NOWHERE, NULL, COUNTED},
    [JY_FIELD_SINCE] = {"new-since", "", NOWHERE, NULL, 0},
};

const char *const JY_FIELDS_COUNTED[] = {"year", "speaker", "issuer", "type", "kind", "genre", "folder", NULL};

const jy_field_row *jy_fields_row(jy_field field)
{
    return &ROWS[field];
}

static bool is_called(const jy_field_row *row, const char *name, size_t length)
{
    for (const char *at = row->names; *at; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == length && g_ascii_strncasecmp(at, name, length) == 0) {
            return true;
        }
        at += word;
    }
    return false;
}

jy_field jy_fields_find(const char *name, size_t length, unsigned use)
{
    while (length > 0 && g_ascii_isspace(name[length - 1])) {
        length--;
    }
    while (length > 0 && g_ascii_isspace(*name)) {
        name++;
        length--;
    }
    /* What a field is first of all called goes before what another is called too: `file` is the id of a file where
     * that can be asked for. */
    for (int pass = 0; pass < 2; pass++) {
        for (int field = 0; field < JY_FIELDS; field++) {
            const jy_field_row *row = &ROWS[field];
            bool is_first = strlen(row->name) == length && g_ascii_strncasecmp(row->name, name, length) == 0;
            if (row->uses & use && (pass == 0 ? is_first : is_called(row, name, length))) {
                return (jy_field)field;
            }
        }
    }
    return JY_FIELD_NONE;
}

char **jy_fields_names(jy_field field, unsigned use)
{
    g_auto(GStrv) names = g_strsplit(ROWS[field].names, " ", -1);
    GStrvBuilder *known = g_strv_builder_new();
    g_strv_builder_add(known, ROWS[field].name);
    for (char **name = names; *name; name++) {
        if (jy_fields_find(*name, strlen(*name), use) == field) {
            g_strv_builder_add(known, *name);
        }
    }
    char **list = g_strv_builder_end(known);
    g_strv_builder_unref(known);
    return list;
}

char **jy_fields_at(jy_document *document, jy_field field)
{
    return field < JY_FIELDS_KEPT ? (char **)(void *)((char *)document + ROWS[field].offset) : NULL;
}

const char *jy_fields_get(const jy_document *document, jy_field field)
{
    return field < JY_FIELDS_KEPT ? *(char *const *)(const void *)((const char *)document + ROWS[field].offset) : NULL;
}

bool jy_fields_set(jy_document *document, jy_field field, const char *value)
{
    char **at = jy_fields_at(document, field);
    g_autofree char *copy = g_strdup(value);
    g_strstrip(copy);
    if (!at || !*copy) {
        return true;
    }

    char *normal = NULL;
    if (field == JY_FIELD_DATE) {
        jy_date date;
        char text[JY_DATE_TEXT];
        if (!jy_date_parse(copy, (uint32_t)strlen(copy), &date)) {
            return false;
        }
        jy_date_format(&date, text);
        normal = g_strdup(text);
    } else if (field == JY_FIELD_DOCNO) {
        normal = jy_docno_parse(copy, -1);
    }
    g_free(*at);
    *at = normal ? normal : g_steal_pointer(&copy);
    return true;
}
