/* text_fold_test.c: folding: properties over Unicode scalar values, and a table of what is taken as the same. */
#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>

#include <stdbool.h>
#include <string.h>

#define LAST 0x10FFFF

/* The scalar value to be tried after another: every one of planes 0 to 3, where all that is folded stands, and of the
 * tags and variation selectors of plane 14; of what is unassigned or private a few. */
static gunichar next_character(gunichar character)
{
    const bool is_folded = character < 0x3FFFF || (character >= 0xDFFC0 && character < 0xE01FF);
    const gunichar next = is_folded ? character + 1 : character + 0x3F - character % 0x3F;
    return next == 0xD800 ? 0xE000 : next;
}

/* ---- properties ---- */

/* Writes prefix, character, suffix; returns the length. */
static uint32_t compose(char *out, const char *prefix, gunichar character, const char *suffix)
{
    size_t length = strlen(prefix);
    memcpy(out, prefix, length);
    length += (size_t)g_unichar_to_utf8(character, out + length);
    memcpy(out + length, suffix, strlen(suffix));
    return (uint32_t)(length + strlen(suffix));
}

static bool is_boundary(const char *text, uint32_t length, uint32_t at)
{
    return at == length || (at < length && ((unsigned char)text[at] & 0xC0) != 0x80);
}

/* The map ascends, ends with the original's length, and names only beginnings of characters. */
static bool map_is_sound(const jy_folded *folded)
{
    uint32_t before = 0;
    for (uint32_t i = 0; i <= folded->length; i++) {
        uint32_t origin = folded->map[i];
        if (origin < before || !is_boundary(folded->original, folded->original_length, origin)) {
            return false;
        }
        before = origin;
    }
    return folded->map[folded->length] == folded->original_length;
}

/* Every span of whole folded characters maps to whole characters of the original, in order, and never to nothing. */
static bool spans_are_sound(const jy_folded *folded)
{
    for (uint32_t start = 0; start < folded->length; start++) {
        for (uint32_t end = start + 1; end <= folded->length; end++) {
            uint32_t from, to;
            if (!is_boundary(folded->text, folded->length, start) || !is_boundary(folded->text, folded->length, end)) {
                continue;
            }
            jy_fold_span(folded, start, end, &from, &to);
            if (from >= to || to > folded->original_length ||
                !is_boundary(folded->original, folded->original_length, from) ||
                !is_boundary(folded->original, folded->original_length, to)) {
                return false;
            }
        }
    }
    return true;
}

typedef struct {
    jy_folded once, twice, left, right;
} folding;

static void folding_clear(folding *work)
{
    jy_fold_clear(&work->once);
    jy_fold_clear(&work->twice);
    jy_fold_clear(&work->left);
    jy_fold_clear(&work->right);
}

/* True where counting without writing down counts the same. */
static bool counts_alike(const jy_folded *folded)
{
    static uint8_t numbers[0x10000];
    uint32_t counts[256] = {0}, wanted[256] = {0}, length = 0;
    for (uint32_t i = 0; !numbers[1] && i < G_N_ELEMENTS(numbers); i++) {
        numbers[i] = (uint8_t)(i ^ i >> 8);
    }
    for (const char *at = folded->text; at < folded->text + folded->length; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character >= JY_CHARACTER_WIDE && character < 0x10000) {
            wanted[numbers[character]]++;
            length++;
        }
    }
    return jy_fold_count(folded->original, folded->original_length, numbers, counts) == length &&
           memcmp(counts, wanted, sizeof counts) == 0;
}

/* Names the first property that a text breaks; NULL for none. `cut` is a place before an ASCII or Han character: there
 * the pieces, folded, give the whole. */
