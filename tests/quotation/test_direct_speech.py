"""Words between the source's own marks are judged against them, and whoever says them is named only where it is plain."""

# ruff: noqa: E501 (paragraphs as they are printed)

from __future__ import annotations

import pytest

from bot.quotation.model import Kind, Verdict, Verification
from bot.quotation.text.document import documents_of
from bot.quotation.text.speech import spoken_spans
from bot.quotation.verification.verify import checked, verify
from tests.quotation.newspaper import article

LEAD = "The board met on Tuesday evening and heard eleven people before it came to a vote."


def verified(quoted: str, *paragraphs: str) -> Verification:
    documents = documents_of(article(7, paragraphs or (LEAD,), published="2025-11-22"))
    return verify(checked(quoted), documents)


PAIRS = {
    "curly": ("“We waited far too long for it,” said the chair.", "We waited far too long for it"),
    "straight": ('"We waited far too long for it," said the chair.', "We waited far too long for it,"),
    "single": (
        "‘We waited far too long for the boat’s pilot,’ said the chair.",
        "We waited far too long for the boat’s pilot,",
    ),
    "single straight": ("'We waited far too long for it,' said the chair.", "We waited far too long for it"),
    "corner": ("主委說：「我們等得太久了，現在必須全部拆除。」", "我們等得太久了，現在必須全部拆除。"),
    "white corner": ("主委說：『我們等得太久了，現在必須全部拆除。』", "我們等得太久了，現在必須全部拆除"),
    "guillemets": ("« Nous avons vraiment trop attendu », a déclaré la mairesse.", "Nous avons vraiment trop attendu"),
    "German": (
        "„Wir haben wirklich zu lange gewartet“, sagte die Vorsitzende.",
        "Wir haben wirklich zu lange gewartet",
    ),
    "turned guillemets": (
        "»Wir haben wirklich zu lange gewartet«, sagte die Vorsitzende.",
        "Wir haben wirklich zu lange gewartet",
    ),
    "a phrase": (
        "The board called the pier “not in immediate danger of collapse” and left.",
        "not in immediate danger of collapse",
    ),
    "nested": (
        "She said, “The sea says ‘come back again tomorrow night’ and laughs.”",
        "come back again tomorrow night",
    ),
    "around nested": ("She said, “The sea says ‘come back’ and laughs.”", "The sea says ‘come back’ and laughs."),
    "nested corners": ("他說：「我們等得太久了，『再等就來不及』是潛水員的話。」", "再等就來不及"),
    "a sentence of several": (
        "“We waited. The pier is rotten at its end. Go home,” he said.",
        "The pier is rotten at its end.",
    ),
}


@pytest.mark.parametrize("shape", PAIRS)
def test_all_of_a_speech_is_verbatim_without_who_speaks(shape: str) -> None:
    source, quoted = PAIRS[shape]
    assert verified(quoted, f"{LEAD} {source}").verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("“We waited far too long for it, and now it is late,” said the chair.", "We waited far too long for it"),
        ("He would not say “that the pier is in danger of collapse” twice.", "the pier is in danger of collapse"),
        ("主委說：「我們等得太久了，現在必須全部拆除。」", "現在必須全部拆除"),
        (
            "“We waited far too long for it,” said the chair, who left.",
            "“We waited far too long for it,” said the chair",
        ),
        ("They were ‘bored’ and the boys’ mother waited too long for it.", "and the boys’ mother waited too long"),
    ],
)
def test_a_part_of_a_speech_is_a_part(source: str, quoted: str) -> None:
    found = verified(quoted, source)
    assert found.verdict is Verdict.EXACT
    assert found.differences


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("“We waited too long,” the chair said on Tuesday, “and the stage must go.”", "We waited too long, and the stage must go."),
        ("“We waited too long,” the chair said on Tuesday, “and the stage must go.”", "We waited too long and the stage must go"),
        ("“We waited too long,” the chair said on Tuesday, “and the stage must go.”", "“We waited too long, and the stage must go.”"),
        ("“We waited too long,” the chair said on Tuesday, “and the stage must go.”", "We waited too long … and the stage must go."),
        ("“No child was hurt,” she added. “But we could not promise it.”", "No child was hurt. But we could not promise it."),
        ("“Why now?” he asked. “Nobody told us of it.”", "Why now? Nobody told us of it."),
        ('"One," said Ann Lee, "two three," said Ann Lee, "four five six."', "One, two three, four five six."),
        ("「我們等得太久了，」他說，「現在必須拆除。」", "我們等得太久了，現在必須拆除。"),
    ],
)  # fmt: skip
def test_speech_that_the_source_interrupts_is_elided_and_never_altered(paragraph: str, quoted: str) -> None:
    found = verified(quoted, LEAD, paragraph)
    assert found.verdict is Verdict.ELIDED
    assert Kind.ATTRIBUTION in [one.kind for one in found.differences]


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        # Two people speak.
        ("“It is safe to walk,” said Ann Lee. “It will fall down,” said Tom Reed.", "It is safe to walk. It will fall down."),
        # More than who speaks stands between.
        ("“It is safe to walk,” said Ann Lee. A year later she wrote: “It will fall down.”", "It is safe to walk. It will fall down."),
        # A word is another.
        ("“We waited too long,” he said, “and the stage must go.”", "We waited too short, and the stage must go."),
        # A question is none any more.
        ("“Is it safe?” he asked. “Nobody told us of it.”", "Is it safe. Nobody told us of it."),
    ],
)  # fmt: skip
def test_what_is_no_one_speech_is_not_taken_for_one(paragraph: str, quoted: str) -> None:
    assert verified(quoted, LEAD, paragraph).verdict not in {Verdict.ELIDED, Verdict.VERBATIM, Verdict.EXACT}


