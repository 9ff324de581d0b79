/* synonyms.c: words that a question may say for each other. */
#include "searcher/query/synonyms.h"

#include <jiyan/base/error.h>
#include <jiyan/text/fold.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

/* A group a line. Only what means the same in every document: the rest is for an archive's own file. */
static const char BUILT_IN[] = "十四五 第十四个五年规划\n"
                               "十三五 第十三个五年规划\n"
                               "十二五 第十二个五年规划\n"
                               "十一五 第十一个五年规划\n"
                               "十五计划 第十个五年计划\n"
                               "九五计划 第九个五年计划\n"
                               "八五计划 第八个五年计划\n"
                               "七五计划 第七个五年计划\n"
                               "六五计划 第六个五年计划\n"
                               "五五计划 第五个五年计划\n"
                               "四五计划 第四个五年计划\n"
                               "三五计划 第三个五年计划\n"
                               "二五计划 第二个五年计划\n"
                               "一五计划 第一个五年计划\n";

struct jy_synonyms {
    GPtrArray *groups; /* of char **, folded, NULL-terminated */
};

static void add_line(jy_synonyms *synonyms, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "#", 2);
    g_autofree char *folded = jy_fold_string(parts[0] ? parts[0] : "", -1);
    g_auto(GStrv) commas = g_strsplit(folded, "、", -1);
    g_autofree char *spaced = g_strjoinv(" ", commas);
    g_auto(GStrv) words = g_strsplit_set(spaced, " ,;\t\r", -1);
    g_autoptr(GPtrArray) group = g_ptr_array_new_with_free_func(g_free);
    for (char **word = words; *word; word++) {
        if (**word) {
            g_ptr_array_add(group, g_strdup(*word));
        }
    }
    if (group->len > 1) {
        g_ptr_array_add(group, NULL);
        g_ptr_array_set_free_func(group, NULL);
        g_ptr_array_add(synonyms->groups, g_ptr_array_free(g_steal_pointer(&group), false));
    }
}

static void add_text(jy_synonyms *synonyms, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        add_line(synonyms, *line);
    }
}

static void free_group(void *group)
{
    g_strfreev(group);
}

jy_synonyms *jy_synonyms_new(void)
{
    jy_synonyms *synonyms = g_new0(jy_synonyms, 1);
    synonyms->groups = g_ptr_array_new_with_free_func(free_group);
    add_text(synonyms, BUILT_IN);
    return synonyms;
}

void jy_synonyms_free(jy_synonyms *synonyms)
{
    if (synonyms) {
        g_ptr_array_unref(synonyms->groups);
        g_free(synonyms);
    }
}

bool jy_synonyms_add_file(jy_synonyms *synonyms, const char *path, GError **err)
{
    g_autofree char *text = NULL;
    gsize length;
    GError *failure = NULL;
    if (!g_file_get_contents(path, &text, &length, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s", failure->message);
        g_error_free(failure);
        return false;
    }
    if (!g_utf8_validate(text, (gssize)length, NULL)) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCODING, _("%s: is not UTF-8"), path);
        return false;
    }
    add_text(synonyms, g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text);
    return true;
}

/* ---- varying a text ---- */

/* Where a word is; letters and digits stand for themselves only: gdp is not in gdpr. */
static const char *find_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        bool open = at > text && g_ascii_isalnum(at[-1]) && g_ascii_isalnum(*word);
        bool close = g_ascii_isalnum(at[length]) && g_ascii_isalnum(word[length - 1]);
        if (!open && !close) {
            return at;
        }
    }
    return NULL;
}

void jy_synonyms_vary(const jy_synonyms *synonyms, const char *text, GPtrArray *variants)
{
    const char *best = NULL, *found = NULL;
    char **of = NULL;
    for (guint i = 0; i < synonyms->groups->len; i++) {
        char **group = synonyms->groups->pdata[i];
        for (char **word = group; *word; word++) {
            const char *at = find_word(text, *word);
            if (at && (!best || strlen(*word) > strlen(best))) {
                best = *word;
                found = at;
                of = group;
            }
        }
    }
    for (char **word = of; word && *word; word++) {
        if (*word != best) {
            g_ptr_array_add(variants,
                            g_strdup_printf("%.*s%s%s", (int)(found - text), text, *word, found + strlen(best)));
        }
    }
}
