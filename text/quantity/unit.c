/* unit.c: the units that amounts are counted in. A unit that is missing is added here, wherever it fits by its topic;
 * one in letters in symbol.c. */
#include "text/quantity/unit.h"

#include <jiyan/text/character.h>
#include <pthread.h>
#include <string.h>

#include "text/quantity/symbol.h"

#define M UNIT_MEASURE
#define S UNIT_SHARE
#define C UNIT_COUNT
#define T UNIT_TIME
#define O UNIT_ORDER
#define N UNIT_NONE

static const jy_unit UNITS[] = {
    /* shares */
    {"%", NULL, S, NULL, NULL},
    {"％", NULL, S, "%", NULL},
    {"﹪", NULL, S, "%", NULL},
    {"‰", NULL, S, NULL, NULL},
    {"百分点", "百分點", S, NULL, NULL},
    {"个百分点", "個百分點", S, "百分点", NULL},
    {"个百分比", "個百分比", S, "百分点", NULL},
    {"个千分点", "個千分點", S, "千分点", NULL},
    {"个基点", "個基點", S, "基点", NULL},
    {"基点", "基點", S, NULL, NULL},
    {"倍", NULL, S, NULL, "增感"},
    {"番", NULL, S, NULL, "号茄薯"},
    {"成", NULL, S, NULL, "立为员果功本效都长就品人绩套不分熟年交份型批為員績"},
    /* money */
    {"元", NULL, M, NULL, "旦月年首化结制论素勋件结宵帅老"},
    {"元人民币", "元人民幣", M, "元", NULL},
    {"人民币", "人民幣", M, "元", NULL},
    {"圆", "圓", M, "元", "满桌形"},
    {"美元", NULL, M, NULL, NULL},
    {"港元", NULL, M, NULL, NULL},
    {"港币", "港幣", M, "港元", NULL},
    {"欧元", "歐元", M, NULL, NULL},
    {"日元", NULL, M, NULL, NULL},
    {"卢布", "盧布", M, NULL, NULL},
    {"英镑", "英鎊", M, NULL, NULL},
    /* length and area */
    {"公里", NULL, M, NULL, NULL},
    {"千米", NULL, M, "公里", NULL},
    {"里", NULL, O, NULL, "程面河下应约根之"},
    {"华里", "華里", M, "里", NULL},
    {"海里", "海浬", M, NULL, NULL},
    {"米", NULL, M, NULL, NULL},
    {"公尺", NULL, M, "米", NULL},
    {"延米", NULL, M, "米", NULL},
    {"厘米", NULL, M, NULL, NULL},
    {"毫米", NULL, M, NULL, NULL},
    {"微米", NULL, M, NULL, NULL},
    {"纳米", "納米", M, NULL, NULL},
    {"皮长公里", NULL, M, "公里", NULL},
    {"芯公里", NULL, M, "公里", NULL},
    {"车道公里", NULL, M, "公里", NULL},
    {"平方米", NULL, M, NULL, NULL},
    {"平米", NULL, M, "平方米", NULL},
    {"㎡", NULL, M, "平方米", NULL},
    {"㎢", NULL, M, "平方公里", NULL},
    {"㎞", NULL, M, "公里", NULL},
    {"㎝", NULL, M, "厘米", NULL},
    {"㎜", NULL, M, "毫米", NULL},
    {"㏊", NULL, M, "公顷", NULL},
    {"平方公里", NULL, M, NULL, NULL},
    {"平方千米", NULL, M, "平方公里", NULL},
    {"平方公尺", NULL, M, "平方米", NULL},
    {"平方呎", NULL, M, NULL, NULL},
    {"平方英尺", NULL, M, "平方呎", NULL},
    {"呎", NULL, O, NULL, NULL},
    {"尺", NULL, O, NULL, "度寸"},
    {"亩", "畝", M, NULL, "产"},
    {"亩次", "畝次", M, NULL, "生"},
    {"公顷", "公頃", M, NULL, NULL},
    {"顷", "頃", M, NULL, "刻"},
    {"垧", NULL, M, NULL, NULL},
    /* volume and weight */
    {"立方米", NULL, M, NULL, NULL},
    {"㎥", NULL, M, "立方米", NULL},
    {"方", NULL, O, "立方米", "面式案针向法便位略"},
    {"土石方", NULL, M, "立方米", NULL},
    {"立方公尺", NULL, M, "立方米", NULL},
    {"升", NULL, O, NULL, "级学高值降"},
    {"毫升", NULL, M, NULL, NULL},
    {"桶", NULL, M, NULL, NULL},
    {"吨", "噸", M, NULL, NULL},
    {"公吨", "公噸", M, "吨", NULL},
    {"吨公里", "噸公里", M, NULL, NULL},
    {"吨标准煤", "噸標準煤", M, NULL, NULL},
    {"吨标煤", "噸標煤", M, "吨标准煤", NULL},
    {"载重吨", "載重噸", M, NULL, NULL},
    {"总吨", "總噸", M, NULL, NULL},
    {"公斤", NULL, M, NULL, NULL},
    {"千克", NULL, M, "公斤", NULL},
    {"斤", NULL, M, NULL, NULL},
    {"市斤", NULL, M, "斤", NULL},
    {"克", NULL, M, NULL, "服拉隆"},
    {"毫克", NULL, M, NULL, NULL},
    {"㎎", NULL, M, "毫克", NULL},
    {"㎏", NULL, M, "公斤", NULL},
    {"微克", NULL, M, NULL, NULL},
    {"担", "擔", O, NULL, "任负当保心忧"},
    {"箱", NULL, M, NULL, NULL},
    {"标准箱", "標準箱", M, NULL, NULL},
    {"标箱", "標箱", M, "标准箱", NULL},
    {"锭", "錠", M, NULL, NULL},
    {"枚纱锭", "枚紗錠", M, "锭", NULL},
    {"纱锭", "紗錠", M, "锭", NULL},
    {"匹", NULL, O, NULL, "夫"},
    {"匹马力", "匹馬力", M, "马力", NULL},
    {"马力", "馬力", M, NULL, NULL},
    /* energy, technology */
    {"千瓦", NULL, M, NULL, NULL},
    {"瓦", NULL, M, NULL, "解斯房"},
    {"兆瓦", NULL, M, NULL, NULL},
    {"吉瓦", NULL, M, NULL, NULL},
    {"㎾", NULL, M, "千瓦", NULL},
    {"㎿", NULL, M, "兆瓦", NULL},
    {"兆瓦时", "兆瓦時", M, NULL, NULL},
    {"吉瓦时", "吉瓦時", M, NULL, NULL},
    {"千瓦时", "千瓦時", M, NULL, NULL},
    {"千瓦小时", "千瓦小時", M, "千瓦时", NULL},
    {"度", NULL, O, NULL, "假过量夏外"},
    {"度电", "度電", M, "千瓦时", "视影脑器梯话商路站"},
    {"千伏", NULL, M, NULL, NULL},
    {"千伏安", NULL, M, NULL, NULL},
    {"伏", NULL, O, NULL, "击尔笔天"},
    {"千卡", NULL, M, NULL, NULL},
    {"摄氏度", "攝氏度", M, NULL, NULL},
    {"℃", NULL, M, "摄氏度", NULL},
    {"兆", NULL, O, NULL, NULL},
    {"兆比特每秒", NULL, M, NULL, NULL},
    {"比特", NULL, M, NULL, "币幣"},
    {"分贝", "分貝", M, NULL, NULL},
    /* people */
    {"人", NULL, C, NULL, "才民类員员工大事力均格情文为士物体生选心参手间行家类種造均類為參間選"},
    {"人口", NULL, C, "人", NULL},
    {"人次", NULL, M, NULL, "品生"},
    {"人份", NULL, M, NULL, "额"},
    {"人年", NULL, M, NULL, "龄均老轻初底终度"},
    {"人公里", NULL, M, NULL, NULL},
    {"人/次", NULL, M, "人次", NULL},
    {"人（次）", NULL, M, "人次", NULL},
    {"人(次)", NULL, M, "人次", NULL},
    {"名", NULL, C, NULL, "义词称声誉单牌录胜山字義稱聲譽單錄勝"},
    {"位", NULL, C, NULL, "置于居列一於"},
    {"户", "戶", C, NULL, "籍口外主"},
    {"家", NULL, C, NULL, "庭园乡族长里务用电国教居属具屬族園鄉長務電國"},
    {"户次", "戶次", M, NULL, "干"},
    {"户家庭", "戶家庭", C, "户", NULL},
    {"员工", "員工", C, "人", NULL},
    {"员", "員", C, NULL, "工额額"},
    {"岁", "歲", M, NULL, "月末入修"},
    {"周岁", "週歲", M, "岁", NULL},
    {"对", "對", C, NULL, "外于口台内应待照比策象接立手港於內應"},
    {"班", NULL, C, NULL, "级子车干組级級"},
    /* things */
    {"个", "個", C, NULL, "人体性别案性體別"},
    {"项", "項", C, NULL, "目"},
    {"件", NULL, C, NULL, NULL},
    {"起", NULL, C, NULL, "来码点步到初伏诉草源义因立飞重舞跑家居止降來碼點訴義飛"},
    {"例", NULL, C, NULL, "如外会行子题句證证會題"},
    {"剂", "劑", C, NULL, "量型"},
    {"剂次", "劑次", C, NULL, NULL},
    {"套", NULL, C, NULL, "期餐利保"},
    {"台", "臺", C, NULL, "湾商胞灣阶账独海州階賬獨区市河"},
    {"台套", "臺套", C, NULL, NULL},
    {"标准台", "標準台", C, NULL, NULL},
    {"台（套）", NULL, C, "台套", NULL},
    {"台(套)", NULL, C, "台套", NULL},
    {"台/套", NULL, C, "台套", NULL},
    {"部", NULL, C, NULL, "分门委队署长位落件族属下门級级門隊長屬"},
    {"辆", "輛", C, NULL, NULL},
    {"辆次", "輛次", C, NULL, NULL},
    {"架", NULL, C, NULL, "构構"},
    {"架次", NULL, C, NULL, NULL},
    {"艘", NULL, C, NULL, NULL},
    {"艘次", NULL, C, NULL, NULL},
    {"列", NULL, C, NULL, "入出为席車车為"},
    {"座", NULL, C, NULL, "谈右談"},
    {"所", NULL, C, NULL, "有以谓得在需属谓謂屬"},
    {"间", "間", C, NULL, "接隔"},
    {"栋", "棟", C, NULL, NULL},
    {"幢", NULL, C, NULL, NULL},
    {"处", "處", C, NULL, "理于在置境分方於"},
    {"片", NULL, C, NULL, "面区"},
    {"块", "塊", C, NULL, NULL},
    {"条", "條", C, NULL, "例件约款約"},
    {"张", "張", C, NULL, NULL},
    {"支", NULL, C, NULL, "持部付出撑撐"},
    {"枚", NULL, C, NULL, NULL},
    {"颗", "顆", C, NULL, "粒"},
    {"只", "隻", C, NULL, "有要能是"},
    {"头", "頭", C, NULL, "脑腦"},
    {"株", NULL, C, NULL, "洲"},
    {"棵", NULL, C, NULL, NULL},
    {"口井", NULL, C, "口", NULL},
    {"口", NULL, C, NULL, "岸径号粮吻径岸"},
    {"眼", NULL, O, NULL, "睛光前界"},
    {"孔", NULL, O, NULL, NULL},
    {"门", "門", O, NULL, "户类峡口類戶"},
    {"线", "線", O, NULL, "路城上"},
    {"册", "冊", C, NULL, NULL},
    {"本", NULL, C, NULL, "地国级科质市级报區区身来國級質報來"},
    {"篇", NULL, C, NULL, NULL},
    {"幅", NULL, C, NULL, "度"},
    {"份", NULL, C, NULL, "额額"},
    {"封", NULL, C, NULL, "建闭"},
    {"宗", NULL, C, NULL, "旨教"},
    {"笔", "筆", C, NULL, NULL},
    {"单", "單", C, NULL, "位一纯项独"},
    {"种", "種", O, NULL, "植子粮族业業"},
    {"类", "類", O, NULL, NULL},
    {"批", NULL, C, NULL, "准发示复判發復"},
    {"批次", NULL, C, NULL, "品"},
    {"组", "組", C, NULL, "织成建織"},
    {"队", "隊", C, NULL, NULL},
    {"场", "場", C, NULL, "所馆地"},
    {"场次", "場次", C, NULL, NULL},
    {"次", NULL, C, NULL, "产会全要序日年數数产會"},
    {"轮", "輪", C, NULL, "胎船"},
    {"趟", NULL, C, NULL, NULL},
    {"班次", NULL, C, NULL, "日"},
    {"台班", NULL, O, NULL, "车"},
    {"床", NULL, C, NULL, NULL},
    {"床位", NULL, C, "床", NULL},
    {"张床", "張床", C, "张", NULL},
    {"股", NULL, O, NULL, "东份金市權权東"},
    {"字", NULL, O, NULL, NULL},
    {"颗星", NULL, C, NULL, NULL},
    {"尾", NULL, C, NULL, NULL},
    {"盏", "盞", C, NULL, NULL},
    {"根", NULL, O, NULL, "本据治據"},
    {"款", NULL, O, NULL, "规定項项"},
    {"机组", NULL, C, NULL, NULL},
    {"羽", NULL, C, NULL, NULL},
    {"双", "雙", C, NULL, "方边向重"},
    {"包", NULL, C, NULL, "括容"},
    {"届", "屆", O, NULL, NULL},
    {"级", "級", O, NULL, NULL},
    {"层", "層", O, NULL, NULL},
    /* time */
    {"年", NULL, T, NULL, NULL},
    {"个月", "個月", T, NULL, "饼嫂"},
    {"个多月", "個多月", T, "个月", NULL},
    {"个半月", "個半月", T, "个月", NULL},
    {"个星期", "個星期", T, "周", NULL},
    {"星期", NULL, T, "周", NULL},
    {"周", "週", T, NULL, "年岁边歲"},
    {"天", NULL, T, NULL, "然下津气空"},
    {"个工作日", "個工作日", T, "工作日", NULL},
    {"工作日", NULL, T, NULL, NULL},
    {"小时", "小時", T, NULL, NULL},
    {"个小时", "個小時", T, "小时", NULL},
    {"个多小时", "個多小時", T, "小时", NULL},
    {"学时", "學時", T, NULL, NULL},
    {"个学时", "個學時", T, "学时", NULL},
    {"个学年", "個學年", T, "学年", NULL},
    {"学年", "學年", T, NULL, NULL},
    {"课时", "課時", T, NULL, NULL},
    {"分钟", "分鐘", T, NULL, NULL},
    {"秒", NULL, T, NULL, NULL},
    {"学分", "學分", M, NULL, NULL},
    /* words that begin with a unit and are none, whatever number is before them: 50周年, 12部门, 5人才 */
    {"人才", NULL, N, NULL, NULL},
    {"家庭", NULL, N, NULL, NULL},
    {"部门", "部門", N, NULL, NULL},
    {"部委", NULL, N, NULL, NULL},
    {"部分", NULL, N, NULL, NULL},
    {"位一体", "位一體", N, NULL, NULL},
    {"方面", NULL, N, NULL, NULL},
    {"方式", NULL, N, NULL, NULL},
    {"方案", NULL, N, NULL, NULL},
    {"方法", NULL, N, NULL, NULL},
    {"成立", NULL, N, NULL, NULL},
    {"成为", "成為", N, NULL, NULL},
    {"成果", NULL, N, NULL, NULL},
    {"日元旦", NULL, N, NULL, NULL},
    {"日元宵", NULL, N, NULL, NULL},
    {"周年", "週年", N, NULL, NULL},
    {"户籍", "戶籍", N, NULL, NULL},
    {"口岸", NULL, N, NULL, NULL},
    {"股东", "股東", N, NULL, NULL},
    {"台湾", "台灣", N, NULL, NULL},
    {"臺湾", "臺灣", N, NULL, NULL},
    {"里程", NULL, N, NULL, NULL},
    {"升级", "升級", N, NULL, NULL},
    {"度假", NULL, N, NULL, NULL},
    {"种植户", "種植戶", N, NULL, NULL},
    {"线城市", "線城市", N, NULL, NULL},
};

