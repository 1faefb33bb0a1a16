"""Readings of Chinese characters, and the characters for each syllable.

The readings are those of pypinyin's dictionary of characters, after Unihan.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

from bot.search.analysis.cjk import simplify

_FIRST: Final = 0x4E00
_END: Final = 0xA000
_MOST_READINGS: Final = 3
_LOCK: Final = Lock()

SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
    "毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦"
    "褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚劳诸奚皮粟蔺楼盘满闻厉伊区郗海阚花权强帅屠豆朴练廉禹"
    "井祖巴丰支卿国狄平计索宣晋相初门云容敬来赖洪粘辜上皇"
)
"""First characters of Chinese family names, simplified, without the rarest."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The characters by syllable, and the syllables by character, most common first; simplified characters."""

    characters: dict[str, str]
    syllables: dict[str, tuple[str, ...]]


def readings() -> Readings:
    """Return the readings of common characters; the first call loads the dictionary (0.1 s, 6 MB)."""
    with _LOCK:
        return _read()


@cache
def _read() -> Readings:
    found = find_spec("pypinyin")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("the package pypinyin is not installed", name="pypinyin")
    text = (Path(found.submodule_search_locations[0]) / "pinyin_dict.json").read_text(encoding="utf-8")
    listed: dict[str, str] = json.loads(text)
    syllables: dict[str, tuple[str, ...]] = {}
    for code, read in listed.items():
        if _FIRST <= int(code) < _END and simplify(character := chr(int(code))) == character:
            plain = dict.fromkeys(map(_toneless, read.split(",")[:_MOST_READINGS]))
            syllables[character] = tuple(plain)
    characters: dict[str, list[str]] = {}
    for character, held in syllables.items():
        for syllable in held:
            characters.setdefault(syllable, []).append(character)
    return Readings({syllable: "".join(held) for syllable, held in characters.items()}, syllables)


def _toneless(read: str) -> str:
    parts = unicodedata.normalize("NFD", read).replace("u\u0308", "v")
    return "".join(part for part in parts if not unicodedata.combining(part))
