"""The words and the lines of which pages are laid out: names, places, credits, separators, habits of papers."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """The words between commas."""
    return text.split(",")


GIVEN = listed(
    "Aoife,Ingrid,Tomás,Wei-lun,Pei-chun,Yu-hsuan,Marta,Olek,Priya,Samir,Hana,Jonas,Leila,Bo-yu,Ching-yi,Rosa,"
    "Viktor,Amara,Kenji,Ai-ling"
)
FAMILY = listed(
    "Okafor,Lindqvist,Moreau,Hsu,Tseng,Kao,Peng,Novak,Sato,Iyer,Haddad,Quinn,Ferreira,Yeh,Liao,Castellanos,"
    "Brandt,Osei,Mbeki,Fan"
)
ROLES = listed(
    "lecturer,postdoctoral researcher,retired civil servant,columnist,novelist,doctoral student,"
    "associate professor,policy analyst,former diplomat,freelance journalist,visiting fellow,high-school teacher,"
    "patent attorney,research assistant,pediatrician,software engineer"
)
PLACES = listed(
    "National Cheng Kung University,the University of Ghent,the Marine Policy Institute,"
    "Chung Yuan Christian University,the Institute of Public Health,Doctors for Clean Air,the Free Press Fund,"
    "Lund University,the Centre for Coastal Studies,Taipei Medical University"
)
SUBJECTS = listed(
    "labor law,urban planning,political economy,marine biology,media studies,East Asian history,public finance"
)
AGENCIES = ["AFP", "AP", "Reuters", "Bloomberg", "CNA", "DPA", "The Guardian", "NY Times News Service"]
CITIES = listed(
    "TAIPEI,LONDON,GENEVA,Nairobi,SEOUL,KAOHSIUNG,Washington,MEXICO CITY,HONG KONG,New Delhi,TOKYO,BRUSSELS"
)
SEPARATORS = [
    "* * *",
    "***",
    "---",
    "-----",
    "— — —",
    "• • •",
    "~ ~ ~",
    "###",
    "=====",
    "__________",
    "□",
    "◆",
    "※",
    "-30-",
    "*",
    "- - -",
    "……",
    "◇◇◇",
]
FURNITURE = [
    "Read more",
    "Related articles",
    "You may also like",
    "Advertisement",
    "Share this article",
    "More from this section",
    "Most read",
    "Sign up for our newsletter",
    "Continue reading",
    "延伸閱讀",
]
SECTIONS = [
    "WORLD",
    "Business",
    "SPORTS",
    "Opinion",
    "TAIWAN",
    "Culture",
    "LOCAL NEWS",
    "Science & Technology",
    "國際",
    "財經",
]
SUBHEADS = [
    "Old wounds",
    "A long wait",
    "What comes next",
    "‘Nobody asked us’",
    "Counting the cost",
    "Room for doubt",
    "The other side",
    "Two views",
    "Mixed signals",
    "By the numbers",
    "How it began",
    "No easy answers",
]
CLOSING = [
    "Translated by {n}",
    "Translated by staff writer {n}",
    "Translation: {n}",
    "Additional reporting by {agency}",
    "Edited by {n}",
    "This article first appeared in {place}.",
    "Copyright: {agency}",
]
AUTHOR = [
    "{n} is a {role} at {place}.",
    "{n} is a {role}.",
    "{n} is a {role} in the Department of {Subject} at {place}.",
    "{n} teaches {subject} at {place}.",
    "{n} is the author of several books on {subject} and a {role} at {place}.",
    "— {n}, {place}",
    "The writer is a {role} at {place}.",
    "{n} and {m} are {role}s at {place}.",
    "{n}, a {role} at {place}, is writing a book about {subject}.",
    "{n} works for {place}.",
    "{n} is director of {place}.",
]
BYLINES = [
    "By {n}",
    "By {n} / Staff reporter",
    "BY {N}",
    "By {n} and {m}",
    "By {n} in {City}",
    "{n} / Staff writer",
    "By {n}, {agency}",
    "By {n} and agencies",
    "{n} in {City}",
    "{n} | {Subject} correspondent",
    "{n} and agencies",
    "By {n}\nPublished March {day}, 2025 at 6:00",
    "By {n} in {City} and {m} in London",
    "March {day}, 2025",
]
CHINESE_BYLINES = [
    "作者：林大同",
    "作者：林大同（大學教授）",
    "記者林大同／台北報導",
    "文／林大同",
    "撰文：林大同",
    "文／林大同\n譯／王小明",
    "作者：林大同\n翻譯：王小明",
    "【記者林大同／綜合報導】",
]
CHINESE_DATELINES = [
    "（中央社台北4日電）",
    "〔記者林大同／台北報導〕",
    "【記者林大同台中報導】",
    "（記者林大同）",
    "【本報訊】",
]
SIGN_OFFS = ["(ND) ab/cd", "(ND) kl", "ab/cde", "kl/ab/mn", "(END)", "-- ENDS --", "###", "desk@example.org"]
MASTHEADS = [
    "THE {CITY} LETTER",
    "The {City} Bulletin\nIssue {day} | March {day}, 2025",
    "MORNING ROUNDUP\nNo. {day} — March {day}, 2025",
    "{City} Notes · Spring 2025",
]
STANDING = ["Corrections and clarifications", "A correction", "From the archives", "In brief", "Obituary"]
LINKS = ["Ten harbors you can swim in", "Why the night is longer in March", "How to read a tide table", "Six soups"]
DATELINES = ["{CITY} — ", "{CITY} ({agency}) — ", "{CITY}: ", "{CITY}, March {day} ({agency}) - ", "({agency}) — "]
KICKERS = ["ROOM TO GROW: ", "SHORT MEMORY: ", "COASTAL RISK: ", "NO DEAL: ", "SECOND CHANCE: ", "HARD NUMBERS: "]
# Lines that no list knows: a page repeats one over or under each of its stories, and by that alone it tells.
OWN_WORDS = listed(
    "Dispatch,Report,Interview,Source,Category,Keywords,Section,Updated,Item,Story,Ref,Region,Column,Desk,Notebook,"
    "Listing,Entry,Sent in,Told to,Compiled,Rubric,Serial,Archive no"
)
OWN_LINES = [
    "{Word}: {n}",
    "{Word}: {Subject}",
    "{Word} {num}",
    "{Word} no. {num}",
    "{n} · {City}",
    "[{Word}]",
    "[{City}, {num}]",
    "{Word} / {City}",
    "{day}.3.2025, {City}",
    "{day}/3/2025",
    "{Word} from {n}, {City}",
    "{Subject} > {Word}",
    "{num} words, {day} minutes",
    "www.example.com/{num}",
    "~ {n}",
    "{n}",
    "{n} ({City})",
    "{City}",
    "{CITY}",
    "Dear editor:",
    "To the editors",
    "{Word} | {Subject} | {num}",
    "{Subject}",
    "# {num}",
    "<{Word} {num}>",
    "{n} // {Word}",
    "({Word} {num})",
    "Yours, {n}",
    "@{Word}{num}",
    "{agency}-{num}-{day}",
]
OWN_CHINESE_LINES = [
    "欄目：{zh}",
    "{zh}／{zh2}",
    "2025/03/{day} {zh}",
    "第{num}則",
    "〔{zh}〕",
    "供稿：{zh}",
    "{zh2}",
    "來源：{zh}網 2025-03-{day}",
    "（{zh}／{zh2}）",
    "校對：{zh}",
]
HAN = listed("林大同,王小明,陳美華,李文,張國安,黃雅玲,吳思遠,何青,鄭重光")
MARKS = ["## ", "# ", "### ", "▶ ", "■ ", "● ", "**"]
