"""Files that are no pages as they lie there: each kind is read, or refused with what to do; markup is never stored."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.loading.kinds.kind import FILE_SUFFIXES
from bot.loading.kinds.opening import open_page
from bot.loading.kinds.tables import read_table
from bot.texts import load_texts
from tests.examples import examples
from tests.loading.files import docx, pdf

if TYPE_CHECKING:
    from tests.loading.conftest import Desk

FIRST = "The harbour office closed the basin to small boats on Friday, a week before the regatta of the town begins."
SECOND = "Nobody on the quay had been told, said the keeper of the bridge, who has lived beside the basin for years."
OTHER = "The council of the county approved a plan to plant four thousand trees along the river before the spring."
TITLE = "Basin closes before the regatta"
QUOTED = SECOND.replace(" the ", " =\nthe ")

MAIL = f"""From: Anna Lindqvist <anna@quay.example>
Subject: =?utf-8?q?Basin_closes_before_the_regatta?=
Date: Mon, 18 Mar 2024 09:00:00 +0800
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

{FIRST}

{SECOND}
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><table><tr><td><p>{FIRST}</p><p>{QUOTED}</p></td></tr></table></body></html>
--b
Content-Type: text/plain; name="notes.txt"
Content-Disposition: attachment

Nobody should find this attachment.
--b--
""".encode()
SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://quay.example/news/7
Subject: {TITLE}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Location: https://quay.example/news/7
Content-Transfer-Encoding: quoted-printable

<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>
--b
Content-Type: text/css

p {{ color: red }}
--b--
""".encode()
RTF = rf"{{\rtf1\ansi{{\b {TITLE}}}\par {FIRST}\par {SECOND}\par}}".encode()
WORD = docx(("Title", TITLE), ("", FIRST), ("", SECOND))
PDF = pdf(TITLE, FIRST, SECOND)
KINDS = {"a.eml": MAIL, "a.mhtml": SAVED, "a.MHT": SAVED, "a.rtf": RTF, "a.docx": WORD, "a.pdf": PDF}


@pytest.mark.parametrize("name", KINDS)
async def test_each_kind_is_read_with_its_headline_and_never_as_markup(desk: Desk, name: str) -> None:
    assert await desk.counted(desk.write(name, KINDS[name])) == (1, 0, 0)
    article = await desk.article(1)
    assert (article.text.headline, article.text.headline_generated) == (TITLE, False)
    assert tuple(paragraph.text for paragraph in article.text.paragraphs) == (FIRST, SECOND)
    assert await desk.counted(desk.folder / name) == (0, 0, 1)


async def test_a_mail_states_its_sender_and_date_and_a_list_its_source(desk: Desk) -> None:
    await desk.load(desk.write("a.eml", MAIL))
    article = await desk.article(1)
    assert [person.name for person in article.text.people] == ["Anna Lindqvist"]
    assert article.text.published == "2024-03-18"
    listed = MAIL.replace(b"Anna Lindqvist <", b"Quayside Letter <").replace(b"MIME", b"List-Id: <q.example>\nMIME", 1)
    await desk.load(desk.write("b.eml", listed.replace(b"Friday", b"Sunday")))
    article = await desk.article(2)
    assert (article.source, article.text.people) == ("Quayside Letter", ())


async def test_mails_that_a_mail_passes_on_are_articles_of_their_own(desk: Desk) -> None:
    letters = "".join(
        f"--d\nContent-Type: message/rfc822\n\nFrom: {name} <x@quay.example>\nSubject: {subject}\n"
        f"Date: Mon, 18 Mar 2024 09:00:00 +0800\nContent-Type: text/plain\n\n{text}\n"
        for name, subject, text in (
            ("Anna Lindqvist", TITLE, f"{FIRST}\n\n{SECOND}"),
            ("Bo Ek", "Trees for the river", OTHER),
        )
    )
    content = f'Subject: Quay digest\nContent-Type: multipart/digest; boundary="d"\n\n{letters}--d--\n'
    report = await desk.load(desk.write("a.eml", content))
    assert (report.loaded, report.rejected) == (2, ())
    headlines = [(await desk.article(number)).text.headline for number in (1, 2)]
    assert headlines == [TITLE, "Trees for the river"]


