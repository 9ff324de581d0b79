"""page_test.py ADDRESS [AXE]: the page in a browser. Writes the Test Anything Protocol.

AXE is axe-core's script, by which each view is held to the rules of WCAG; without it those tests are left out.
"""
import json
import os
import sys
import traceback
from urllib.parse import quote, unquote

from webdriver import Browser, is_there

ADDRESS = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else ""
AXE = sys.argv[2] if len(sys.argv) > 2 else None
NOTICE = "documents/云溪政办发〔2021〕12号.txt"
VIEWS = {
    "hits": "/?q=" + quote("敬老院"),
    "hits, filtered": "/?q=" + quote("敬老院") + "&year=2018..2022&not=" + quote("genre:答复"),
    "no hit": "/?q=" + quote("养老院") + "&speaker=" + quote("没有此人"),
    "an error": "/?q=a&sort=sideways",
    "nothing asked": "/",
    "a document": "/passage?show=" + quote(NOTICE + ":15") + "&q=" + quote("敬老院"),
    "statements": "/statements?statements=commitment",
    "a trail": "/trace?q=" + quote("自来水普及率"),
    "a frequency": "/stats?q=" + quote("就业"),
    "a concordance": "/kwic?q=" + quote("建设"),
    "a ledger": "/ledger",
    "two documents": "/compare?compare=" + quote("work_reports/2019_云溪县政府工作报告.txt") + "&with="
                     + quote("work_reports/2020_云溪县政府工作报告.txt"),
    "the files": "/files?state=indexed",
    "the basket": "/basket?take=" + quote(NOTICE + "@468"),
}
TESTS = []


def test(name, **browser):
    """A test of that name, in a browser that is set so."""
    def add(function):
        TESTS.append((name, browser, function))
        return function
    return add


def visit(browser, path):
    browser.open(ADDRESS + path)


def path_of(browser):
    return unquote(browser.address_now.removeprefix(ADDRESS))


def texts(browser, selector):
    return [element.text for element in browser.find_all(selector)]


# ---- asking ----

@test("a question is typed, its hits are marked, the state is the address")
def _(browser):
    visit(browser, "/")
    browser.find("#q").write("敬老院\ue007")
    browser.wait(lambda: browser.find_all(".hit"))
    assert path_of(browser).startswith("/?q=敬老院"), path_of(browser)
    assert set(texts(browser, ".hit .sentence mark")) == {"敬老院"}
    first = browser.find(".hit")
    assert "documents/云溪政办发〔2021〕12号.txt" in first.text and "2021-04-19" in first.text, first.text


@test("the same without script", script=False)
def _(browser):
    visit(browser, "/")
    browser.find("#q").write("敬老院\ue007")
    browser.wait(lambda: browser.find_all(".hit"))
    browser.find(".hit h2 a").click()
    browser.wait(lambda: browser.find_all("#hit"))
    assert "敬老院" in browser.find("#hit mark").text


@test("facets narrow and leave out, chips take it back")
def _(browser):
    visit(browser, VIEWS["hits"])
    everything = len(browser.find_all(".hit"))
    speaker = next(item for item in browser.find_all(".facet li a:first-child") if item.text == "方砚秋")
    speaker.click()
    browser.wait(lambda: "speaker=方砚秋" in path_of(browser))
    assert 0 < len(browser.find_all(".hit")) < everything
    assert all("方砚秋" in source for source in texts(browser, ".hit .source"))
    browser.find(".chips a").click()
    browser.wait(lambda: path_of(browser) == "/?q=敬老院")
    next(item for item in browser.find_all(".without") if item.attribute("aria-label") == "without 方砚秋").click()
    browser.wait(lambda: "not=speaker:方砚秋" in path_of(browser))
    assert browser.find_all(".hit") and not any("方砚秋" in source for source in texts(browser, ".hit .source"))
    assert "not Speaker: 方砚秋" in browser.find(".chips").text
    browser.find(".chips a").click()
    browser.wait(lambda: path_of(browser) == "/?q=敬老院")
    folder = next(item for item in browser.find_all(".facet li a:first-child") if item.text == "records")
    folder.click()
    browser.wait(lambda: "path=records/*" in path_of(browser))
    assert all("records/" in source for source in texts(browser, ".hit .source"))


