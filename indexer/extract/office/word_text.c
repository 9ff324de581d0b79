/* word_text.c: runs to text: deletions, codes of fields and hidden text out; what stands in two forms once. Recursion
 * is as deep as markup may be, which libxml2 limits to 256. */
#include "indexer/extract/office/word_text.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/extract/package/markup.h"

#define FIELDS_MOST 60

void jy_word_text_init(jy_word_text *text, const jy_word_styles *styles, bool counts_set)
{
    *text = (jy_word_text){.styles = styles,
                           .text = g_string_new(NULL),
                           .boxes = g_ptr_array_new(),
                           .notes = g_ptr_array_new(),
                           .counts_set = counts_set};
}

void jy_word_text_clear(jy_word_text *text)
{
    g_string_free(text->text, true);
    g_ptr_array_unref(text->boxes);
    g_ptr_array_unref(text->notes);
}

static bool has_words(const jy_word_text *text)
{
    return strspn(text->text->str, " \t\n") < text->text->len;
}

typedef void read_fn(jy_word_text *text, const xmlNode *node);

static void read_all(jy_word_text *text, const xmlNode *node);

/* w:t; soft hyphens are where a line might break. */
static void read_words(jy_word_text *text, const xmlNode *node)
{
    static const char SOFT_HYPHEN[] = "\xC2\xAD";
    if (text->codes) {
        return;
    }
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type != XML_TEXT_NODE) {
            continue;
        }
        const char *from = (const char *)at->content;
        for (const char *soft; (soft = strstr(from, SOFT_HYPHEN)); from = soft + strlen(SOFT_HYPHEN)) {
            g_string_append_len(text->text, from, soft - from);
        }
        g_string_append(text->text, from);
    }
}

static void read_run(jy_word_text *text, const xmlNode *node)
{
    const xmlNode *properties = jy_markup_child(node, "rPr");
    const char *style = jy_word_styles_value(properties, "rStyle");
    const bool said = jy_markup_child(properties, "vanish") != NULL;
    if (said ? !jy_word_styles_is_on(properties, "vanish")
             : !style || !jy_word_styles_get(text->styles, style).hidden) {
        read_all(text, node);
    }
}

static void read_tab(jy_word_text *text, const xmlNode *node)
{
    if (jy_markup_is(node->parent, "r")) { /* others are tab stops */
        g_string_append_c(text->text, '\t');
    }
}

static void break_page(jy_word_text *text)
{
    text->breaks++;
    text->breaks_before += !has_words(text);
}

static void read_break(jy_word_text *text, const xmlNode *node)
{
    const char *type = jy_markup_attribute(node, "type");
    if (g_strcmp0(type, "page") == 0 && !text->counts_set) {
        break_page(text);
    }
    g_string_append_c(text->text, '\n');
}

static void read_set_break(jy_word_text *text, const xmlNode *node)
{
    (void)node;
    if (text->counts_set) {
        break_page(text);
    }
}

static void read_hyphen(jy_word_text *text, const xmlNode *node)
{
    (void)node;
    g_string_append_c(text->text, '-');
}

/* A character of a font of signs: boxes to tick are what forms are made of. */
static void read_sign(jy_word_text *text, const xmlNode *node)
{
    static const struct {
        const char *font;
        unsigned code;
        const char *sign;
    } SIGNS[] = {
        {"Wingdings 2", 0xA3, "□"}, {"Wingdings 2", 0x2A, "□"}, {"Wingdings 2", 0x52, "☑"}, {"Wingdings 2", 0x50, "✓"},
        {"Wingdings", 0xA8, "□"},   {"Wingdings", 0x6F, "□"},   {"Wingdings", 0xFE, "☑"},   {"Wingdings", 0xFC, "✓"},
        {"Wingdings", 0xFD, "☒"},   {"Wingdings", 0x6C, "●"},   {"Wingdings", 0x6E, "■"},   {"Wingdings", 0xE0, "→"},
        {"Symbol", 0xB7, "·"},      {"Symbol", 0xB4, "×"},      {"Symbol", 0xB1, "±"},      {"Symbol", 0xB3, "≥"},
        {"Symbol", 0xA3, "≤"},      {"Symbol", 0xB0, "°"},
    };
    const char *font = jy_markup_attribute(node, "font"), *code = jy_markup_attribute(node, "char");
    const unsigned long character = code ? strtoul(code, NULL, 16) : 0;
    const bool is_private = character >= 0xE000 && character < 0xF900;
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        if (g_strcmp0(font, SIGNS[i].font) == 0 && (character & 0xFF) == SIGNS[i].code) {
            g_string_append(text->text, SIGNS[i].sign);
            return;
        }
    }
    if (!is_private && character > 0x20 && g_unichar_validate((gunichar)character)) {
        g_string_append_unichar(text->text, (gunichar)character);
    }
}

