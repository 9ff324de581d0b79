"""pictures.py ADDRESS FOLDER: the pictures of docs/page.md, from the page over the fixtures: a clerk's path of five clicks."""
import base64
import sys
from urllib.parse import quote

from webdriver import Browser

address, folder = sys.argv[1].rstrip("/"), sys.argv[2]


def show(browser, name):
    data = browser.devtools("Page.captureScreenshot", format="webp", quality=70)["data"]
    with open(f"{folder}/{name}.webp", "wb") as out:
        out.write(base64.b64decode(data))


def main():
    with Browser(language="zh-CN", width=1100, height=720) as browser:
        browser.open(address + "/")
        browser.find("#q").write("敬老院\ue007")
        browser.wait(lambda: browser.find_all(".hit"))
        show(browser, "1-search")
        browser.find(".hit h2 a").click()
        browser.wait(lambda: browser.find_all("#hit"))
        show(browser, "2-read")
        browser.open(address + "/statements?statements=commitment&q=" + quote("自来水普及率"))
        browser.find(".take").click()
        show(browser, "3-statements")
        next(row for row in browser.find_all(".statements tbody tr") if "2018" in row.text).find("td:last-child a").click()
        browser.wait(lambda: browser.find_all(".chart"))
        show(browser, "4-trail")
        browser.find('header a[href^="/basket"]').click()
        browser.wait(lambda: browser.find_all("blockquote"))
        browser.find(".cite summary").click()
        show(browser, "5-basket")
        browser.open(address + "/ledger")
        show(browser, "ledger")
        browser.open(address + "/compare?compare=" + quote("work_reports/2019_云溪县政府工作报告.txt") + "&with="
                     + quote("work_reports/2020_云溪县政府工作报告.txt"))
        show(browser, "compare")


main()