@test("years are brushed over")
def _(browser):
    visit(browser, VIEWS["hits"])
    bars = browser.find_all(".years a")
    years = [bar.attribute("data-year") for bar in bars]
    browser.drag(bars[1], 0.5, 2.5)
    browser.wait(lambda: f"year={years[1]}..{years[3]}" in path_of(browser))
    dates = texts(browser, ".hit time")
    assert dates and all(years[1] <= date[:4] <= years[3] for date in dates), dates


@test("what is typed is helped on")
def _(browser):
    visit(browser, "/")
    browser.find("#q").write("敬老")
    browser.wait(lambda: "敬老院" in browser.script("return [...document.querySelectorAll('#suggestions option')].map(o => o.value)"))


@test("an error is told at its column, and what is near to a question with no answer")
def _(browser):
    visit(browser, "/?q=" + quote("(税收"))
    assert "column 4" in browser.find(".notice").text
    visit(browser, VIEWS["no hit"])
    assert "没有此人" in browser.find(".notice").text
    visit(browser, VIEWS["an error"])
    assert "sideways" in browser.find("[role=alert]").text


@test("keys: / the box, j and k the hits, o opens, y copies")
def _(browser):
    visit(browser, VIEWS["hits"])
    browser.press("/")
    assert browser.script("return document.activeElement.id") == "q"
    browser.script("document.activeElement.blur()")
    browser.press("jj")
    assert browser.script("return [...document.querySelectorAll('.hit')].findIndex(h => h.matches('.current'))") == 1
    browser.press("k")
    assert browser.script("return [...document.querySelectorAll('.hit')].findIndex(h => h.matches('.current'))") == 0
    browser.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    browser.press("y")
    browser.wait(lambda: "said" in browser.find("#said").attribute("class"))
    copied = browser.script_later("navigator.clipboard.readText().then(arguments[0])")
    assert copied.startswith("“2021年底前") and "云溪政办发〔2021〕12号" in copied, copied
    browser.press("o")
    browser.wait(lambda: path_of(browser).startswith("/passage?show="))


# ---- reading ----

@test("a document is read from its hit: outline, hits to and fro, kinds, deadlines, amounts")
def _(browser):
    visit(browser, VIEWS["a document"] + "#hit")
    browser.wait(lambda: browser.script("const b = document.querySelector('#hit').getBoundingClientRect();"
                                        "return b.top >= 0 && b.top < innerHeight"))
    assert browser.find("#hit .does.commitment .when").text == "2021年底前"
    assert "13所" in texts(browser, "#hit .amount")
    browser.find("#hit .turn a").click()
    browser.wait(lambda: "#p" in path_of(browser))
    browser.find(".outline li:last-child a").click()
    browser.wait(lambda: browser.script("const b = document.querySelector(location.hash).getBoundingClientRect();"
                                        "return b.bottom > 0 && b.top < innerHeight"))


@test("the file as it is")
def _(browser):
    visit(browser, VIEWS["a document"])
    browser.find(".original a").click()
    browser.wait(lambda: path_of(browser) == "/original?path=" + NOTICE)
    assert "完成全县13所乡镇敬老院的改造提升" in browser.find("body").text


