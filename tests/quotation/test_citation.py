"""Citations: right in each style, with nothing in them that the page does not say."""

# ruff: noqa: E501 (texts as they are printed)

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import Article, Person, PersonRole
from bot.articles.references import Reference
from bot.quotation.citation.citation import Style, cite, source_of
from bot.quotation.citation.person_names import name_of
from tests.quotation.newspaper import AUTHOR, FERRY, TRANSLATOR, article

TODAY = date(2026, 1, 5)
FULL = article(
    7,
    FERRY,
    headline="Who keeps the “Tuesday” boat?",
    published="2025-11-22",
    people=(AUTHOR, Person(PersonRole.AUTHOR, "Joachim van der Berg"), TRANSLATOR),
    url="https://example.org/ferry",
)
BARE = article(8, FERRY, source="page-01.txt")
CHINESE = article(
    9,
    FERRY,
    headline="夜市的煙",
    published="2025-11",
    people=(Person(PersonRole.AUTHOR, "高明哲", None, "高明哲"),),
    source="舊閘日報",
)


def cited(one: Article, style: Style) -> str:
    return cite(source_of(one, Reference(one.key), TODAY), style).text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            Style.PLAIN,
            "Tsai Po-han (Pinghai Maritime College) and Joachim van der Berg, “Who keeps the ‘Tuesday’ boat?”, translated by"
            " Ruth Ashby, Daily Lamp, 22 November 2025, https://example.org/ferry (A7)",
        ),
        (
            Style.APA,
            "Tsai, P.-H., & van der Berg, J. (2025, November 22). Who keeps the “Tuesday” boat? (R. Ashby, Trans.). Daily"
            " Lamp. Retrieved January 5, 2026, from https://example.org/ferry",
        ),
        (
            Style.MLA,
            "Tsai Po-han, and Joachim van der Berg. “Who keeps the ‘Tuesday’ boat?” Translated by Ruth Ashby. Daily Lamp, 22"
            " Nov. 2025, example.org/ferry. Accessed 5 Jan. 2026.",
        ),
        (
            Style.CHICAGO,
            "Tsai Po-han and Joachim van der Berg, “Who keeps the ‘Tuesday’ boat?” trans. Ruth Ashby, Daily Lamp, November"
            " 22, 2025, accessed January 5, 2026, https://example.org/ferry.",
        ),
        (
            Style.MARKDOWN,
            "[Who keeps the “Tuesday” boat?](<https://example.org/ferry>) by Tsai Po-han and Joachim van der Berg,"
            " translated by Ruth Ashby, *Daily Lamp*, 22 November 2025 (A7)",
        ),
    ],
)
def test_a_whole_citation(style: Style, text: str) -> None:
    assert cited(FULL, style) == text


def test_a_whole_entry_of_bibtex() -> None:
    assert cited(FULL, Style.BIBTEX).splitlines() == [
        "@article{tsai2025a7,",
        "  author = {Tsai, Po-han and van der Berg, Joachim},",
        "  title = {{Who keeps the “Tuesday” boat?}},",
        "  journal = {Daily Lamp},",
        "  year = {2025},",
        "  month = nov,",
        "  day = {22},",
        "  translator = {Ashby, Ruth},",
        "  url = {https://example.org/ferry},",
        "  urldate = {2026-01-05}",
        "}",
    ]


def test_a_whole_item_of_csl_json() -> None:
    assert json.loads(cited(FULL, Style.CSL_JSON)) == [
        {
            "id": "A7",
            "type": "article-newspaper",
            "title": "Who keeps the “Tuesday” boat?",
            "container-title": "Daily Lamp",
            "author": [{"family": "Tsai", "given": "Po-han"}, {"family": "van der Berg", "given": "Joachim"}],
            "translator": [{"family": "Ashby", "given": "Ruth"}],
            "issued": {"date-parts": [[2025, 11, 22]]},
            "URL": "https://example.org/ferry",
            "accessed": {"date-parts": [[2026, 1, 5]]},
            "language": "en",
        }
    ]


