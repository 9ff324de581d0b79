/* text_statement_test.c: what sentences do in their documents: sections, traps, strength, and what can be tested. */
#include "text/statement/strength.h"

#include <jiyan/text/statement.h>

#include <string.h>

/* ---- documents ---- */

/* An outline written down: a line is a block, # begins a heading, ## one of the second level, + a body that runs into
 * the heading before it, ! a title, x noise. */
static GArray *blocks_of(const char *text)
{
    GArray *blocks = g_array_new(false, false, sizeof(jy_block));
    uint32_t line = 1;
    for (const char *at = text; *at; line++) {
        size_t marks = strspn(at, "#+!x"), length = strcspn(at, "\n");
        jy_block block = {.start = (uint32_t)(at - text + (ptrdiff_t)marks),
                          .end = (uint32_t)(at - text + (ptrdiff_t)length),
                          .line = line,
                          .kind = *at == '#'   ? JY_BLOCK_HEADING
                                  : *at == '!' ? JY_BLOCK_TITLE
                                  : *at == 'x' ? JY_BLOCK_NOISE
                                               : JY_BLOCK_BODY,
                          .level = *at == '#' ? (uint8_t)marks : 0,
                          .run_in = *at == '+'};
        g_array_append_val(blocks, block);
        at += length + (at[length] == '\n');
    }
    return blocks;
}

static GArray *statements_of(const char *text, const char *title)
{
    jy_statement_source source = {.title = title,
                                  .date = title && strncmp(title, "2005", 4) == 0 ? NULL : "2005-03-05"};
    g_autoptr(GArray) blocks = blocks_of(text);
    return jy_statement_read(text, blocks, &source);
}

/* C, R, P, - for each statement. */
static char *kinds_of(const char *text, const char *title)
{
    static const char SIGNS[JY_STATEMENT_KINDS] = {'-', 'C', 'R', 'P'};
    g_autoptr(GArray) statements = statements_of(text, title);
    GString *kinds = g_string_new(NULL);
    for (guint i = 0; i < statements->len; i++) {
        g_string_append_c(kinds, SIGNS[g_array_index(statements, jy_statement, i).kind]);
    }
    return g_string_free(kinds, false);
}

#define REPORT_TITLE "青河县人民政府工作报告"
#define NOTICE_TITLE "关于做好春灌工作的通知"

