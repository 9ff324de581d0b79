/* body.c: the list of endings of bodies, and names of those that issue documents. */
#include <jiyan/text/body.h>

#include <glib.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/genre.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "text/fold/glyph.h"

#define ISSUER JY_BODY_ISSUER
#define ACTOR JY_BODY_ACTOR
#define NO_ISSUER JY_BODY_NO_ISSUER
#define NO_ACTOR JY_BODY_NO_ACTOR
/* Alone it names no body in particular. */
#define COMMON (1 << 4)

/* Characters of a name. */
#define NAME_LEAST 2
#define NAME_MOST 30

/* Of two words of one class of which one ends in the other only the shorter is listed: 厅 for 办公厅. */
static const struct {
    const char *word;
    unsigned classes;
} ENDINGS[] = {
    {"政府", ISSUER | ACTOR | COMMON},
    {"委员会", ISSUER | ACTOR | COMMON},
    {"委", ISSUER | ACTOR},
    {"部", ISSUER | ACTOR},
    {"局", ISSUER | ACTOR},
    {"厅", ISSUER | ACTOR},
    {"署", ISSUER | ACTOR},
    {"办", ISSUER | ACTOR},
    {"处", ISSUER | ACTOR},
    {"银行", ISSUER | ACTOR},
    {"公司", ISSUER | ACTOR | COMMON},
    {"集团", ISSUER | ACTOR | COMMON},
    {"党组", ISSUER | ACTOR},
    {"工会", ISSUER | ACTOR},
    {"协会", ISSUER | ACTOR | COMMON},
    {"人大", ISSUER | ACTOR | COMMON},
    {"政协", ISSUER | ACTOR},
    {"国务院", ISSUER},
    {"国家主席", ISSUER},
    {"主席团", ISSUER},
    {"中央", ISSUER | COMMON},
    {"人民代表大会", ISSUER},
    {"常委会", ISSUER},
    {"法院", ISSUER},
    {"检察院", ISSUER},
    {"研究院", ISSUER},
    {"大学", ISSUER | COMMON},
    {"学院", ISSUER | COMMON},
    {"办公室", ISSUER | COMMON},
    {"中心", ISSUER | COMMON},
    {"联合会", ISSUER},
    {"妇联", ISSUER},
    {"社", ISSUER},
    {"总队", ISSUER},
    {"支队", ISSUER},
    {"领导小组", ISSUER | COMMON},
    {"协调小组", ISSUER},
    {"工作组", ISSUER},
    {"专家组", ISSUER},
    {"联席会议", ISSUER},
    {"部门", ACTOR},
    {"单位", ACTOR},
    {"机关", ACTOR},
    {"机构", ACTOR},
    {"企业", ACTOR},
    {"财政", ACTOR},
    {"学校", ACTOR},
    {"高校", ACTOR},
    {"商会", ACTOR},
    {"小组", ACTOR},
    {"党委", ACTOR},
    {"支部", ACTOR},
    {"党员", ACTOR},
    {"人民", ACTOR},
    {"群众", ACTOR},
    {"阶级", ACTOR},
    {"工人", ACTOR},
    {"农民", ACTOR},
    {"国家", ACTOR},
    {"中国", ACTOR},
    {"中方", ACTOR},
    {"双方", ACTOR},
    {"两国", ACTOR},
    {"党组织", ACTOR},
    {"基层组织", ACTOR},
    {"院", ACTOR},
    {"总社", ACTOR},
    {"地区", ACTOR},
    {"地方", ACTOR},
    {"各地", ACTOR},
    {"自治区", ACTOR},
    {"直辖市", ACTOR},
    {"省区市", ACTOR},
    {"各省", ACTOR},
    {"各市", ACTOR},
    {"各县", ACTOR},
    {"各区", ACTOR},
    {"各乡镇", ACTOR},
    {"党委", COMMON},
    {"办公厅", COMMON},
    {"指挥部", COMMON},
    {"相关部", COMMON},
    {"有关部", COMMON},
    {"各级党委", COMMON},
    {"各级政府", COMMON},
    /* words that end so */
    {"干部", ACTOR | NO_ISSUER},
    {"全部", NO_ISSUER | NO_ACTOR},
    {"内部", COMMON | NO_ACTOR},
    {"外部", COMMON | NO_ACTOR},
    {"局部", COMMON | NO_ACTOR},
    {"东部", COMMON | NO_ACTOR},
    {"西部", COMMON | NO_ACTOR},
    {"中部", COMMON | NO_ACTOR},
    {"北部", COMMON | NO_ACTOR},
    {"南部", COMMON | NO_ACTOR},
    {"上部", COMMON},
    {"下部", COMMON},
    {"总部", COMMON},
    {"各部", COMMON},
    {"大局", NO_ISSUER | NO_ACTOR},
    {"全局", NO_ISSUER | NO_ACTOR},
    {"布局", NO_ISSUER | NO_ACTOR},
    {"格局", COMMON | NO_ACTOR},
    {"结局", COMMON | NO_ACTOR},
    {"时局", NO_ACTOR},
    {"定局", NO_ACTOR},
    {"开局", COMMON},
    {"新局", COMMON},
    {"举办", COMMON | NO_ACTOR},
    {"主办", COMMON | NO_ACTOR},
    {"承办", COMMON | NO_ACTOR},
    {"创办", COMMON | NO_ACTOR},
    {"兴办", NO_ACTOR},
    {"开办", NO_ACTOR},
    {"协办", COMMON},
    {"督办", COMMON},
    {"查办", COMMON},
    {"交办", COMMON},
    {"好处", COMMON | NO_ACTOR},
    {"到处", COMMON | NO_ACTOR},
    {"坏处", NO_ACTOR},
    {"之处", NO_ACTOR},
    {"深处", NO_ACTOR},
    {"难处", NO_ACTOR},
    {"各处", COMMON},
    {"益处", COMMON},
    {"处处", COMMON},
    {"社会", COMMON},
    {"常委", NO_ISSUER | NO_ACTOR},
    {"政委", NO_ISSUER},
    {"编委", NO_ACTOR},
    {"原委", NO_ACTOR},
    {"客厅", NO_ACTOR},
    {"餐厅", NO_ACTOR},
    {"剧院", NO_ACTOR},
    {"影院", NO_ACTOR},
    {"庭院", NO_ACTOR},
    {"提高政府", NO_ACTOR},
    {"农村地区", NO_ACTOR},
    {"有的地方", NO_ACTOR},
    {"些地方", NO_ACTOR},
    {"么地方", NO_ACTOR},
    {"其他地方", NO_ACTOR},
    {"有地方", NO_ACTOR},
};

