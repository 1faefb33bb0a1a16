"""A damaged byte costs the character it was in, and what is declared is evidence: nothing is ever stored as garbage."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.segmentation import decode, is_legible
from tests.examples import examples
from tests.timing import allowed

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = "It’s the town’s second closure — and café owners, all five, were told by letter: “Nobody asked us.” "
CHINESE = "港務局週二決定關閉東碼頭八個月，更換底下腐朽的木樁。渡船改由西碼頭開出，票價不變。"
PLAIN = "The harbour board met on Monday and nothing was decided that anybody could remember afterwards. "


def damaged(data: bytes, chance: random.Random) -> tuple[bytes, list[int]]:
    """Replace one byte in a hundred by any other, and return where."""
    places = sorted(chance.sample(range(len(data)), len(data) // 100))
    changed = bytearray(data)
    for place in places:
        changed[place] = (changed[place] + chance.randrange(1, 256)) % 256
    return bytes(changed), places


def untouched(text: str, places: Iterable[int]) -> str:
    """Return a text without the characters that any of these bytes is in or stands beside."""
    hit = set(places)
    kept: list[str] = []
    at = 0
    for character in text:
        size = len(character.encode())
        if not hit.intersection(range(at - 1, at + size + 1)):
            kept.append(character)
        at += size
    return "".join(kept)


def is_subsequence(short: str, text: str) -> bool:
    """Tell whether a text has all these characters, in order."""
    rest = iter(text)
    return all(character in rest for character in short)


@examples(150)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1b\ufeff\ufffd"), min_size=40, max_size=400
    )
    | st.sampled_from(
        [ENGLISH * 3, CHINESE * 4, PLAIN * 5 + "café", "<p>" + PLAIN * 8 + CHINESE + "</p>", ENGLISH * 40]
    ),
    st.integers(0, 2**32),
)
def test_every_character_but_the_damaged_ones_is_kept(text: str, seed: int) -> None:
    data = text.encode()
    assume(len(data) >= 100)
    changed, places = damaged(data, random.Random(seed))  # noqa: S311
    assert is_subsequence(untouched(text, places), decode(changed).text)


@pytest.mark.parametrize("bad", [b"\x92", b"\xe9", b"\xe2\x80", b"\xc3", b"\xff", b"\xa0"])
@pytest.mark.parametrize("times", [1, 3, 10, 200])
def test_one_bad_byte_leaves_all_the_others(bad: bytes, times: int) -> None:
    found = decode((ENGLISH * times).encode() + b"It" + bad + b"s over.")
    assert found.encoding == "utf-8"
    assert found.text.startswith(ENGLISH * times)


@pytest.mark.parametrize("head", ["", "<html>" + "<!-- long head -->" * 2_000])
def test_it_does_not_matter_where_the_bad_byte_is(head: str) -> None:
    text = head + CHINESE * 300
    data = text.encode()
    for place in (len(head) + 1, len(data) // 2, len(data) - 2):
        found = decode(data[:place] + b"\xff" + data[place + 1 :]).text
        assert is_subsequence(untouched(text, [place]), found)
        assert len(found) <= len(text) + 3


def test_what_was_pasted_from_windows_is_read_where_it_is_certain() -> None:
    data = f"<rss><title>{CHINESE}</title><b>".encode() + "Café fermé – où aller ?".encode("cp1252") + b"</b></rss>"
    assert "<b>Café fermé – où aller ?</b>" in decode(data).text
    assert decode("It’s one café.".encode() + b" It\x92s another.").text.endswith("It’s another.")


SPOKEN = {
    "cp1251": "Городской совет закрыл восточную пристань на восемь месяцев, пока меняют старые сваи.",
    "koi8_r": "Городской совет закрыл восточную пристань на восемь месяцев, пока меняют старые сваи.",
    "cp1253": "Το λιμεναρχείο έκλεισε την ανατολική αποβάθρα για οκτώ μήνες.",
    "cp1255": "מועצת הנמל סגרה את הרציף המזרחי לשמונה חודשים עד שיוחלפו העמודים.",
    "cp1256": "أغلق مجلس الميناء الرصيف الشرقي لمدة ثمانية أشهر حتى تستبدل الأعمدة.",
    "cp1250": "Přístav zavřel východní molo na osm měsíců, než se vymění staré dřevěné piloty, řekl mluvčí.",
    "iso8859-2": "Port zamknął wschodnią przystań na osiem miesięcy, zanim zostaną wymienione zbutwiałe pale.",
    "cp1254": "Liman kurulu doğu iskelesini çürük kazıkların değiştirilmesi için sekiz ay süreyle kapattı.",
    "cp1257": "Uosto taryba aštuoniems mėnesiams uždarė rytinę prieplauką, kol bus pakeisti seni poliai.",
    "cp1252": "Le conseil a fermé l’embarcadère où les passagers étaient déjà nombreux à l’été.",
    "euc_jp": "港務局は火曜日、東の桟橋を八か月間閉鎖することを決めた。杭が古くなったためである。",
    "cp932": "港務局は火曜日、東の桟橋を八か月間閉鎖することを決めた。杭が古くなったためである。",
    "iso2022_jp": "港務局は火曜日、東の桟橋を八か月間閉鎖することを決めた。杭が古くなったためである。",
    "cp949": "항만 이사회는 화요일에 낡은 말뚝을 바꾸는 동안 동쪽 선착장을 여덟 달 동안 닫기로 했다.",
    "gb18030": "港务局星期二决定关闭东码头八个月，更换底下腐朽的木桩。渡船改由西码头开出，票价不变。",
    "big5hkscs": CHINESE,
}  # fmt: skip


@pytest.mark.parametrize("codec", SPOKEN)
def test_an_encoding_that_nobody_names_is_told_by_the_language_it_gives(codec: str) -> None:
    found = decode(SPOKEN[codec].encode(codec))
    assert (found.text, found.doubtful) == (SPOKEN[codec], False)


@pytest.mark.parametrize("codec", SPOKEN)
def test_a_declaration_is_believed_and_a_wrong_one_is_not(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?><a>{SPOKEN[codec]}</a>'
    assert decode(text.encode(codec)).text == text
    assert decode(SPOKEN[codec].encode(codec), codec).text == SPOKEN[codec]
    assert decode(SPOKEN[codec].encode(), codec).text == SPOKEN[codec]
    if codec not in ("cp1252", "cp1254", "cp1250", "iso8859-2", "cp1257"):
        assert decode(SPOKEN[codec].encode(codec), "iso-8859-1").text == SPOKEN[codec]


def test_bytes_of_no_language_are_refused() -> None:
    noise = bytes(random.Random(7).choices(range(128, 256), k=600))  # noqa: S311
    assert not is_legible(noise)
    assert is_legible(CHINESE.encode())
    assert is_legible(b"\xff\xfe" + PLAIN.encode("utf-16-le"))


@examples(200)
@given(
    st.binary(max_size=300),
    st.none() | st.sampled_from(["gb2312", "rot13", "base64", "undefined", "utf-7", "x" * 50, "hz"]),
)
def test_any_bytes_and_any_declaration_give_an_answer(data: bytes, declared: str | None) -> None:
    decode(data, declared)


@pytest.mark.unmeasured
def test_a_large_page_of_broken_bytes_takes_little_time() -> None:
    for data in (
        b"a\xff" * 1_000_000,
        "é".encode() * 500_000 + b"\xff",
        b"\xc3\xa9\xff" * 500_000,
        b"\xff" * 2_000_000,
    ):
        before = time.thread_time()
        decode(data)
        assert time.thread_time() - before < allowed(2)