async def test_a_saved_page_keeps_its_address(desk: Desk) -> None:
    await desk.load(desk.write("a.mhtml", SAVED))
    assert (await desk.article(1)).url == "https://quay.example/news/7"


async def test_a_document_with_several_heads_is_divided_at_them(desk: Desk) -> None:
    content = docx(
        *(("Title", "Quay Weekly, 18 March 2024"), ("Heading1", TITLE), ("", "By Anna Lindqvist"), ("", FIRST)),
        *(("", SECOND), ("Heading1", "Trees for the river"), ("", "By Bo Ek"), ("", OTHER), ("", SECOND)),
    )
    assert (await desk.load(desk.write("a.docx", content))).loaded == 2
    assert (await desk.article(2)).text.headline == "Trees for the river"


HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
TABLES = {
    "a.csv": f'date,Title,body,Author,ID\n2024-03-18,{TITLE},"{FIRST}\n{SECOND}",Anna Lindqvist,x1\n,,{OTHER},,x2\n',
    "a.tsv": f"id\ttitle\ttext\tauthor\tdate\nx1\t{TITLE}\t{HTML}\tAnna Lindqvist\t2024-03-18\nx2\t\t{OTHER}\n",
    "b.csv": f"標題;內文;作者;日期;id\n{TITLE};{HTML};Anna Lindqvist;2024-03-18;x1\n;{OTHER};;;x2\n",
    "a.json": json.dumps(
        {
            "status": "ok",
            "articles": [
                {
                    "id": "x1",
                    "title": TITLE,
                    "description": "Left alone",
                    "content": HTML,
                    "author": {"name": "Anna Lindqvist"},
                    "publishedAt": "2024-03-18T01:00:00Z",
                    "source": {"id": None, "name": "Quay Post"},
                },
                {"id": "x2", "content": OTHER},
                {"id": "x3", "title": "No text"},
            ],
        }
    ),
    "b.json": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Quay Post",
            "items": [
                {
                    "id": "x1",
                    "title": TITLE,
                    "content_html": HTML,
                    "date_published": "2024-03-18T01:00:00Z",
                    "authors": [{"name": "Anna Lindqvist"}],
                },
                {"id": "x2", "content_text": OTHER},
            ],
        }
    ),
}


@pytest.mark.parametrize("name", TABLES)
async def test_a_table_holds_articles_that_are_apart(desk: Desk, name: str) -> None:
    assert await desk.counted(desk.write(name, TABLES[name])) == (2, 0, 0)
    article = await desk.article(1)
    assert (article.text.headline, article.source_id, article.text.published) == (TITLE, "x1", "2024-03-18")
    assert tuple(paragraph.text for paragraph in article.text.paragraphs) == (FIRST, SECOND)
    assert [person.name for person in article.text.people] == ["Anna Lindqvist"]
    assert (await desk.article(2)).text.paragraphs[0].text == OTHER
    assert await desk.counted(desk.folder / name) == (0, 0, 2)


