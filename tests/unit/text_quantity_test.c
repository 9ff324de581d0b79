/* text_quantity_test.c: amounts in every form, what counts nothing, and whether one reaches another. */
#include <jiyan/text/quantity.h>

#include <glib.h>
#include <string.h>

/* What is found in a sentence, joined by '|': the text of a quantity, its unit, low and high (one number where they are
 * equal), and its bound and change where they say something: "6%左右=%:6 about rise". */
static char *describe(const char *text)
{
    static const char *const BOUNDS[] = {"", " least", " most", " above", " below", " about", " range"};
    static const char *const CHANGES[] = {"", " rise", " fall"};
    GString *all = g_string_new(NULL);
    uint32_t position = 0, length = (uint32_t)strlen(text);
    jy_quantity q;
    while (jy_quantity_next(text, length, &position, &q)) {
        g_string_append(all, all->len ? "|" : "");
        g_string_append_len(all, text + q.start, q.end - q.start);
        g_string_append_printf(all, "=%s:%.12g", q.unit, q.low);
        if (q.high > q.low) {
            g_string_append_printf(all, "..%.12g", q.high);
        }
        g_string_append_printf(all, "%s%s", BOUNDS[q.bound], CHANGES[q.change]);
    }
    return g_string_free(all, FALSE);
}

typedef struct {
    const char *label, *text, *found;
} form;

static void check_forms(const form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_test_message("%s", forms[i].label);
        g_autofree char *found = describe(forms[i].text);
        g_assert_cmpstr(found, ==, forms[i].found);
    }
}

#define CHECK(forms) check_forms(forms, G_N_ELEMENTS(forms))

/* ---- units ---- */

