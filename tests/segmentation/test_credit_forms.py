"""The forms in which pages credit somebody, each with what it says: role, name, place of work."""

from __future__ import annotations

import pytest

from bot.segmentation import PageFormat, segment
from tests.segmentation import pages

# A line at the end of a story, and who it credits: `a:` an author, `t:` a translator, behind `@` where they work.
FORMS = """
Hung Po-han works for the Institute for National Defense and Security Research.
    => a:Hung Po-han@the Institute for National Defense and Security Research
Thomas Okafor served as spokesperson of Chung Hua University from 2012 to 2016.
    => a:Thomas Okafor@Chung Hua University
Ana Lima served as deputy minister of the Mainland Affairs Council from 2004 until 2008.
    => a:Ana Lima@the Mainland Affairs Council
Ana Lima works as a research assistant at Lund University. => a:Ana Lima@Lund University
Ana Lima has served as chair of the Coast Society since 2019. => a:Ana Lima@the Coast Society
Ana Lima works at Lund University. => a:Ana Lima@Lund University
Ana Lima works in public relations. => a:Ana Lima@
Ana Lima works as a software engineer. => a:Ana Lima@
Ana Lima worked for the Port Authority of Ghent. => a:Ana Lima@the Port Authority of Ghent
Ana Lima is an associate professor at Soochow University. Tom Okoro is a researcher at the London School of Economics.
    => a:Ana Lima@Soochow University; a:Tom Okoro@the London School of Economics
Ana Lima is a professor at Lund University and Tom Okoro is a lecturer at Ghent University.
    => a:Ana Lima@Lund University; a:Tom Okoro@Ghent University
Ana Lima is a professor of law at Lund University, and Tom B. Okoro is a research fellow at Academia Sinica.
    => a:Ana Lima@Lund University; a:Tom B. Okoro@Academia Sinica
Ana Lima is a professor at Lund University. She is also a fellow of the Marine Society. => a:Ana Lima@Lund University
Ana Lima and Tom B. Okoro are research fellows at the Marine Policy Institute.
    => a:Ana Lima@the Marine Policy Institute; a:Tom B. Okoro@the Marine Policy Institute
Ana Lima, PhD, is a lecturer at Lund University. => a:Ana Lima@Lund University
Dr. Ana Lima is a surgeon at Ghent General Hospital. => a:Ana Lima@Ghent General Hospital
— Ana Lima, the Nikkei Asian Review => a:Ana Lima@the Nikkei Asian Review
— Ana Lima, Lund University => a:Ana Lima@Lund University
— Ana Lima, professor of law, Lund University => a:Ana Lima@Lund University
— Ana Lima, professor of law at Lund University => a:Ana Lima@Lund University
— Ana Lima, Reuters => a:Ana Lima@Reuters
— Ana Lima (Lund University) => a:Ana Lima@Lund University
-- Ana Lima => a:Ana Lima@
— Ana Lima and Tom Okoro, Lund University => a:Ana Lima@Lund University; a:Tom Okoro@Lund University
The writer is a policy adviser at the Northern Taiwan Society. =>
The writer, Ana Lima, is a lecturer at Lund University. => a:Ana Lima@Lund University
Ana Lima is a writer based in Taipei. => a:Ana Lima@
Ana Lima is a columnist for the Harbour Post and the author of Tides. => a:Ana Lima@the Harbour Post
Ana Lima heads the coastal programme at the Marine Policy Institute. => a:Ana Lima@the Marine Policy Institute
Ana Lima is the former head of the Bureau of Fisheries. => a:Ana Lima@the Bureau of Fisheries
Ana Lima is with the Marine Policy Institute. => a:Ana Lima@the Marine Policy Institute
About the author: Ana Lima is a lecturer at Lund University. => a:Ana Lima@Lund University
Ana Lima is spokesperson for the Fishers’ Union. => a:Ana Lima@the Fishers’ Union
Ana Lima is a senior fellow at the Brookings Institution, Washington. => a:Ana Lima@the Brookings Institution
Ana Lima is a lecturer at St. Andrews University. Her research covers tides. => a:Ana Lima@St. Andrews University
Ana Lima is a student of history at Lund University; Tom Okoro is a teacher at Ghent College.
    => a:Ana Lima@Lund University; a:Tom Okoro@Ghent College
Ana Lima reported from Brussels. => a:Ana Lima@
By Ana Lima, Reuters => a:Ana Lima@
By Ana Lima, PhD => a:Ana Lima@
By Ana Lima, Staff Writer => a:Ana Lima@
By Ana Lima, Taipei => a:Ana Lima@
Ana Lima is professor emeritus of Lund University. => a:Ana Lima@Lund University
Ana Lima is a PhD candidate in the Department of Law at Lund University. => a:Ana Lima@Lund University
Ana Lima is an engineer who works for Tidal Power Ltd. => a:Ana Lima@Tidal Power Ltd
Ana Lima is chief economist of ING Group. => a:Ana Lima@ING Group
Ana Lima is a retired teacher. => a:Ana Lima@
Translated by Ana Lima, Staff Writer => t:Ana Lima@
Translated by staff writer Ana Lima => t:Ana Lima@
（作者：王小明，台灣大學教授） => a:王小明@台灣大學
作者為台灣大學教授 =>
作者：王小明 => a:王小明@
作者／王小明 => a:王小明@
作者｜王小明 => a:王小明@
文／王小明 => a:王小明@
文/王小明 => a:王小明@
文／王小明、李大華 => a:王小明@; a:李大華@
文、圖／王小明 => a:王小明@
圖文／王小明 => a:王小明@
文／王小明　圖／李大華 => a:王小明@
文｜王小明 => a:王小明@
文：王小明 攝影：李大華 => a:王小明@
撰文／王小明 => a:王小明@
撰文：王小明　編輯：李大華 => a:王小明@
採訪・撰文／王小明 => a:王小明@
編輯：王小明 =>
責任編輯：王小明 =>
（編輯：王小明） =>
攝影／王小明 =>
譯／王小明 => t:王小明@
翻譯：王小明、李大華 => t:王小明@; t:李大華@
作者：王小明　譯者：李大華 => a:王小明@; t:李大華@
記者王小明／台北報導 => a:王小明@
記者王小明／綜合報導 => a:王小明@
記者王小明台北報導 => a:王小明@
記者 王小明／台北 報導 => a:王小明@
記者王小明、李大華／台北報導 => a:王小明@; a:李大華@
本報記者王小明／台北報導 => a:王小明@
〔記者王小明／台北報導〕 => a:王小明@
【記者王小明／台北報導】 => a:王小明@
（中央社記者王小明台北11日電） => a:王小明@
〔記者王小明／台北報導〕港務局昨日宣布，東側碼頭將關閉八個月，工程費用為三億元，居民反應不一。 => a:王小明@
記者王小明／台北報導　港務局昨日宣布，東側碼頭將關閉八個月，工程費用為三億元，居民反應不一。 => a:王小明@
（中央社記者王小明台北11日電）港務局昨日宣布，東側碼頭將關閉八個月，工程費用為三億元。 => a:王小明@
新华社记者王小明 => a:王小明@
本报记者 王小明 李大华 => a:王小明@; a:李大华@
记者｜王小明 => a:王小明@
记者 王小明 北京报道 => a:王小明@
國際中心／綜合報導 =>
王小明／台北報導 => a:王小明@
王小明、李大華／台北報導 => a:王小明@; a:李大華@
（王小明／退休教師） => a:王小明@
◎ 王小明（台中，退休教師） => a:王小明@
（本文作者為國立台灣大學政治系教授） =>
王小明（台灣大學教授） => a:王小明@台灣大學
王小明為台灣大學教授。 => a:王小明@台灣大學
作者王小明為清華大學教授。 => a:王小明@清華大學
（作者王小明是中央研究院研究員） => a:王小明@中央研究院
（作者為王小明，現任國策研究院研究員） => a:王小明@國策研究院
（记者 王小明） => a:王小明@
綜合外電報導 =>
（中央社） =>
特約記者王小明／華盛頓報導 => a:王小明@
實習記者王小明／高雄報導 => a:王小明@
記者歐陽小明／台北報導 => a:歐陽小明@
專欄／王小明 => a:王小明@
投書／王小明（台北，教師） => a:王小明@
記者王小明攝 =>
撰稿人：王小明 => a:王小明@
執筆：王小明 => a:王小明@
Hsieh works for the city and has said so for years. =>
The harbour works for the city. =>
Fishers are at sea and Ana Lima is not. =>
Nobody works at the harbour on Sundays. =>
Taipei is a city at the edge of the Basin. =>
Officials served as guides at the Harbour Fair. =>
Mr Lee served as a reminder of the Port Authority. =>
By Sunday, the harbour was empty. =>
By Reuters =>
By The Associated Press =>
By Staff Writer =>
By Quay Gazette Staff =>
By Human Rights Watch => a:Human Rights Watch@
— The Editors =>
記者會上，他說工程會在年底完成。 =>
記者問他為何延期，他沒有回答。 =>
文化部長說，經費不足。 =>
作者已死，但作品還在。 =>
王小明是台北人，從小在港邊長大。 =>
高雄市政府說，工程會如期完成。 =>
圖書館將於下月重新開放。 =>
編輯部收到許多來信。 =>
文中提到的三個方案都被否決。 =>
"""


