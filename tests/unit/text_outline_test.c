/* text_outline_test.c: titles, headings with their levels, body and noise; every character in one block. */
#include <jiyan/text/outline.h>

#include <string.h>

/* An outline as text, a block a line: T title, # and the level a heading, - body, x noise; + behind it where the block
 * runs on in the paragraph of the one before. */
static char *outline(const char *text)
{
    static const char SIGNS[] = {
        [JY_BLOCK_BODY] = '-', [JY_BLOCK_TITLE] = 'T', [JY_BLOCK_HEADING] = '#', [JY_BLOCK_NOISE] = 'x'};
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)strlen(text));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        g_string_append_c(out, SIGNS[block->kind]);
        if (block->level) {
            g_string_append_printf(out, "%d", block->level);
        }
        g_string_append(out, block->run_in ? "+ " : " ");
        g_string_append_len(out, text + block->start, block->end - block->start);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, false);
}

typedef struct {
    const char *label, *text, *blocks;
} outline_row;

static void check_rows(const outline_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *blocks = outline(rows[i].text);
        g_test_message("%s", rows[i].label);
        g_assert_cmpstr(blocks, ==, rows[i].blocks);
    }
}

#define LONG "全县上下要把工作抓实抓细，一件一件办好，让群众看得见摸得着。"

/* ---- titles ---- */

static const outline_row TITLES[] = {
    {"one line", "在全县农业工作会议上的讲话\n同志们：\n" LONG "\n",
     "T 在全县农业工作会议上的讲话\n- 同志们：\n- " LONG "\n"},
    {"several lines, number, addressee",
     "云溪县人民政府\n关于印发防汛预案的通知\n云政发〔2021〕7号\n各乡镇人民政府：\n" LONG "\n",
     "T 云溪县人民政府\nT 关于印发防汛预案的通知\n- 云政发〔2021〕7号\n- 各乡镇人民政府：\n- " LONG "\n"},
    {"dash, date and speaker under it",
     "政府工作报告\n——2021年1月8日在县第九届人民代表大会上\n县长　罗青禾\n各位代表：\n" LONG "\n",
     "T 政府工作报告\nT ——2021年1月8日在县第九届人民代表大会上\nT 县长　罗青禾\n- 各位代表：\n- " LONG "\n"},
    {"date in brackets", "在座谈会上的讲话\n（2020年2月23日）\n同志们：\n" LONG "\n",
     "T 在座谈会上的讲话\nT （2020年2月23日）\n- 同志们：\n- " LONG "\n"},
    {"dates of a rule", "云溪县市容条例\n2009年5月1日 县人大常委会第三次会议通过\n\n第一条 为了整洁，制定本条例。\n",
     "T 云溪县市容条例\nT 2009年5月1日 县人大常委会第三次会议通过\n#1 第一条\n-+ 为了整洁，制定本条例。\n"},
    {"a long line of how a rule was made",
     "云溪县市容条例\n2019年5月1日 "
     "县第九届人民代表大会常务委员会第三次会议关于修改河道管理条例、道路管理条例、园林管理条例、市场管理条例等十二件条"
     "例的决定第二次修正\n\n" LONG "\n",
     "T 云溪县市容条例\nT 2019年5月1日 "
     "县第九届人民代表大会常务委员会第三次会议关于修改河道管理条例、道路管理条例、园林管理条例、市场管理条例等十二件条"
     "例的决定第二次修正\n- " LONG "\n"},
    {"the title again", "# 云溪县市容条例\n2009年5月1日 县人大常委会通过\n\n云溪县市容条例\n\n" LONG "\n",
     "T # 云溪县市容条例\nT 2009年5月1日 县人大常委会通过\nT 云溪县市容条例\n- " LONG "\n"},
    {"none: a remark before the speech", "（全场起立）\n同志们：\n" LONG "\n",
     "- （全场起立）\n- 同志们：\n- " LONG "\n"},
    {"what an announcement is about, behind its number",
     "云溪县税务局公告\n2021年第3号\n关于延长申报期限的公告\n" LONG "\n",
     "T 云溪县税务局公告\nT 2021年第3号\nT 关于延长申报期限的公告\n- " LONG "\n"},
    {"heading behind the number", "关于秋收工作的意见\n云政发〔2021〕9号\n总体要求\n" LONG "\n",
     "T 关于秋收工作的意见\n- 云政发〔2021〕9号\n#1 总体要求\n- " LONG "\n"},
    {"heading directly under the title", "在全县农业工作会议上的讲话\n工作回顾\n" LONG "\n工作打算\n" LONG "\n",
     "T 在全县农业工作会议上的讲话\n#1 工作回顾\n- " LONG "\n#1 工作打算\n- " LONG "\n"},
    {"speaker directly under the title", "在全县农业工作会议上的讲话\n县长　罗青禾\n" LONG "\n",
     "T 在全县农业工作会议上的讲话\nT 县长　罗青禾\n- " LONG "\n"},
    {"a name alone under the title", "在全县农业工作会议上的讲话\n罗青禾\n" LONG "\n",
     "T 在全县农业工作会议上的讲话\nT 罗青禾\n- " LONG "\n"},
    {"speaker over a numbered heading",
     "政府工作报告\n——2021年1月8日在县人民代表大会上\n县长　罗青禾\n一、回顾\n" LONG "\n",
     "T 政府工作报告\nT ——2021年1月8日在县人民代表大会上\nT 县长　罗青禾\n#1 一、回顾\n- " LONG "\n"},
    {"title in two lines over text", "关于加强水利建设\n工作的意见\n" LONG "\n",
     "T 关于加强水利建设\nT 工作的意见\n- " LONG "\n"},
    {"Markdown", "# 会议纪要\n## 议题\n" LONG "\n", "T # 会议纪要\n#1 ## 议题\n- " LONG "\n"},
    {"none: it begins with a sentence", LONG "\n" LONG "\n", "- " LONG "\n- " LONG "\n"},
    {"none: it begins with a salutation", "同志们：\n" LONG "\n", "- 同志们：\n- " LONG "\n"},
    {"none: trailing dots", "主席、各位议员......\n（有人鼓掌）\n" LONG "\n",
     "- 主席、各位议员......\n- （有人鼓掌）\n- " LONG "\n"},
    {"one line is no title", "今天开会\n", "- 今天开会\n"},
    {"empty", "", ""},
    {"white space", " \n　\n", ""},
};

