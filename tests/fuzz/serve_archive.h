/* serve_archive.h: a small archive, indexed once in this process, with what lies outside of it and must stay there. */
#ifndef JIYAN_TESTS_FUZZ_SERVE_ARCHIVE_H
#define JIYAN_TESTS_FUZZ_SERVE_ARCHIVE_H

#include <glib.h>
#include <jiyan/base/files.h>
#include <unistd.h>

#include "fuzz.h"
#include "indexer/run/indexing.h"

/* Stands in a file beside the archive that a link in it names, and in one that is left out. */
#define SECRET "青铜钥匙藏在第七棵银杏树下"

static const struct {
    const char *path, *text;
} FILES[] = {
    {"archive/报告/杨柳镇2031年政府工作报告.txt",
     "杨柳镇2031年政府工作报告\n\n——2031年1月8日在杨柳镇第三届人民代表大会第二次会议上\n镇长 祝知秋\n\n各位代表：\n\n"
     "一、2030年工作回顾\n\n　　新修乡村公路20公里，完成敬老院改造1所。安全饮水仍有短板。\n\n二、2031年工作安排\n\n"
     "　　2031年底前，建成水厂2座，自来水普及率达到95%以上。由镇水利站负责，新建敬老院食堂1处。\n"
     "　　粮食总产要达到3.2万吨，力争农民收入增长6%。镇图书馆每周开放六天。\n"},
    {"archive/报告/杨柳镇2032年政府工作报告.txt",
     "杨柳镇2032年政府工作报告\n\n——2032年1月9日在杨柳镇第三届人民代表大会第三次会议上\n镇长 祝知秋\n\n各位代表：\n\n"
     "一、2031年工作回顾\n\n　　建成水厂2座，自来水普及率达到95.6%。敬老院食堂没有按期建成。\n\n二、2032年工作安排\n\n"
     "　　2032年6月底前，完成敬老院食堂建设。粮食总产要达到3.5万吨。镇图书馆每周开放七天。\n"},
    {"archive/通知.md",
     "# 杨柳镇人民政府关于做好防汛工作的通知\n\n杨政发〔2031〕5号\n\n各村：\n\n## "
     "一、总体要求\n\n各村都要建好防汛物资仓库，"
     "备足沙袋。\n\n## 二、保障措施\n\n<script>alert(1)</script>请于2031年5月31日前报送方案。\n\n2031年4月2日\n"},
    {"archive/讲话 \"><b onload=x>&amp;'.txt", "在全镇水利工作会议上的讲话\n\n祝知秋\n（2031年3月3日）\n\n同志们：\n\n"
                                               "　　水利是<img src=x onerror=alert(2)>农业的命脉。"
                                               "今年要修好水渠12条，决不能拖到明年。谢谢大家。\n"},
    {"archive/答复.jsonl",
     "{\"id\":\"甲-1\",\"title\":\"关于石桥的答复\",\"date\":\"2031-02-03\",\"text\":\"石桥将在2031年底"
     "前修好。谢谢您的关注。\"}\n{\"id\":\"]]>\",\"title\":\"关于水费的答复\",\"text\":\"水费每吨2元，不再上调。\"}\n"},
    {"archive/换掉.txt", "柳林桥要在六月修好。\n"},
    {"archive/换掉的夹/秘密.txt", "柳林渠要在七月修好。\n"},
    {"archive/草稿.txt", SECRET "。\n"},
    {"archive/.jiyanignore", "草稿.txt\n"},
    {"archive/.jiyan/synonyms.txt", "自来水 安全饮水\n"},
    {"outside/秘密.txt", SECRET "。\n"},
};

static char *made; /* the folder that all of it lies in */

static void write_file(const char *path, const char *text)
{
    g_autofree char *named = g_build_filename(made, path, NULL), *folder = g_path_get_dirname(named);
    must(g_mkdir_with_parents(folder, 0700) == 0);
    must(g_file_set_contents(named, text, -1, NULL));
}

/* Indexes as jiyan-index -q would. */
static void index_archive(const char *folder)
{
    jy_task_options options;
    jy_task run = {0};
    g_autoptr(GError) err = NULL;
    jy_task_options_init(&options);
    options.quiet = true;
    options.jobs = 1;
    g_ptr_array_add(options.paths, (void *)(uintptr_t)folder);
    jy_task_options_end(&options);
    must(jy_task_begin(&options, &run, &err));
    must(jy_indexing_run(&run, &err) == 0);
    jy_task_clear(&run);
    jy_task_options_clear(&options);
}

/* What was indexed is now a way out. */
static void replace_by_link(const char *archive, const char *name, const char *target)
{
    g_autofree char *path = g_build_filename(archive, name, NULL);
    jy_files_remove(path);
    must(symlink(target, path) == 0);
}

static void remove_archive(void)
{
    jy_files_remove(made);
    g_free(made);
}

/* Makes the archive, which is gone when the program ends. Returns its path; free with g_free. */
static char *make_archive(void)
{
    made = g_dir_make_tmp("serve_fuzz-XXXXXX", NULL);
    must(made);
    (void)atexit(remove_archive);
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        write_file(FILES[i].path, FILES[i].text);
    }
    char *archive = g_build_filename(made, "archive", NULL);
    index_archive(archive);
    replace_by_link(archive, "换掉.txt", "../outside/秘密.txt");
    replace_by_link(archive, "换掉的夹", "../outside");
    return archive;
}

#endif