@test("a PDF is offered at the page of the hit, for the browser's own viewer")
def _(browser):
    visit(browser, "/?q=" + quote('"lighthouse keeper"'))
    browser.find(".hit h2 a").click()
    browser.wait(lambda: browser.find_all("#hit mark"))
    link = browser.find(".original a").attribute("href")
    assert link.endswith("/original?path=two-pages.pdf#page=2"), link
    # How it is sent decides whether the viewer shows it, and whether it may ask for parts.
    sent = browser.script_later("fetch(%r, {headers: {Range: 'bytes=0-3'}}).then(async (r) => arguments[0]([r.status, "
                                "r.headers.get('content-type'), r.headers.get('content-disposition').split(';')[0], "
                                "await r.text()]))" % link)
    assert sent == [206, "application/pdf", "inline", "%PDF"], sent


@test("the progress of a run is shown while it is at work, and looked at again")
def _(browser):
    def work(**at):
        with open(".jiyan/progress.new", "w", encoding="utf-8") as file:
            json.dump({"pid": os.getpid(), "phase": "reading", "started": "2031-01-01T00:00:00Z", "files": 40,
                       "updated": "2031-01-01T00:00:01Z", "bytes": 1000, "path": "<b>&.txt"} | at, file)
        os.rename(".jiyan/progress.new", ".jiyan/progress")
    try:
        work(files_done=3, bytes_done=200)
        visit(browser, "/files")
        assert "3 of 40 files are read. <b>&.txt" in browser.find(".running p").text
        assert browser.find(".running progress").attribute("value") == "200"
        browser.script("window.same = true")
        work(files_done=17, bytes_done=600)
        browser.wait(lambda: "17 of 40 files" in browser.find(".running p").text)
        assert browser.script("return document.querySelector('progress').value") == 600
        work(phase="merging", files_done=40, bytes_done=1000)
        browser.wait(lambda: "is written" in browser.find(".running p").text)
        assert browser.script("return window.same"), "the page was not loaded anew"
    finally:
        os.unlink(".jiyan/progress")
    browser.wait(lambda: not browser.find_all(".running"))


@test("a concordance, sorted by what stands behind")
def _(browser):
    visit(browser, "/kwic?q=" + quote("建设") + "&order=right")
    behind = texts(browser, ".kwic .right")
    assert len(behind) > 5 and set(texts(browser, ".kwic td.keyword")) == {"建设"}
    visit(browser, VIEWS["a concordance"])
    before = texts(browser, ".kwic .right")
    assert sorted(behind) == sorted(before) and behind != before
    browser.find(".kwic td.keyword a").click()
    browser.wait(lambda: "建设" in browser.find("#hit mark").text)


@test("a ledger: how commitments came out, year by year, and those of one outcome")
def _(browser):
    visit(browser, VIEWS["a ledger"])
    chip = next(link for link in browser.find_all(".chips a") if link.text.startswith("reported done"))
    count = int(chip.text.split()[-1])
    assert count == int(next(text for text in texts(browser, ".outcomes figcaption span") if "done" in text).split()[-1])
    chip.click()
    browser.wait(lambda: "outcome=done" in path_of(browser))
    assert len(browser.find_all(".ledger tbody tr")) == count and browser.find(".ledger .result a").text
    browser.find(".ledger .outcome a").click()
    browser.wait(lambda: browser.find_all(".trail .step"))