static void test_titles(void)
{
    check_rows(TITLES, G_N_ELEMENTS(TITLES));
}

/* ---- numbers ---- */

static const outline_row NUMBERS[] = {
    {"GB/T 9704", "一、要求\n（一）目标\n1.产量\n（1）水稻\n①早稻\n" LONG "\n②晚稻\n" LONG "\n二、措施\n" LONG "\n",
     "#1 一、要求\n#2 （一）目标\n#3 1.产量\n#4 （1）水稻\n#5 ①早稻\n- " LONG "\n#5 ②晚稻\n- " LONG
     "\n#1 二、措施\n- " LONG "\n"},
    {"rule", "第一编 总则\n第一章 原则\n第一节 范围\n第一条 本条例适用于本县。\n第二条【定义】 水，是指河水。\n",
     "#1 第一编 总则\n#2 第一章 原则\n#3 第一节 范围\n#4 第一条\n-+ 本条例适用于本县。\n#4 第二条【定义】\n-+ "
     "水，是指河水。\n"},
    {"items of a rule are text", "第三条 下列行为应当禁止：\n（一）倾倒垃圾。\n（二）堵塞河道。\n第四条 违者罚款。\n",
     "#1 第三条\n-+ 下列行为应当禁止：\n- （一）倾倒垃圾。\n- （二）堵塞河道。\n#1 第四条\n-+ 违者罚款。\n"},
    {"items of a rule with a short sentence first",
     "第三条 要求如下：\n（一）修渠。渠长二十里。\n（二）种树。树有三万棵。\n第四条 违者罚款。\n",
     "#1 第三条\n-+ 要求如下：\n- （一）修渠。渠长二十里。\n- （二）种树。树有三万棵。\n#1 第四条\n-+ 违者罚款。\n"},
    {"a speech's 第一条 is none", "第一条，要快。第二条，要稳。这两条都要记住，不能忘。\n",
     "- 第一条，要快。第二条，要稳。这两条都要记住，不能忘。\n"},
    {"full-width digits", "１．产量\n" LONG "\n２．质量\n" LONG "\n",
     "#1 １．产量\n- " LONG "\n#1 ２．质量\n- " LONG "\n"},
    {"full-width brackets with digits, half-width with Han", "(一)产量\n（１）早稻\n" LONG "\n(二)质量\n" LONG "\n",
     "#1 (一)产量\n#2 （１）早稻\n- " LONG "\n#1 (二)质量\n- " LONG "\n"},
    {"decimal", "1　总则\n1.1　依据\n" LONG "\n1.1.1　法律\n" LONG "\n2　附则\n" LONG "\n",
     "#1 1　总则\n#2 1.1　依据\n- " LONG "\n#3 1.1.1　法律\n- " LONG "\n#1 2　附则\n- " LONG "\n"},
    {"Traditional", "一、農業\n（一）灌溉。要修好水渠。\n（二）種子。要選好種子。\n第一節 附錄\n" LONG "\n",
     "#2 一、農業\n#3 （一）灌溉。\n-+ 要修好水渠。\n#3 （二）種子。\n-+ 要選好種子。\n#1 第一節 附錄\n- " LONG "\n"},
    {"numeral alone", "一\n" LONG "\n二\n" LONG "\n", "#1 一\n- " LONG "\n#1 二\n- " LONG "\n"},
    {"beyond ten", "十、水利\n" LONG "\n十一、林业\n" LONG "\n二十三、牧业\n" LONG "\n",
     "#1 十、水利\n- " LONG "\n#1 十一、林业\n- " LONG "\n#1 二十三、牧业\n- " LONG "\n"},
    {"（一） above 一、",
     "（一）形势\n" LONG "\n（二）方针\n" LONG "\n一、农业\n" LONG "\n二、林业\n" LONG "\n（三）前景\n" LONG "\n",
     "#1 （一）形势\n- " LONG "\n#1 （二）方针\n- " LONG "\n#2 一、农业\n- " LONG "\n#2 二、林业\n- " LONG
     "\n#1 （三）前景\n- " LONG "\n"},
    {"一、 inside a section of 一、",
     "一、回顾\n" LONG "\n二、打算\n一、农业\n" LONG "\n二、林业\n" LONG "\n三、渔业\n" LONG "\n四、牧业\n" LONG
     "\n三、保障\n" LONG "\n",
     "#1 一、回顾\n- " LONG "\n#1 二、打算\n#2 一、农业\n- " LONG "\n#2 二、林业\n- " LONG "\n#2 三、渔业\n- " LONG
     "\n#2 四、牧业\n- " LONG "\n#1 三、保障\n- " LONG "\n"},
    {"一、 twice inside a section of 一、",
     "一、回顾\n" LONG "\n二、打算\n一、修渠。要快。\n二、种树。要好。\n" LONG
     "\n一、养鱼。要多。\n二、养鸭。要肥。\n三、保障\n" LONG "\n",
     "#1 一、回顾\n- " LONG "\n#1 二、打算\n#2 一、修渠。\n-+ 要快。\n#2 二、种树。\n-+ 要好。\n- " LONG
     "\n#2 一、养鱼。\n-+ 要多。\n#2 二、养鸭。\n-+ 要肥。\n#1 三、保障\n- " LONG "\n"},
    {"a list of names of things", "1.水渠\n2.树木\n3.鱼塘\n" LONG "\n", "- 1.水渠\n- 2.树木\n- 3.鱼塘\n- " LONG "\n"},
    {"no number: a range", "三、四十年前，这里没有路。一、两年之内要修通。\n",
     "- 三、四十年前，这里没有路。一、两年之内要修通。\n"},
    {"no number: industries", "第一、第二、第三产业都在增长。农业也在增长，势头不错。\n",
     "- 第一、第二、第三产业都在增长。农业也在增长，势头不错。\n"},
    {"no number: industries, in every paragraph", "第一、第二产业增长。形势好。\n第二、第三产业增长。形势好。\n",
     "- 第一、第二产业增长。形势好。\n- 第二、第三产业增长。形势好。\n"},
    {"two things in a line", "一、修渠；种树\n" LONG "\n二、养鱼；养鸭\n" LONG "\n",
     "- 一、修渠；种树\n- " LONG "\n- 二、养鱼；养鸭\n- " LONG "\n"},
    {"no number: a quantity", "3.5亿元已经到位。后续资金也在路上，年内到齐。\n",
     "- 3.5亿元已经到位。后续资金也在路上，年内到齐。\n"},
};