#undef M
#undef S
#undef C
#undef T
#undef O
#undef N

/* True where the unit may be a part of another word: 人 of 人民. */
static bool is_another(const jy_unit *unit, const char *text, uint32_t end, uint32_t length)
{
    uint32_t c = jy_utf8_peek(text, length, end);
    uint32_t size = unit->another ? (uint32_t)strlen(unit->another) : 0;
    for (uint32_t at = 0; c >= 0x80 && at < size;) {
        if (jy_utf8_next(unit->another, size, &at) == c) {
            return true;
        }
    }
    return false;
}

/* ---- names by their beginning ---- */

#define NAMES (2 * sizeof UNITS / sizeof *UNITS)

/* Two names a unit, in chains that keep the order of the table: one for each last byte of a first character, which
 * tells most names apart. 1 + place of a name, 0 at the end. */
static uint16_t chain_first[256], chain_next[NAMES];

static const char *name_at(size_t place)
{
    return place % 2 ? UNITS[place / 2].traditional : UNITS[place / 2].name;
}

static uint16_t *chain_of(const char *name)
{
    return &chain_first[(unsigned char)((unsigned char)name[0] >= 0xE0 ? name[2] : name[0])];
}

static void build(void)
{
    for (size_t place = NAMES; place-- > 0;) {
        const char *name = name_at(place);
        if (name) {
            chain_next[place] = *chain_of(name);
            *chain_of(name) = (uint16_t)(place + 1);
        }
    }
}