static void test_units(void)
{
    static const form FORMS[] = {
        {"个", "新增泊位3600个。", "3600个=个:3600"},
        {"個", "增設120個車位", "120個=个:120"},
        {"套", "建成保障房90万套", "90万套=套:900000"},
        {"亩", "造林1200万亩", "1200万亩=亩:12000000"},
        {"畝", "造林3萬畝", "3萬畝=亩:30000"},
        {"公顷", "修复湿地40公顷", "40公顷=公顷:40"},
        {"公里", "新建地铁85公里", "85公里=公里:85"},
        {"千米 is 公里", "新建85千米", "85千米=公里:85"},
        {"平方公里", "治理2万平方公里", "2万平方公里=平方公里:20000"},
        {"平方米", "改造30万平方米", "30万平方米=平方米:300000"},
        {"立方米", "年调水12亿立方米", "12亿立方米=立方米:1200000000"},
        {"吨", "产钢三百二十万吨", "三百二十万吨=吨:3200000"},
        {"噸", "減少8萬噸", "8萬噸=吨:80000 fall"},
        {"吨标准煤", "节约600万吨标准煤", "600万吨标准煤=吨标准煤:6000000"},
        {"公斤", "亩产提高25公斤", "25公斤=公斤:25 rise"},
        {"斤", "产量1.2万亿斤", "1.2万亿斤=斤:1.2e+12"},
        {"千瓦", "装机六万千瓦", "六万千瓦=千瓦:60000"},
        {"千瓦时", "发电3亿千瓦时", "3亿千瓦时=千瓦时:300000000"},
        {"度", "省电三百亿度", "三百亿度=度:30000000000"},
        {"元", "安排15,000元", "15,000元=元:15000"},
        {"亿元", "安排28.5万亿元", "28.5万亿元=元:2.85e+13"},
        {"美元", "引资40亿美元", "40亿美元=美元:4000000000"},
        {"元 for each", "补贴800元/亩", "800元/亩=元/亩:800"},
        {"a price", "均价9800元/平方米", "9800元/平方米=元/平方米:9800"},
        {"a price, full width", "租金35元／㎡", "35元／㎡=元/平方米:35"},
        {"a price in words", "补贴0.3元每千瓦时", "0.3元每千瓦时=元/千瓦时:0.3"},
        {"a wage", "补助600元/月", "600元/月=元/月:600"},
        {"for each and year", "提高到930元/人·年", "930元/人·年=元/人/年:930"},
        {"a speed", "时速达到350公里/小时", "350公里/小时=公里/小时:350"},
        {"a speed, short", "时速达到120公里/时", "120公里/时=公里/小时:120"},
        {"a speed in words", "时速达到160公里每小时", "160公里每小时=公里/小时:160"},
        {"a speed in letters", "时速达到250km/h", "250km/h=公里/小时:250"},
        {"a range of speeds", "设计时速80公里/小时至100公里/小时", "80公里/小时至100公里/小时=公里/小时:80..100 range"},
        {"a speed in letters, metres", "大于等于2m/s，不足3 m/s的", "2m/s=米/秒:2|3 m/s=米/秒:3 below"},
        {"a flow", "流量45立方米/秒、60m³/s", "45立方米/秒=立方米/秒:45|60m³/s=立方米/秒:60"},
        {"a density", "浓度降至30微克/立方米", "30微克/立方米=微克/立方米:30 most"},
        {"a density in letters", "浓度降至28μg/m³", "28μg/m³=微克/立方米:28 most"},
        {"a concentration", "低于50mg/L", "50mg/L=毫克/升:50 below"},
        {"a capacity", "日处理800吨/日、3000辆/小时", "800吨/日=吨/天:800|3000辆/小时=辆/小时:3000"},
        {"per 万元", "能耗降至0.5吨标准煤/万元", "0.5吨标准煤/万元=吨标准煤/万元:0.5 most"},
        {"per thousand", "床位6张/千人", "6张/千人=张/千人:6"},
        {"㎡", "改造1.2万㎡", "1.2万㎡=平方米:12000"},
        {"m²", "改造300m²", "300m²=平方米:300"},
        {"m2", "改造300m2、450M2", "300m2=平方米:300|450M2=平方米:450"},
        {"m³", "蓄水5000m³、60㎥", "5000m³=立方米:5000|60㎥=立方米:60"},
        {"km²", "治理45km²、3平方千米", "45km²=平方公里:45|3平方千米=平方公里:3"},
        {"km", "修路12KM、8Km、5km、6㎞、７ｋｍ", "12KM=公里:12|8Km=公里:8|5km=公里:5|6㎞=公里:6|７ｋｍ=公里:7"},
        {"kW", "装机500kW、30万KW、20MW、1.5GW", "500kW=千瓦:500|30万KW=千瓦:300000|20MW=兆瓦:20|1.5GW=吉瓦:1.5"},
        {"kV", "建成110kV、220KV线路", "110kV=千伏:110|220KV=千伏:220"},
        {"kVA", "扩容4000kVA", "4000kVA=千伏安:4000"},
        {"kWh", "节电800万kWh、60kw·h", "800万kWh=千瓦时:8000000|60kw·h=千瓦时:60"},
        {"m, t, kg, hm²", "拓宽30m，储粮500t，25kg，12hm²", "30m=米:30|500t=吨:500|25kg=公斤:25|12hm²=公顷:12"},
        {"Mbps", "提速到100Mbps、1Gbps、500Mb/s", "100Mbps=Mbps:100|1Gbps=Gbps:1|500Mb/s=Mbps:500"},
        {"letters that are none", "5G基站，5g，100M宽带，3D打印，4K，7Km2x，30mX", ""},
        {"times with a slash", "服务2000人/次，购置30台/套", "2000人/次=人次:2000|30台/套=台套:30"},
        {"户", "改造75万户", "75万户=户:750000"},
        {"户 in Traditional", "惠及400戶", "400戶=户:400"},
        {"人", "培训50万人", "50万人=人:500000"},
        {"人次", "服务2亿人次", "2亿人次=人次:200000000"},
        {"名", "選派60名教師", "60名=名:60"},
        {"岁", "预期寿命提高1岁", "1岁=岁:1 rise"},
        {"家", "培育900家企业", "900家=家:900"},
        {"所", "新办学校二十所", "二十所=所:20"},
        {"座", "新建水库6座", "6座=座:6"},
        {"条", "开通航线35条", "35条=条:35"},
        {"张", "增加床位2万张", "2万张=张:20000"},
        {"台", "更新机床4800台", "4800台=台:4800"},
        {"辆", "投放公交车700辆", "700辆=辆:700"},
        {"册", "赠书90萬冊", "90萬冊=册:900000"},
        {"次", "每年检查4次", "4次=次:4"},
        {"项", "推出1項計劃", "1項=项:1"},
        {"屆", "惠及3屆學生", "3屆=届:3"},
        {"倍", "扩大到1.8倍", "1.8倍=倍:1.8"},
        {"成", "机械化率达到七成以上", "七成以上=%:70 least"},
        {"%", "失业率5.5%", "5.5%=%:5.5"},
        {"％", "占６％", "６％=%:6"},
        {"‰ is % too", "自然增长率5‰", "5‰=%:0.5"},
        {"space before %", "增长 7 %", "7 %=%:7 rise"},
        {"百分点", "提高2个百分点", "2个百分点=百分点:2 rise"},
        {"share in words", "占百分之四十", "百分之四十=%:40"},
        {"a third", "减少三分之一", "三分之一=%:33.3333333333 fall"},
        {"half", "压减一半以上", "一半以上=%:50 least fall"},
        {"万 and no unit", "培训3000万农民", "3000万=:30000000"},
        {"亿 and no unit, 以上", "惠及2亿以上农民", "2亿以上=:200000000 least"},
        {"Chinese measures in a list", "建三座电站、十六个车间", "三座=座:3|十六个=个:16"},
        {"two at once", "3万户5万人", "3万户=户:30000|5万人=人:50000"},
    };
    CHECK(FORMS);
}