static void test_numbers(void)
{
    check_rows(NUMBERS, G_N_ELEMENTS(NUMBERS));
}

/* ---- run-in headings ---- */

static const outline_row RUN_IN[] = {
    {"（一）", "（一）主要目标。粮食增产一成。\n（二）重点任务。修渠二十里。\n",
     "#1 （一）主要目标。\n-+ 粮食增产一成。\n#1 （二）重点任务。\n-+ 修渠二十里。\n"},
    {"一是 in one paragraph", "今年做了三件事。一是修渠。渠长二十里。二是种树。树有三万棵。\n",
     "- 今年做了三件事。\n#1+ 一是修渠。\n-+ 渠长二十里。\n#1+ 二是种树。\n-+ 树有三万棵。\n"},
    {"一是 behind a colon", "主要做了：一是修渠。渠长二十里。二是种树。树有三万棵。\n",
     "- 主要做了：\n#1+ 一是修渠。\n-+ 渠长二十里。\n#1+ 二是种树。\n-+ 树有三万棵。\n"},
    {"第一，", "第一，保粮食。粮食不能减。\n第二，保饮水。饮水不能断。\n",
     "#1 第一，保粮食。\n-+ 粮食不能减。\n#1 第二，保饮水。\n-+ 饮水不能断。\n"},
    {"首先， and 其次，", "首先，保粮食。粮食不能减。\n其次，保饮水。饮水不能断。\n",
     "#1 首先，保粮食。\n-+ 粮食不能减。\n#1 其次，保饮水。\n-+ 饮水不能断。\n"},
    {"heading, then a remark of one sentence each",
     "一、关于修渠问题。县里请求补助。\n省里已经同意。\n二、关于种树问题。\n省里正在研究。\n",
     "#1 一、关于修渠问题。\n-+ 县里请求补助。\n- 省里已经同意。\n#1 二、关于种树问题。\n- 省里正在研究。\n"},
    {"alone it is a sentence", "首先，我代表县政府向大家问好。祝大家身体健康，工作顺利。\n",
     "- 首先，我代表县政府向大家问好。祝大家身体健康，工作顺利。\n"},
    {"one behind the other", "一是修渠。二是种树。三是养鱼。都要办好，不能拖延。\n",
     "- 一是修渠。二是种树。三是养鱼。都要办好，不能拖延。\n"},
    {"two things in a sentence", "一是修渠；种树。要快。二是养鱼；养鸭。要好。\n",
     "- 一是修渠；种树。要快。二是养鱼；养鸭。要好。\n"},
    {"clauses are no headings", "一是修渠；二是种树；三是养鱼。这些事年内都要办完。\n",
     "- 一是修渠；二是种树；三是养鱼。这些事年内都要办完。\n"},
    {"a list whose items are paragraphs",
     "（一）各乡镇要把水渠检查一遍，发现漏水及时报告，不得隐瞒。检查结果报县水务局。\n（二）做好物资准备。\n"
     "（三）各单位要安排人员值班，电话要畅通，遇有险情先处置后报告，同时通知下游，做好转移群众的各项准备。值班表报县防"
     "办。\n"
     "（四）对擅离职守的人员，由其单位给予批评教育，造成后果的，依照规定给予处分，并且通报全县，以示警戒。处理结果也要"
     "通报。\n",
     "- （一）各乡镇要把水渠检查一遍，发现漏水及时报告，不得隐瞒。检查结果报县水务局。\n- （二）做好物资准备。\n"
     "- "
     "（三）各单位要安排人员值班，电话要畅通，遇有险情先处置后报告，同时通知下游，做好转移群众的各项准备。值班表报县防"
     "办。\n"
     "- "
     "（四）对擅离职守的人员，由其单位给予批评教育，造成后果的，依照规定给予处分，并且通报全县，以示警戒。处理结果也要"
     "通报。\n"},
    {"a list of short sentences",
     "一、春节：二月放假，共七天。初八上班。\n二、清明：四月放假，共一天。\n三、端午：六月放假，共一天。\n四、国庆：十"
     "月放假，共七天。初九上班。\n五、中秋：九月放假，共一天。\n",
     "- 一、春节：二月放假，共七天。初八上班。\n- 二、清明：四月放假，共一天。\n- 三、端午：六月放假，共一天。\n- "
     "四、国庆：十月放假，共七天。初九上班。\n"
     "- 五、中秋：九月放假，共一天。\n"},
    {"a long one among its siblings",
     "第一，保粮食。粮食不能减。\n第二，把全县一百二十座水库和三百多里渠道在汛期到来之前全部检查整修一遍。这是硬任务。"
     "\n第三，保饮水。饮水不能断。\n",
     "#1 第一，保粮食。\n-+ 粮食不能减。\n#1 "
     "第二，把全县一百二十座水库和三百多里渠道在汛期到来之前全部检查整修一遍。\n-+ 这是硬任务。\n"
     "#1 第三，保饮水。\n-+ 饮水不能断。\n"},
    {"one that has nothing under it, among its siblings",
     "一、关于修渠问题。\n" LONG "\n二、关于种树问题。\n" LONG "\n三、关于养鱼问题。（略）\n四、关于养鸭问题。\n" LONG
     "\n",
     "#1 一、关于修渠问题。\n- " LONG "\n#1 二、关于种树问题。\n- " LONG
     "\n#1 三、关于养鱼问题。（略）\n#1 四、关于养鸭问题。\n- " LONG "\n"},
    {"a list of items", "应当具备：\n（一）有场所；\n（二）有人员；\n（三）有设备。\n" LONG "\n",
     "- 应当具备：\n- （一）有场所；\n- （二）有人员；\n- （三）有设备。\n- " LONG "\n"},
    {"a remark behind the sentence",
     "（一）开放市场。（商务局负责）\n（二）简化手续。（税务局负责）\n（三）统一标准。（质监局负责）\n",
     "- （一）开放市场。（商务局负责）\n- （二）简化手续。（税务局负责）\n- （三）统一标准。（质监局负责）\n"},
    {"footnote numbers are none", "他们说过这句话。③我们不会忘记。④大家也不会忘记。\n",
     "- 他们说过这句话。③我们不会忘记。④大家也不会忘记。\n"},
    {"an open quotation is none",
     "一、将第三条改为：“河道应当清理。\n违者罚款。”\n二、将第四条改为：“道路应当清理。\n违者罚款。”\n",
     "- 一、将第三条改为：“河道应当清理。\n- 违者罚款。”\n- 二、将第四条改为：“道路应当清理。\n- 违者罚款。”\n"},
};