@test("the ledger of the command, with its own style")
def _(browser):
    browser.complaints()
    visit(browser, "/api/ledger?format=html")
    assert browser.script("return document.styleSheets.length && document.styleSheets[0].cssRules.length") > 10
    assert browser.script("return getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert not browser.complaints()


@test("a trail as a picture: what was promised and what was reported, year by year")
def _(browser):
    visit(browser, VIEWS["a trail"])
    assert browser.find(".chart polyline.promised").attribute("points").count(",") > 2
    years = [int(text) for text in texts(browser, ".chart .year")]
    assert years == sorted(years) and years[0] == 2018, years


@test("two documents are compared, from one that is read")
def _(browser):
    visit(browser, "/passage?show=" + quote("work_reports/2019_云溪县政府工作报告.txt"))
    browser.find(".original a:last-child").click()
    browser.wait(lambda: browser.find_all(".offers a"))
    next(link for link in browser.find_all(".offers a") if "2020" in unquote(link.attribute("href").split("with=")[1])).click()
    browser.wait(lambda: browser.find_all(".compare tr.changed"))
    assert ["98.6亿元", "6.8%"] == texts(browser, ".compare tr.changed .old mark")[:2]
    next(link for link in browser.find_all(".chips a") if link.text.startswith("gone")).click()
    browser.wait(lambda: not browser.find_all(".compare tr.changed"))
    assert browser.find_all(".compare tr.gone")


@test("sentences are taken on several pages, and one is put back")
def _(browser):
    visit(browser, VIEWS["hits"])
    browser.find_all(".take")[0].click()
    browser.find_all(".take")[2].click()
    visit(browser, "/statements?q=" + quote("自来水普及率") + "&statements=commitment")
    browser.find(".take").click()
    assert browser.find('header a[href^="/basket"]').attribute("data-count") == "3"
    browser.find(".taking button").click()
    browser.wait(lambda: len(browser.find_all("blockquote")) == 3)
    browser.find(".put-back a").click()
    browser.wait(lambda: len(browser.find_all("blockquote")) == 2)
    visit(browser, VIEWS["hits"])
    assert [box.is_chosen for box in browser.find_all(".take input")[:3]] == [False, False, True]
    browser.find_all(".take")[2].click()
    assert browser.find('header a[href^="/basket"]').attribute("data-count") == "1"


@test("the basket without script", script=False)
def _(browser):
    visit(browser, VIEWS["hits"])
    browser.find_all(".take")[0].click()
    browser.find_all(".take")[1].click()
    browser.find(".taking button").click()
    browser.wait(lambda: len(browser.find_all("blockquote")) == 2)


@test("statements lead to their sentence and to their trail")
def _(browser):
    visit(browser, "/statements?q=" + quote("自来水普及率") + "&statements=commitment")
    rows = browser.find_all(".statements tbody tr")
    assert rows and all("自来水" in row.text for row in rows)
    next(row for row in rows if "2018" in row.text).find("td:last-child a").click()
    browser.wait(lambda: browser.find_all(".step.done"))
    assert "reported done" in browser.find(".step.done strong").text
    browser.find(".step.done .sentence a").click()
    browser.wait(lambda: browser.find_all("#hit"))


# ---- every view ----

def check_views(browser):
    browser.complaints()
    for name, path in VIEWS.items():
        visit(browser, path)
        wide = browser.script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name}: {wide} px too wide"
        found = [text for text in browser.complaints() if "status of 4" not in text]
        assert not found, f"{name}: {found}"
        if AXE:
            check_axe(browser, name)


def check_axe(browser, name):
    with open(AXE, encoding="utf-8") as script:
        browser.devtools("Runtime.evaluate", expression=script.read())
    result = browser.script_later("axe.run({resultTypes: ['violations']}).then(arguments[0], e => arguments[0](String(e)))")
    found = [f"{rule['id']}: {node['html']}" for rule in result["violations"] for node in rule["nodes"]]
    assert not found, f"{name}: {found}"


for width in (1280, 390):
    for dark in (False, True):
        test(f"every view, {width} px, {'dark' if dark else 'light'}: as wide as the window, no complaint"
             + (", accessible" if AXE else ""), width=width, dark=dark,
             language="zh-CN" if width == 390 else "en")(check_views)


def main():
    if not is_there():
        print("ok 1 the page in a browser # skip chromium or chromedriver is absent")
        return 0
    failed, browsers = 0, {}
    for number, (name, settings, function) in enumerate(TESTS, 1):
        key = tuple(sorted(settings.items()))
        try:
            if key not in browsers:
                browsers[key] = Browser(**settings)
            function(browsers[key])
            print(f"ok {number} {name}", flush=True)
        except Exception:
            failed += 1
            print(f"not ok {number} {name}")
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="", flush=True)
    for browser in browsers.values():
        browser.close()
    print(f"1..{len(TESTS)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