/* ---- numerals ---- */

static void test_numerals(void)
{
    static const form FORMS[] = {
        {"廿", "修桥廿三座、卅六所学校", "廿三座=座:23|卅六所=所:36"},
        {"a digit behind 万", "收入达到两万三", "两万三=:23000"},
        {"a digit behind 万, with a unit", "投资两万三元", "两万三元=元:23000"},
        {"a digit behind 千", "人均增收一千六，增加2千3", "一千六=:1600|2千3=:2300 rise"},
        {"个亿", "投资3个亿以上，2.5个亿，五个亿", "3个亿以上=:300000000 least|2.5个亿=:250000000|五个亿=:500000000"},
        {"个 before 亿元镇", "建成3个亿元镇", "3个=个:3"},
        {"digits and 万 and a digit", "利润增长25万8", "25万8=:258000 rise"},
        {"九成五", "合格率达八成六", "八成六=%:86"},
        {"九成五, 以上", "入住率七成五以上", "七成五以上=%:75 least"},
        {"成 in digits", "上座率9成2", "9成2=%:92"},
        {"成 and what counts", "占三成五户联保", "三成=%:30|五户=户:5"},
        {"cheque", "拨付玖仟元整", "玖仟元=元:9000"},
        {"cheque, 万", "合同价叁佰肆拾万元", "叁佰肆拾万元=元:3400000"},
        {"百余", "建成百余套", "百余套=套:100 above"},
        {"千余", "培训千余人", "千余人=人:1000 above"},
        {"万余", "走访万余户", "万余户=户:10000 above"},
        {"百多", "清理百多家", "百多家=家:100 above"},
        {"上千", "分配上千套", "千套=套:1000 least"},
        {"上百万", "惠及上百万人", "百万人=人:1000000 least"},
        {"上亿", "撬动上亿元", "亿元=元:100000000 least"},
        {"近万", "惠及近万户", "万户=户:10000 about"},
        {"近百", "关停近百家", "百家=家:100 about"},
        {"近亿", "筹资近亿元", "亿元=元:100000000 about"},
        {"超千", "举办超千场", "千场=场:1000 above"},
        {"过万", "吸引过万人次", "万人次=人次:10000 above"},
        {"万亿", "总量超万亿元", "万亿元=元:1e+12 above"},
        {"many", "成千上万户，成百上千家，网上百家，附近百家，经过百年，上百年，百家争鸣", ""},
        {"万 of another word", "万元户，亿万群众，以上万元", ""},
        {"hundreds and thousands in words", "投入两千零二十五元", "两千零二十五元=元:2025"},
        {"thousands by a full-width comma", "补助1，200元", "1，200元=元:1200"},
        {"full width", "补助１，２００元", "１，２００元=元:1200"},
        {"4/5G", "建成4/5G基站20个", "20个=个:20"},
        {"a school year", "完成2021/22学年招生500人", "500人=人:500"},
        {"a fraction", "超过2/3的村", "2/3=%:66.6666666667 above"},
        {"some tens", "扶持20几家", "20几家=家:22..29 range"},
        {"a range with spaces", "建设3 - 5个", "3 - 5个=个:3..5 range"},
        {"a range with a minus", "建设3−5个", "3−5个=个:3..5 range"},
        {"a range of shares in characters", "降低三至五成", "三至五成=%:30..50 range fall"},
    };
    CHECK(FORMS);
}