static void test_run_in(void)
{
    check_rows(RUN_IN, G_N_ELEMENTS(RUN_IN));
}

/* ---- headings without a number ---- */

static const outline_row PLAIN[] = {
    {"over a paragraph", LONG "\n农业生产\n" LONG "\n水利建设\n" LONG "\n",
     "- " LONG "\n#1 农业生产\n- " LONG "\n#1 水利建设\n- " LONG "\n"},
    {"over numbers", LONG "\n今年的打算\n一、修渠\n" LONG "\n二、种树\n" LONG "\n",
     "- " LONG "\n#1 今年的打算\n#2 一、修渠\n- " LONG "\n#2 二、种树\n- " LONG "\n"},
    {"over numbers that were met", "一、修渠\n" LONG "\n二、种树\n" LONG "\n下半年打算\n一、养鱼\n" LONG "\n",
     "#2 一、修渠\n- " LONG "\n#2 二、种树\n- " LONG "\n#1 下半年打算\n#2 一、养鱼\n- " LONG "\n"},
    {"under chapters", LONG "\n前情\n" LONG "\n第一章 水利\n" LONG "\n",
     "- " LONG "\n#2 前情\n- " LONG "\n#1 第一章 水利\n- " LONG "\n"},
    {"inside a section whose numbers begin again elsewhere",
     LONG "\n基本任务\n一、工业\n" LONG "\n二、农业\n" LONG "\n建设重点\n" LONG "\n三、科技\n" LONG
          "\n主要措施\n一、资金\n" LONG "\n",
     "- " LONG "\n#1 基本任务\n#2 一、工业\n- " LONG "\n#2 二、农业\n- " LONG "\n#3 建设重点\n- " LONG
     "\n#2 三、科技\n- " LONG "\n#1 主要措施\n#2 一、资金\n- " LONG "\n"},
    {"under numbers", LONG "\n一、修渠\n" LONG "\n资金\n" LONG "\n二、种树\n" LONG "\n",
     "- " LONG "\n#1 一、修渠\n- " LONG "\n#2 资金\n- " LONG "\n#1 二、种树\n- " LONG "\n"},
    {"one directly under another", LONG "\n助弱\n残疾人服务\n" LONG "\n安老\n" LONG "\n",
     "- " LONG "\n#1 助弱\n#2 残疾人服务\n- " LONG "\n#1 安老\n- " LONG "\n"},
    {"one directly under another, below numbers", "（一）关怀\n助弱\n残疾人服务\n" LONG "\n（二）环保\n" LONG "\n",
     "#1 （一）关怀\n#2 助弱\n#3 残疾人服务\n- " LONG "\n#1 （二）环保\n- " LONG "\n"},
    {"with a comma, set apart by blank lines", LONG "\n\n\n五年来，农业稳步增长\n\n" LONG "\n\n" LONG "\n",
     "- " LONG "\n#1 五年来，农业稳步增长\n- " LONG "\n- " LONG "\n"},
    {"with a comma it is a line of text", LONG "\n五年来，农业稳步增长\n" LONG "\n",
     "- " LONG "\n- 五年来，农业稳步增长\n- " LONG "\n"},
    {"quoted", LONG "\n“清洁家园”行动\n" LONG "\n", "- " LONG "\n#1 “清洁家园”行动\n- " LONG "\n"},
    {"closing words stand high", "一、修渠\n第一，快。工期要短。\n第二，好。质量要高。\n结束语\n各位代表！\n" LONG "\n",
     "#1 一、修渠\n#2 第一，快。\n-+ 工期要短。\n#2 第二，好。\n-+ 质量要高。\n#1 结束语\n- 各位代表！\n- " LONG "\n"},
    {"signature and date are none", LONG "\n云溪县人民政府\n2021年3月5日\n（此件公开发布）\n" LONG "\n",
     "- " LONG "\n- 云溪县人民政府\n- 2021年3月5日\n- （此件公开发布）\n- " LONG "\n"},
    {"a list of names is none",
     LONG "\n组　长：罗青禾　　县长\n副组长：方小满　　副县长\n陈　默　　　水务局局长\n" LONG "\n",
     "- " LONG "\n- 组　长：罗青禾　　县长\n- 副组长：方小满　　副县长\n- 陈　默　　　水务局局长\n- " LONG "\n"},
    {"cells of a table are none", LONG "\n\n项目\n\n单位\n\n产量\n\n定量\n\n" LONG "\n",
     "- " LONG "\n- 项目\n- 单位\n- 产量\n- 定量\n- " LONG "\n"},
    {"cells that come again are none", LONG "\n定量\n" LONG "\n定量\n" LONG "\n定量\n" LONG "\n定量\n" LONG "\n",
     "- " LONG "\n- 定量\n- " LONG "\n- 定量\n- " LONG "\n- 定量\n- " LONG "\n- 定量\n- " LONG "\n"},
    {"over something shorter", LONG "\n农业生产情况总体良好\n很好。\n",
     "- " LONG "\n- 农业生产情况总体良好\n- 很好。\n"},
    {"columns are none", LONG "\n方小满　　　副县长\n" LONG "\n", "- " LONG "\n- 方小满　　　副县长\n- " LONG "\n"},
    {"a label is none", LONG "\n单位：人\n" LONG "\n", "- " LONG "\n- 单位：人\n- " LONG "\n"},
    {"half a quotation is none", LONG "\n“用努力建起高楼\n" LONG "\n", "- " LONG "\n- “用努力建起高楼\n- " LONG "\n"},
    {"a sentence and a half are none", LONG "\n水要管好。广义水权\n" LONG "\n",
     "- " LONG "\n- 水要管好。广义水权\n- " LONG "\n"},
    {"what stands under a title is none", LONG "\n——罗青禾在会上\n" LONG "\n2011年8月1日 施行\n" LONG "\n",
     "- " LONG "\n- ——罗青禾在会上\n- " LONG "\n- 2011年8月1日 施行\n- " LONG "\n"},
    {"a caption is none", LONG "\n图2　水渠走向\n" LONG "\n", "- " LONG "\n- 图2　水渠走向\n- " LONG "\n"},
    {"a slogan is none", LONG "\n水渠修通万岁！\n" LONG "\n", "- " LONG "\n- 水渠修通万岁！\n- " LONG "\n"},
    {"an interjection in brackets is none", LONG "\n（全场起立）\n" LONG "\n",
     "- " LONG "\n- （全场起立）\n- " LONG "\n"},
    {"figures are none", LONG "\n103330.000\n" LONG "\n", "- " LONG "\n- 103330.000\n- " LONG "\n"},
    {"a label's value is none", LONG "\n发文机关：\n\n云溪县人民政府\n\n成文日期：\n\n2021年3月5日\n",
     "- " LONG "\n- 发文机关：\n- 云溪县人民政府\n- 成文日期：\n- 2021年3月5日\n"},
};

