/* fields.c: names of fields (GB/T 33480-2016, DA/T 18-2022 and common English) and their values. */
#include "indexer/catalogue/fields.h"

#include <jiyan/text/date.h>
#include <jiyan/text/docno.h>
#include <string.h>

static const struct {
    const char *name;
    jy_field field;
} NAMES[] = {
    {"path", JY_FIELD_PATH},
    {"file", JY_FIELD_PATH},
    {"filename", JY_FIELD_PATH},
    {"路径", JY_FIELD_PATH},
    {"文件", JY_FIELD_PATH},
    {"文件名", JY_FIELD_PATH},
    {"文件路径", JY_FIELD_PATH},
    {"text", JY_FIELD_TEXT},
    {"正文", JY_FIELD_TEXT},
    {"内容", JY_FIELD_TEXT},
    {"id", JY_FIELD_ID},
    {"编号", JY_FIELD_ID},
    {"档号", JY_FIELD_ID},
    {"title", JY_FIELD_TITLE},
    {"题名", JY_FIELD_TITLE},
    {"标题", JY_FIELD_TITLE},
    {"subtitle", JY_FIELD_SUBTITLE},
    {"副题名", JY_FIELD_SUBTITLE},
    {"副标题", JY_FIELD_SUBTITLE},
    {"date", JY_FIELD_DATE},
    {"日期", JY_FIELD_DATE},
    {"成文日期", JY_FIELD_DATE},
    {"文件日期", JY_FIELD_DATE},
    {"形成日期", JY_FIELD_DATE},
    {"speaker", JY_FIELD_SPEAKER},
    {"讲话人", JY_FIELD_SPEAKER},
    {"报告人", JY_FIELD_SPEAKER},
    {"发言人", JY_FIELD_SPEAKER},
    {"issuer", JY_FIELD_ISSUER},
    {"责任者", JY_FIELD_ISSUER},
    {"发文机关", JY_FIELD_ISSUER},
    {"发文单位", JY_FIELD_ISSUER},
    {"docno", JY_FIELD_DOCNO},
    {"文号", JY_FIELD_DOCNO},
    {"发文字号", JY_FIELD_DOCNO},
    {"文件编号", JY_FIELD_DOCNO},
    {"genre", JY_FIELD_GENRE},
    {"文种", JY_FIELD_GENRE},
};

jy_field jy_field_named(const char *name)
{
    g_autofree char *copy = g_strdup(name);
    g_strstrip(copy);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (g_ascii_strcasecmp(NAMES[i].name, copy) == 0) {
            return NAMES[i].field;
        }
    }
    return JY_FIELD_NONE;
}

static char **place_of(jy_document *document, jy_field field)
{
    switch (field) {
    case JY_FIELD_ID:
        return &document->id;
    case JY_FIELD_TITLE:
        return &document->title;
    case JY_FIELD_SUBTITLE:
        return &document->subtitle;
    case JY_FIELD_DATE:
        return &document->date;
    case JY_FIELD_SPEAKER:
        return &document->speaker;
    case JY_FIELD_ISSUER:
        return &document->issuer;
    case JY_FIELD_DOCNO:
        return &document->docno;
    case JY_FIELD_GENRE:
        return &document->genre;
    case JY_FIELD_NONE:
    case JY_FIELD_PATH:
    case JY_FIELD_TEXT:
        break;
    }
    return NULL;
}

/* A value in its normal form. Returns a new string, NULL where it is no value of the field. */
static char *normal_value(jy_field field, const char *value)
{
    if (field == JY_FIELD_DATE) {
        jy_date date;
        char text[JY_DATE_TEXT];
        if (!jy_date_parse(value, (uint32_t)strlen(value), &date)) {
            return NULL;
        }
        jy_date_format(&date, text);
        return g_strdup(text);
    }
    char *docno = field == JY_FIELD_DOCNO ? jy_docno_parse(value, -1) : NULL;
    return docno ? docno : g_strdup(value);
}

bool jy_field_set(jy_document *document, jy_field field, const char *value)
{
    char **place = place_of(document, field);
    g_autofree char *copy = g_strdup(value);
    g_strstrip(copy);
    char *normal = place && *copy ? normal_value(field, copy) : NULL;
    if (normal) {
        g_free(*place);
        *place = normal;
    }
    return normal || !place || !*copy;
}
