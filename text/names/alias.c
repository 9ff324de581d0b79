/* alias.c: the list of short names of bodies. */
#include <jiyan/text/alias.h>

#include <glib.h>
#include <string.h>

/* A short name that has fewer characters is no name: 委 of 委员会. */
#define BRIEF_LEAST 2

/* Of two full forms of which one begins with the other the longer stands first. Only what is one body's by its place
 * everywhere: 体改办 and 农办 have been several. */
static const struct {
    const char *full, *brief;
} ALIASES[] = {
    {"中华人民共和国主席", "国家主席"},
    {"中华人民共和国", ""},
    {"中国共产党中央委员会办公厅", "中办"},
    {"中国共产党中央委员会", "中央"},
    {"中国共产党", ""},
    {"中共中央纪律检查委员会", "中纪委"},
    {"中共中央纪委", "中纪委"},
    {"中共中央委员会", "中央"},
    {"中共中央组织部", "中组部"},
    {"中共中央宣传部", "中宣部"},
    {"中共中央对外联络部", "中联部"},
    {"中共中央办公厅", "中办"},
    {"中共", ""},
    {"中央纪律检查委员会", "中纪委"},
    {"中央纪委", "中纪委"},
    {"中央组织部", "中组部"},
    {"中央宣传部", "中宣部"},
    {"中央对外联络部", "中联部"},
    {"中央办公厅", "中办"},
    {"国务院办公厅", "国办"},
    {"国务院台湾事务办公室", "国台办"},
    {"国务院新闻办公室", "国新办"},
    {"最高人民法院", "最高法"},
    {"最高人民检察院", "最高检"},
    {"最高法院", "最高法"},
    {"最高检察院", "最高检"},
    {"中国人民政治协商会议全国委员会", "全国政协"},
    {"中国人民政治协商会议", "政协"},
    {"人民政治协商会议", "政协"},
    {"人民代表大会常务委员会", "人大常委会"},
    {"人大常务委员会", "人大常委会"},
    {"人民代表大会", "人大"},
    {"常务委员会", "常委会"},
    {"人民政府", "政府"},
    {"中国人民银行", "央行"},
    {"人民银行", "央行"},
    {"发展和改革委员会", "发改委"},
    {"发展改革委员会", "发改委"},
    {"发展和改革委", "发改委"},
    {"发展改革委", "发改委"},
    {"发展和改革局", "发改局"},
    {"发展改革局", "发改局"},
    {"国有资产监督管理委员会", "国资委"},
    {"银行保险监督管理委员会", "银保监会"},
    {"银行业监督管理委员会", "银监会"},
    {"证券监督管理委员会", "证监会"},
    {"保险监督管理委员会", "保监会"},
    {"卫生和计划生育委员会", "卫计会"}, /* 计委 is another */
    {"卫生计生委", "卫计会"},
    {"卫计委", "卫计会"},
    {"卫生健康委员会", "卫健委"},
    {"卫生健康委", "卫健委"},
    {"人口和计划生育委员会", "计生委"},
    {"人口计生委", "计生委"},
    {"计划生育委员会", "计生委"},
    {"计划委员会", "计委"},
    {"经济贸易委员会", "经贸委"},
    {"经济体制改革委员会", "体改委"},
    {"网络安全和信息化委员会办公室", "网信办"},
    {"互联网信息办公室", "网信办"},
    {"机构编制委员会办公室", "编办"},
    {"台湾事务办公室", "台办"},
    {"港澳事务办公室", "港澳办"},
    {"军事委员会", "军委"},
    {"纪律检查委员会", "纪委"},
    {"监察委员会", "监委"},
    {"委员会", "委"},
    {"办公厅", "办"},
    {"办公室", "办"},
    {"人力资源和社会保障", "人社"},
    {"人力资源社会保障", "人社"},
    {"工业和信息化", "工信"},
    {"住房和城乡建设", "住建"},
    {"住房城乡建设", "住建"},
    {"文化和旅游", "文旅"},
    {"科学技术协会", "科协"},
    {"科学技术", "科技"},
    {"环境保护", "环保"},
    {"市场监督管理", "市场监管"},
    {"食品药品监督管理", "食药监"},
    {"安全生产监督管理", "安监"},
    {"国土资源", "国土"},
    {"对外贸易经济合作", "外经贸"},
    {"共产主义青年团", "共青团"},
    {"妇女联合会", "妇联"},
    {"工商业联合会", "工商联"},
    {"残疾人联合会", "残联"},
    {"文学艺术界联合会", "文联"},
};

/* The alias whose full form a text begins with; -1 for none. */
static int alias_at(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ALIASES); i++) {
        if (g_str_has_prefix(text, ALIASES[i].full)) {
            return (int)i;
        }
    }
    return -1;
}

/* Returns a new string, a folded text with the long names of bodies in it as short as they are known. */
static char *brief_of(const char *folded)
{
    GString *brief = g_string_new(NULL);
    for (const char *at = folded; *at;) {
        const int alias = alias_at(at);
        const size_t length = alias < 0 ? (size_t)(g_utf8_next_char(at) - at) : strlen(ALIASES[alias].full);
        const char *put = alias < 0 ? at : ALIASES[alias].brief;
        g_string_append_len(brief, put, (gssize)(alias < 0 ? length : strlen(put)));
        at += length;
    }
    return g_string_free(brief, false);
}

jy_alias jy_alias_of(const char *folded)
{
    g_autofree char *brief = brief_of(folded);
    const bool tells = g_utf8_strlen(brief, -1) >= BRIEF_LEAST;
    return (jy_alias){g_strdup(folded), tells ? g_steal_pointer(&brief) : NULL};
}

void jy_alias_clear(jy_alias *alias)
{
    g_clear_pointer(&alias->folded, g_free);
    g_clear_pointer(&alias->brief, g_free);
}

bool jy_alias_fits(const jy_alias *alias, const char *folded)
{
    if (strstr(folded, alias->folded)) {
        return true;
    }
    g_autofree char *brief = alias->brief ? brief_of(folded) : NULL;
    return brief && strstr(brief, alias->brief);
}