async def test_one_article_in_json_is_one(desk: Desk) -> None:
    stated = {"@type": "NewsArticle", "headline": TITLE, "articleBody": FIRST, "author": [{"name": "Bo Ek"}]}
    assert (await desk.load(desk.write("a.json", json.dumps(stated)))).loaded == 1
    assert (await desk.article(1)).text.headline == TITLE


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.odt", b"PK\x03\x04 x", "source-no-page"),
        ("a.doc", b"\xd0\xcf\x11\xe0 x", "source-no-page"),
        ("a.txt", RTF, "source-other-kind"),
        ("a.html", SAVED, "source-other-kind"),
        ("a.txt", MAIL, "source-other-kind"),
        ("a.md", PDF, "source-other-kind"),
        ("a.pdf", b"%PDF-1.7 nothing", "file-broken"),
        ("a.pdf", pdf(""), "file-no-text"),
        ("a.docx", b"PK\x03\x04 nothing", "file-broken"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "file-locked"),
        ("a.docx", docx(("", FIRST)).replace(b"word/document.xml", b"word/documend.xml"), "file-broken"),
        ("a.eml", b"Content-Type: image/png\n\nxx", "file-no-text"),
        ("a.mhtml", b"Content-Type: text/css\n\nxx", "file-no-text"),
        ("a.json", b'{"name": "package", "scripts": {"text": 1}}', "table-no-articles"),
        ("a.json", b"{", "json-broken"),
        ("a.csv", b"a,b\n1,2\n", "table-no-articles"),
        ("a.rtf", b"  ", "source-empty"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_what_to_do(desk: Desk, name: str, content: bytes, key: str) -> None:
    report = await desk.load(desk.write(name, content))
    assert report.loaded == 0
    (rejected,) = report.rejected
    assert rejected.error.key == key
    assert "{" not in load_texts().of_error(rejected.error)


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


BOMB = packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b" " * (17 << 20)))
CROWD = packed(*((f"{number}.xml", b"") for number in range(5_001)))
ENTITIES = packed(("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))
PARTS = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhello\n" * 1_001 + b"--b--"
NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(3_000))


@pytest.mark.parametrize(
    ("name", "content", "keys"),
    [
        ("a.docx", BOMB, {"source-too-heavy"}),
        ("a.docx", CROWD, {"source-too-heavy"}),
        ("a.docx", ENTITIES, {"file-broken"}),
        ("a.eml", PARTS, {"file-too-many"}),
        ("a.eml", NESTED, {"file-broken", "file-too-many", "file-no-text"}),
        ("a.eml", b"Content-Type: message/rfc822\n\n" * 2_000 + b"hi", {"file-broken", "file-no-text"}),
        ("a.rtf", b"{\\rtf1 " + b"{" * 100_000, {"source-no-article"}),
    ],
)
def test_a_file_that_means_harm_ends_in_a_sentence(name: str, content: bytes, keys: set[str]) -> None:
    try:
        read = open_page(name, content)
    except SourceError as error:
        assert error.key in keys
    else:
        assert len(read.content) < len(content), "nothing grows"


def test_a_mail_has_so_many_lines_for_the_boundaries_of_its_parts_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    around = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3))
    mail = around + b"Content-Type: text/plain\n\n" + b"Squid are back.\n" * 20
    lines = 1 + mail.count(b"\n")
    monkeypatch.setattr("bot.loading.kinds.mail.MOST_COMPARED", 3 * lines)
    assert open_page("a.eml", mail).content.count(b"Squid") == 20
    monkeypatch.setattr("bot.loading.kinds.mail.MOST_COMPARED", 3 * lines - 1)
    with pytest.raises(SourceError) as caught:
        open_page("a.eml", mail)
    assert caught.value.key == "file-too-many"


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"data":' * 3_000 + b"[]" + b"}" * 3_000, b"[1]", b"null"])
def test_json_without_bounds_ends_in_a_sentence(content: bytes) -> None:
    with pytest.raises(SourceError):
        read_table("a.json", content)


def test_a_table_has_so_many_rows_and_no_more() -> None:
    rows = "text\n" + "one two three\n" * 50_000
    assert len(read_table("a.csv", rows.encode())) == 50_000
    with pytest.raises(SourceError, match="table-too-long"):
        read_table("a.csv", f"{rows}one more row\n".encode())


@examples(150)
@given(
    st.sampled_from(sorted({*KINDS, *TABLES})),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=8)), min_size=1, max_size=12),
)
def test_any_damage_gives_a_page_or_a_sentence(name: str, damages: list[tuple[float, int, bytes]]) -> None:
    content = bytearray(KINDS[name] if name in KINDS else TABLES[name].encode())
    for place, length, noise in damages:
        at = int(place * len(content))
        content[at : at + length] = noise
    try:
        if name in TABLES:
            read_table(name, bytes(content))
        else:
            open_page(name, bytes(content))
    except SourceError as error:
        assert "{" not in load_texts().of_error(error)


def test_what_is_read_is_what_may_be_uploaded() -> None:
    assert {".pdf", ".docx", ".rtf", ".eml", ".mhtml", ".mht", ".csv", ".tsv", ".json"} == FILE_SUFFIXES
