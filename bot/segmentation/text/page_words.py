"""Words by which pages say what they are: a periodical, a section of a document, a colophon."""

from __future__ import annotations

import re

# What periodicals call themselves, and what the number or date of an issue looks like.
_PERIODICAL = re.compile(
    r"\b(?:news|newsletters?|weekly|digests?|gazette|bulletin|round-?ups?|briefings?|monthly|daily|fortnightly|"
    r"this (?:week|month) in|week(?:ly)? (?:in|ending)|press review|mail ?bag|headlines|hebdo|"
    r"rundbrief|presseschau|(?:wochen|monats)(?:rückblick|schau|überblick)|nachrichten|newsflash|meldungen|"
    r"neuigkeiten|"
    r"infolettre|lettre d['’]information|revue de presse|actualités|actus|nouvelles|"
    r"bolet[ií]n|noticias|noticiero|resumen semanal|gaceta|boletim|notícias|giornale|notizie|rassegna|nieuwsbrief|"
    r"дайджест|новости|рассылка|вестник|подборка)\b|"
    r"[周週日月早晚旬季][刊报報]|每[日周週月].{0,6}(?:新闻|新聞|資訊|资讯|精選|精选|重點|整理)|新[闻聞]|[简簡]報|简报|快[讯訊]|[汇彙]整|"
    r"摘要|精選|精选|文摘|头条|頭條|联播|聯播|ニュース|まとめ|ウィークリー|뉴스|주간|소식",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:\b(?:vol(?:ume)?|no|issue|edition|nr|numéro|número|ausgabe|выпуск)\b\.?\s?#?№?\s?\d|#\s?\d|№\s?\d|"
    r"第\s?[\d一二三四五六七八九十百]+\s?[期号號回]|[12]\d{3}\s?[-./年]\s?\d{1,2}(?:\s?[-./月]\s?\d{1,2})?|\b[12]\d{7}\b|"
    r"\b\d{1,2}[./]\d{1,2}[./][12]\d{3}\b|\bweek \d{1,2}\b|제\s?\d+호|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|"
    r"mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre)\b[ ,]+(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?"
    r"[12]\d{3})",
    re.IGNORECASE,
)
# Whole headings by which a document names its parts; a heading of news is never one of them.
_SECTION = re.compile(
    r"(?:materials?(?: and methods)?|glossary|purpose|dependencies|building|build|compiling|use|"
    r"copyright(?: notice)?|"
    r"legal|warranty|disclaimer|credits|changes|history|bugs|known (?:bugs|problems)|to ?do|"
    r"contact(?: information)?|files|"
    r"name|synopsis|description|environment|diagnostics|return values?|errors|security considerations|"
    r"iana considerations|"
    r"status of this memo|method|section \w+|act \w+|scene \w+|prologue|epilogue|absent|attendance|old business|"
    r"new business|adjournment|apologies|call to order|any other business|treasurer'?s report|"
    r"approval of (?:the )?minutes|questions?|answers?|q ?& ?a|literatur|緒論|绪论|方法|討論|讨论)|"
    r"(?:introduction|intro|overview|background|summary|abstract|tl;?dr|motivation|conclusions?|"
    r"wrap(?:ping)?[ -]up|closing "
    r"(?:words|thoughts|remarks)|final (?:words|thoughts)|discussion|results?|methods?|methodology|references|"
    r"bibliography|further reading|"
    r"resources|see also|appendix(?: \w)?|acknowledge?ments?|footnotes|notes|faqs?|requirements|prerequisites|"
    r"installation|install|"
    r"set-?up|getting started|quick ?start|usage|how to (?:run|use|install|build)|example[s]?|configuration|"
    r"options|api|testing|tests|"
    r"contributing|contributors?|authors?|licen[cs]e|change ?log|features|roadmap|support|troubleshooting|"
    r"known issues|table of contents|contents|"
    r"agenda|attendees|participants|present|action items|minutes|next (?:steps|meeting)|decisions|ingredients|"
    r"directions|instructions|preparation|steps?(?: \d+)?|"
    r"step \d+.{0,60}|part \d+.{0,60}|chapter \d+.{0,60}|why|how|what|when|where|who|goals?|scope|timeline|"
    r"impact|root cause|details?|implementation|design|"
    r"einleitung|einführung|hintergrund|zusammenfassung|fazit|schluss|ausblick|quellen|anhang|danksagung|"
    r"voraussetzungen|lizenz|verwendung|"
    r"contexte|conclusion|références|sources|annexes?|remerciements|prérequis|utilisation|licence|sommaire|"
    r"problème|solution|"
    r"introducción|conclusi[oó]n(?:es)?|resumen|referencias|fuentes|requisitos|instalación|uso|licencia|antecedentes|"
    r"introdução|conclusão|conclusões|resumo|referências|instalação|licença|introduzione|conclusioni|riferimenti|"
    r"введение|вывод[ы]?|заключение|итоги?|источники|литература|кратко|пример[ы]?|как (?:пишется|понять)|"
    r"на практике|установка|лицензия|"
    r"前言|引言|背景|摘要|概述|介绍|介紹|简介|簡介|总结|總結|结论|結論|小结|小結|结语|結語|后记|後記|参考(?:资料|文献|链接)?|參考(?:資料|文獻|連結)?|"
    r"附录|附錄|致谢|致謝|安装|安裝|使用(?:方法|说明|說明)?|用法|示例|範例|常见问题|常見問題|许可证?|授權|目录|目錄|来源|來源|资料来源|資料來源|"
    r"はじめに|おわりに|まとめ|概要|目次|参考(?:文献|資料|リンク)?|使い方|インストール|ライセンス|最後に|さいごに|背景|結論|"
    r"개요|소개|서론|결론|참고(?: ?자료)?|설치|사용법|마치며|들어가며)",
    re.IGNORECASE,
)
# Parts of an issue that belong to no article.
_NOBODY = re.compile(
    r"(?:how to (?:contact|reach)\b|"
    r"(?:how to )?(?:subscri|unsubscri|sign[ -]?up|contribut|submit|submissions?\b)|(?:about|support|follow|"
    r"contact) (?:us|me|the|this)|contact\b|"
    r"feedback|credits|colophon|imprint|masthead|(?:table of )?contents\b|in this (?:issue|edition)|index$|"
    r"archives?$|sponsors?\b|"
    r"that['’]s (?:all|it)|thanks? (?:for|to)|(?:join|write (?:for|to)) us|get involved|stay (?:in touch|tuned|"
    r"connected)|share this|jobs?$|"
    r"impressum|kontakt|abonnieren|inhalt(?:sverzeichnis)?$|mitmachen|s['’]abonner|abonnement|sommaire$|"
    r"contactez|mentions légales|"
    r"suscr[ií]b|contacto|índice$|contribui|подпис|контакты|содержание$|"
    r"订阅|訂閱|关于(?:本刊|我们|我們)|關於|投稿|联系我们|聯絡|目录$|目錄$|往年回顾|历史上的|版权|版權|購読|お問い合わせ|目次$|구독|문의)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？]\s*[\"”’»]?$")
