/* person.c: what Chinese names of persons and of offices look like. Words are compared in their folded form, so that
 * one list serves Simplified and Traditional. */
#include <jiyan/text/person.h>

#include <glib.h>
#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/salutation.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "text/fold/fold.h"

/* Characters of a line of office and name. */
#define OFFICE_LINE 24

/* The surnames of well over nine in ten Chinese. */
static const char SURNAMES[] =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文温习华聂柳祝左莫章牛俞肖涂尤"
    "童"
    "詹安梅庞颜倪岳翟关骆殷葛路盛费严向洪岑柏辛管兰伍齐凌包单甘裴房纪苗郎欧穆耿鲍喻霍席申庄尚宁闫陶季阮游蓝翁柯卓褚项符"
    "焦"
    "覃韦车巩滕屈佟饶冉池桂牟娄祁苑储靳丛栗隋戚邬仇谷宫曲鲁景党柴蒙闵解边楼缪卞敖冷辜蒲臧窦迟佘代仲鞠寇郁占瞿麦米沙荣芦"
    "匡"
    "晏艾甄古谌扈应成沃舒粟罕滑晋木才扎多";
static const char *const COMPOUND[] = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫",
                                       "尉迟", "公孙", "慕容", "令狐", "司徒", "端木"};
/* Words that begin with a surname and are none. */
static const char WORDS[] =
    " 方案 方法 方面 方向 方针 方式 高度 高校 高铁 高峰 高新 高位 高效 严格 严肃 严重 严禁 安全 安排 安置 安定 范围 "
    "范例 任务 任命 任免 任期"
    " 习惯 黄金 金融 金额 温度 文件 文化 文明 文体 文教 文章 文献 文艺 文号 马上 毛利 江苏 江西 江南 江北 安徽 贺信 "
    "贺电 贺词 易地 包括 包干"
    " 单位 单独 管理 管控 管辖 路线 路径 龙头 石油 石化 田间 申请 申报 申论 房屋 房产 凌晨 华北 华东 华南 华中 成都 "
    "成果 成效 成绩 成立 成员"
    " 宁夏 宁波 程序 万众 万元 万人 施政 施工 康复 解放 解读 解释 解决 简介 章程 章节 林业 林地 郑州 夏季 夏粮 曾经 "
    "党组 党建 党委 党课 党章"
    " 党费 党校 季度 项目 焦点 边境 边疆 景区 景点 代表 代理 荣誉 古代 古迹 应急 应对 应当 应用 木材 多元 多方 多项 "
    "才能 车辆 车站 米面 向前"
    " 向上 向好 左右 关于 关键 关系 关注 关爱 白皮书 常委 常务 常态 常年 常规 常德 武汉 武器 武警 史料 牛羊 雷达 齐抓 "
    "齐全 纪要 纪律 纪检 纪委"
    " 纪念 尚未 庄严 广东 石家庄 谢谢 于是 和平 余额 余粮 何以 周年 周期 周边 周密 许可 许多 钱款 乔迁 盛会 盛世 费用 "
    "洪水 洪涝 洪灾 辛苦 兰州"
    " 南京 温暖 温州 苏州 徐州 杭州 贵州 福州 滕州 胡同 胡椒 房地产 解放军 委员会 江苏省 宋体 黑体 康养 童年 时间 连续 "
    "平台 陆续 游客 蓝天 蓝图"
    " 冷链 冷静 符合 池塘 曲线 商业 商务 季节 储备 储蓄 丛林 栗子 明年 全体 全文 全国 来源 编辑 字体 字号 张贴 张榜 "
    "陈述 陈列 陈旧 陈规 华侨"
    " 侨务 成品 成本 边防 边界 谷物 谷雨 寇仇 麦收 沙漠 沙尘 艾滋 木兰 关键词 主题词 党中央 党中 扎实 扎根 扎堆 多数 "
    "多种 多年 马鞍山 连云港 张家口 张家港 景德镇 石嘴山 石景山 高质量 常态化 向未来 ";