static void test_plain(void)
{
    check_rows(PLAIN, G_N_ELEMENTS(PLAIN));
}

/* ---- documents inside the document ---- */

#define NOTICE "关于印发方案的通知\n云政发〔2021〕8号\n各乡镇：\n一、要重视\n" LONG "\n二、要落实\n" LONG "\n"
#define NOTICE_BLOCKS                                                                                                  \
    "T 关于印发方案的通知\n- 云政发〔2021〕8号\n- 各乡镇：\n#2 一、要重视\n- " LONG "\n#2 二、要落实\n- " LONG "\n"

static const outline_row INNER[] = {
    {"what is issued, behind date and remark",
     NOTICE "云溪县人民政府\n2021年3月5日\n（此件公开发布）\n\n“清洁家园”行动\n实 施 方 案\n\n" LONG "\n一、目标\n" LONG
            "\n",
     NOTICE_BLOCKS "- 云溪县人民政府\n- 2021年3月5日\n- （此件公开发布）\n#1 “清洁家园”行动\n实 施 方 案\n- " LONG
                   "\n#2 一、目标\n- " LONG "\n"},
    {"attachments",
     NOTICE "附件：1.任务表\n2.名单\n云溪县人民政府\n2021年3月5日\n\n附件1\n任务表\n一、修渠\n" LONG
            "\n附件2\n名单\n" LONG "\n",
     "T 关于印发方案的通知\n- 云政发〔2021〕8号\n- 各乡镇：\n#3 一、要重视\n- " LONG "\n#3 二、要落实\n- " LONG
     "\n- 附件：1.任务表\n- 2.名单\n- 云溪县人民政府\n- 2021年3月5日\n#1 附件1\n#2 任务表\n#3 一、修渠\n- " LONG
     "\n#1 附件2\n#2 名单\n- " LONG "\n"},
    {"names of attachments in a list of their own", NOTICE "附件：\n1.任务表\n2.名单\n云溪县人民政府\n2021年3月5日\n",
     "T 关于印发方案的通知\n- 云政发〔2021〕8号\n- 各乡镇：\n#1 一、要重视\n- " LONG "\n#1 二、要落实\n- " LONG
     "\n- 附件：\n- 1.任务表\n- 2.名单\n- 云溪县人民政府\n- 2021年3月5日\n"},
    {"another with its own number", NOTICE "\n关于修渠的批复\n云政函〔2021〕3号\n" LONG "\n",
     NOTICE_BLOCKS "#1 关于修渠的批复\n- 云政函〔2021〕3号\n- " LONG "\n"},
    {"two documents, the second without a date before it",
     NOTICE "云溪县人民政府\n2021年3月5日\n\n转制办法\n" LONG "\n一、修渠\n" LONG "\n二、种树\n" LONG
            "\n\n扶持办法\n" LONG "\n一、养鱼\n" LONG "\n",
     NOTICE_BLOCKS "- 云溪县人民政府\n- 2021年3月5日\n#1 转制办法\n- " LONG "\n#2 一、修渠\n- " LONG
                   "\n#2 二、种树\n- " LONG "\n#1 扶持办法\n- " LONG "\n#2 一、养鱼\n- " LONG "\n"},
    {"title and heading parted by blank lines",
     NOTICE "云溪县人民政府\n2021年3月5日\n\n实施方案\n\n总体要求\n\n" LONG "\n",
     "T 关于印发方案的通知\n- 云政发〔2021〕8号\n- 各乡镇：\n#3 一、要重视\n- " LONG "\n#3 二、要落实\n- " LONG
     "\n- 云溪县人民政府\n- 2021年3月5日\n#1 实施方案\n#2 总体要求\n- " LONG "\n"},
    {"a second signature is no title", NOTICE "云溪县人民政府\n2021年3月5日\n云溪县水务局\n2021年3月6日\n",
     "T 关于印发方案的通知\n- 云政发〔2021〕8号\n- 各乡镇：\n#1 一、要重视\n- " LONG "\n#1 二、要落实\n- " LONG
     "\n- 云溪县人民政府\n- 2021年3月5日\n- 云溪县水务局\n- 2021年3月6日\n"},
    {"another order", LONG "\n主题词：\n\n云溪县人民政府令\n第12号\n" LONG "\n",
     "- " LONG "\n- 主题词：\n#1 云溪县人民政府令\n- 第12号\n- " LONG "\n"},
    {"order and rule",
     "云溪县人民政府令\n第12号\n现公布市容条例，自公布之日起施行。\n县长　罗青禾\n2021年3月5日\n\n市容条例\n\n第一章　"
     "总则\n第一条　为了整洁，制定本条例。\n",
     "T 云溪县人民政府令\nT 第12号\n- 现公布市容条例，自公布之日起施行。\n- 县长　罗青禾\n- 2021年3月5日\n#1 市容条例\n"
     "#2 第一章　总则\n#3 第一条\n-+ 为了整洁，制定本条例。\n"},
    {"table of contents",
     "防汛预案\n\n目　录\n1　总则\n1.1　依据\n2　附则……3\n\n1　总则\n1.1　依据\n" LONG "\n2　附则\n" LONG "\n",
     "T 防汛预案\nT 目　录\n- 1　总则\n- 1.1　依据\n- 2　附则……3\n#1 1　总则\n#2 1.1　依据\n- " LONG
     "\n#1 2　附则\n- " LONG "\n"},
};