static const char *broken_property(folding *work, const char *text, uint32_t length, uint32_t cut)
{
    jy_fold(text, length, &work->once);
    if (!g_utf8_validate(work->once.text, work->once.length, NULL)) {
        return "valid UTF-8";
    }
    if (!map_is_sound(&work->once)) {
        return "map";
    }
    if (!spans_are_sound(&work->once)) {
        return "spans";
    }
    if (!counts_alike(&work->once)) {
        return "counts";
    }
    jy_fold_bare(text, length, &work->twice);
    if (work->once.length != work->twice.length || memcmp(work->once.text, work->twice.text, work->once.length) != 0) {
        return "bare";
    }
    jy_fold(work->once.text, work->once.length, &work->twice);
    if (work->once.length != work->twice.length || memcmp(work->once.text, work->twice.text, work->once.length) != 0) {
        return "folded twice";
    }
    jy_fold(text, cut, &work->left);
    jy_fold(text + cut, length - cut, &work->right);
    if (work->left.length + work->right.length != work->once.length ||
        memcmp(work->once.text, work->left.text, work->left.length) != 0 ||
        memcmp(work->once.text + work->left.length, work->right.text, work->right.length) != 0) {
        return "piecewise";
    }
    return NULL;
}

/* What stands around each character. `cut_before_suffix`: the suffix begins with ASCII or Han. */
static const struct {
    const char *label, *prefix, *suffix;
    bool cut_before_suffix;
} SURROUNDINGS[] = {
    {"alone", "", "", true},
    {"between Han", "農", "業", true},
    {"between Latin", "e", "A", true},
    {"before a combining mark", "e", "\xcc\x81", false},
    {"before a voicing mark", "か", "\xe3\x82\x99", false},
    {"among zero width", "\xe2\x80\x8b", "\xc2\xad", false},
    {"in a Hangul syllable", "\xe1\x84\x80", "\xe1\x85\xa1\xe1\x86\xa8", false},
};

static void test_properties(gconstpointer data)
{
    size_t i = GPOINTER_TO_SIZE(data);
    folding work = {0};
    int failures = 0;
    for (gunichar character = 1; character <= LAST && failures < 20; character = next_character(character)) {
        char text[64];
        uint32_t length = compose(text, SURROUNDINGS[i].prefix, character, SURROUNDINGS[i].suffix);
        /* White space between two characters of Han may set them apart: there a text is not cut. */
        bool may_cut = SURROUNDINGS[i].cut_before_suffix && !jy_character_is_blank(character);
        uint32_t cut = may_cut ? length - (uint32_t)strlen(SURROUNDINGS[i].suffix) : 0;
        const char *property = broken_property(&work, text, length, cut);
        if (property) {
            g_test_message("U+%04X %s: %s", character, SURROUNDINGS[i].label, property);
            failures++;
        }
    }
    folding_clear(&work);
    g_assert_cmpint(failures, ==, 0);
}

/* ---- examples ---- */