/* Begin no given name behind 党, a rare surname and a frequent word: 党旗红, 党建强. */
static const char BEHIND_PARTY[] = "旗建委课章费校组员史徽性纪风政内外群务支媒报刊代和的心魂情恩歌";
/* Characters that end words and not given names. */
static const char ENDINGS[] = "省市县区局厅院校所处组们的了是与性率件表案度策项号部委会者副总";
/* Endings of offices. */
static const char *const OFFICES[] = {
    "国家主席", "委员长", "检察长", "秘书长", "总书记", "行政长官", "政务司长", "财政司长", "总干事", "理事长",
    "董事长",   "总经理", "司令员", "总统",   "总理",   "首相",     "主席",     "书记",     "省长",   "市长",
    "县长",     "区长",   "乡长",   "镇长",   "村长",   "州长",     "盟长",     "旗长",     "部长",   "主任",
    "局长",     "厅长",   "行长",   "院长",   "司长",   "会长",     "校长",     "处长",     "科长",   "所长",
    "站长",     "队长",   "组长",   "署长",   "厂长",   "社长",     "议长",     "大使",     "政委",   "代表",
    "委员",     "常委",   "经理",   "教授",   "院士",   "同志",     "专员",     "巡视员",   "长官"};
/* Characters of the surname that a folded text begins with; 0 for none. */
static glong surname_length(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COMPOUND); i++) {
        if (g_str_has_prefix(folded, COMPOUND[i])) {
            return 2;
        }
    }
    return *folded && g_utf8_strchr(SURNAMES, -1, g_utf8_get_char(folded)) ? 1 : 0;
}

/* 阿不都热合曼·买买提, 帕夏古丽・克力木: parts of Han with one or two dots between. */
static bool is_dotted_name(const char *name)
{
    int dots = 0, part = 0, length = 0;
    for (const char *at = name; *at; at = g_utf8_next_char(at), length++) {
        gunichar character = jy_fold_character(g_utf8_get_char(at));
        if (character == 0xB7) { /* ·, • ‧ ・ among them */
            if (!part) {
                return false;
            }
            dots++;
            part = 0;
        } else if (!jy_character_is_han(character) || ++part > 8 || character == 0x7684 /* 的 */ ||
                   character == 0x5728 /* 在 */) {
            return false;
        }
    }
    return dots >= 1 && dots <= 2 && part >= 1 && length >= 4 && length <= 18;
}

/* Where the last office of a line ends, in characters; 0 for none. *ret_start: where it begins. */
static glong find_office(const char *folded, glong *ret_start)
{
    glong end = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(OFFICES); i++) {
        const char *office = strstr(folded, OFFICES[i]) ? g_strrstr(folded, OFFICES[i]) : NULL;
        glong start = office ? g_utf8_strlen(folded, office - folded) : 0;
        glong behind = office ? start + g_utf8_strlen(OFFICES[i], -1) : 0;
        if (behind > end || (behind == end && office && start < *ret_start)) {
            *ret_start = start;
            end = behind;
        }
    }
    return end;
}

char *jy_person_of(const char *text)
{
    g_autofree char *name = jy_utf8_squeeze(text);
    if (is_dotted_name(name)) {
        return g_steal_pointer(&name);
    }
    g_autofree char *folded = jy_fold_string(name, -1);
    g_autofree char *padded = g_strconcat(" ", folded, " ", NULL);
    const char *last = g_utf8_find_prev_char(folded, folded + strlen(folded));
    bool is_party = g_str_has_prefix(folded, "党") && *(folded + strlen("党")) &&
                    g_utf8_strchr(BEHIND_PARTY, -1, g_utf8_get_char(folded + strlen("党")));
    bool is_word = is_party || strstr(WORDS, padded) || (last && g_utf8_strchr(ENDINGS, -1, g_utf8_get_char(last)));
    glong length = g_utf8_strlen(name, -1), surname = surname_length(folded);
    if (!surname || length < surname + 1 || length > surname + 2 || is_word ||
        find_office(folded, &(glong){0}) == g_utf8_strlen(folded, -1)) {
        return NULL;
    }
    for (const char *at = name; *at; at = g_utf8_next_char(at)) {
        if (!jy_character_is_han(jy_fold_character(g_utf8_get_char(at)))) {
            return NULL;
        }
    }
    return g_steal_pointer(&name);
}

