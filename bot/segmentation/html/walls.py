"""Pages that show something else in place of their article: a wall to pay at, a question about cookies, a puzzle."""

from __future__ import annotations

import re

from bot.segmentation.model import Wall

_SHORT = 1_500
_CUT = 4_000


_PAYWALL = re.compile(
    r"(?:subscribe|sign up|become a (?:member|subscriber)|register) (?:now |today |here )?(?:to|and|"
    r"for) (?:continue|keep|read|unlock|finish|access|full)|"
    r"(?:this|the (?:rest|full)) (?:article|story|text|post|content) is (?:only |reserved |"
    r"exclusively )?(?:available |free )?(?:for|to) (?:paying |paid )?(?:subscribers|members)|"
    r"(?:to (?:continue|keep) reading|continue reading (?:this|with a)|already a (?:subscriber|member)\?|"
    r"for subscribers only|subscribers? only|"
    r"unlock (?:this|the full) (?:article|story))|"
    r"(?:mit .{0,20}(?:abo|plus) weiterlesen|jetzt abonnieren|weiterlesen mit|nur für abonnenten)|"
    r"(?:réservé aux abonnés|il vous reste .{1,12} de cet article)|"
    r"(?:contenido exclusivo para suscriptores|suscríbete para (?:seguir|continuar))|"
    r"(?:訂閱(?:會員)?(?:後|即可|以)?(?:繼續)?閱讀|订阅后(?:继续)?阅读|付費(?:會員|讀者)|付费(?:会员|读者)|會員(?:專屬|限定)|有料会員|この記事は会員限定)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:before you continue|we (?:value|care about|respect) your privacy|(?:accept|agree to|consent to|"
    r"manage) (?:all )?(?:the use of )?(?:cookies|and continue)|"
    r"(?:we|our|its) (?:and our )?(?:\d+ )?partners|your (?:privacy|consent) (?:choices|is important)|"
    r"alle akzeptieren|wir verwenden cookies|"
    r"usamos cookies|nous utilisons des cookies|continuer sans accepter|"
    r"本網站使用 ?cookie|我們使用 ?cookie|cookie ?政策)",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:log|sign) ?in to (?:continue|read|view|your)|please (?:log|sign) ?in|請(?:先)?登入|请(?:先)?登录",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"(?:verify(?:ing)? (?:that )?you(?: are|’re|'re) (?:a |not a )?(?:human|robot)|are you a robot|"
    r"checking your browser|unusual (?:traffic|activity)|"
    r"complete the (?:captcha|security check)|just a moment\.\.\.|access (?:denied|"
    r"to this page has been denied)|press (?:and|&) hold)",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"(?:(?:please )?(?:enable|turn on|activate) javascript|javascript (?:is|must be|to be) (?:disabled|"
    r"required|enabled)|you need to enable javascript)",
    re.IGNORECASE,
)


def find_wall(visible: str, scripted: str, prose: int, *, free: bool | None) -> Wall | None:
    """Tell what stands in place of the article; None where the article is there.

    `visible` is all the text of the page, `scripted` what it shows to those without scripts, `prose` how many
    characters of article were found, and `free` what the page states about itself. A request to subscribe on a page
    with its whole text is no wall.
    """
    if prose < _CUT and free is False:
        return Wall.PAYWALL
    if prose >= _SHORT:
        return None
    for wall, form in (
        (Wall.CHALLENGE, _CHALLENGE),
        (Wall.PAYWALL, _PAYWALL),
        (Wall.LOGIN, _LOGIN),
        (Wall.CONSENT, _CONSENT),
    ):
        if form.search(visible) and (wall is Wall.PAYWALL or prose < _SHORT // 3):
            return wall
    return Wall.SCRIPTED if prose < _SHORT // 5 and _SCRIPTED.search(visible + scripted) else None