/* What no name of a body holds, but sentences and titles do. */
static const char *const STRANGERS[] = {"关于", "转发", "印发", "批转", "贯彻", "落实", "学习", "传达", "的",
                                        "，",   "。",   "：",   "；",   "《",   "》",   "?",    "!",    ",",
                                        ":",    "~",    "有关", "相关", "我",   "你",   "将",   "已",   "了"};
/* Begin a phrase and no name. */
static const char PREPOSITIONS[] = "在为向按把由从与及以各该本";

bool jy_body_ends(const char *text, uint32_t start, uint32_t end, unsigned classes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        if ((ENDINGS[i].classes & classes) && jy_glyph_before(text, start, end, ENDINGS[i].word) < end) {
            return true;
        }
    }
    return false;
}

static bool is_common(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        if ((ENDINGS[i].classes & COMMON) && g_str_equal(folded, ENDINGS[i].word)) {
            return true;
        }
    }
    return false;
}

/* True for the name of one body that issues documents: 国务院办公厅, 云溪县人民政府, 中共中央. */
static bool is_issuer(const char *text)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    uint32_t bytes = (uint32_t)strlen(folded);
    glong length = g_utf8_strlen(folded, -1);
    if (length < NAME_LEAST || length > NAME_MOST || strpbrk(folded, "0123456789 \t\n") || strstr(folded, "、") ||
        g_utf8_strchr(PREPOSITIONS, -1, g_utf8_get_char(folded))) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(STRANGERS); i++) {
        if (strstr(folded, STRANGERS[i])) {
            return false;
        }
    }
    return !is_common(folded) && !jy_body_ends(folded, 0, bytes, NO_ISSUER) &&
           (jy_body_ends(folded, 0, bytes, ISSUER) || g_str_equal(folded, "中华人民共和国主席"));
}