static void test_inner(void)
{
    check_rows(INNER, G_N_ELEMENTS(INNER));
}

/* ---- wrapped lines ---- */

static const outline_row WRAPPED[] = {
    {"two lines", "推动高质\n量发展。\n", "- 推动高质\n量发展。\n"},
    {"three lines", "要把每一条沟渠都修通，让每一\n块田都浇上水，让每一户人家都\n用上干净的自来水。\n",
     "- 要把每一条沟渠都修通，让每一\n块田都浇上水，让每一户人家都\n用上干净的自来水。\n"},
    {"a title over a line that is wider", "水利工作\n要把沟渠修通。\n", "T 水利工作\n- 要把沟渠修通。\n"},
    {"a list of names", "罗青禾\n沈木\n江白\n", "T 罗青禾\nT 沈木\n- 江白\n"},
    {"at a width",
     "　　今年全县粮食生产再获丰收，总产量达到四十二万吨，\n比上年增长百分之六；蔬菜种植面积扩大到十一万亩，带动\n"
     "农户增收；水产养殖户新增三百二十家，户均收入再创新高，\n走在全市前列。\n　　下一步要继续努力。\n",
     "- 今年全县粮食生产再获丰收，总产量达到四十二万吨，\n比上年增长百分之六；蔬菜种植面积扩大到十一万亩，带动\n"
     "农户增收；水产养殖户新增三百二十家，户均收入再创新高，\n走在全市前列。\n- 下一步要继续努力。\n"},
    {"short of the width",
     "　　今年全县粮食生产再获丰收，总产量达到四十二万吨，\n比上年增长百分之六；蔬菜种植面积扩大到十一万亩，带动\n"
     "农户增收；水产养殖户新增三百二十家，户均收入再创新高，\n走在全市前列。\n　　下一步要继续努力，把村级集体经\n济搞"
     "上去。\n",
     "- 今年全县粮食生产再获丰收，总产量达到四十二万吨，\n比上年增长百分之六；蔬菜种植面积扩大到十一万亩，带动\n"
     "农户增收；水产养殖户新增三百二十家，户均收入再创新高，\n走在全市前列。\n- "
     "下一步要继续努力，把村级集体经\n济搞上去。\n"},
    {"a line of zero-width characters", "我们要交出一份让全县人\n\xe2\x80\x8b\n民满意的答卷。\n",
     "- 我们要交出一份让全县人\n\xe2\x80\x8b\n民满意的答卷。\n"},
    {"a mark that begins no line", "会议通过了《市容条例\n》，并且公布。\n",
     "- 会议通过了《市容条例\n》，并且公布。\n"},
    {"an opening mark that ends none", "会议通过了《\n市容条例》，并且公布。\n",
     "- 会议通过了《\n市容条例》，并且公布。\n"},
    {"a last character alone", "政府工作报\n告\n\n" LONG "\n", "T 政府工作报\n告\n- " LONG "\n"},
    {"links on lines of their own, paragraphs parted by blank lines",
     LONG "\n\n" LONG "\n\n" LONG "\n\n" LONG "\n\n县里颁布了\n市容条例\n和两个办法，城市面貌一新。\n\n一是\n修好水渠。"
          "渠长二十里。\n\n二是\n种好树。树有三万棵。\n\n" LONG "\n",
     "- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- 县里颁布了\n市容条例\n和两个办法，城市面貌一新。\n"
     "#1 一是\n修好水渠。\n-+ 渠长二十里。\n#1 二是\n种好树。\n-+ 树有三万棵。\n- " LONG "\n"},
    {"a heading on a line of its own in such a text",
     LONG "\n\n" LONG "\n\n" LONG "\n\n" LONG "\n\n" LONG
          "\n\n一、号牌\n号牌分为两种，都要登记。\n登记之后发牌。\n\n农业\n" LONG "\n",
     "- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- " LONG
     "\n#1 一、号牌\n- 号牌分为两种，都要登记。\n- 登记之后发牌。\n"
     "#2 农业\n- " LONG "\n"},
    {"a link that begins the paragraph, behind a line of its indent",
     LONG "\n\n" LONG "\n\n" LONG "\n\n" LONG "\n\n　　\n市容条例\n已经试行三年，明年提请大会审议。\n\n" LONG "\n",
     "- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- 市容条例\n已经试行三年，明年提请大会审议。\n- " LONG "\n"},
    {"some blank lines part no paragraphs",
     LONG "\n" LONG "\n\n" LONG "\n" LONG "\n" LONG "\n\n" LONG "\n" LONG "\n\n" LONG "\n" LONG
          "\n\n水利建设\n水渠\n" LONG "\n",
     "- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- " LONG "\n- " LONG
     "\n#1 水利建设\n#2 水渠\n- " LONG "\n"},
    {"a paragraph a line is not joined", "今年修渠\n今年种树\n明年养鱼\n", "T 今年修渠\nT 今年种树\n- 明年养鱼\n"},
};