/* ---- units whose last character begins a word with what follows ---- */

static void test_overlaps(void)
{
    static const form FORMS[] = {
        {"人民", "表彰260人民警察", "260人=人:260"},
        {"人体", "检测45人体温", "45人=人:45"},
        {"人参", "动员1.2万人参战", "1.2万人=人:12000"},
        {"人均 behind a power", "发动3万人均获补贴", "3万人=人:30000"},
        {"家国", "监管16家国企", "16家=家:16"},
        {"家居", "扶持25家居家养老站", "25家=家:25"},
        {"家族", "整治9家族谱印刷厂", "9家=家:9"},
        {"套餐", "配送2600套餐具", "2600套=套:2600"},
        {"套保", "筹集700套保租房", "700套=套:700"},
        {"个体", "新建14个体检中心", "14个=个:14"},
        {"个性 behind 多", "打造30多个性能试验室", "30多个=个:30 above"},
        {"个人", "建立8个人才驿站", "8个=个:8"},
        {"项目", "落实18项目标管理责任", "18项=项:18"},
        {"次产", "举办6次产业对接", "6次=次:6"},
        {"次要", "组织3次要求严格的演练，2次原则性审查", "3次=次:3|2次=次:2"},
        {"起来, 例会", "办结26起来访件，救治31例会诊病人", "26起=起:26|31例=例:31"},
        {"次年", "召开2次年度评议", "2次=次:2"},
        {"亩产", "流转4500亩产粮田", "4500亩=亩:4500"},
        {"天气", "累计40天气象服务", "40天=天:40"},
        {"名胜", "招募90名胜任教师", "90名=名:90"},
        {"所有", "建好11所有条件学校", "11所=所:11"},
        {"所属", "整合7所属地学校", "7所=所:7"},
        {"位于", "补助35位于农村的教师", "35位=位:35"},
        {"户外", "安置60户外来人口", "60户=户:60"},
        {"场地", "举办20场地方戏", "20场=场:20"},
        {"条例", "开通5条例行班车", "5条=条:5"},
        {"部分", "拍摄30部分集短片", ""},
        {"元素", "募集5000元素食基金", "5000元=元:5000"},
        {"支部", "组建66支部门服务队", "66支=支:66"},
        {"a numeral of hundreds", "安置四百人参训", "四百人=人:400"},
        {"a numeral of tens", "办好十二家国有农场", "十二家=家:12"},
        {"a small numeral that counts", "建好三个体育馆、五所在建学校", "三个=个:3|五所=所:5"},
        {"两", "召开两次会议", "两次=次:2"},
        {"a longer unit that is not there", "培训80个月嫂", "80个=个:80"},
        {"a longer unit that is not there, of area", "抚育600亩次生林", "600亩=亩:600"},
        {"money is no day", "12月30日元旦前", ""},
        {"a range", "扶持20至30家国有林场", "20至30家=家:20..30 range"},
        {"at least", "不少于150人参会", "150人=人:150 least"},
        {"anniversary", "建县50周年，80周年庆典", ""},
        {"words, whatever is before them", "会同12部门，8部委，5方面，3台湾青年", ""},
        {"of a numeral", "二元结构，三次产业，五位一体，二次会议", ""},
        {"sessions", "五届人大四次会议，十届全国政协三次会议，十九届七次全会", ""},
        {"meetings that are held", "召开四次会议，举行七次全会", "四次=次:4|七次=次:7"},
        {"number of a heading", "2 组织机构", ""},
        {"number of a paragraph", "5.1.3 所有企业，6.2.2 对应急物资", ""},
    };
    CHECK(FORMS);
}

/* ---- bounds and changes ---- */