static void read_field(jy_word_text *text, const xmlNode *node)
{
    const char *type = jy_markup_attribute(node, "fldCharType");
    if (g_strcmp0(type, "begin") == 0 && text->fields < FIELDS_MOST) {
        text->codes |= (uint64_t)1 << text->fields++;
    } else if (g_strcmp0(type, "separate") == 0 && text->fields) {
        text->codes &= ~((uint64_t)1 << (text->fields - 1));
    } else if (g_strcmp0(type, "end") == 0 && text->fields) {
        text->codes &= ~((uint64_t)1 << --text->fields);
    }
}

static void read_note(jy_word_text *text, const xmlNode *node)
{
    g_ptr_array_add(text->notes, (gpointer)node);
}

static void read_box(jy_word_text *text, const xmlNode *node)
{
    g_ptr_array_add(text->boxes, (gpointer)node);
    text->boxes_before += !has_words(text);
}

/* mc:AlternateContent: the first choice that shows any text, or what stands for it. */
static void read_alternatives(jy_word_text *text, const xmlNode *node)
{
    const gsize words = text->text->len;
    const guint boxes = text->boxes->len;
    for (const xmlNode *at = jy_markup_child(node, NULL); at; at = jy_markup_next(at, NULL)) {
        read_all(text, at);
        if (text->text->len > words || text->boxes->len > boxes) {
            return;
        }
    }
}

static void read_ruby(jy_word_text *text, const xmlNode *node)
{
    const xmlNode *base = jy_markup_child(node, "rubyBase");
    if (base) {
        read_all(text, base);
    }
}

static void pass_over(jy_word_text *text, const xmlNode *node)
{
    (void)text, (void)node;
}

static void read_all(jy_word_text *text, const xmlNode *node)
{
    static const struct {
        const char *name;
        read_fn *read;
    } ELEMENTS[] = {
        {"r", read_run},
        {"t", read_words},
        {"rPr", pass_over},
        {"pPr", pass_over},
        {"tab", read_tab},
        {"ptab", read_tab},
        {"br", read_break},
        {"cr", read_break},
        {"lastRenderedPageBreak", read_set_break},
        {"noBreakHyphen", read_hyphen},
        {"sym", read_sign},
        {"fldChar", read_field},
        {"footnoteReference", read_note},
        {"endnoteReference", read_note},
        {"AlternateContent", read_alternatives},
        {"txbxContent", read_box},
        {"ruby", read_ruby},
        {"del", pass_over},
        {"moveFrom", pass_over},
        {"instrText", pass_over},
        {"delText", pass_over},
        {"sdtPr", pass_over},
        {"fldData", pass_over},
        {"commentReference", pass_over},
    };
    for (const xmlNode *at = jy_markup_child(node, NULL); at; at = jy_markup_next(at, NULL)) {
        read_fn *read = read_all;
        for (size_t i = 0; i < G_N_ELEMENTS(ELEMENTS); i++) {
            if (g_str_equal(at->name, ELEMENTS[i].name)) {
                read = ELEMENTS[i].read;
                break;
            }
        }
        read(text, at);
    }
}

void jy_word_text_read(jy_word_text *text, const xmlNode *paragraph)
{
    read_all(text, paragraph);
}