def test_speech_of_several_paragraphs() -> None:
    one = "“The first thing we did was to count the sound piles."
    other = "“Then we counted the men who were still willing.”"
    bare = f"{one[1:]} {other[1:-1]}"
    assert verified(bare, LEAD, one, other).verdict is Verdict.VERBATIM
    assert verified(f"{one}\n\n{other}", LEAD, one, other).verdict is Verdict.VERBATIM
    assert verified(f"“{bare}”", LEAD, one, other).verdict is Verdict.TYPOGRAPHY
    assert verified(bare.replace("sound", "old"), LEAD, one, other).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"We never said it was free," they wrote last week.', '"We do not own the pier."'),
        ("“We never said it was free,” said Ann Lee.", "“We do not own the pier,” she added."),
    ],
)
def test_speech_that_goes_on_in_the_next_paragraph_behind_who_speaks(one: str, other: str) -> None:
    found = verified("We never said it was free. We do not own the pier", LEAD, one, other)
    assert found.verdict is Verdict.ELIDED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Who said it was free of charge?” asked Ann Lee.", "“We do not own the pier.”"),
        ("“We never said it was free,” said Ann Lee.", "“We do not own the pier,” said Tom Reed."),
        ("“We never said it was free,” said Ann Lee.", "It reads: “We do not own the pier.”"),
    ],
)
def test_speech_of_the_next_paragraph_may_be_another_person_s(one: str, other: str) -> None:
    quoted = f"{one[1 : one.index('”')].rstrip(',')}. We do not own the pier".replace("?.", "?")
    assert verified(quoted, LEAD, one, other).verdict not in {Verdict.ELIDED, Verdict.VERBATIM, Verdict.EXACT}


SPEAKERS = (
    ("“We waited too long for it,” said Fang Yi-chun (方怡君), who runs the office.", "Fang Yi-chun"),
    ("“We waited too long for it,” said senior pilot Hsiang Kuo-tai.", "Hsiang Kuo-tai"),
    ("“We waited too long for it,” said the manager, Yu Cheng-te (游正德).", "Yu Cheng-te"),
    ("“We waited too long for it,” county geologist Ma Tzu-chien told reporters.", "Ma Tzu-chien"),
    ("“We waited too long for it,” Mr. de Vries said.", "de Vries"),
    ("“We waited too long for it,” said Dr Amélie Garnier, who sat in the hall.", "Amélie Garnier"),
    ("“We waited too long for it,” according to Ann Lee, a diver.", "Ann Lee"),
    ("Energy Secretary John Herrington said: “We waited too long for it.”", "John Herrington"),
    ("But Ann Lee, who dived there, said: “We waited too long for it.”", "Ann Lee"),
    ("“It is rotten,” said Ann Lee. “We waited too long for it.”", "Ann Lee"),
    ("Ann Lee came in late. “We waited too long for it,” she said.", None),
    ("“It is rotten,” said Ann Lee. “So is the rest.” She left. “We waited too long for it,” she said.", "Ann Lee"),
    ("“It is rotten,” said Ann Lee. A visiting diver agreed. “We waited too long for it,” she said.", None),
    ("“It is rotten,” said Ann Lee. “No,” said Tom Reed. “We waited too long for it,” he said.", None),
    ("“We waited too long for it,” Ann Lee, head of harbours at Port, Pier and Sea, said in a note.", "Ann Lee"),
    ("“We waited too long for it,” Lee, the board’s chair, acknowledged.", "Lee"),
    ("“It is rotten,” said Ann Lee. Reed, however, hopes for the boat. “We waited too long for it,” he says.", None),
    ("“We waited too long for it,” Ann Lee allegedly told a guard.", None),
    ("Ann Lee never said: “We waited too long for it.”", None),
    ("“We waited too long for it,” Ann Lee, Tom Reed, and others, said.", None),
    ("“We waited too long for it,” said a spokesman for Ann Lee.", None),
    ("“We waited too long for it,” Ann Lee’s lawyer said.", None),
    ("“We waited too long for it,” said Ann Lee and Tom Reed.", None),
    ("“We waited too long for it,” the chairman said.", None),
    ("“We waited too long for it,” officials said.", None),
    ("An adviser to Ann Lee said: “We waited too long for it.”", None),
    ("Ann Lee said that Tom Reed called it “something we waited too long for”.", None),
    ("The plan that Ann Lee wrote reads: “We waited too long for it.”", None),
    ("They sang “We waited too long for it” as Ann Lee said goodbye.", None),
)  # fmt: skip