static const struct {
    const char *label, *title, *text, *kinds;
} DOCUMENT_ROWS[] = {
    {"a bare verb is a report in a review, a task in a plan", REPORT_TITLE,
     "#一、2004年工作回顾\n修好三条干渠。\n#二、2005年工作任务\n修好五条干渠。", "-R-C"},
    {"years in headings", REPORT_TITLE, "#一、2004年的工作\n开展节水宣传。\n#二、2005年的工作\n开展节水宣传。", "-R-C"},
    {"sub-headings inherit", REPORT_TITLE,
     "#一、过去一年的工作\n##（一）水利\n建成两座水库。\n#二、今年的主要任务\n##（一）水利\n新建两座水库。", "--R--C"},
    {"一是 is a sentence", REPORT_TITLE,
     "#一、2005年工作任务\n##一是修好水渠。\n加固三座闸门。\n##二是种好树。补栽两千棵。", "-CCCC"},
    {"problems and what follows", REPORT_TITLE,
     "#一、2004年工作回顾\n我们也清醒看到，水利还存在不少问题。部分闸门锈蚀。灌区末端用水难。我们一定要认真解决这些问题"
     "。",
     "-PPPC"},
    {"a section of problems", REPORT_TITLE, "#一、存在的主要问题\n部分闸门锈蚀。渠道管护责任不实。", "-PP"},
    {"problems end with their paragraph", REPORT_TITLE,
     "#一、2004年工作回顾\n前年水利存在不少问题。\n全年修好水渠三条。", "-PR"},
    {"a notice: before and behind its preamble", NOTICE_TITLE,
     "各乡镇人民政府：\n春灌关系到全年收成。现就有关事项通知如下：\n抓紧检修水泵。各乡镇要按时报送进度。",
     "--"
     "-CC"},
    {"a law", "青河县犬只管理条例",
     "#第一条　\n+养犬人应当办理登记。\n#第二条\n+不得在渠边放犬。实施细则由县政府另行制定。", "--C"},
    {"an address to Hong Kong", "行政長官施政報告",
     "#交通\n署長會增建兩條行人天橋。我們去年完成三項工程。社會十分關注交通。", "-CR-"},
    {"mixed: by the neighbours", REPORT_TITLE, "去年我们苦干了一年。修建水库两座。今后要更快。修建水库三座。", "RRCC"},
    {"thanks and calls", REPORT_TITLE,
     "#一、2005年工作任务\n各位代表！\n我向大家表示衷心的感谢。让我们一起努力，建设美好家园！", "----"},
    {"numbers of past years", REPORT_TITLE, "#一、2005年工作任务\n灌溉面积由2001年的五成上升到2003年的八成。", "-R"},
    {"a sentence that a page end has cut", REPORT_TITLE, "#一、2005年工作任务\n修好水渠，\n种好树。养好鱼。", "-CC"},
    {"foreign affairs among plans", REPORT_TITLE,
     "#一、2005年工作任务\n##（一）关于外交工作\n邻国军队必须撤走。我们将同邻国合作。国际局势动荡。", "---C-"},
    {"a heading that is a task", REPORT_TITLE, "#一、加快水利建设\n近年来修了三条渠。继续修渠。天气晴朗。", "-RC-"},
    {"a year in a title", "2005年青河县人民政府工作报告", "#一、2004年的工作\n开展节水宣传。", "-R"},
    {"a law inside a notice, and what stands behind it", NOTICE_TITLE,
     "现就春灌通知如下：\n抓紧检修水泵。\n#青河县农田用水管理办法\n##第一条\n+用水应当缴费。\n#青河县农田用水实施方案\n"
     "##一、任务\n抓紧检修水泵。",
     "-C----"
     "C"},
    {"做法 is no law", NOTICE_TITLE, "现就春灌通知如下：\n#青河县农田用水典型做法\n修好三条干渠。", "--C"},
    {"a heading of two years is mixed", REPORT_TITLE,
     "#一、2004年工作回顾和2005年工作的基本方针\n修建水库两座。今后要更快。修建水库三座。", "-CCC"},
    {"among reports", REPORT_TITLE, "去年修了渠。前年修了坝。种了树。农民高兴。", "RRRR"},
    {"a letter tells what was asked, done, and will be done", "关于水渠建议的复函",
     "柳湾乡人民政府：\n现将有关情况函复如下：\n你省请求，增加水渠投资。水渠在柳湾乡。两县已完成了审查。将在今后的规划"
     "中统筹考虑。",
     "----RC"},
    {"a year in the first lines only", "2005",
     "!在工作会议上的讲话\n受乡里委托，我汇报2005年的工作。\n#一、2004年的工作\n开展节水宣传。", "---R"},
    {"the year of a document's number", "青河县政府文件", "青政发〔2003〕2号\n#一、2004年的工作\n开展节水宣传。",
     "--C"},
    {"a number and what heads its paragraph", NOTICE_TITLE,
     "现就春灌通知如下：\n（一）做好水渠的管护工作。各乡要抓紧检修水泵。\n（二）加强领导。", "--CC"},
    {"what was done, in a notice", NOTICE_TITLE, "现就春灌通知如下：\n抓紧检修水泵。全县管网已初步建成，发挥了作用。",
     "-CR"},
    {"stances and undertakings abroad", REPORT_TITLE,
     "#一、关于外交工作\n我们支持邻国修渠。我们反对霸权。我们永远不称霸。我们坚决反对“台独”分裂活动。", "---CC"},
    {"what treats problems, among them", REPORT_TITLE,
     "#一、2004年工作回顾\n水利还存在不少问题。部分闸门锈蚀。对这些问题十分重视，已经着手解决。", "-PPR"},
    {"targets behind what is wanted", REPORT_TITLE, "我们要多修渠。灌溉面积扩大到八成。", "CC"},
    {"第一， with a full stop is a sentence", REPORT_TITLE,
     "#一、2005年工作任务\n##第一，修好水渠。\n加固闸门。\n##第二，种树\n补栽两千棵。\n##第三、管好林子。\n巡查。",
     "-CC-CCC"},
    {"news: what somebody does, and what a meeting demands", "全县水利工作会议召开",
     "本报青河3月5日电（记者甲）水利局组织群众修建水渠。\n会议强调，要修好三条干渠。加固三座闸门。\n渠水清清。",
     "RCC-"},
    {"news: a demand ends with its paragraph", "全县水利工作会议召开",
     "新华社青河3月5日电 会议召开。\n会议要求，各乡要按时报送进度。\n加固三座闸门。", "RCR"},
    {"news: headings tell nothing", "柳湾乡修渠记",
     "#下一步工作\n记者在柳湾乡看到，水利站开展巡查。\n#存在的问题\n“渠修好了。”站长说。", "-R--"},
    {"a task is no news, though nobody says 我们", "全力修好水渠", "坚持以灌区为中心。\n加固三座闸门，改造“老渠”。",
     "CC"},
    {"who says 我们 tells of himself", "柳湾乡修渠记", "我们坚持修渠，改造“老渠”。我们要修到十条。\n加固三座闸门。",
     "-CC"},
    {"a speech in full behind a dateline is the speaker's", "在修渠大会上",
     "新华社青河3月5日电 在大会上，我说我们愿同邻县修渠，我说到做到。\n加固三座闸门。", "CC"},
    {"a paper comments, and binds nobody", "岚水论坛：治水当如绣花",
     "治水必须久久为功。各地要加固闸门。近年来，全县建成了三座水库。", "--R"},
    {"a list of names in a notice is no talk", "关于调整领导小组的通知",
     "现就有关事项通知如下：\n主任：甲\n副主任：乙\n委员：丙\n加固三座闸门。", "----C"},
    {"a talk: who asks binds nobody, who answers does", "青河县议事会纪录",
     "主席：请甲议员发言。\n甲議員：局长，政府应修好水渠。今年能修几条？\n水利局局長：我们去年修了三条。我们会再修两条"
     "。\n"
     "#（一）水渠\n水渠归各村管理。\n主席：会议必须结束。",
     "---RC---"},
    {"a talk: what the meeting resolves", "青河县议事会纪录",
     "主席：现在处理提案。\n甲委員：灌区用水秩序混乱。\n主席：爰要求水利局于两个月内修好闸门。", "-PC"},
    {"问 and 答", "答记者问", "问：什么时候修好？\n答：我们将于年底前修好。\n问：钱够吗？\n答：钱够了。", "-C-R"},
    {"局长表示： is no turn", REPORT_TITLE, "局长表示：\n水利局局长说：\n县长指出：\n我们要修好水渠。", "---C"},
    {"a whole sentence that is a heading binds, too", NOTICE_TITLE,
     "现就春灌通知如下：\n#一、各乡要抓紧检修水泵。\n#二、加强领导。\n#三、组织保障", "-C--"},
    {"a year to come beats a result, a past year what something is", REPORT_TITLE,
     "到2010年，全县用水取得新突破。灌溉收入170亿元，是1990年的两倍。", "CR"},
    {"who is to speak next", REPORT_TITLE, "等会儿，县长还将作重要讲话。", "-"},
    {"a heading that tells of foreign affairs", REPORT_TITLE,
     "#一、走和平发展道路\n我们要多交朋友。我们坚持国家不分大小一律平等，推动合作。我们将同邻国合作。", "-C-C"},
    {"what one may do, in a notice", NOTICE_TITLE, "现就春灌通知如下：\n抓紧检修水泵。水少的村，可以按旬轮灌。", "-C-"},
    {"where problems come from", REPORT_TITLE,
     "#一、2004年工作回顾\n水利还存在不少问题。这些问题，有的是多年积累下来的，有的是由于工作不力造成的。", "-PP"},
    {"a signature", NOTICE_TITLE, "现就春灌通知如下：\n抓紧检修水泵。\n青河县水利局\n2005年3月1日", "-C--"},
};