static const struct {
    const char *label, *text, *folded;
} EXAMPLES[] = {
    {"empty", "", ""},
    {"ASCII case", "GDP", "gdp"},
    {"full width", "ＧＤＰ２０２１", "gdp2021"},
    {"full-width marks", "（Ａ）％", "(a)%"},
    {"tortoise-shell brackets stay", "〔〕【】", "〔〕【】"},
    {"Traditional", "經濟", "经济"},
    {"Traditional of Taiwan", "臺灣", "台湾"},
    {"one-to-one only", "皇后 乾淨 幹部", "皇后 干净 干部"},
    {"○ for zero", "二○二一年", "二〇二一年"},
    {"◯ for zero", "二◯◯八年", "二〇〇八年"},
    {"零 for zero", "二零一九年", "二〇一九年"},
    {"full-width O for zero", "一九九Ｏ年", "一九九〇年"},
    {"O for zero", "二OO三年", "二〇〇三年"},
    {"o for zero", "二o二四年", "二〇二四年"},
    {"0 for zero", "二0二0年", "二〇二〇年"},
    {"full-width 0 for zero", "一九八０年", "一九八〇年"},
    {"zeros of all kinds", "二○零０年", "二〇〇〇年"},
    {"a year without 年", "二零二零规划", "二〇二〇规划"},
    {"a year set apart", "二 ○ 二 一 年、二　Ｏ　二　四　年", "二〇二一年、二〇二四年"},
    {"a year with zero width inside", "二\xe2\x80\x8b○\xe2\x80\x8b二一\xe2\x80\x8b年", "二〇二一年"},
    {"numbers that are no year", "一零五国道、三○一医院", "一〇五国道、三〇一医院"},
    {"O among digits", "2O25年和２Ｏ2o年", "2025年和2020年"},
    {"circles among digits", "2○21年、2〇22年、202零年", "2021年、2022年、2020年"},
    {"零 behind a power", "一百零五", "一百零五"},
    {"零 of a word", "统一零售、第三零件", "统一零售、第三零件"},
    {"circles that mark", "○一、第二○", "○一、第二○"},
    {"letters", "o2o、Oo、B2O3年、foo", "o2o、oo、b2o3年、foo"},
    {"no year", "2O21号", "2o21号"},
    {"a long row", "一零零零零零零零零零", "一零零零零零零零零零"},
    {"zero-width space", "人\xe2\x80\x8b民", "人民"},
    {"soft hyphen", "re\xc2\xadport", "report"},
    {"byte order mark inside", "人\xef\xbb\xbf民", "人民"},
    {"joiners and direction",
     "a\xe2\x80\x8d\xe2\x80\x8e"
     "b",
     "ab"},
    {"variation selector", "葛\xf3\xa0\x84\x80城", "葛城"},
    {"circled", "①⑳", "120"},
    {"square unit", "㎡㎏", "m2kg"},
    {"Kangxi radical", "⼈⼝", "人口"},
    {"compatibility ideograph", "\xef\xa4\x80", "岂"}, /* U+F900 豈 */
    {"half-width kana", "ｶﾞｷ", "ガキ"},
    {"combined kana", "か\xe3\x82\x99", "が"},
    {"decomposed Latin",
     "E\xcc\x81"
     "COLE",
     "école"},
    {"composed Latin", "ÉCOLE", "école"},
    {"sharp s", "STRAßE", "strasse"},
    {"Roman numeral", "Ⅳ", "iv"},
    {"radicals beside those of Kangxi", "⻓江⺠生⻋⻔⻘⻚⻛⻜⻝⻢⻥⻦⻩⻬⻰⻅⻉⻑⻲",
     "长江民生车门青页风飞食马鱼鸟黄齐龙见贝长龟"},
    {"radicals that look like nothing else stay", "⺮⺷", "⺮⺷"},
    {"dots in names", "马•恩‧列∙斯⋅毛・邓･江·胡⸱习", "马·恩·列·斯·毛·邓·江·胡·习"},
    {"apostrophes", "O’Neil O‘Neil O＇Neil OʼNeil O`Neil O′Neil O´Neil O‛Neil O'Neil",
     "o'neil o'neil o'neil o'neil o'neil o'neil o'neil o'neil o'neil"},
    {"old forms", "旣卽敎鄕衞峯麪眞戶強靑", "既即教乡卫峰面真户强青"},
    {"forms of Taiwan and Hong Kong", "嶽滙硃朮鞦韆衚衕蔘廕冑枴矇濛祇妳", "岳汇朱术秋千胡同参荫胄拐蒙蒙只你"},
    {"other spellings of the mainland", "逕迳鉅钜諮谘蹠劄獃甯澂", "径径巨巨咨咨跖札呆宁澄"},
    {"place names", "礄溮垻崬", "硚浉坝岽"},
    {"forms of Japan", "歯竜亀斉竝塩広", "齿龙龟齐并盐広"},
    {"Simplified beyond the plane meets Traditional of the plane", "𫟹𬬭𫘝𬸦", "鉷錀駃鷟"},
    {"both beyond the plane", "𠗣𡃕𰻞", "㓆𠴛𰻝"},
    {"what the standard parts stays apart", "里理 干千 象像 沉沈 乾坤", "里理 干千 象像 沉沈 干坤"},
    {"characters set apart", "各 乡 镇", "各乡镇"},
    {"set apart by ideographic spaces", "会　议　纪　要", "会议纪要"},
    {"by two spaces each", "通  知", "通知"},
    {"by no-break and thin spaces", "决\xc2\xa0定 目\xe2\x80\x89录", "决定 目录"},
    {"Traditional set apart", "經 濟 發 展", "经济发展"},
    {"rare characters set apart", "㛃 \xf0\xa0\xae\xb7 〇", "㛃\xf0\xa0\xae\xb7〇"},
    {"set apart between marks", "关 于 水 利 。 各 乡 （镇 ） ： 一、总 则", "关于水利 。 各乡 (镇 ) : 一、总则"},
    {"words apart stay apart", "张三 李四 王五", "张三 李四 王五"},
    {"words and a character", "县长 赵某 到会 的 有", "县长 赵某 到会 的有"},
    {"names of two padded to three", "张　三 李四光 王　五", "张三 李四光 王五"},
    {"padded names apart", "张　三 李　四　王　五", "张三 李四王五"},
    {"two words set apart by wider gaps", "各 乡 镇  各 部 门", "各乡镇  各部门"},
    {"apart, beside what has no width", "各\u200b\u200b\u200b \u200b\u200b乡", "各乡"},
    {"a zero behind as many digits as a number has", "二一二一二一二○", "二一二一二一二〇"},
    {"a zero behind more", "二一二一二一二一○", "二一二一二一二一○"},
    {"a wrapped line is no gap", "各 乡\n镇 人", "各乡\n镇人"},
    {"columns far apart", "序             号", "序             号"},
    {"digits and letters", "第 1 章 A 类 a b c", "第 1 章 a 类 a b c"},
    {"ellipsis", "…", "..."},
    {"ideographic space", "a　b", "a b"},
    {"no-break space",
     "a\xc2\xa0"
     "b",
     "a b"},
    {"line ends stay", "a\nb", "a\nb"},
    {"Hangul jamo", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한"},
    {"beyond the plane", "\xf0\xa0\x80\x80", "\xf0\xa0\x80\x80"},
    {"mathematical letters", "\xf0\x9d\x90\x80", "a"},
    {"compatibility ideograph beyond the plane", "\xf0\xaf\xa0\x80", "丽"}, /* U+2F800 */
};

static void test_examples(void)
{
    folding work = {JY_FOLDED_INIT, JY_FOLDED_INIT, JY_FOLDED_INIT, JY_FOLDED_INIT};
    for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++) {
        g_autofree char *folded = jy_fold_string(EXAMPLES[i].text, -1);
        g_test_message("%s", EXAMPLES[i].label);
        g_assert_cmpstr(folded, ==, EXAMPLES[i].folded);
        g_assert_cmpstr(broken_property(&work, EXAMPLES[i].text, (uint32_t)strlen(EXAMPLES[i].text), 0), ==, NULL);
    }
    folding_clear(&work);
}