const jy_unit *jy_unit_at(const char *text, uint32_t at, uint32_t length, jy_unit_trust trust, uint32_t *ret_end)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build);
    const jy_unit *found = NULL, *part = NULL; /* `part`: the longest that may be a part of another word */
    uint32_t end = at, part_end = at;
    for (uint16_t i = at < length ? *chain_of(text + at) : 0; i; i = chain_next[i - 1]) {
        const jy_unit *unit = &UNITS[(i - 1) / 2];
        const char *name = name_at(i - 1U);
        uint32_t behind = at + (uint32_t)strlen(name);
        if (behind <= end || !jy_utf8_starts(text, at, length, name)) {
            continue;
        }
        if (!is_another(unit, text, behind, length)) {
            found = unit;
            end = behind;
        } else if (behind > part_end) {
            part = unit;
            part_end = behind;
        }
    }
    if (!found && part && (trust == TRUST_ANY || (trust == TRUST_COUNT && part->kind == UNIT_COUNT))) {
        found = part;
        end = part_end;
    }
    if (!found) {
        found = jy_symbol_at(text, at, length, &end);
    }
    if (!found) {
        *ret_end = at;
        return NULL;
    }
    *ret_end = found->kind == UNIT_NONE ? at : end;
    return found->kind == UNIT_NONE ? NULL : found;
}

const char *jy_unit_per(const char *text, uint32_t at, uint32_t length, uint32_t *ret_end)
{
    static const struct {
        const char *word, *per;
    } PERS[] = {{"时", "小时"},   {"時", "小时"},   {"日", "天"},     {"月", "月"},
                {"分", "分钟"},   {"千人", "千人"}, {"万人", "万人"}, {"萬人", "万人"},
                {"百户", "百户"}, {"万元", "万元"}, {"萬元", "万元"}};
    const jy_unit *unit = jy_unit_at(text, at, length, TRUST_ANY, ret_end);
    unit = unit ? unit : jy_symbol_at(text, at, length, ret_end);
    if (unit) {
        return jy_unit_name(unit);
    }
    for (size_t i = 0; i < sizeof PERS / sizeof *PERS; i++) {
        if (jy_utf8_starts(text, at, length, PERS[i].word)) {
            *ret_end = at + (uint32_t)strlen(PERS[i].word);
            return PERS[i].per;
        }
    }
    return NULL;
}