static void test_documents(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENT_ROWS); i++) {
        g_autofree char *kinds = kinds_of(DOCUMENT_ROWS[i].text, DOCUMENT_ROWS[i].title);
        g_test_message("%s", DOCUMENT_ROWS[i].label);
        g_assert_cmpstr(kinds, ==, DOCUMENT_ROWS[i].kinds);
    }
}

/* 一定要 is a task in the middle of a speech, exhortation in the paragraphs that close it. */
static void test_close(void)
{
    static const struct {
        const char *last;
        char kind;
    } ROWS[] = {{"让我们团结起来，夺取丰收！", '-'}, {"大家要更加紧密地团结在一起。", '-'}, {"水利很重要。", 'C'}};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GString) text = g_string_new("我们一定要节约用水。\n");
        for (int line = 0; line < 100; line++) {
            g_string_append(text, "我们要修好水渠，种好树。\n");
        }
        g_string_append_printf(text, "我们一定要戒骄戒躁。\n%s", ROWS[i].last);
        g_autofree char *kinds = kinds_of(text->str, REPORT_TITLE);
        g_test_message("%s", ROWS[i].last);
        g_assert_cmpint(kinds[0], ==, 'C');
        g_assert_cmpint(kinds[101], ==, ROWS[i].kind);
    }
}

