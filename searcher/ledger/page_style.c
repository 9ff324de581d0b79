/* page_style.c: how the page looks: wide and narrow, light and dark, on paper; and the shapes of the outcomes. */
#include <libintl.h>

#include "searcher/ledger/page.h"

#define _(s) gettext(s)

/* Rule after rule: a text of C has a length that compilers need not exceed. */
static const char *const STYLE[] = {
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--faint:#5c5c5c;--rule:#d4d4d4;--link:#0b57a4;"
    "--quantity:#fff0b8;--done:#005f99;--part:#2979b8;--reported:#5552a3;--changed:#a44b00;"
    "--repeated:#5f5f5f;--problem:#b3261e;--none:#6b6b6b}\n",
    "@media(prefers-color-scheme:dark){:root{--paper:#161616;--ink:#e8e8e8;--faint:#a8a8a8;--rule:#3d3d3d;"
    "--link:#8cc2ff;--quantity:#4d4114;--done:#7cc4ff;--part:#a5d4ff;--reported:#bdbbff;--changed:#ffb26b;"
    "--repeated:#c4c4c4;--problem:#ff9389;--none:#a8a8a8}}\n",
    "*{box-sizing:border-box}\n",
    "html{scroll-padding-top:.5rem;-webkit-text-size-adjust:100%}\n",
    "body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.65 system-ui,\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;"
    "overflow-wrap:anywhere}\n",
    "h1{font-size:1.6rem;line-height:1.3;margin:.5rem 0}\n",
    "h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--rule)}\n",
    "h3{font-size:1.1rem;margin:1.75rem 0 .25rem}\n",
    "h4{font-size:.95rem;margin:1rem 0 .25rem;color:var(--faint);font-weight:600}\n",
    "a{color:var(--link)}a:focus-visible,summary:focus-visible,.wide:focus-visible{"
    "outline:2px solid var(--link);outline-offset:2px}\n",
    "p{margin:.4rem 0}nav ol,.legend,.years{list-style:none;padding:0;margin:.5rem 0;display:flex;"
    "flex-wrap:wrap;gap:.35rem 1.25rem}\n",
    ".skip{position:absolute;left:-99rem}.skip:focus{position:static}\n",
    ".shapes{position:absolute;width:0;height:0}\n",
    ".wide{overflow-x:auto;margin:.75rem 0}.wide th:first-child{position:sticky;left:0;background:var(--paper)}\n",
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.875rem}\n",
    "caption{text-align:left;font-weight:600;padding:.25rem 0}\n",
    "th,td{padding:.25rem .5rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:baseline}\n",
    "th[scope=row],thead th:first-child,.sources td,.sources th{text-align:left}\n",
    "table{overflow-wrap:break-word}thead th{font-weight:600;line-height:1.3;vertical-align:bottom}"
    "thead .o{display:block}thead svg.s{margin:0}tr.all{font-weight:600}\n",
    ".sources td:first-child{white-space:nowrap}.sources tr:target{background:var(--quantity)}\n",
    ".o{color:var(--none)}.done{--o:var(--done)}.part{--o:var(--part)}.reported{--o:var(--reported)}.changed{"
    "--o:var(--changed)}.repeated{--o:var(--repeated)}.problem{--o:var(--problem)}.none{--o:var(--none)}.o{"
    "color:var(--o)}\n",
    "svg.s{width:.8em;height:.8em;margin-right:.35em;vertical-align:-.03em}\n",
    "article{margin:.75rem 0;padding:.1rem 0 .1rem .8rem;border-left:4px solid var(--o)}\n",
    "article.none,article.repeated{border-left-style:dotted}article.problem{border-left-style:double}\n",
    "article:target,li:target{background:var(--quantity)}\n",
    ".text{font-size:1.05rem}.text,.steps,.rest ol{max-width:58rem}\n",
    "mark{color:inherit;background:var(--quantity);padding:0 .1em}mark.q{font-weight:600}mark.d{"
    "background:none;text-decoration:underline;text-underline-offset:.2em}\n",
    ".facts{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem .9rem;margin:.2rem 0;padding:0;"
    "font-size:.85rem;color:var(--faint)}\n",
    ".at{font-size:.8rem;color:var(--faint)}\n",
    ".trail{font-size:.9rem}p.trail{color:var(--faint)}\n",
    "summary{cursor:pointer;padding:.2rem 0;color:var(--link)}\n",
    ".steps{list-style:none;padding:0 0 0 .8rem;margin:.3rem 0;font-size:.9rem;"
    "border-left:1px solid var(--rule)}\n",
    ".steps>li{margin:.6rem 0}.steps p{margin:.1rem 0}.why{font-size:.8rem;color:var(--faint)}\n",
    "dl{display:inline-grid;grid-template-columns:auto auto auto auto;gap:0 .5rem;margin:0 0 0 .75rem}\n",
    "dt{color:var(--faint)}dd{margin:0 .5rem 0 0;font-weight:600}\n",
    ".rest ol{padding-left:2.4rem;font-size:.95rem}.rest ol>li{margin:.5rem 0}\n",
    ".theme{content-visibility:auto;contain-intrinsic-size:auto 3000px}\n",
    ".timeline{display:block}.timeline text{fill:var(--ink);font-size:12px}.timeline .y{font-weight:600}"
    ".timeline .n{fill:var(--faint);font-size:11px}.timeline .grid{stroke:var(--rule)}.timeline .said{"
    "stroke:var(--faint);fill:var(--faint);stroke-width:1.2}\n",
    "footer{margin-top:3rem;border-top:1px solid var(--rule);font-size:.85rem;color:var(--faint)}\n",
    "@media(max-width:40rem){body{padding:.75rem}.wide "
    "th:first-child{max-width:7.5rem}h1{font-size:1.35rem}th,td{padding:.25rem .4rem}dl{"
    "display:grid;grid-template-columns:auto 1fr;margin:0}.sources td:first-child{white-space:normal}}\n",
    "@media print{:root{--paper:#fff;--ink:#000;--faint:#333;--rule:#999;--link:#000;--quantity:#eee;"
    "--done:#000;--part:#000;--reported:#000;--changed:#000;--repeated:#000;--problem:#000;--none:#000}\n",
    "body{max-width:none;padding:0;font-size:9.5pt}nav,.skip,.years{display:none}a{text-decoration:none}\n",
    ".theme{content-visibility:visible}article,.steps>li,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}\n",
    ".wide{overflow:visible}.timeline{width:100%;height:auto}"
    "table{font-size:8pt;break-inside:avoid}.sources{break-inside:auto}thead{display:table-row-group}th,td{padding:2pt "
    "3pt}"
    "details::details-content{content-visibility:visible;height:auto}details>summary{list-style:none}}\n",
};