/* The span of the first `needle` of the folded text, cut from the original. */
static const struct {
    const char *label, *text, *needle, *cut;
} SPANS[] = {
    {"plain", "税收增长", "收增", "收增"},
    {"full width", "全年ＧＤＰ增长", "gdp", "ＧＤＰ"},
    {"zero width inside", "人\xe2\x80\x8b民", "人民", "人\xe2\x80\x8b民"},
    {"zero width at the end left out", "人民\xe2\x80\x8b\xc2\xad好", "人民", "人民"},
    {"zero width at the text's end left out", "人民\xe2\x80\x8b", "人民", "人民"},
    {"half of an expansion gives the whole", "占地㎡。", "m", "㎡"},
    {"other half too", "占地㎡。", "2", "㎡"},
    {"cluster", "か\xe3\x82\x99く", "が", "か\xe3\x82\x99"},
    {"Traditional", "發展經濟", "经济", "經濟"},
    {"○ for zero", "到二○二一年底", "二〇二一年", "二○二一年"},
    {"O for zero, of one byte", "到二O二一年底", "〇二一", "O二一"},
    {"O among digits", "到2O21年底", "2021年", "2O21年"},
    {"set apart", "抓 好 落 实 。", "落实", "落 实"},
    {"inside of what is set apart", "各　乡　镇　要", "乡镇", "乡　镇"},
    {"a character of it", "各　乡　镇　要", "镇", "镇"},
    {"white space itself", "税 收入 增", " ", " "},
};