_FIELD = re.compile(r"[*_\s]*([^\W\d_][\w /-]{0,18}|[\u3400-\u9fff]{2,6})[*_]*\s?[:：]\s*\S")
_LONGEST_SECTION, _LONGEST_NOBODY = 60, 60
_PLAIN = re.compile(r"^[^\w]*(?:\d{1,3}[.)、]?\s+|[一二三四五六七八九十]{1,3}、\s*)?[^\w]*|[\s:：.!！。…]+$")


def names_periodical(title: str) -> bool:
    """Tell whether a title is one of an issue: of a newsletter, a weekly, a press review."""
    return _PERIODICAL.search(title) is not None


def names_issue(title: str) -> bool:
    """Tell whether a title carries a number or a date, as an issue does."""
    return _ISSUE.search(title) is not None


def names_section(heading: str) -> bool:
    """Tell whether a whole heading is a section's of a document, and no headline."""
    return len(heading) <= _LONGEST_SECTION and _SECTION.fullmatch(_plain(heading)) is not None


def names_nobody(heading: str) -> bool:
    """Tell whether a heading opens what belongs to no article of an issue: contents, how to subscribe, a colophon."""
    return len(heading) <= _LONGEST_NOBODY and _NOBODY.match(_plain(heading)) is not None


def asks(heading: str) -> bool:
    """Tell whether a heading is a question."""
    return _QUESTION.search(heading) is not None


def field_of(text: str) -> str | None:
    """The name of the field that a text opens with (`Summary: …`, `來源：…`), if it does."""
    found = _FIELD.match(text[:60])
    return found.group(1).strip().casefold() if found else None


def _plain(heading: str) -> str:
    return _PLAIN.sub("", heading)
