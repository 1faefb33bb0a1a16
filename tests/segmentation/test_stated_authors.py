"""Who is stated as an author: persons; organisations, which nobody turns round; nobody. The right values are ours."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.segmentation import read_web_page, stated_names
from tests.examples import examples
from tests.segmentation import stories as s

ILSE, TOMAS = "Ilse Marten", "Tomas Roe"
BOTH = [ILSE, TOMAS]

PERSONS: dict[str, list[str]] = {
    # what stands behind a name
    "Ilse Marten, Court Correspondent": [ILSE],
    "Ilse Marten, Reuters": [ILSE],
    "Ilse Marten, Associated Press": [ILSE],
    "Ilse Marten, BBC": [ILSE],
    "Ilse Marten, The Harbour Post Gazette": [ILSE],
    "Ilse Marten, MD": [ILSE],
    "Ilse Marten, PhD": [ILSE],
    "Ilse Marten PhD": [ILSE],
    "Ilse Marten MP": [ILSE],
    "Ilse Marten, Lund": [ILSE],
    "Ilse Marten in Oslo": [ILSE],
    "Ilse Marten for The Valley Gazette": [ILSE],
    "Ilse Marten | Reuters": [ILSE],
    "Ilse Marten - Reuters": [ILSE],
    "Ilse Marten (Reuters)": [ILSE],
    "Ilse Marten/Reuters": [ILSE],
    "Ilse Marten, Staff Writer": [ILSE],
    "Ilse Marten, Special to the Gazette": [ILSE],
    "Ilse Marten and agencies": [ILSE],
    "Ilse Marten and the Valley Gazette staff": [ILSE],
    "Ilse Marten, edited by Tomas Roe": [ILSE],
    "Text: Ilse Marten; Photos: Tomas Roe": [ILSE],
    "Ilse Marten <ilse@post.example>": [ILSE],
    "ilse@post.example (Ilse Marten)": [ILSE],
    "<a href='/ilse'>Ilse Marten</a>": [ILSE],
    "Ilse O&#39;Marten &amp; Tomas Roe": ["Ilse O'Marten", TOMAS],
    # what stands before a name
    "By ILSE MARTEN": [ILSE],
    "by Ilse Marten": [ILSE],
    "ByIlse Marten": [ILSE],
    "Opinion by Ilse Marten": [ILSE],
    "Analysis by Ilse Marten": [ILSE],
    "Story by Ilse Marten": [ILSE],
    "Guest post by Ilse Marten": [ILSE],
    "Posted by Ilse Marten": [ILSE],
    "Words: Ilse Marten": [ILSE],
    "Von Ilse Marten": [ILSE],
    "Par Ilse Marten et Tomas Roe": BOTH,
    "Dr. Ilse Marten": [ILSE],
    "Sir Tomas Roe": [TOMAS],
    # what joins names
    "Ilse Marten; Tomas Roe": BOTH,
    "Ilse Marten, Tomas Roe": BOTH,
    "ILSE MARTEN and TOMAS ROE": BOTH,
    "ILSE MARTEN AND TOMAS ROE": BOTH,
    "Ilse Marten with Tomas Roe": BOTH,
    "Ilse Marten · Tomas Roe": BOTH,
    "Ilse Marten | Tomas Roe": BOTH,
    "Ilse Marten / Tomas Roe": BOTH,
    "Ilse Marten + Tomas Roe": BOTH,
    "Ilse Marten & Tomas Roe": BOTH,
    "Ilse Marten und Tomas Roe": BOTH,
    "Ilse Marten et Tomas Roe": BOTH,
    "Ilse Marten y Tomas Roe": BOTH,
    "Ilse Marten e Tomas Roe": BOTH,
    "Ilse Marten en Tomas Roe": BOTH,
    "Ilse Marten in Oslo and Tomas Roe in Lund": BOTH,
    "Ilse Marten, Oslo, and Tomas Roe, Lund": BOTH,
    "Ilse Marten, Tomas Roe and agencies": BOTH,
    "Ilse Marten, Tomas Roe and Ana Vidal": [ILSE, TOMAS, "Ana Vidal"],
    # names that look like something else
    "Marten, Ilse": [ILSE],
    "Marten, Ilse; Roe, Tomas": BOTH,
    "Tomas Roe, Jr.": ["Tomas Roe, Jr."],
    "Tomas Roe Jr.": ["Tomas Roe Jr."],
    "Tomas Roe III": ["Tomas Roe III"],
    "T. Roe": ["T. Roe"],
    "Pieter van der Meer": ["Pieter van der Meer"],
    "PIETER VAN DER MEER": ["Pieter van der Meer"],
    "SEÁN O’NEILL": ["Seán O’Neill"],
    "ANNE-MARIE McKAY": ["Anne-Marie McKay"],
    "José Ortega y Gasset": ["José Ortega y Gasset"],
    "Rosa María Núñez Ibarra": ["Rosa María Núñez Ibarra"],
    "Trần Thị B": ["Trần Thị B"],
    "Ōta Haruko": ["Ōta Haruko"],
    "Máire Ní Bhriain": ["Máire Ní Bhriain"],
    "Leila al-Rashid ibn Omar": ["Leila al-Rashid ibn Omar"],
    "Di Stefano": ["Di Stefano"],
    "danah grey": ["danah grey"],
    "zyx9": ["zyx9"],
    "ilse_marten": ["ilse_marten"],
    "ilse.marten": ["ilse.marten"],
    "@ilse": ["ilse"],
    "ilse": ["ilse"],
    "Lin Mei-hua": ["Lin Mei-hua"],
    "Lin Mei-hua (林美華)": ["Lin Mei-hua"],
    "Chen Guo Liang": ["Chen Guo Liang"],
    # Chinese
    "林美華": ["林美華"],
    "林美華、陳國良": ["林美華", "陳國良"],
    "林美華 陳國良": ["林美華", "陳國良"],
    "林美華/陳國良": ["林美華", "陳國良"],
    "林美華，陳國良": ["林美華", "陳國良"],
    "記者林美華": ["林美華"],
    "記者林美華／高雄報導": ["林美華"],
    "記者 林美華 報導": ["林美華"],
    "中央社記者林美華": ["林美華"],
    "特約記者林美華": ["林美華"],
    "文／林美華": ["林美華"],
    "撰文：林美華": ["林美華"],
    "林美華／綜合報導": ["林美華"],
    "編譯林美華": ["林美華"],
}
ORGANISATIONS = (
    "AFP", "Reuters", "Associated Press", "The Associated Press", "Agence France-Presse", "BBC News", "Al Jazeera English",
    "Central News Agency", "Human Rights Watch", "World Health Organization", "Ministry of Finance", "U.S. Geological Survey",
    "Ministry of Health and Welfare", "Harbour Gazette", "Taipei Times", "Editorial Board", "The Editorial Board",
    "Harbour Gazette Staff", "CNN Staff", "Reporters Without Borders", "中央社", "環境資訊中心",
)  # fmt: skip
NOBODY = (
    "", "null", "undefined", "None", "[]", "n/a", "Unknown", "Anonymous", "Admin", "admin", "Administrator", "Webmaster",
    "Staff", "Staff Writer", "Guest Contributor", "Contributor", "By", "Share", "March 3, 2026", "ilse@post.example",
    "https://post.example/ilse", "綜合報導", "外電", "编辑：林美華", "責任編輯：林美華",
)  # fmt: skip


@pytest.mark.parametrize("stated", PERSONS)
def test_persons_are_parted_and_stripped_of_all_that_is_no_name(stated: str) -> None:
    assert [name for name, _ in stated_names(stated)] == PERSONS[stated]


@pytest.mark.parametrize("stated", ORGANISATIONS)
def test_an_organisation_stays_as_it_is(stated: str) -> None:
    assert [name for name, _ in stated_names(stated)] == [stated]


def test_where_an_agency_sat_is_no_part_of_its_name() -> None:
    assert [name for name, _ in stated_names("Agence France-Presse in Paris")] == ["Agence France-Presse"]


@pytest.mark.parametrize("stated", NOBODY)
def test_nobody_is_credited_where_nobody_is_named(stated: str) -> None:
    assert stated_names(stated) == []


def test_the_gloss_of_a_name_is_kept() -> None:
    assert stated_names("Lin Mei-hua (林美華)") == [("Lin Mei-hua", "林美華")]


def page(author: object, graph: list[object] | None = None, trailing: str = "") -> bytes:
    article: dict[str, object] = {"@type": "NewsArticle", "headline": s.TRAMS.headline, "author": author}
    stated = json.dumps(article if graph is None else {"@graph": [article, *graph]})
    script = f'<script type="application/ld+json">{stated.removesuffix("}") + trailing + "}"}</script>'
    return f"<html><head>{script}</head><body><h1>{s.TRAMS.headline}</h1>{s.TRAMS.html}</body></html>".encode()


@pytest.mark.parametrize(
    ("author", "graph", "names"),
    [
        ({"@id": "#p1"}, [{"@type": "Person", "@id": "#p1", "name": ILSE}], [ILSE]),
        ({"givenName": "Ilse", "familyName": "Marten"}, None, [ILSE]),
        ({"name": BOTH}, None, BOTH),
        ([{"name": ILSE}, TOMAS], None, BOTH),
        ({"name": "null"}, None, []),
        ("https://post.example/people/ilse", None, []),
    ],
    ids=["reference", "parts", "list of names", "list", "null", "address"],
)
def test_linked_data_names_its_authors_in_any_form(
    author: object, graph: list[object] | None, names: list[str]
) -> None:
    read = read_web_page(page(author, graph), "https://post.example/a").article
    assert read is not None
    assert [one.name for one in read.text.people] == names


def test_a_comma_too_many_is_forgiven() -> None:
    read = read_web_page(page({"name": ILSE}, trailing=","), "https://post.example/a").article
    assert read is not None
    assert [one.name for one in read.text.people] == [ILSE]


def test_of_two_articles_in_linked_data_the_one_with_the_headline_of_the_page_counts() -> None:
    other = json.dumps(
        {"@type": "NewsArticle", "headline": s.CHESS.headline, "author": TOMAS, "datePublished": "2020-01-01"}
    )
    own = page({"name": ILSE}).decode().replace("<head>", f"<head><title>{s.TRAMS.headline} | Post</title>")
    both = own.replace("<script", f'<script type="application/ld+json">{other}</script><script', 1)
    read = read_web_page(both.encode(), "https://post.example/a").article
    assert read is not None
    assert ([one.name for one in read.text.people], read.text.published) == ([ILSE], None)


@examples(200)
@given(
    st.lists(
        st.sampled_from([*PERSONS, *ORGANISATIONS, *NOBODY, ",", ";", " and ", "(", "&amp;", "<b>", "、"]), max_size=8
    )
)
def test_anything_stated_gives_an_answer_without_blanks_and_without_signs_alone(parts: list[str]) -> None:
    for name, _ in stated_names(" ".join(parts)):
        assert name == name.strip()
        assert any(sign.isalpha() for sign in name)


def test_prose_that_reads_like_a_line_about_an_author_does_not_replace_who_is_stated() -> None:
    prose = (
        "<p>Holt was named chairman of Valley Rail's board in March 2018 after years of serving as a planner "
        "and strategy executive at the company.</p>"
    )
    own = page({"name": ILSE}).decode().replace("</p>", f"</p>{prose}", 1)
    read = read_web_page(own.encode(), "https://post.example/a").article
    assert read is not None
    assert [one.name for one in read.text.people] == [ILSE]


def test_a_dated_page_that_is_called_no_article_states_its_author_too() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "datePublished": "2026-03-04", "author": {"@id": "#runa"}},
            {"@type": ["Person"], "@id": "#runa", "name": "Runa"},
        ]
    }
    plain = page(None).decode()
    plain = plain[: plain.index("<script")] + plain[plain.index("</script>") + 9 :]
    own = plain.replace("<head>", f'<head><script type="application/ld+json">{json.dumps(graph)}</script>')
    read = read_web_page(own.encode(), "https://post.example/a").article
    assert read is not None
    assert [one.name for one in read.text.people] == ["Runa"]


def test_a_byline_over_the_headline_tells_the_date() -> None:
    plain = page({"name": ILSE}).decode()
    own = plain.replace("<h1", f"<p>Von {ILSE} publiziert am 25. September 2018</p><h1", 1)
    read = read_web_page(own.encode(), "https://post.example/a").article
    assert read is not None
    assert read.text.published == "2018-09-25"
