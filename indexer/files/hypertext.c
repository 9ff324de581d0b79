/* hypertext.c: looks at the head of a file. */
#include "indexer/files/hypertext.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Bytes at the head that are looked at. */
#define HEAD ((size_t)8 << 10)

static bool is_one_of(const char *word, size_t length, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i]) == length && g_ascii_strncasecmp(word, words[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_name(const char *extension, const char *const *names, size_t count)
{
    return extension && is_one_of(extension, strlen(extension), names, count);
}

/* True where the head has a word in any case; it begins with a small letter. */
static bool holds(const char *bytes, size_t length, const char *word)
{
    const size_t size = strlen(word);
    for (size_t i = 0; i + size <= MIN(length, HEAD); i++) {
        if (g_ascii_tolower(bytes[i]) == *word && g_ascii_strncasecmp(bytes + i, word, size) == 0) {
            return true;
        }
    }
    return false;
}

/* A cursor over the head. */
typedef struct {
    const char *at, *end;
} head_cursor;

static bool begins(const head_cursor *head, const char *word)
{
    const size_t size = strlen(word);
    return (size_t)(head->end - head->at) >= size && g_ascii_strncasecmp(head->at, word, size) == 0;
}

static void pass_space(head_cursor *head)
{
    while (head->at < head->end && g_ascii_isspace(*head->at)) {
        head->at++;
    }
}

/* Passes over what ends with a word. False where that does not come. */
static bool pass(head_cursor *head, const char *word)
{
    const char *found = memmem(head->at, (size_t)(head->end - head->at), word, strlen(word));
    head->at = found ? found + strlen(word) : head->end;
    return found != NULL;
}

/* The type of what begins with a tag: by the first element, behind declarations and comments. */
static const char *type_by_tag(head_cursor head)
{
    static const char *const ELEMENTS[] = {"html",   "head",    "body",    "title",    "meta",  "link",  "base",
                                           "script", "style",   "div",     "p",        "br",    "table", "span",
                                           "h1",     "h2",      "h3",      "center",   "font",  "b",     "a",
                                           "ul",     "section", "article", "frameset", "strong"};
    bool is_xml = false;
    for (pass_space(&head); begins(&head, "<!") || begins(&head, "<?"); pass_space(&head)) {
        if (begins(&head, "<!doctype html")) {
            return is_xml ? JY_HYPERTEXT_XHTML : JY_HYPERTEXT_HTML;
        }
        is_xml |= begins(&head, "<?xml");
        if (!pass(&head, begins(&head, "<!--") ? "-->" : ">")) {
            return NULL;
        }
    }
    if (head.at == head.end || *head.at != '<') {
        return NULL;
    }
    const char *name = ++head.at;
    while (head.at < head.end && g_ascii_isalnum(*head.at)) {
        head.at++;
    }
    const size_t length = (size_t)(head.at - name);
    const bool is_ended = head.at < head.end && (g_ascii_isspace(*head.at) || *head.at == '>' || *head.at == '/');
    if (!is_ended || !is_one_of(name, length, ELEMENTS, is_xml ? 1 : G_N_ELEMENTS(ELEMENTS))) {
        return NULL;
    }
    return is_xml ? JY_HYPERTEXT_XHTML : JY_HYPERTEXT_HTML;
}

/* Documents that are one file of XML, told by a namespace or an attribute at the head and by another word of it. */
static const char *type_of_document(const char *bytes, size_t length)
{
#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."
    static const struct {
        const char *word, *other, *type;
    } DOCUMENTS[] = {
        {"http://schemas.microsoft.com/office/2006/xmlPackage", "word.document", OFFICE "wordprocessingml.document"},
        {"http://schemas.microsoft.com/office/2006/xmlPackage", "powerpoint.show",
         OFFICE "presentationml.presentation"},
        {"http://schemas.microsoft.com/office/2006/xmlPackage", "/word/", OFFICE "wordprocessingml.document"},
        {"http://schemas.microsoft.com/office/word/2003/wordml", "wordDocument", OFFICE "wordprocessingml.document"},
        {OPEN "text", "mimetype=", OPEN "text"},
        {OPEN "spreadsheet", "mimetype=", OPEN "spreadsheet"},
        {OPEN "presentation", "mimetype=", OPEN "presentation"},
    };
#undef OFFICE
#undef OPEN
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENTS); i++) {
        if (holds(bytes, length, DOCUMENTS[i].word) && holds(bytes, length, DOCUMENTS[i].other)) {
            return DOCUMENTS[i].type;
        }
    }
    return NULL;
}

const char *jy_hypertext_type(const char *extension, const char *bytes, size_t length)
{
    static const char *const PAGES[] = {"html", "htm", "shtml", "xhtml", "shtm"};
    static const char *const MARKDOWN[] = {"md", "markdown", "mkd"};
    static const char *const TAGS[] = {"<html", "</p>", "<br", "</div>", "</td>", "</a>", "</span>"};
    head_cursor head = {bytes, bytes + MIN(length, HEAD)};
    (void)(begins(&head, "\xEF\xBB\xBF") && (head.at += 3));
    pass_space(&head);
    const bool is_xml = begins(&head, "<?xml");
    const char *type = type_by_tag(head);
    type = !type && is_xml ? type_of_document(bytes, length) : type;
    const bool is_page = has_name(extension, PAGES, G_N_ELEMENTS(PAGES));
    for (size_t i = 0; i < G_N_ELEMENTS(TAGS) && !type && is_page; i++) {
        type = holds(bytes, length, TAGS[i]) ? JY_HYPERTEXT_HTML : NULL;
    }
    if (type) {
        return type;
    }
    return has_name(extension, MARKDOWN, G_N_ELEMENTS(MARKDOWN)) ? JY_HYPERTEXT_MARKDOWN : NULL;
}
