/* element.h: the elements of HTML that a reader of text has to tell apart. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_ELEMENT_H
#define JIYAN_INDEXER_EXTRACT_HTML_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is true of an element. */
enum {
    JY_ELEMENT_BLOCK = 1,       /* begins and ends a paragraph */
    JY_ELEMENT_VOID = 2,        /* has no end tag */
    JY_ELEMENT_VERBATIM = 4,    /* no markup inside of it up to its end tag */
    JY_ELEMENT_UNSHOWN = 8,     /* what is inside of it is no text of the page */
    JY_ELEMENT_SCOPE = 16,      /* no end tag inside of it ends what is around it */
    JY_ELEMENT_CONTAINER = 32,  /* an article may be what it holds */
    JY_ELEMENT_CLOSES_P = 64,   /* its start ends an open paragraph */
    JY_ELEMENT_PERIPHERAL = 128 /* says by its name that it stands beside the article */
};

#define JY_ELEMENT_LIST(ROW)                                                                                           \
    ROW(A, "a", 0)                                                                                                     \
    ROW(ADDRESS, "address", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                    \
    ROW(ARTICLE, "article", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_CONTAINER)                             \
    ROW(ASIDE, "aside", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_PERIPHERAL)                                \
    ROW(AUDIO, "audio", JY_ELEMENT_UNSHOWN)                                                                            \
    ROW(BASE, "base", JY_ELEMENT_VOID)                                                                                 \
    ROW(BLOCKQUOTE, "blockquote", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                              \
    ROW(BODY, "body", JY_ELEMENT_BLOCK)                                                                                \
    ROW(BR, "br", JY_ELEMENT_VOID)                                                                                     \
    ROW(BUTTON, "button", JY_ELEMENT_UNSHOWN)                                                                          \
    ROW(CANVAS, "canvas", JY_ELEMENT_UNSHOWN)                                                                          \
    ROW(CAPTION, "caption", JY_ELEMENT_BLOCK | JY_ELEMENT_SCOPE)                                                       \
    ROW(CENTER, "center", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_CONTAINER)                               \
    ROW(COL, "col", JY_ELEMENT_VOID)                                                                                   \
    ROW(DD, "dd", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(DIV, "div", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_CONTAINER)                                     \
    ROW(DL, "dl", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(DT, "dt", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(EMBED, "embed", JY_ELEMENT_VOID)                                                                               \
    ROW(FIELDSET, "fieldset", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                  \
    ROW(FIGCAPTION, "figcaption", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                              \
    ROW(FIGURE, "figure", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                      \
    ROW(FOOTER, "footer", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_PERIPHERAL)                              \
    ROW(FORM, "form", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_CONTAINER)                                   \
    ROW(FRAME, "frame", JY_ELEMENT_VOID)                                                                               \
    ROW(H1, "h1", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(H2, "h2", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(H3, "h3", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(H4, "h4", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(H5, "h5", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(H6, "h6", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(HEAD, "head", 0)                                                                                               \
    ROW(HEADER, "header", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                      \
    ROW(HR, "hr", JY_ELEMENT_BLOCK | JY_ELEMENT_VOID | JY_ELEMENT_CLOSES_P)                                            \
    ROW(HTML, "html", 0)                                                                                               \
    ROW(IFRAME, "iframe", JY_ELEMENT_VERBATIM | JY_ELEMENT_UNSHOWN)                                                    \
    ROW(IMG, "img", JY_ELEMENT_VOID)                                                                                   \
    ROW(INPUT, "input", JY_ELEMENT_VOID)                                                                               \
    ROW(LI, "li", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(LINK, "link", JY_ELEMENT_VOID)                                                                                 \
    ROW(MAIN, "main", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_CONTAINER)                                   \
    ROW(META, "meta", JY_ELEMENT_VOID)                                                                                 \
    ROW(NAV, "nav", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_PERIPHERAL)                                    \
    ROW(NOFRAMES, "noframes", JY_ELEMENT_VERBATIM | JY_ELEMENT_UNSHOWN)                                                \
    ROW(NOSCRIPT, "noscript", JY_ELEMENT_UNSHOWN)                                                                      \
    ROW(OBJECT, "object", JY_ELEMENT_UNSHOWN)                                                                          \
    ROW(OL, "ol", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(P, "p", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                                \
    ROW(PARAM, "param", JY_ELEMENT_VOID)                                                                               \
    ROW(PRE, "pre", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                            \
    ROW(RP, "rp", JY_ELEMENT_UNSHOWN)                                                                                  \
    ROW(RT, "rt", JY_ELEMENT_UNSHOWN)                                                                                  \
    ROW(SCRIPT, "script", JY_ELEMENT_VERBATIM | JY_ELEMENT_UNSHOWN)                                                    \
    ROW(SECTION, "section", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_CONTAINER)                             \
    ROW(SELECT, "select", JY_ELEMENT_UNSHOWN)                                                                          \
    ROW(SOURCE, "source", JY_ELEMENT_VOID)                                                                             \
    ROW(STYLE, "style", JY_ELEMENT_VERBATIM | JY_ELEMENT_UNSHOWN)                                                      \
    ROW(SVG, "svg", JY_ELEMENT_UNSHOWN)                                                                                \
    ROW(TABLE, "table", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P | JY_ELEMENT_SCOPE | JY_ELEMENT_CONTAINER)              \
    ROW(TBODY, "tbody", JY_ELEMENT_BLOCK | JY_ELEMENT_CONTAINER)                                                       \
    ROW(TD, "td", JY_ELEMENT_BLOCK | JY_ELEMENT_SCOPE | JY_ELEMENT_CONTAINER)                                          \
    ROW(TEMPLATE, "template", JY_ELEMENT_UNSHOWN)                                                                      \
    ROW(TEXTAREA, "textarea", JY_ELEMENT_VERBATIM | JY_ELEMENT_UNSHOWN)                                                \
    ROW(TFOOT, "tfoot", JY_ELEMENT_BLOCK | JY_ELEMENT_CONTAINER)                                                       \
    ROW(TH, "th", JY_ELEMENT_BLOCK | JY_ELEMENT_SCOPE)                                                                 \
    ROW(THEAD, "thead", JY_ELEMENT_BLOCK)                                                                              \
    ROW(TITLE, "title", JY_ELEMENT_VERBATIM | JY_ELEMENT_UNSHOWN)                                                      \
    ROW(TR, "tr", JY_ELEMENT_BLOCK | JY_ELEMENT_CONTAINER)                                                             \
    ROW(UL, "ul", JY_ELEMENT_BLOCK | JY_ELEMENT_CLOSES_P)                                                              \
    ROW(VIDEO, "video", JY_ELEMENT_UNSHOWN)                                                                            \
    ROW(WBR, "wbr", JY_ELEMENT_VOID)

typedef enum {
    JY_ELEMENT_TEXT,  /* no element: characters */
    JY_ELEMENT_OTHER, /* span, font, o:p and all that are not told apart */
#define TAG_NUMBER(id, name, traits) JY_ELEMENT_##id,
    JY_ELEMENT_LIST(TAG_NUMBER)
#undef TAG_NUMBER
        JY_ELEMENT_COUNT
} jy_element;

/* The element of a name in any case, which ends before byte `length`. */
jy_element jy_element_find(const char *name, size_t length);

/* True where an element has any of these traits. */
bool jy_element_is(jy_element tag, unsigned traits);

#endif