static void test_spans(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SPANS); i++) {
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        uint32_t from, to;
        g_test_message("%s", SPANS[i].label);
        jy_fold(SPANS[i].text, (uint32_t)strlen(SPANS[i].text), &folded);
        const char *at = strstr(folded.text, SPANS[i].needle);
        g_assert_nonnull(at);
        uint32_t start = (uint32_t)(at - folded.text);
        jy_fold_span(&folded, start, start + (uint32_t)strlen(SPANS[i].needle), &from, &to);
        g_autofree char *cut = g_strndup(SPANS[i].text + from, to - from);
        g_assert_cmpstr(cut, ==, SPANS[i].cut);
    }
}

/* An empty span is an empty place of the original. */
static void test_empty_span(void)
{
    static const char TEXT[] = "税\xe2\x80\x8b收";
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    uint32_t from, to;
    jy_fold(TEXT, sizeof TEXT - 1, &folded);
    jy_fold_span(&folded, 3, 3, &from, &to);
    g_assert_cmpuint(from, ==, to);
    jy_fold_span(&folded, folded.length, folded.length, &from, &to);
    g_assert_cmpuint(from, ==, sizeof TEXT - 1);
    g_assert_cmpuint(to, ==, sizeof TEXT - 1);
}

/* A buffer serves again, for longer and shorter texts; growth in the middle of a text is sound. */
static void test_reuse(void)
{
    static const char *const TEXTS[] = {"㎡", "", "經", "ＧＤＰ增長"};
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i < 500; i++) {
        g_string_append(many, "\xef\xb7\xba税"); /* U+FDFA folds to 18 characters */
    }
    jy_fold(many->str, (uint32_t)many->len, &folded);
    g_assert_cmpuint(folded.length, ==, 500 * (strlen("صلى الله عليه وسلم") + 3));
    g_assert_true(map_is_sound(&folded));
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *fresh = jy_fold_string(TEXTS[i], -1);
        jy_fold(TEXTS[i], (uint32_t)strlen(TEXTS[i]), &folded);
        g_assert_cmpstr(folded.text, ==, fresh);
        g_assert_true(map_is_sound(&folded));
    }
}

/* Thousands of marks on one letter, and of dropped characters: cut, not lost, and sound. */
static void test_long_clusters(void)
{
    static const char *const PIECES[] = {"\xcc\x81",     "\xcc\xb1",     "\xe3\x82\x99",
                                         "\xe2\x80\x8b", "\xef\xb8\x8f", "\xe1\x85\xa1"};
    for (size_t i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        g_auto(jy_folded) folded = JY_FOLDED_INIT;
        g_autoptr(GString) text = g_string_new("e");
        for (int n = 0; n < 3000; n++) {
            g_string_append(text, PIECES[i]);
        }
        g_string_append(text, "税");
        jy_fold(text->str, (uint32_t)text->len, &folded);
        g_assert_true(g_utf8_validate(folded.text, folded.length, NULL));
        g_assert_true(map_is_sound(&folded));
        g_assert_true(g_str_has_suffix(folded.text, "税"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (size_t i = 0; i < G_N_ELEMENTS(SURROUNDINGS); i++) {
        g_autofree char *path = g_strdup_printf("/text/fold/properties/%s", SURROUNDINGS[i].label);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_properties);
    }
    g_test_add_func("/text/fold/examples", test_examples);
    g_test_add_func("/text/fold/spans", test_spans);
    g_test_add_func("/text/fold/empty_span", test_empty_span);
    g_test_add_func("/text/fold/reuse", test_reuse);
    g_test_add_func("/text/fold/long_clusters", test_long_clusters);
    return g_test_run();
}