static void test_bounds(void)
{
    static const form FORMS[] = {
        {"以上", "新增1100万人以上", "1100万人以上=人:11000000 least"},
        {"以上 of a numeral", "五万千瓦以上电站", "五万千瓦以上=千瓦:50000 least"},
        {"及以上", "覆盖80%及以上", "80%及以上=%:80 least"},
        {"不低于", "投入不低于5亿元", "5亿元=元:500000000 least"},
        {"不少於", "錄取不少於200名", "200名=名:200 least"},
        {"至少", "至少建40个", "40个=个:40"},
        {"至少 before the number", "建成至少40个", "40个=个:40 least"},
        {"以内", "控制在4.5%以内", "4.5%以内=%:4.5 most"},
        {"以內", "控制在3%以內", "3%以內=%:3 most"},
        {"以下", "降到2%以下", "2%以下=%:2 most"},
        {"不超过", "不超过300元", "300元=元:300 most"},
        {"最多", "每屆最多80名", "80名=名:80 most"},
        {"控制在 … 左右", "物价控制在3%左右", "3%左右=%:3 most"},
        {"falls to", "税率降至9%", "9%=%:9 most"},
        {"超过", "超过60万亿元", "60万亿元=元:6e+13 above"},
        {"突破", "突破1000万辆", "1000万辆=辆:10000000 above"},
        {"低于", "发病率低于1%", "1%=%:1 below"},
        {"不到", "占比不到两成", "两成=%:20 below"},
        {"左右", "增长6%左右", "6%左右=%:6 about rise"},
        {"约", "約1 200個單位", "1 200個=个:1200 about"},
        {"近", "近3万名", "3万名=名:30000 about"},
        {"达到 is a level", "达到12万公里", "12万公里=公里:120000"},
        {"多 before the unit", "40多个", "40多个=个:40 above"},
        {"余 before the unit", "20余家", "20余家=家:20 above"},
        {"多 inside", "2400多万户", "2400多万户=户:24000000 above"},
        {"多 behind the unit", "是原来的三倍多。", "三倍多=倍:3 above"},
        {"多 that begins a word", "3倍多于去年", "3倍=倍:3"},
        {"半 behind the unit", "提高到十三斤半", "十三斤半=斤:13.5"},
        {"十几", "修十几座桥", "十几座=座:12..19 range"},
        {"range with one unit", "3至5个试点", "3至5个=个:3..5 range"},
        {"range of percents", "增长5%-6%", "5%-6%=%:5..6 range rise"},
        {"range with one %", "增长5—6%左右", "5—6%左右=%:5..6 about rise"},
        {"range with a tilde", "2～3万吨", "2～3万吨=吨:20000..30000 range"},
        {"range with two powers", "1000万到1200万人", "1000万到1200万人=人:10000000..12000000 range"},
        {"range of numerals", "增产十至十五万吨", "十至十五万吨=吨:100000..150000 range rise"},
        {"range in words", "占百分之五到百分之六", "百分之五到百分之六=%:5..6 range"},
        {"range in words, short", "占百分之五至六", "百分之五至六=%:5..6 range"},
        {"range by a list mark", "省电二、三百亿度", "二、三百亿度=度:20000000000..30000000000 range"},
        {"range under a limit", "控制在5—6%", "5—6%=%:5..6 most"},
        {"a list is no range", "三个、五个", "三个=个:3|五个=个:5"},
        {"falling numbers are no range", "60%至40%", "60%=%:60|40%=%:40"},
        {"other units are no range", "5%至6元", "5%=%:5|6元=元:6"},
        {"增长", "增长8%", "8%=%:8 rise"},
        {"减少", "減少20萬人", "20萬人=人:200000 fall"},
        {"下降 … 左右", "能耗下降3%左右", "3%左右=%:3 about fall"},
        {"降低了约", "降低了约4%", "4%=%:4 about fall"},
        {"翻一番", "产值翻一番", "翻一番=倍:1 rise"},
        {"翻两番", "产值翻两番以上", "翻两番以上=倍:3 least rise"},
        {"翻了一番", "产值翻了一番", "翻了一番=倍:1 rise"},
        {"from a base", "覆盖率从31.5%提高到40%", "40%=%:40"},
        {"from a base, with words between", "起付线由每月销售额8万元下调为6万元", "6万元=元:60000 most"},
        {"from a base, about", "由12万户左右增加到约20万户", "20万户=户:200000 about"},
        {"no base: the change itself", "从严控制，8%提高到9%", "8%=%:8|9%=%:9"},
        {"no base: nothing follows", "从8万户抓起", "8万户=户:80000"},
        {"level behind 为", "费率降为8%，工期为三年", "8%=%:8 most|三年=年:3"},
        {"list across ten", "建十五、六个试点", "十五、六个=个:15..16 range"},
        {"翻 of another word", "翻一翻账本", ""},
        {"增加一倍", "增加一倍", "一倍=倍:1 rise"},
    };
    CHECK(FORMS);
}

