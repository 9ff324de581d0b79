/* searcher_first_mention_test.c: which questions ask for the first time, and of what. */
#include "searcher/query/first_mention.h"

#include <glib.h>

static const struct {
    const char *query, *topic; /* NULL: it asks for something else */
} QUESTIONS[] = {
    {"乡村振兴什么时候提出", "乡村振兴"},
    {"乡村振兴是什么时候提出来的？", "乡村振兴"},
    {"乡村振兴最早是在哪一年提出的", "乡村振兴"},
    {"什么时候提出乡村振兴", "乡村振兴"},
    {"什么时候首次提出了乡村振兴", "乡村振兴"},
    {"首次提出乡村振兴是什么时候？", "乡村振兴"},
    {"首次提出乡村振兴", "乡村振兴"},
    {"乡村振兴首次提出", "乡村振兴"},
    {"第一次提出精准扶贫", "精准扶贫"},
    {"第一次提到精准扶贫是哪年", "精准扶贫"},
    {"精准扶贫第一次出现", "精准扶贫"},
    {"精准扶贫最早", "精准扶贫"},
    {"最早 精准扶贫", "精准扶贫"},
    {"首次 精准扶贫", "精准扶贫"},
    {"精准扶贫 首次", "精准扶贫"},
    {"精准扶贫最先由谁提出", "精准扶贫"},
    {"谁最早提出精准扶贫", "精准扶贫"},
    {"哪份文件最早提出河长制？", "河长制"},
    {"河长制最早出现在哪个文件", "河长制"},
    {"河长制的提出时间", "河长制"},
    {"河长制这个提法最早见于哪份报告", "河长制"},
    {"河长制何时写入政府工作报告", "河长制 政府工作报告"},
    {"鄉村振興是什麼時候提出的", "鄉村振興"},
    {"請問第一次提出 GDP 是什么时候", "GDP"},
    {"最早提出来料加工", "来料加工"},
    {"言论自由什么时候提出", "言论自由"},
    {"土地使用首次提出", "土地使用"},
    {"《民法典》什么时候提出？", "《民法典》"},
    {"首次提出《民法典》。", "《民法典》"},
    {"乡村振兴", NULL},
    {"这所学校最早是什么时候创办的", NULL},
    {"谁最先发表了这篇文章", NULL},
    {"县长什么时候首次到过云溪", NULL},
    {"高清图像首次公布", NULL},
    {"延期应在什么时候提出？可以口头提出吗", NULL},
    {"首次公开发行", NULL},
    {"首次突破万亿元", NULL},
    {"第一次全国代表大会", NULL},
    {"最早的火车站", NULL},
    {"首先要抓好粮食生产", NULL},
    {"什么时候放假", NULL},
    {"火车什么时候开", NULL},
    {"谁是县长", NULL},
    {"大会提出的目标", NULL},
    {"提出", NULL},
    {"首次提出", NULL},
    {"什么时候提出的", NULL},
    {"《》什么时候提出", NULL},
    {"\"首次提出乡村振兴\"", NULL},
    {"“首次提出”", NULL},
    {"标题:首次提出乡村振兴", NULL},
    {"「首次提出」", NULL},
    {"『乡村振兴』什么时候提出", NULL},
    {"乡村振兴 OR 精准扶贫 最早提出", NULL},
    {"乡村振兴 ｜ 精准扶贫 最早提出", NULL},
    {"乡村振兴 NOT 农村 首次提出", NULL},
    {"乡村振兴 -农村 首次提出", NULL},
    {"－乡村振兴 首次提出", NULL},
    {"乡村振兴 NEAR/5 农村 首次提出", NULL},
    {"", NULL},
    {NULL, NULL},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        g_autofree char *topic = jy_first_mention_read(QUESTIONS[i].query);
        g_test_message("%s", QUESTIONS[i].query ? QUESTIONS[i].query : "(none)");
        g_assert_cmpstr(topic, ==, QUESTIONS[i].topic);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/first-mention/read", test_read);
    return g_test_run();
}