static bool is_separator(gunichar character)
{
    return g_unichar_isspace(character) || g_unichar_iszerowidth(character) || character == 0x3001 /* 、 */;
}

/* Every part between separators as a body; NULL where one is none. */
static char *joined_bodies(const char *text)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (const char *at = text; *at;) {
        const char *start = at;
        while (*at && !is_separator(g_utf8_get_char(at))) {
            at = g_utf8_next_char(at);
        }
        g_autofree char *part = g_strndup(start, (gsize)(at - start));
        if (*part && !is_issuer(part)) {
            return NULL;
        }
        if (*part) {
            g_string_append_printf(all, "%s%s", all->len ? "、" : "", part);
        }
        at = *at ? g_utf8_next_char(at) : at;
    }
    return all->len ? g_strdup(all->str) : NULL;
}

/* 国 务 院, 县 委: letters apart to fill a line. */
static bool is_spaced_out(const char *text)
{
    int run = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        run = is_separator(g_utf8_get_char(at)) ? 0 : run + 1;
        if (run > 1) {
            return false;
        }
    }
    return true;
}

char *jy_body_list(const char *text)
{
    char *bodies = joined_bodies(text);
    if (bodies || !is_spaced_out(text)) {
        return bodies;
    }
    g_autofree char *whole = jy_utf8_squeeze(text);
    return is_issuer(whole) ? g_steal_pointer(&whole) : NULL;
}

/* What follows the body in a title: what it did, or what it issued. */
static bool goes_on_title(const char *text)
{
    static const char *const VERBS[] = {"关于", "關於", "印发", "印發", "转发", "轉發", "批转", "批轉", "对", "對"};
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (g_str_has_prefix(text, VERBS[i])) {
            return true;
        }
    }
    return jy_genre_begins(text, JY_GENRE_ISSUED);
}

size_t jy_body_prefix(const char *title)
{
    for (const char *at = title; *at; at = g_utf8_next_char(at)) {
        if (at == title || !goes_on_title(at)) {
            continue;
        }
        g_autofree char *before = g_strndup(title, (gsize)(at - title));
        g_autofree char *bodies = jy_body_list(before);
        if (bodies) {
            return (size_t)(at - title);
        }
    }
    return 0;
}

/* 第三届云溪县人民代表大会第五次会议: a session speaks for its body. Returns a new string; NULL where it is none. */
static char *body_of_session(const char *session)
{
    const char *number = g_strrstr(session, "第"), *start = session;
    const char *term = g_str_has_prefix(session, "第") ? strstr(session, "届") : NULL;
    if (!number || number == session || !strstr(number, "次")) {
        return NULL;
    }
    if (term && term < number) {
        start = term + strlen("届");
    }
    g_autofree char *name = g_strndup(start, (gsize)(number - start));
    return jy_body_list(name);
}

char *jy_body_of_title(const char *title)
{
    static const char SESSION[] = "会议";
    g_autofree char *prefix = g_strndup(title, jy_body_prefix(title));
    char *bodies = *prefix ? jy_body_list(prefix) : NULL;
    for (const char *at = strstr(title, SESSION); at && !bodies; at = strstr(at + 1, SESSION)) {
        const char *end = at + strlen(SESSION);
        g_autofree char *session = goes_on_title(end) ? g_strndup(title, (gsize)(end - title)) : NULL;
        bodies = session ? body_of_session(session) : NULL;
    }
    return bodies;
}