OPENING = "[The council will not close the ferry before June. If the sub]"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (Style.PLAIN, f"{OPENING} (A8)"),
        (Style.APA, f"{OPENING}. (n.d.)."),
        (Style.MLA, f"{OPENING}."),
        (Style.CHICAGO, f"{OPENING}."),
        (Style.BIBTEX, f"@article{{nda8,\n  title = {{{{{OPENING}}}}}\n}}"),
    ],
)
def test_what_a_page_does_not_say_is_left_out(style: Style, text: str) -> None:
    assert cited(BARE, style) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (Style.APA, "高明哲. (2025, November). 夜市的煙. 舊閘日報."),
        (Style.MLA, "高明哲. “夜市的煙.” 舊閘日報, Nov. 2025."),
        (Style.CHICAGO, "高明哲, “夜市的煙,” 舊閘日報, November 2025."),
    ],
)
def test_a_chinese_article(style: Style, text: str) -> None:
    assert cited(CHINESE, style) == text


@pytest.mark.parametrize(
    ("written", "family", "given", "initials", "inverted"),
    [
        ("Lee Li-sheng", "Lee", "Li-sheng", "L.-S.", "Lee Li-sheng"),
        ("Ou Chang Yueh-chin", "Ou Chang", "Yueh-chin", "Y.-C.", "Ou Chang Yueh-chin"),
        ("Li-sheng Lee", "Lee", "Li-sheng", "L.-S.", "Lee, Li-sheng"),
        ("Mary-Jane Watson", "Watson", "Mary-Jane", "M.-J.", "Watson, Mary-Jane"),
        ("Anne Smith-Jones", "Smith-Jones", "Anne", "A.", "Smith-Jones, Anne"),
        ("J. R. van der Berg", "van der Berg", "J. R.", "J. R.", "van der Berg, J. R."),
        ("Martin King Jr.", "King", "Martin", "M.", "King, Martin, Jr."),
        ("賴清德", "賴清德", "", "", "賴清德"),
        ("Reuters", "Reuters", "", "", "Reuters"),
        ("Reuters and AFP", "Reuters and AFP", "", "", "Reuters and AFP"),
    ],
)
def test_names_are_taken_apart_where_they_part(
    written: str, family: str, given: str, initials: str, inverted: str
) -> None:
    name = name_of(Person(PersonRole.AUTHOR, written))
    assert (name.family, name.given, name.initials, name.inverted) == (family, given, initials, inverted)


def test_many_authors() -> None:
    people = tuple(Person(PersonRole.AUTHOR, f"Ann {letter}ster") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    one = article(7, FERRY, headline="Crowd", people=people)
    assert cited(one, Style.APA).startswith("Aster, A., Bster, A., ")
    assert ", Sster, A., . . . Zster, A. (n.d.)" in cited(one, Style.APA)
    assert cited(one, Style.MLA).startswith("Aster, Ann, et al. ")
    assert cited(one, Style.CHICAGO).startswith("Ann Aster et al., ")


def test_italics_are_where_the_style_wants_them() -> None:
    for style in (Style.APA, Style.MLA, Style.CHICAGO):
        spans = cite(source_of(FULL, Reference(FULL.key), TODAY), style).spans
        assert [span.text for span in spans if span.is_italic] == ["Daily Lamp"]


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_anybodys_text_is_escaped(headline: str, name: str, newspaper: str) -> None:
    one = article(
        7,
        FERRY,
        headline=headline or "x",
        people=(Person(PersonRole.AUTHOR, name or "x"),),
        source=newspaper,
        url="https://example.org/a_(b)?q={x}&y=%20#z>",
    )
    for style in Style:
        assert cited(one, style)
    json.loads(cited(one, Style.CSL_JSON))
    _assert_balanced(cited(one, Style.BIBTEX))
    markdown = cited(one, Style.MARKDOWN)
    assert markdown.startswith("[")
    assert "](<https://example.org/a_(b)?q={x}&y=%20#z%3E>)" in markdown


def _assert_balanced(entry: str) -> None:
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", entry):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