static void test_wrapped(void)
{
    check_rows(WRAPPED, G_N_ELEMENTS(WRAPPED));
}

/* Lines are counted, also of what begins in the middle of a paragraph. */
static void test_lines(void)
{
    static const char TEXT[] =
        "\n\n会议纪要\n\n　　会议通过了《市容条例\n》。一是修渠。渠长二十里。二是种树。树有三万棵。\n";
    static const uint32_t LINES[] = {3, 5, 6, 6, 6, 6};
    g_autoptr(GArray) blocks = jy_outline(TEXT, sizeof TEXT - 1);
    g_assert_cmpuint(blocks->len, ==, G_N_ELEMENTS(LINES));
    for (guint i = 0; i < MIN(blocks->len, G_N_ELEMENTS(LINES)); i++) {
        g_assert_cmpuint(g_array_index(blocks, jy_block, i).line, ==, LINES[i]);
    }
}

/* ---- invariants ---- */

static bool is_white(const char *from, const char *to)
{
    for (; from < to; from = g_utf8_next_char(from)) {
        gunichar c = g_utf8_get_char(from);
        if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c)) {
            return false;
        }
    }
    return true;
}

/* Blocks are in order, not empty, and white space alone is between them. */
static void check_cover(const char *text, size_t length)
{
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)length);
    uint32_t at = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        g_assert_cmpuint(block->start, >=, at);
        g_assert_cmpuint(block->end, >, block->start);
        g_assert_true(is_white(text + at, text + block->start));
        g_assert_cmpint(block->level > 0, ==, block->kind == JY_BLOCK_HEADING);
        at = block->end;
    }
    g_assert_true(is_white(text + at, text + length));
}

