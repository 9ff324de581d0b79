"""Texts as there could be others: the same with places, persons, numbers and dates exchanged, always so for one seed."""
import os
import random
import re

from .texts import bytes_of, files_of, text_of

PLACES = ("北京 天津 上海 重庆 河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 "
          "青海 广西 宁夏 新疆 西藏 香港 澳门 台湾 武汉 广州 深圳 成都 南京 杭州 西安 沈阳 大连 青岛 济南 长沙 昆明 兰州 拉萨 "
          "美国 俄国 英国 法国 德国 日本 韩国 印度 巴西 埃及 泰国 越南 伊朗 希腊").split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志海云山川林峰宁安康乐春雪梅竹菊松柏青蓝田野清泉思远怀谷文彬若水长河子轩雨晨嘉懿弘毅致和惟新"
OFFICES = "同志|主席|总理|副总理|总书记|书记|部长|省长|市长|局长|主任|委员|大使|教授|先生|女士|总统|首相"
PATTERN = re.compile(rf"""
    (?P<place>{"|".join(PLACES)})
  | (?P<person>[{SURNAMES}][一-龥]{{1,2}})(?={OFFICES})
  | (?P<year>(?:19|20)\d\d)(?=年)
  | (?P<day>\d\d?月\d\d?日)
  | (?P<number>\d+)
""", re.X)


class Exchange:
    """One copy of an archive: a place becomes the same other one in all of it, years are moved as one."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.places = dict(zip(PLACES, self.chance.sample(PLACES, len(PLACES))))
        self.years = self.chance.randint(-20, 20)

    def other(self, found):
        """What stands in the place of one that was found."""
        kind, old = found.lastgroup, found[0]
        if kind == "place":
            return self.places[old]
        if kind == "person":
            return self.chance.choice(SURNAMES) + "".join(self.chance.choices(GIVEN, k=len(old) - 1))
        if kind == "year":
            return str(min(max(int(old) + self.years, 1950), 2035))
        if kind == "day":
            return f"{self.chance.randint(1, 12)}月{self.chance.randint(1, 28)}日"
        return str(self.chance.randint(10 ** (len(old) - 1), 10 ** len(old) - 1)) if len(old) < 20 else old

    def text(self, text):
        return PATTERN.sub(self.other, text)


def archive(source, target, wanted, seed=0):
    """Makes an archive of about `wanted` bytes in the new folder `target`: copies of the files of `source`, the last of
    them cut short."""
    files, whole = files_of(source), bytes_of(source)
    for number in range(-(-int(wanted) // whole)):
        exchange = Exchange(seed * 1000 + number)
        left = min(whole, wanted - number * whole)
        for path in files[::max(1, round(whole / left))]:
            to = os.path.join(target, f"copy-{number:03}", os.path.relpath(path, source))
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(to, "w", encoding="utf-8") as file:
                file.write(exchange.text(text_of(path)))


def pieces(text, size):
    """The text in pieces of whole lines, each of at least `size` bytes but the last."""
    some, length = [], 0
    for line in text.splitlines(True):
        some.append(line)
        length += len(line.encode())
        if length >= size:
            yield "".join(some)
            some, length = [], 0


def small_files(source, target, count, size=1000, seed=1000):
    """Makes `count` files of about `size` bytes in the new folder `target`, a thousand a folder."""
    files, made = files_of(source), 0
    while made < count:
        exchange = Exchange(seed + made)
        for path in files:
            for piece in pieces(exchange.text(text_of(path)), size):
                if made == count:
                    return
                if made % 1000 == 0:
                    os.makedirs(os.path.join(target, f"{made // 1000:04}"))
                with open(os.path.join(target, f"{made // 1000:04}", f"{made:07}.txt"), "w", encoding="utf-8") as file:
                    file.write(piece)
                made += 1


def new_files(source, target, count, word, seed=2000):
    """Makes `count` files of 8 to 60 kB in the new folder `target`, each with a line that holds the word."""
    exchange = Exchange(seed)
    fitting = [path for path in files_of(source) if 8000 < os.path.getsize(path) < 60000]
    os.makedirs(target)
    for number, path in enumerate(exchange.chance.sample(fitting, count)):
        with open(os.path.join(target, f"new-{number:03}.txt"), "w", encoding="utf-8") as file:
            file.write(exchange.text(text_of(path)).rstrip("\n") + f"\n{word}在这个文件里。\n")