void jy_page_append_style(GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(STYLE); i++) {
        g_string_append(out, STYLE[i]);
    }
}

static const char *const SHAPES[JY_OUTCOMES] = {
    [JY_OUTCOME_DONE] = "<circle cx=\"5\" cy=\"5\" r=\"4.5\" fill=\"currentColor\"/>",
    [JY_OUTCOME_PROBLEM] = "<path d=\"M1 1l8 8M9 1l-8 8\" stroke=\"currentColor\" stroke-width=\"2.4\"/>",
    [JY_OUTCOME_PART] = ("<path d=\"M5 1a4 4 0 0 1 0 8\" fill=\"none\" stroke=\"currentColor\" "
                         "stroke-width=\"1.2\"/><path d=\"M5 .4a4.6 4.6 0 0 0 0 9.2z\" fill=\"currentColor\"/>"),
    [JY_OUTCOME_REPORTED] = "<path d=\"M5 0l5 5-5 5-5-5z\" fill=\"currentColor\"/>",
    [JY_OUTCOME_CHANGED] = "<path d=\"M5 .5L9.8 9.5H.2z\" fill=\"currentColor\"/>",
    [JY_OUTCOME_REPEATED] =
        "<path d=\"M1.2 1.2h7.6v7.6H1.2z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"/>",
    [JY_OUTCOME_NONE] =
        "<circle cx=\"5\" cy=\"5\" r=\"3.8\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\"/>",
};

void jy_page_append_shapes(GString *out)
{
    g_string_append(out, "<svg class=\"shapes\" aria-hidden=\"true\">\n");
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        g_string_append_printf(out, "<symbol id=\"o-%s\" viewBox=\"0 0 10 10\">%s</symbol>\n", jy_outcome_name(outcome),
                               SHAPES[outcome]);
    }
    g_string_append(out, "</svg>\n");
}

void jy_page_append_shape(GString *out, jy_outcome outcome)
{
    g_string_append_printf(out, "<svg class=\"s\" aria-hidden=\"true\"><use href=\"#o-%s\"/></svg>",
                           jy_outcome_name(outcome));
}

void jy_page_append_legend(GString *out)
{
    g_string_append_printf(out, "<ul class=\"legend\" aria-label=\"%s\">\n", _("Legend"));
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        g_string_append_printf(out, "<li class=\"o %s\">", jy_outcome_name(outcome));
        jy_page_append_shape(out, outcome);
        g_string_append_printf(out, "%s</li>\n", jy_outcome_label(outcome));
    }
    g_string_append_printf(out, "<li><mark class=\"q\">%s</mark></li>\n<li><mark class=\"d\">%s</mark></li>\n</ul>\n",
                           _("quantity"), _("deadline"));
}
