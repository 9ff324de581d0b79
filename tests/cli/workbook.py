"""workbook.py: reads a workbook of one sheet by the words of its format (ECMA-376), for tests.

usage: workbook.py WORKBOOK [CSV]

Prints what a reader sees, a line of JSON a row: texts, numbers, truths, null, dates as {"date": "2021-03-05"}. With CSV
it asserts instead that both tables are the same, and that header, filter and widths are as they should be.
"""
import csv
import datetime
import json
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def text_of(element):
    text = "".join(part.text or "" for part in element.iter(MAIN + "t"))
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            names = archive.namelist()
            assert not any("rels" in name and "sheet" in name for name in names), names  # no links
            self.sheet = tree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
            self.styles = tree.fromstring(archive.read("xl/styles.xml"))
            shared = tree.fromstring(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        self.shared = [text_of(item) for item in shared]
        formats = {item.get("numFmtId"): item.get("formatCode") for item in self.styles.iter(MAIN + "numFmt")}
        self.formats = [formats.get(item.get("numFmtId")) for item in self.styles.find(MAIN + "cellXfs")]
        fonts = [font.find(MAIN + "b") is not None for font in self.styles.find(MAIN + "fonts")]
        self.bold = [fonts[int(item.get("fontId"))] for item in self.styles.find(MAIN + "cellXfs")]
        assert self.sheet.find(f".//{MAIN}f") is None, "a formula"
        assert self.sheet.find(f".//{MAIN}hyperlink") is None, "a link"

    def value_of(self, cell):
        kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
        raw = cell.find(MAIN + "v")
        if kind == "inlineStr":
            return text_of(cell.find(MAIN + "is"))
        if raw is None:
            return None
        if kind == "s":
            return self.shared[int(raw.text)]
        if kind == "b":
            return raw.text == "1"
        assert kind == "n", kind
        if self.formats[style]:
            assert self.formats[style].replace("\\", "") == "yyyy-mm-dd"
            return {"date": str(datetime.date(1899, 12, 30) + datetime.timedelta(days=float(raw.text)))}
        number = float(raw.text)
        return int(number) if number.is_integer() else number

    def rows(self):
        for row in self.sheet.iter(MAIN + "row"):
            values = []
            for cell in row:
                at = column_of(cell.get("r"))
                values += [None] * (at - len(values)) + [self.value_of(cell)]
            yield values

    def check_look(self, columns, rows):
        pane = self.sheet.find(f".//{MAIN}pane")
        assert pane.get("state") == "frozen" and pane.get("ySplit") == "1" and pane.get("xSplit") is None
        first = next(self.sheet.iter(MAIN + "row"))
        assert all(self.bold[int(cell.get("s", "0"))] for cell in first)
        ref = self.sheet.find(MAIN + "autoFilter").get("ref")
        begin, end = re.findall(r"[A-Z]+|\d+", ref)[:2], re.findall(r"[A-Z]+|\d+", ref)[2:] or ["A", "1"]
        assert begin == ["A", "1"] and column_of(end[0]) == columns - 1 and int(end[1]) == rows, ref
        widths = [float(item.get("width")) for item in self.sheet.iter(MAIN + "col") for _ in
                  range(int(item.get("max")) - int(item.get("min")) + 1)]
        assert len(widths) == columns and all(8 <= width <= 62 for width in widths), widths


def same(cell, value):
    """Whether a cell says what the csv does, which guards formulas with an apostrophe."""
    if cell is None:
        return value == ""
    if isinstance(cell, dict):
        return cell["date"] == value
    if isinstance(cell, bool):
        return str(cell).lower() == value
    if isinstance(cell, (int, float)):
        return float(value) == cell
    return cell == value or "'" + cell == value


def main():
    book = Workbook(sys.argv[1])
    rows = list(book.rows())
    if len(sys.argv) < 3:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return
    with open(sys.argv[2], encoding="utf-8", newline="") as table:
        wanted = list(csv.reader(table))
    assert len(rows) == len(wanted), (len(rows), len(wanted))
    book.check_look(len(wanted[0]), len(wanted))
    for row, values in zip(rows, wanted):
        row += [None] * (len(values) - len(row))
        assert len(row) == len(values)
        for cell, value in zip(row, values):
            assert same(cell, value), (cell, value)


main()
