/* theme.c: what a heading is about. */
#include "searcher/ledger/theme.h"

#include <glib.h>
#include <jiyan/text/fold.h>
#include <libintl.h>
#include <string.h>

#define N_(s) s
#define _(s) gettext(s)

/* In the order of the page. Words with spaces between. */
static const struct {
    const char *name, *label, *words;
} THEMES[JY_THEMES] = {
    {"targets", N_("Overall targets and policy"),
     "总体要求 总体部署 总要求 政策取向 预期目标 主要目标 目标任务 奋斗目标 指导思想 基本思路 重点工作 重点任务 "
     "工作任务 "
     "政府工作的建议 工作的建议 工作建议 工作安排 今年工作 下一步工作 今后工作"},
    {"economy", N_("Macroeconomy and finance"),
     "宏观 经济运行 经济大盘 财政 财税 税收 税制 预算 金融 货币 银行 信贷 资本市场 债务 风险 攻坚战 物价 市场价格 "
     "经济平稳 经济稳定 稳增长"},
    {"reform", N_("Reform and the market"),
     "改革 市场主体 营商环境 放管服 简政放权 市场机制 市场体系 市场秩序 两个毫不动摇 国有企业 国资国企 民营 非公有制 "
     "所有制 体制 三去一降一补"},
    {"industry", N_("Industry and infrastructure"),
     "实体经济 制造业 产业 工业 企业 新质生产力 新动能 供给侧 服务业 能源 电力 交通 铁路 基础设施 重点建设 生产 "
     "经济结构 结构调整 数字经济"},
    {"innovation", N_("Science and innovation"),
     "科技 科学技术 科学研究 创新驱动 创新引领 创新型 依靠创新 自主创新 技术创新 大众创业 科教兴国 人才强国 知识产权"},
    {"demand", N_("Demand, consumption and investment"), "内需 国内需求 总需求 消费 投资 国内市场 大市场 流通 商业"},
    {"agriculture", N_("Agriculture and the countryside"),
     "三农 农业 农村 农民 乡村 粮食 扶贫 脱贫 贫困 水利 林业 畜牧"},
    {"regions", N_("Regions and towns"),
     "区域 城镇化 城镇 城市 城乡 市民化 农业转移人口 西部 东北 京津冀 长江经济带 老区 国土空间 房地产 住房 安居工程"},
    {"opening", N_("Opening to the world"),
     "对外开放 开放型 全面开放 扩大开放 高水平开放 双向开放 外贸 外资 贸易 进出口 进口 出口 一带一路 对外经济 国际经济 "
     "国际合作 自贸 自由贸易"},
    {"environment", N_("Environment"),
     "生态 环境治理 环境保护 环境质量 环境执法 污染 绿色 低碳 碳达峰 节能 减排 资源节约 美丽 重污染天气 燃煤 尾气"},
    {"livelihood", N_("Livelihood, work and social security"),
     "民生 人民生活 生活水平 生活质量 就业 创业 收入 社会保障 社会保险 社会救助 养老 社会建设 社会事业 公共服务 "
     "共同富裕 "
     "以人民为中心 人民群众 福祉"},
    {"education", N_("Education and culture"), "教育 学校 高校 人才培养 文化 体育 精神文明 文艺 新闻 出版"},
    {"health", N_("Health and population"), "卫生 健康 医疗 医药 医改 疫情 防控 人口 生育 计划生育"},
    {"governance", N_("Government and society"),
     "政府自身 自身建设 政府建设 政府职能 依法行政 依法履职 法治 法制 民主 施政 廉政 反腐败 作风 机构改革 治理创新 "
     "社会治理 "
     "社会管理 社会和谐 社会稳定 社会大局 公共安全 安全生产 国家安全 民族 宗教 侨"},
    {"defence", N_("Defence, Hong Kong and Macao, Taiwan, diplomacy"),
     "国防 军队 港澳 香港 澳门 台湾 两岸 祖国统一 外交 国际形势 对外关系 和平"},
    {"other", N_("Other headings"), ""},
};

/* Where the heading has a word of the theme first, and how long it is; G_MAXSIZE where it has none. */
static size_t find_word(size_t theme, const char *heading, size_t *ret_length)
{
    g_auto(GStrv) words = g_strsplit(THEMES[theme].words, " ", -1);
    size_t first = G_MAXSIZE;
    for (char **word = words; *word; word++) {
        const char *at = **word ? strstr(heading, *word) : NULL;
        size_t length = strlen(*word), offset = at ? (size_t)(at - heading) : G_MAXSIZE;
        if (offset < first || (at && offset == first && length > *ret_length)) {
            first = offset;
            *ret_length = length;
        }
    }
    return first;
}

size_t jy_theme_of(char *const *headings)
{
    size_t count = headings ? g_strv_length((char **)(uintptr_t)headings) : 0, theme = JY_THEME_OTHER;
    while (count > 0 && theme == JY_THEME_OTHER) {
        g_autofree char *folded = jy_fold_string(headings[--count], -1);
        size_t first = G_MAXSIZE, longest = 0;
        for (size_t i = 0; i < JY_THEME_OTHER; i++) {
            size_t length = 0, at = find_word(i, folded, &length);
            if (at < first || (at != G_MAXSIZE && at == first && length > longest)) {
                theme = i;
                first = at;
                longest = length;
            }
        }
    }
    return theme;
}

const char *jy_theme_name(size_t theme)
{
    return THEMES[theme].name;
}

const char *jy_theme_label(size_t theme)
{
    return _(THEMES[theme].label);
}
