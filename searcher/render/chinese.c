/* chinese.c: two tables of names. */
#include "searcher/render/chinese.h"

#include <glib.h>

typedef struct {
    const char *name, *chinese;
} chinese_name;

/* As GB/T 33480-2016 and archivists call them, where they do. */
static const chinese_name COLUMNS[] = {
    {"qid", "问题编号"},
    {"rank", "序号"},
    {"score", "得分"},
    {"match", "匹配"},
    {"db", "索引"},
    {"path", "路径"},
    {"id", "编号"},
    {"record", "记录编号"},
    {"title", "题名"},
    {"date", "日期"},
    {"speaker", "讲话人"},
    {"issuer", "发文机关"},
    {"docno", "发文字号"},
    {"heading", "小标题"},
    {"page", "页"},
    {"line", "行"},
    {"column", "列"},
    {"ocr", "识别置信度"},
    {"offset", "位置"},
    {"length", "长度"},
    {"kind", "性质"},
    {"snippet", "摘要"},
    {"text", "原文"},
    {"left", "前文"},
    {"keyword", "关键词"},
    {"right", "后文"},
    {"strength", "力度"},
    {"testable", "可检验"},
    {"deadline", "期限"},
    {"due_from", "期限起"},
    {"due_to", "期限止"},
    {"quantities", "数量"},
    {"owner", "责任单位"},
    {"object", "事项"},
    {"rule", "规则"},
    {"value", "值"},
    {"count", "文件数"},
    {"year", "年份"},
    {"documents", "含有的文件数"},
    {"all_documents", "文件总数"},
    {"occurrences", "出现次数"},
    {"characters", "总字数"},
    {"per_10000", "每万字次数"},
    {"first_date", "最早日期"},
    {"first_db", "最早所在索引"},
    {"first_path", "最早路径"},
    {"first_id", "最早编号"},
    {"last_date", "最晚日期"},
    {"last_db", "最晚所在索引"},
    {"last_path", "最晚路径"},
    {"last_id", "最晚编号"},
    {"outcome", "结果"},
    {"theme", "主题"},
    {"later_documents", "此后文件数"},
    {"later_statements", "此后说法数"},
    {"result_relation", "结论依据的关系"},
    {"result_date", "结论日期"},
    {"result_promised", "结论承诺数"},
    {"result_reported", "结论报告数"},
    {"result_id", "结论语句编号"},
    {"result_text", "结论原文"},
    {"result_path", "结论路径"},
    {"result_record", "结论记录编号"},
    {"result_page", "结论页"},
    {"result_line", "结论行"},
    {"result_title", "结论题名"},
    {"of_year", "所属年份"},
    {"relation", "关系"},
    {"promised", "承诺数"},
    {"reported", "报告数"},
    {"earlier", "此前数"},
    {"low", "下限"},
    {"high", "上限"},
    {"unit", "单位"},
    {"same_issuer", "同一机关"},
    {"link", "关联度"},
    {"against", "对照"},
    {"why", "依据"},
    {"citation", "引文"},
    {"pair", "对照结果"},
    {"moved", "移动"},
    {"likeness", "相似度"},
    {"old_text", "旧句"},
    {"new_text", "新句"},
    {"changes", "变化的数字"},
    {"old_kind", "旧句性质"},
    {"new_kind", "新句性质"},
    {"old_heading", "旧句小标题"},
    {"new_heading", "新句小标题"},
    {"old_page", "旧句页"},
    {"old_line", "旧句行"},
    {"new_page", "新句页"},
    {"new_line", "新句行"},
    {"old_id", "旧句编号"},
    {"new_id", "新句编号"},
    {NULL, NULL},
};

static const chinese_name MATCHES[] = {{"exact", "完整"}, {"partial", "部分"}, {NULL, NULL}};
static const chinese_name KINDS[] = {
    {"commitment", "承诺"}, {"report", "报告"}, {"problem", "问题"}, {"other", "其他"}, {"noise", "广告"}, {NULL, NULL},
};
static const chinese_name STRENGTHS[] = {
    {"must", "确保"}, {"shall", "要"}, {"strive", "力争"}, {"advance", "推进"}, {"explore", "探索"}, {NULL, NULL},
};
static const chinese_name RELATIONS[] = {
    {"promised", "承诺"}, {"repeated", "再次提出"}, {"changed", "改变"}, {"done", "已报告完成"},
    {"part", "部分完成"}, {"reported", "报告"},     {"problem", "问题"}, {NULL, NULL},
};

static const chinese_name PAIRS[] = {
    {"same", "相同"}, {"changed", "改动"}, {"moved", "移动"}, {"new", "新增"}, {"gone", "删去"}, {NULL, NULL},
};

static const chinese_name OUTCOMES[] = {
    {"done", "已报告完成"}, {"problem", "问题"},      {"part", "部分完成"}, {"reported", "报告"},
    {"changed", "改变"},    {"repeated", "再次提出"}, {"none", "没有后文"}, {NULL, NULL},
};

/* Which values a column has; those of a facet are kinds, or texts of documents. */
static const struct {
    const char *column;
    const chinese_name *values;
} VALUES[] = {
    {"match", MATCHES},      {"kind", KINDS},
    {"value", KINDS},        {"strength", STRENGTHS},
    {"relation", RELATIONS}, {"pair", PAIRS},
    {"old_kind", KINDS},     {"new_kind", KINDS},
    {"outcome", OUTCOMES},   {"result_relation", RELATIONS},
};

static const char *find(const chinese_name *names, const char *name)
{
    for (; names->name; names++) {
        if (g_str_equal(names->name, name)) {
            return names->chinese;
        }
    }
    return name;
}

const char *jy_chinese_column(const char *name)
{
    return find(COLUMNS, name);
}

const char *jy_chinese_value(const char *column, const char *value)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VALUES); i++) {
        if (g_str_equal(VALUES[i].column, column)) {
            return find(VALUES[i].values, value);
        }
    }
    return value;
}

const char *jy_chinese_truth(bool is_true)
{
    return is_true ? "是" : "否";
}