static const struct {
    const char *text;
    char kind;
} TRAP_ROWS[] = {
    /* Said in a plan. */
    {"主要矛盾是缺水。", '-'},
    {"只有多种树，才能保住水土。", '-'},
    {"只要大家齐心，就一定能够战胜旱情。", '-'},
    {"水从哪里来？", '-'},
    {"我们希望邻县也来修渠。", '-'},
    {"应该看到，水是有限的。", '-'},
    {"水库是农业的命脉，必须管好。", 'C'},
    {"这种做法是不能允许的。", '-'},
    {"有人说渠修得太长了。", '-'},
    {"当前的主要任务是修好干渠。", 'C'},
    {"今年要着重抓好以下工作：", '-'},
    {"渠道总长达到一百公里以上。", 'C'},
    {"农民收入稳步增长。", 'C'},
    {"决不允许侵占渠道。", 'C'},
    {"我们愿同邻县一道治水。", 'C'},
    {"修渠需要大家齐心协力。", '-'},
    {"节约用水，有利于子孙后代。", '-'},
    {"否则就没有收成。", '-'},
    {"要实现这个目标，必须付出艰苦努力。", '-'},
    {"水费要收支平衡，留有余地。", 'C'},
    {"本届政府任期即将结束。", '-'},
    {"实干赢得未来。", '-'},
    {"修渠治水，对于子孙后代至关重要。", '-'},
    {"做好春灌工作，要把握好以下三点。", '-'},
    {"必须十分清醒地看到，水利还存在不少短板。", 'P'},
    {"必须清醒认识到，水是有限的。", '-'},
    {"我们要充分认识到水的重要性，管好水渠。", 'C'},
    {"我县将一如既往地执行已定的方针。", 'C'},
    {"党的代表大会提出了治水的奋斗目标，指明了方向。", '-'},
    {"不合法的水费一定要退还。", 'C'},
    {"定下这个目标，主要是由于水源不足。", '-'},
    {"中国主张平等协商，反对以大欺小。", '-'},
    {"两岸同胞要携手同心。", '-'},
    {"各方面要抓紧修渠。", 'C'},
    {"在农田水利方面。", '-'},
    {"成绩来之不易。", '-'},
    {"今年将开村民大会，是十分重要的一年。", '-'},
    {"今后几年很可能发生春旱。", 'P'},
    {"用水的矛盾日益突出。", 'P'},
    {"两年来坚持修渠。", 'R'},
    {"建筑业兴旺。", 'C'},
    {"修建的意义重大。", '-'},
    {"查处大案要案。", 'C'},
};