def credited(page: str, form: PageFormat | None = None) -> list[str]:
    return [
        f"{person.role.value[0]}:{person.name}@{person.affiliation or ''}"
        for article in segment(page, format=form).articles
        for person in article.text.people
    ]


@pytest.mark.parametrize("form", FORMS.strip().replace("\n    =>", " =>").splitlines())
def test_a_line_at_the_end_says_who_wrote(form: str) -> None:
    line, _, expected = form.partition(" =>")
    assert "; ".join(credited("\n".join([*pages.HARBOUR, line]))) == expected.strip()


UNDER_HEADLINES = """
by Ana Lima => a:Ana Lima@
By Ana Lima, Reuters => a:Ana Lima@
By [@ana](https://lund.example/ana) => a:ana@
by [Ana Lima](https://lund.example/ana) and Tom Okoro => a:Ana Lima@; a:Tom Okoro@
*Review by Ana Lima* => a:Ana Lima@
**Interview conducted by Ana Lima** => a:Ana Lima@
Von Ana Lima => a:Ana Lima@
Par Ana Lima => a:Ana Lima@
Por Ana Lima => a:Ana Lima@
Text: Ana Lima => a:Ana Lima@
Автор: Анна Лим => a:Анна Лим@
홍길동 기자 => a:홍길동@
王小明、李大華 => a:王小明@; a:李大華@
記者王小明／台北報導 => a:王小明@
文／王小明　圖／李大華 => a:王小明@
By the numbers =>
Von Hand gemacht =>
By train from Ghent =>
By Reuters =>
高雄、台南 =>
"""