/* ---- times ---- */

static void test_terms(void)
{
    static const form FORMS[] = {
        {"leave", "带薪休假15天", "15天=天:15"},
        {"free for", "免费期2年", "2年=年:2"},
        {"longer by", "承包期延长三十年", "三十年=年:30 rise"},
        {"longer until", "产假由14周延长至16周", "16周=周:16"},
        {"longer until, without a word before", "产假14周延长至16周", "14周=周:14|16周=周:16"},
        {"of months", "安排2—6个月的实习", "2—6个月=个月:2..6 range"},
        {"of months, in numerals", "按三个月的工资发放", "三个月=个月:3"},
        {"of years, a limit", "設定12年的使用期限", "12年=年:12"},
        {"for as long as", "举办为期2年的培训", "2年=年:2"},
        {"years of work", "经过12年的努力，三个月的时间，一个月的产量", ""},
        {"years of something", "三年的变化，12年的讨论", ""},
        {"shorter until", "审批缩短至5个工作日", "5个工作日=工作日:5 most"},
        {"within, of a level", "压缩到5天以内", "5天以内=天:5 most"},
        {"hours", "车程縮短30分鐘", "30分鐘=分钟:30 fall"},
        {"a level of years", "平均受教育年限提高到11.3年", "11.3年=年:11.3"},
        {"at least months", "实习不少于6个月", "6个月=个月:6 least"},
        {"within years is when", "三年内完成", ""},
        {"years are when", "用3至5年时间", ""},
        {"years to come", "今后五年", ""},
        {"plan of years", "达到五年计划的目标", ""},
        {"months past", "两个多月来", ""},
        {"days past", "3天前", ""},
        {"a few days", "等了两天", ""},
        {"year", "到2025年，2023年3月5日", ""},
        {"year in numerals", "一九五七年，二〇二五年", ""},
        {"age group", "80后、达到90年代水平", ""},
    };
    CHECK(FORMS);
}

/* ---- what counts nothing ---- */

static void test_nothing(void)
{
    static const form FORMS[] = {
        {"ordinal", "第四個策略，第3项", ""},
        {"article", "第五条规定", ""},
        {"一个", "迈上一个新台阶，办好一件实事，一批项目", ""},
        {"一次", "一次办好，一方面", ""},
        {"aspect", "循以下5方面、三个方面、两个环节", ""},
        {"slogan", "四项基本原则，八项规定，两个市场、四个自信", ""},
        {"slogan behind an adjective", "坚持三项基本准则", ""},
        {"slogan before a quote", "实现两个“一百年”", ""},
        {"slogan before a number", "解决三个1亿人的问题", "1亿人=人:100000000"},
        {"slogan in quotes", "“三改一整”“两免一补”", ""},
        {"name in quotes", "“三个代表”“15分钟生活圈”", ""},
        {"name in longer quotes", "以“三个排头兵、三大战役、三项软实力建设”为主线", ""},
        {"an amount in quotes is one", "“力争增长6%”", "6%=%:6 rise"},
        {"in a title", "落实《百家企业3年提升1000个项目方案》", ""},
        {"behind a title", "《方案》提出建1000个", "1000个=个:1000"},
        {"this and these", "这两项、上述三个、該兩個", ""},
        {"for each", "每3个村、每50公斤", ""},
        {"several", "几个、数十个、几百万人、十几亿人", ""},
        {"many", "百家争鸣，千家万户，万人空巷，千千万万个家庭", ""},
        {"idiom", "万众一心，十分重视，一定，千方百计，一一列举", ""},
        {"name", "十四五、三农、两会、两岸、三北、一带一路", ""},
        {"name with a unit", "四人帮，七台河市，三位一体，二次污染", ""},
        {"lines of production", "一二三产业，二三线城市，三级医院", ""},
        {"session", "十三届全国人大三次", "三次=次:3"},
        {"people", "培养两名人才", "两名=名:2"},
        {"another word behind", "5人才、3家庭、三部门、二元结构、2020成立", ""},
        {"document number", "国发〔2018〕35号", ""},
        {"number of a paragraph", "3.1　目标 4、任务（5）措施", ""},
        {"placeholder", "X万元，XX个，***万元，××万人，X百万元", ""},
        {"letters", "A4套，G20个", ""},
        {"telephone", "电话010-88886666", ""},
        {"no unit", "达到2000", ""},
        {"half of something", "一半是水", ""},
        {"empty", "", ""},
    };
    CHECK(FORMS);
}