static void test_traps(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TRAP_ROWS); i++) {
        g_autofree char *text = g_strdup_printf("#一、2005年工作任务\n%s", TRAP_ROWS[i].text);
        g_autofree char *kinds = kinds_of(text, REPORT_TITLE);
        char wanted[] = {'-', TRAP_ROWS[i].kind, '\0'};
        g_test_message("%s", TRAP_ROWS[i].text);
        g_assert_cmpstr(kinds, ==, wanted);
    }
}

/* ---- strength, and what can be tested ---- */

static const struct {
    const char *text;
    jy_strength strength;
    bool is_testable;
} TASK_ROWS[] = {
    {"确保饮水安全。", JY_STRENGTH_MUST, false},
    {"必须管好水。", JY_STRENGTH_MUST, false},
    {"要管好水。", JY_STRENGTH_SHALL, false},
    {"实现全县增产。", JY_STRENGTH_SHALL, false},
    {"实现村村通水。", JY_STRENGTH_SHALL, true},
    {"力争多打粮食。", JY_STRENGTH_STRIVE, false},
    {"要努力多打粮食。", JY_STRENGTH_STRIVE, false},
    {"着力改善灌溉。", JY_STRENGTH_ADVANCE, false},
    {"加强水渠管护。", JY_STRENGTH_ADVANCE, false},
    {"鼓励节约用水。", JY_STRENGTH_EXPLORE, false},
    {"探索水权改革试点。", JY_STRENGTH_EXPLORE, true},
    {"修渠30公里。", JY_STRENGTH_ADVANCE, true},
    {"粮食增产百分之五。", JY_STRENGTH_ADVANCE, true},
    {"到2010年完成配套。", JY_STRENGTH_SHALL, true},
    {"今年继续抓好春灌。", JY_STRENGTH_ADVANCE, false},
    {"制定节水条例。", JY_STRENGTH_ADVANCE, true},
    {"设立治水基金。", JY_STRENGTH_ADVANCE, true},
    {"建立健全管水机制。", JY_STRENGTH_ADVANCE, false},
    {"加强灌溉体系建设。", JY_STRENGTH_ADVANCE, false},
    {"实施引水工程。", JY_STRENGTH_ADVANCE, true},
    {"鼓励各村组建用水协会，制定章程规程。", JY_STRENGTH_EXPLORE, true},
    {"向社会公布水价。", JY_STRENGTH_ADVANCE, true},
    {"要做好三个方面的工作。", JY_STRENGTH_SHALL, false},
    {"今年雨水800毫米，要抓好蓄水。", JY_STRENGTH_SHALL, false},
    {"今年修渠30公里，要抓好质量。", JY_STRENGTH_SHALL, true},
    {"办好首届水利博览会。", JY_STRENGTH_ADVANCE, true},
    {"推行承包制。", JY_STRENGTH_ADVANCE, true},
    {"增加粮食直补。", JY_STRENGTH_ADVANCE, true},
    {"下调水泵进口关税。", JY_STRENGTH_ADVANCE, true},
    {"贯彻《2010年水利规划》精神。", JY_STRENGTH_ADVANCE, false},
    {"实施《节水行动规划》。", JY_STRENGTH_ADVANCE, true},
    {"完善春灌应急预案，实施应急预案。", JY_STRENGTH_ADVANCE, true},
    {"在建设水库时，加强蓄水。", JY_STRENGTH_ADVANCE, false},
    {"在编制规划中，加强蓄水。", JY_STRENGTH_ADVANCE, false},
    {"建立投诉渠道。", JY_STRENGTH_ADVANCE, true},
    {"建设资金从多种渠道筹集。", JY_STRENGTH_ADVANCE, false},
    {"实行最严格的用水制度。", JY_STRENGTH_ADVANCE, true},
    {"实行轮灌制。", JY_STRENGTH_ADVANCE, true},
    {"实行新的管水体制。", JY_STRENGTH_ADVANCE, false},
    {"明确用水管理办法。", JY_STRENGTH_ADVANCE, true},
    {"用水量要设置上限。", JY_STRENGTH_SHALL, true},
    {"规范名单抽取、结果公示程序。", JY_STRENGTH_ADVANCE, false},
    {"建立现代企业制度。", JY_STRENGTH_ADVANCE, false},
    {"扩大市场准入。", JY_STRENGTH_ADVANCE, false},
    {"提高职工工资。", JY_STRENGTH_ADVANCE, true},
    {"开展污水专项治理。", JY_STRENGTH_ADVANCE, true},
    {"停止开采地下水。", JY_STRENGTH_ADVANCE, true},
    {"缩减办公开支。", JY_STRENGTH_ADVANCE, true},
    {"单列治水用地指标。", JY_STRENGTH_ADVANCE, true},
    {"逐年增加治水投入。", JY_STRENGTH_ADVANCE, true},
    {"投资增加到3000万元，要引进外资。", JY_STRENGTH_SHALL, true},
    {"水费已增加到3000万元，要控制。", JY_STRENGTH_SHALL, false},
};