static void test_cover(void)
{
    static const struct {
        const outline_row *rows;
        size_t count;
    } TABLES[] = {{TITLES, G_N_ELEMENTS(TITLES)}, {NUMBERS, G_N_ELEMENTS(NUMBERS)}, {RUN_IN, G_N_ELEMENTS(RUN_IN)},
                  {PLAIN, G_N_ELEMENTS(PLAIN)},   {INNER, G_N_ELEMENTS(INNER)},     {WRAPPED, G_N_ELEMENTS(WRAPPED)}};
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        for (size_t k = 0; k < TABLES[i].count; k++) {
            g_test_message("%s", TABLES[i].rows[k].label);
            check_cover(TABLES[i].rows[k].text, strlen(TABLES[i].rows[k].text));
        }
    }
}

/* Long runs of one thing, which a loop inside a loop would make minutes of. */
static void test_pathological(void)
{
    static const struct {
        const char *label, *piece;
    } ROWS[] = {
        {"numbered lines", "一、修渠\n"},
        {"run-in headings of one paragraph", "一是修渠。渠长二十里。二是种树。树多。"},
        {"tables of contents", "目录\n甲\n"},
        {"attachments", "附件1\n"},
        {"colons", "：一是"},
        {"brackets", "（一）（"},
        {"page lines", "- 3 -\n"},
        {"headings without a number", "农业\n今年农业丰收，产量高。\n"},
        {"blank lines", "\n\n"},
        {"opening quotes", "“"},
        {"nested numbers", "一、修渠。\n二、种树\n一、养鱼\n"},
        {"rules", "第一条 修渠。\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GString) text = g_string_new("会议纪要\n");
        while (text->len < 300000) {
            g_string_append(text, ROWS[i].piece);
        }
        g_autoptr(GTimer) timer = g_timer_new();
        check_cover(text->str, text->len);
        g_test_message("%s: %.0f ms", ROWS[i].label, g_timer_elapsed(timer, NULL) * 1000);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/outline/titles", test_titles);
    g_test_add_func("/text/outline/numbers", test_numbers);
    g_test_add_func("/text/outline/run_in", test_run_in);
    g_test_add_func("/text/outline/plain", test_plain);
    g_test_add_func("/text/outline/inner", test_inner);
    g_test_add_func("/text/outline/wrapped", test_wrapped);
    g_test_add_func("/text/outline/lines", test_lines);
    g_test_add_func("/text/outline/cover", test_cover);
    g_test_add_func("/text/outline/pathological", test_pathological);
    return g_test_run();
}