/* ---- reached ---- */

static void test_reached(void)
{
    static const struct {
        const char *promised, *reported;
        bool reached;
    } ROWS[] = {
        {"建成1000万套", "建成700万套", false},
        {"建成1000万套", "建成1000万套", true},
        {"建成1000万套", "建成1043万套", true},
        {"建成1000万套", "建成超过1000万套", true},
        {"建成1000万套", "建成近1000万套", false},
        {"建成1000万套以上", "建成1000万套", true},
        {"建成1000万套", "建成1200万户", false},
        {"超过1000万套", "建成1000万套", false},
        {"超过1000万套", "超过1000万套", true},
        {"增长6%左右", "增长5.8%", true},
        {"增长6%左右", "增长5.6%", false},
        {"增长5%-6%", "增长5.2%", true},
        {"增长5%-6%", "增长4.9%", false},
        {"下降3%", "下降3.1%", true},
        {"下降3%", "下降2.9%", false},
        {"下降3%", "增长3.1%", false},
        {"增长3%", "下降3.1%", false},
        {"控制在3%以内", "上涨2.5%", true},
        {"控制在3%以内", "上涨3.5%", false},
        {"控制在3%左右", "上涨3%", true},
        {"不超过300元", "超过300元", false},
        {"低于5%", "达到5%", false},
        {"低于5%", "达到4.9%", true},
        {"低于5%", "低于5%", true},
        {"翻一番", "增长1.1倍", true},
        {"翻两番", "增长2.5倍", false},
        {"占三成", "占31%", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        jy_quantity promised, reported;
        uint32_t first = 0, second = 0;
        g_test_message("%s, %s", ROWS[i].promised, ROWS[i].reported);
        g_assert_true(jy_quantity_next(ROWS[i].promised, (uint32_t)strlen(ROWS[i].promised), &first, &promised));
        g_assert_true(jy_quantity_next(ROWS[i].reported, (uint32_t)strlen(ROWS[i].reported), &second, &reported));
        g_assert_cmpint(jy_quantity_reached(&promised, &reported), ==, ROWS[i].reached);
    }
}

/* A length that ends before the unit leaves nothing behind it to be read. */
static void test_length(void)
{
    static const char TEXT[] = "1500万亩以上";
    uint32_t position = 0;
    jy_quantity q;
    g_assert_false(jy_quantity_next(TEXT, 4, &position, &q));
    g_assert_cmpuint(position, ==, 4);
    position = 0;
    g_assert_true(jy_quantity_next(TEXT, 10, &position, &q));
    g_assert_cmpuint(q.end, ==, 10);
    g_assert_cmpint(q.bound, ==, JY_BOUND_EXACT);
}

/* A sentence of numbers only takes no more time for each than a short one. */
static void test_long(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 20000; i++) {
        g_string_append(text, i % 2 ? "三、五至" : "9 999,");
    }
    uint32_t position = 0, count = 0;
    jy_quantity q;
    while (jy_quantity_next(text->str, (uint32_t)text->len, &position, &q)) {
        count++;
    }
    g_assert_cmpuint(count, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/text/quantity/units", test_units);
    g_test_add_func("/text/quantity/numerals", test_numerals);
    g_test_add_func("/text/quantity/overlaps", test_overlaps);
    g_test_add_func("/text/quantity/bounds", test_bounds);
    g_test_add_func("/text/quantity/terms", test_terms);
    g_test_add_func("/text/quantity/nothing", test_nothing);
    g_test_add_func("/text/quantity/reached", test_reached);
    g_test_add_func("/text/quantity/length", test_length);
    g_test_add_func("/text/quantity/long", test_long);
    return g_test_run();
}