static void test_tasks(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TASK_ROWS); i++) {
        g_autofree char *text = g_strdup_printf("#一、2005年工作任务\n%s", TASK_ROWS[i].text);
        g_autoptr(GArray) statements = statements_of(text, REPORT_TITLE);
        const jy_statement *task = &g_array_index(statements, jy_statement, 1);
        g_test_message("%s", TASK_ROWS[i].text);
        g_assert_cmpint(task->kind, ==, JY_STATEMENT_COMMITMENT);
        g_assert_cmpstr(jy_statement_strength_name(task->strength), ==,
                        jy_statement_strength_name(TASK_ROWS[i].strength));
        g_assert_cmpint(task->is_testable, ==, TASK_ROWS[i].is_testable);
    }
}

/* ---- spans ---- */

static void test_spans(void)
{
    const char *text = "!青河县通知\n#一、任务\n修渠；種樹。\n修渠；\n#第一条\n+不得放犬。\nx扫一扫\n“修渠。";
    g_autoptr(GArray) statements = statements_of(text, NULL);
    uint32_t before = 0;
    unsigned repeats = 0;
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *statement = &g_array_index(statements, jy_statement, i);
        g_assert_cmpint(statement->start, >=, before);
        g_assert_cmpint(statement->start, <, statement->end);
        g_assert_true(g_utf8_validate(text + statement->start, (gssize)(statement->end - statement->start), NULL));
        for (uint32_t at = before; at < statement->start; at++) {
            g_assert_nonnull(strchr("!#+x\n", text[at]));
        }
        before = statement->end;
        repeats += statement->repeat;
    }
    g_assert_cmpuint(before, ==, strlen(text));
    g_assert_cmpint(repeats, ==, 1); /* the second 修渠； */
}

/* Inputs that would take long where something is looked at again and again. */
static void test_pathological(void)
{
    static const char *const PARTS[] = {"；",   "修渠；", "（", "“",    "要", "第一条", "2001年",
                                        "问题", "。",     "《", "要《", "》", "实行",   "必须清醒认识到"};
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 1 << 17) {
            g_string_append(text, PARTS[i]);
        }
        g_test_message("%s", PARTS[i]);
        g_autoptr(GArray) statements = statements_of(text->str, REPORT_TITLE);
        g_assert_cmpuint(statements->len, >, 0);
    }
}

static void test_names(void)
{
    static const char *const KINDS[] = {"other", "commitment", "report", "problem"};
    static const char *const STRENGTHS[] = {"", "explore", "advance", "strive", "shall", "must"};
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        g_assert_cmpstr(jy_statement_kind_name((jy_statement_kind)i), ==, KINDS[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(STRENGTHS); i++) {
        g_assert_cmpstr(jy_statement_strength_name((jy_strength)i), ==, STRENGTHS[i]);
    }
    g_autoptr(GArray) none = statements_of("", NULL);
    g_assert_cmpint(none->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/statement/documents", test_documents);
    g_test_add_func("/statement/close", test_close);
    g_test_add_func("/statement/traps", test_traps);
    g_test_add_func("/statement/tasks", test_tasks);
    g_test_add_func("/statement/spans", test_spans);
    g_test_add_func("/statement/pathological", test_pathological);
    g_test_add_func("/statement/names", test_names);
    return g_test_run();
}