@pytest.mark.parametrize(("paragraph", "speaker"), SPEAKERS)
def test_who_said_it_is_named_where_one_sentence_says_so(paragraph: str, speaker: str | None) -> None:
    quoted = "something we waited too long for" if "something" in paragraph else "We waited too long for it"
    found = verified(quoted, LEAD, paragraph)
    assert found.verdict is Verdict.VERBATIM
    assert found.speaker == speaker


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("水務局長邱文玲說：「我們等得太久了。」", "邱文玲"),
        ("「我們等得太久了。」邱文玲說。", "邱文玲"),
        ("邱文玲表示，「我們等得太久了。」", "邱文玲"),
        ("工程師安妮・歐尼爾指出：「我們等得太久了。」", "安妮・歐尼爾"),
        ("邱文玲亦說：「我們等得太久了。」", "邱文玲"),
        ("林大同笑了。「我們等得太久了。」邱文玲說：「不會吧。」", None),
        ("邱文玲提到周大明的長篇小說《潮水》：「我們等得太久了。」", None),
        ("居民說：「我們等得太久了。」", None),
        ("她說：「我們等得太久了。」", None),
        ("市府的公文說：「我們等得太久了。」", None),
    ],
)
def test_who_said_it_in_chinese(paragraph: str, speaker: str | None) -> None:
    assert verified("我們等得太久了", paragraph).speaker == speaker


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        (opening, sentence)
        for sentence, openings in {
            "港務委員會星期三表決關閉東渡輪碼頭八個月。": (
                "〔記者林大同／高雄報導〕", "【記者林大同／高雄報導】", "（中央社記者林大同高雄2日電）", "［編譯林大同／綜合報導］",
                "記者林大同／高雄報導　", "本報訊（記者林大同）", "新华社上海5月2日电（记者林大同）", "中新社高雄5月2日電 ",
            ),
            "The board voted on Tuesday to close the old landing.": (
                "PORT (AP) — ", "LONDON — ", "(CNN) — ", "Berlin (dpa) - ", "Lyon: ", "By Ann Lee | ", "Port, 2 May. ", "• ",
                "OSLO, May 2 (Reuters) - ", "3. ", "12  ",
            ),
        }.items()
        for opening in openings
    ],
)  # fmt: skip
def test_what_stands_before_a_sentence_is_no_part_of_it(opening: str, sentence: str) -> None:
    assert verified(sentence, opening + sentence + " Nothing else was said.").verdict is Verdict.VERBATIM
    assert verified(opening + sentence, opening + sentence).verdict is Verdict.VERBATIM


@pytest.mark.parametrize("note", ["[2]", "¹", " (p. 4)"])
def test_a_note_mark_behind_a_sentence_is_no_part_of_it(note: str) -> None:
    source = f"The board met on Tuesday and closed the pier.{note} Nobody has repaired it since."
    assert verified("The board met on Tuesday and closed the pier.", source).verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("quoted", "kinds"),
    [
        ("the pier will open again in May", ("negation", "condition", "only")),
        ("only when the divers agree", ("negation", "condition")),
        ("It is not said that", ("condition", "only")),
    ],
)
def test_what_a_part_leaves_out_may_matter(quoted: str, kinds: tuple[str, ...]) -> None:
    found = verified(quoted, "It is not said that the pier will open again in May only when the divers agree, if ever.")
    assert found.verdict is Verdict.EXACT
    assert tuple(kind.value for kind in found.may_matter) == kinds


def test_pairs_of_marks_are_found_whatever_opens_and_never_closes() -> None:
    for text in ("“" * 5_000, '"' * 5_000, "‘" * 5_000, "“‘「" * 2_000, "’" * 5_000, "«»" * 2_000):
        spans = spoken_spans(text)
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