char *jy_person_with_office(const char *text)
{
    g_autofree char *line = jy_utf8_squeeze(text);
    g_autofree char *folded = jy_fold_string(line, -1);
    glong start = 0, end = find_office(folded, &start), length = g_utf8_strlen(line, -1);
    if (!end || length > OFFICE_LINE || g_utf8_strlen(folded, -1) != length) {
        return NULL;
    }
    /* 沈委員南星: the office stands behind the surname, whose bearer has a name of one or two characters. */
    if (start && end < length && start == surname_length(folded)) {
        g_autofree char *surname = g_utf8_substring(line, 0, start), *given = g_utf8_substring(line, end, length);
        g_autofree char *joined = g_strconcat(surname, given, NULL), *name = jy_person_of(joined);
        if (name) {
            return g_steal_pointer(&name);
        }
    }
    g_autofree char *part = end < length ? g_utf8_substring(line, end, length) : g_utf8_substring(line, 0, start);
    return jy_person_of(part);
}

char *jy_person_in_line(const char *text)
{
    char *person = jy_person_with_office(text);
    return person ? person : jy_person_of(text);
}

bool jy_person_is_office(const char *text)
{
    g_autofree char *line = jy_utf8_squeeze(text);
    g_autofree char *folded = jy_fold_string(line, -1);
    glong start = 0, length = g_utf8_strlen(folded, -1);
    return length >= 2 && length <= 10 && find_office(folded, &start) == length && !strstr(folded, "代表") &&
           !g_str_has_suffix(folded, "同志") && !g_str_has_suffix(folded, "委员");
}

/* The name at the very beginning: of two characters where a salutation follows those, else of three. */
static char *name_at_start(const char *text)
{
    glong length = g_utf8_strlen(text, 24);
    for (glong count = 2; count <= 3 && count < length; count++) {
        const char *rest = g_utf8_offset_to_pointer(text, count);
        g_autofree char *head = g_strndup(text, (gsize)(rest - text));
        g_autofree char *name = jy_person_of(head);
        g_autofree char *speech = jy_fold_string(rest, -1);
        if (name && (count == 3 || jy_salutation_begins(speech, JY_SALUTATION_SPEECH))) {
            return g_steal_pointer(&name);
        }
    }
    return NULL;
}

char *jy_person_at_start(const char *text)
{
    g_autofree char *squeezed = jy_utf8_squeeze(text);
    g_autofree char *head = g_utf8_substring(squeezed, 0, MIN(g_utf8_strlen(squeezed, -1), 30));
    char *name = name_at_start(head);
    for (const char *at = head; !name && *at; at = g_utf8_next_char(at)) {
        g_autofree char *office = g_strndup(head, (gsize)(at - head));
        if (at > head && jy_person_is_office(office)) {
            name = name_at_start(at);
        }
    }
    return name;
}

/* What a title says of the person that it begins with: 沈怀谷县长…, 沈怀谷在…, 沈怀谷：…. A name of two characters is
 * too often a place's where no office follows. */
static bool goes_on_from_person(const char *rest, glong length)
{
    static const char *const WORDS_BEHIND[] = {"在", "就", "第", "于", "致", "谈", "：", ":"};
    static const char PLACES[] = "省市县区州盟旗乡镇村";
    g_autofree char *folded = jy_fold_string(rest, -1);
    /* 常州市长 is no person of two characters. */
    bool of_place = length == 2 && *folded && g_utf8_strchr(PLACES, -1, g_utf8_get_char(folded));
    for (size_t i = 0; !of_place && i < G_N_ELEMENTS(OFFICES); i++) {
        if (g_str_has_prefix(folded, OFFICES[i])) {
            return true;
        }
    }
    for (size_t i = 0; length > 2 && i < G_N_ELEMENTS(WORDS_BEHIND); i++) {
        if (g_str_has_prefix(rest, WORDS_BEHIND[i])) {
            return true;
        }
    }
    return false;
}

char *jy_person_of_title(const char *title)
{
    glong most = MIN(g_utf8_strlen(title, -1) - 1, 4);
    for (glong length = 2; length <= most; length++) {
        const char *rest = g_utf8_offset_to_pointer(title, length);
        g_autofree char *head = g_strndup(title, (gsize)(rest - title)), *name = jy_person_of(head);
        if (name && goes_on_from_person(rest, length)) {
            return g_steal_pointer(&name);
        }
    }
    return NULL;
}