@pytest.mark.parametrize("form", UNDER_HEADLINES.strip().splitlines())
def test_a_line_under_a_headline_of_markdown_says_who_wrote(form: str) -> None:
    line, _, expected = form.partition(" =>")
    page = "\n\n".join(["# The harbour closes its east landing", line, *pages.HARBOUR])
    assert "; ".join(credited(page, PageFormat.MARKDOWN)) == expected.strip()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("by [@ana](https://lund.example/ana)", ["a:ana@"]),
        ("Ana Lima, editor of the Harbour Post", ["a:Ana Lima@the Harbour Post"]),
        ("by noon it was empty", []),
    ],
)
def test_the_last_line_of_markdown_says_who_wrote(line: str, expected: list[str]) -> None:
    page = "\n\n".join(["# The harbour closes its east landing", *pages.HARBOUR, line])
    assert credited(page, PageFormat.MARKDOWN) == expected


def test_the_place_of_a_writer_without_a_name_is_that_of_the_byline() -> None:
    page = ["By Ana Lima", *pages.HARBOUR, "The writer is a policy adviser at the Northern Coast Society."]
    assert credited("\n".join(page)) == ["a:Ana Lima@the Northern Coast Society"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("By Ana Lima, Reuters", ["a:Ana Lima@"]),
        ("Ana Lima <ana@lund.example>", ["a:Ana Lima@"]),
        ("ana@lund.example (Ana Lima)", ["a:Ana Lima@"]),
        ("Lima, Ana", ["a:Ana Lima@"]),
        ("[Ana, Tom]", ["a:Ana@", "a:Tom@"]),
        ("Reuters, London", ["a:Reuters@"]),
        ("Ministry of Health and Welfare", ["a:Ministry of Health and Welfare@"]),
        ("Bill and Ana Lima Foundation", ["a:Bill and Ana Lima Foundation@"]),
        ("William C. Burns, Jr.", ["a:William C. Burns Jr@"]),
        ("Dr. Ana Lima, PhD et al.", ["a:Ana Lima@"]),
    ],
)
def test_who_a_page_states_as_its_author(stated: str, expected: list[str]) -> None:
    page = f"---\ntitle: The harbour\nauthor: {stated}\n---\n\n" + "\n\n".join(pages.HARBOUR)
    assert credited(page, PageFormat.MARKDOWN) == expected
