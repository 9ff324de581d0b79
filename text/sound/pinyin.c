/* pinyin.c: how a Han character sounds, and what letters spell. */
#include <jiyan/text/pinyin.h>
#include <stdint.h>
#include <string.h>

#include "text/sound/pinyin_table.h"

#include "pinyin_table.inc"

unsigned jy_pinyin_of(gunichar character)
{
    return character >= PINYIN_FIRST && character <= PINYIN_LAST ? PINYIN_SOUNDS[character - PINYIN_FIRST] : 0;
}

unsigned jy_pinyin_near(gunichar character)
{
    return PINYIN_GROUPS[jy_pinyin_of(character)];
}

void jy_pinyin_alike(gunichar character, jy_pinyin_fn *fn, void *user)
{
    unsigned sound = jy_pinyin_of(character), group = jy_pinyin_near(character);
    for (gunichar other = PINYIN_FIRST; sound && other <= PINYIN_LAST; other++) {
        unsigned others = PINYIN_SOUNDS[other - PINYIN_FIRST];
        if (other != character && PINYIN_GROUPS[others] == group) {
            fn(other, others == sound, user);
        }
    }
}

/* ---- pinyin in letters ---- */

#define DIAERESIS 0x308

/* Other readings of characters, such as words of documents have: 成长, 重庆, 音乐, 首都, 调整, 西藏, 会计, 供给. */
static const struct {
    const char *syllable, *characters;
} READINGS[] = {
    {"bo", "薄剥"},   {"chang", "长"}, {"chen", "称"},   {"cheng", "盛"}, {"chong", "重"},  {"dai", "大"},
    {"dan", "石"},    {"di", "地的"},  {"du", "都"},     {"duo", "度"},   {"hang", "行巷"}, {"huan", "还"},
    {"ji", "系给奇"}, {"jiang", "强"}, {"jiao", "校"},   {"ju", "车"},    {"jue", "觉角"},  {"kuai", "会"},
    {"liao", "了"},   {"lou", "露"},   {"lu", "绿"},     {"mo", "没"},    {"mu", "模"},     {"pian", "便"},
    {"qiu", "仇"},    {"shan", "单"},  {"shen", "参什"}, {"shi", "什"},   {"shuai", "率"},  {"tan", "弹"},
    {"tiao", "调"},   {"wu", "恶"},    {"xia", "厦"},    {"xiang", "降"}, {"xie", "解血"},  {"xing", "省"},
    {"xue", "削"},    {"yue", "乐"},   {"zang", "藏"},   {"zeng", "曾"},  {"zha", "查"},    {"zhao", "着朝"},
    {"zhu", "属"},    {"zhuan", "传"}, {"zhuo", "着"},
};

/* How those without ü, and those who write it everywhere, spell a syllable: the letters before, and what is meant. */
static const struct {
    const char *typed, *meant;
} SPELLINGS[] = {
    {"lyu", "lv"}, {"nyu", "nv"}, {"lue", "lve"}, {"nue", "nve"},
    {"jv", "ju"},  {"qv", "qu"},  {"xv", "xu"},   {"yv", "yu"},
};

char *jy_pinyin_letters(const char *text)
{
    g_autofree char *parts = g_utf8_normalize(text, -1, G_NORMALIZE_NFKD);
    g_autoptr(GString) letters = g_string_new(NULL);
    for (const char *at = parts ? parts : "?"; *at; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at);
        const char last = letters->len ? letters->str[letters->len - 1] : '\0';
        if (character < 0x80 && g_ascii_isalpha((char)character)) {
            g_string_append_c(letters, g_ascii_tolower((char)character));
        } else if ((character == DIAERESIS || character == ':') && last == 'u') {
            letters->str[letters->len - 1] = 'v';
        } else if (g_utf8_strchr(" '-’ʼ12345", -1, character) && last) {
            g_string_append(letters, last == '\'' ? "" : "'");
        } else if (!last || g_unichar_type(character) != G_UNICODE_NON_SPACING_MARK) {
            return NULL; /* no mark of a tone either */
        }
    }
    if (g_str_has_suffix(letters->str, "'")) {
        g_string_truncate(letters, letters->len - 1);
    }
    return letters->len ? g_strdup(letters->str) : NULL;
}

/* The sound of that name; 0 where there is none. */
static unsigned sound_of(const char *name)
{
    for (unsigned sound = 1; sound < G_N_ELEMENTS(PINYIN_NAMES); sound++) {
        if (strcmp(PINYIN_NAMES[sound], name) == 0) {
            return sound;
        }
    }
    return 0;
}

unsigned jy_pinyin_syllable(const char *letters, size_t length)
{
    char name[JY_PINYIN_LONGEST + 1] = "";
    if (length == 0 || length > JY_PINYIN_LONGEST) {
        return 0;
    }
    memcpy(name, letters, length);
    for (size_t i = 0; i < G_N_ELEMENTS(SPELLINGS); i++) {
        const char *typed = SPELLINGS[i].typed, *meant = SPELLINGS[i].meant;
        if (g_str_has_prefix(name, typed)) {
            g_autofree char *spelled = g_strconcat(meant, name + strlen(typed), NULL);
            return sound_of(spelled);
        }
    }
    return sound_of(name);
}

void jy_pinyin_spelled(unsigned sound, jy_pinyin_fn *fn, void *user)
{
    for (gunichar other = PINYIN_FIRST; sound && other <= PINYIN_LAST; other++) {
        unsigned others = PINYIN_SOUNDS[other - PINYIN_FIRST];
        if (PINYIN_GROUPS[others] == PINYIN_GROUPS[sound]) {
            fn(other, others == sound, user);
        }
    }
    for (size_t i = 0; sound && i < G_N_ELEMENTS(READINGS); i++) {
        bool is_read = strcmp(READINGS[i].syllable, PINYIN_NAMES[sound]) == 0;
        for (const char *at = READINGS[i].characters; is_read && *at; at = g_utf8_next_char(at)) {
            fn(g_utf8_get_char(at), true, user);
        }
    }
}
