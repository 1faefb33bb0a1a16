"""A headline for an article that came without one: its lead sentence, stripped and cut."""

from __future__ import annotations

import re

from bot.articles import phrase_end
from bot.segmentation.blocks.openings import dateline, kicker
from bot.segmentation.text.datelines import end_of_dateline
from bot.segmentation.text.sentences import split_sentences

_LONGEST, _LONGEST_CJK = 80, 36
_GLOSS = re.compile(r" ?[(（][^()（）]*[\u3400-\u9fff][^()（）]*[)）]")
_CJK = re.compile(r"[\u3400-\u9fff]")
_CLAUSE_ENDS = re.compile(r"[,;:](?= )| [—–-] |[，；：]")
_TRAILING = re.compile(r"[\s,;:，；：、—–-]+$")


def generate_headline(lead: str) -> str:
    """Cut the lead sentence to 80 characters at a clause, else a word, without dateline, kicker and Chinese glosses.

    In ROUGE against real headlines this beat key phrases, TextRank and compression of clauses.
    """
    text = lead[max(len(dateline(lead)), end_of_dateline(lead)) :]
    text = text[len(kicker(text)) :] or lead
    sentences = split_sentences(text[:2000])
    sentence = text[slice(*sentences[0])] if sentences else text
    chinese = len(_CJK.findall(sentence[:60])) > 15
    if not chinese:
        sentence = _GLOSS.sub("", sentence)
    limit = _LONGEST_CJK if chinese else _LONGEST
    if len(sentence) <= limit:
        return sentence.rstrip(".。") or lead.strip()
    clauses = [found.start() for found in _CLAUSE_ENDS.finditer(sentence[:limit]) if found.start() >= limit // 3]
    if clauses:
        return sentence[: clauses[-1]] + "…"
    if chinese:
        return _TRAILING.sub("", sentence[:limit]) + "…"
    cut = sentence[: phrase_end(sentence[: limit + 1], limit // 3) or limit]
    return _TRAILING.sub("", cut) + "…"
