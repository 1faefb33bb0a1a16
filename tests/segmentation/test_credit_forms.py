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


# Written before the rules for them were, to judge these, in three portions: what each brought to light was mended.
LATER_FORMS = """
By Karin Holm and Jonas Weber, Associated Press => a:Karin Holm@; a:Jonas Weber@
BY KARIN HOLM => a:KARIN HOLM@
By Karin Holm | Staff Reporter => a:Karin Holm@
By Karin Holm, Harbour Gazette => a:Karin Holm@
By Karin Holm in Rotterdam and Jonas Weber in Ghent => a:Karin Holm@; a:Jonas Weber@
By Karin Holm for the Harbour Gazette => a:Karin Holm@
By Dr. Karin Holm => a:Karin Holm@
By Karin Holm, M.D. => a:Karin Holm@
By Karin Holm, Jonas Weber and Wu Jia-ling => a:Karin Holm@; a:Jonas Weber@; a:Wu Jia-ling@
By Wu Jia-ling (吳佳玲) => a:Wu Jia-ling@
By KARIN HOLM, Jonas Weber => a:KARIN HOLM@; a:Jonas Weber@
By Karin Holm, Political Editor => a:Karin Holm@
By our science correspondent =>
By the Editorial Board =>
By Agencies =>
Words by Karin Holm; photographs by Jonas Weber => a:Karin Holm@
Story and photos by Karin Holm => a:Karin Holm@
Karin Holm / The Harbour Gazette => a:Karin Holm@
Karin Holm is professor of marine law at the University of Bergen. => a:Karin Holm@the University of Bergen
Karin Holm teaches economics at Bergen Business School. => a:Karin Holm@Bergen Business School
Karin Holm is deputy director of the Baltic Fisheries Council and a former adviser to the Ministry of Trade.
    => a:Karin Holm@the Baltic Fisheries Council; a:Karin Holm@the Ministry of Trade
Karin Holm, a senior lecturer at Bergen University, is writing a book on tides. => a:Karin Holm@Bergen University
Karin Holm is a Rotterdam-based journalist. => a:Karin Holm@
Karin Holm is a freelance writer who covers shipping. => a:Karin Holm@
Karin Holm is a contributing editor to the Harbour Gazette. => a:Karin Holm@the Harbour Gazette
Karin Holm is a doctoral student at National Sun Yat-sen University. => a:Karin Holm@National Sun Yat-sen University
Karin Holm is an alumna of Bergen University and a graduate student at Ghent University.
    => a:Karin Holm@Bergen University; a:Karin Holm@Ghent University
Karin Holm is CEO of NordTide AS. => a:Karin Holm@NordTide AS
Karin Holm is founder and chief executive of Tidewater Analytics. => a:Karin Holm@Tidewater Analytics
Karin Holm was Norway’s ambassador to Japan from 2011 to 2015. => a:Karin Holm@
Karin Holm, formerly a prosecutor in Oslo, teaches law at Bergen University. => a:Karin Holm@Bergen University
Karin Holm holds the Nansen Chair of Ocean Law at Bergen University. => a:Karin Holm@Bergen University
Karin Holm leads the ports desk of the Harbour Gazette. => a:Karin Holm@the Harbour Gazette
Karin Holm directs the Centre for Coastal Studies. => a:Karin Holm@the Centre for Coastal Studies
Karin Holm serves on the board of the Port of Ghent. => a:Karin Holm@the Port of Ghent
Karin Holm works for NordTide. => a:Karin Holm@NordTide
Karin Holm has worked at the Ministry of Fisheries since 2009. => a:Karin Holm@the Ministry of Fisheries
Karin Holm has been a research fellow at the Nansen Institute since 2018. => a:Karin Holm@the Nansen Institute
Karin Holm served as an aide to the minister of trade. => a:Karin Holm@
Karin Holm is a visiting scholar at Columbia University; Jonas Weber is a partner at Weber & Lund LLP.
    => a:Karin Holm@Columbia University; a:Jonas Weber@Weber & Lund LLP
Karin Holm and Jonas Weber are lawyers with the Coast Legal Centre in Oslo.
    => a:Karin Holm@the Coast Legal Centre; a:Jonas Weber@the Coast Legal Centre
Karin Holm is at Bergen University. Jonas Weber is at the Nansen Institute.
    => a:Karin Holm@Bergen University; a:Jonas Weber@the Nansen Institute
The author is a fellow at the Nansen Institute. =>
The writers are lecturers at Bergen University. =>
The author, Karin Holm, works for the Port of Ghent. => a:Karin Holm@the Port of Ghent
— Karin Holm, Harbour Gazette => a:Karin Holm@Harbour Gazette
– Karin Holm, Bergen University => a:Karin Holm@Bergen University
— Karin Holm is an editor at the Harbour Gazette. => a:Karin Holm@the Harbour Gazette
— Karin Holm / Agence France-Presse => a:Karin Holm@Agence France-Presse
(Karin Holm is a lecturer at Bergen University.) => a:Karin Holm@Bergen University
Karin Holm is a member of the Storting. => a:Karin Holm@the Storting
Karin Holm chairs the Society for Tidal Research. => a:Karin Holm@the Society for Tidal Research
Karin Holm is an assistant professor in the Department of Geography at Ghent University.
    => a:Karin Holm@Ghent University
Karin Holm, PhD, and Jonas Weber, MD, are researchers at the Nansen Institute.
    => a:Karin Holm@the Nansen Institute; a:Jonas Weber@the Nansen Institute
Additional reporting by Jonas Weber =>
Editing by Jonas Weber =>
Photo by Jonas Weber =>
Copyright: Project Syndicate =>
Translated from the Norwegian by Jonas Weber => t:Jonas Weber@
Translation by Jonas Weber and Karin Holm => t:Jonas Weber@; t:Karin Holm@
Translator: Jonas Weber => t:Jonas Weber@
記者陳怡君／高雄報導 => a:陳怡君@
記者陳怡君、林志豪、黃雅婷／綜合報導 => a:陳怡君@; a:林志豪@; a:黃雅婷@
特約記者陳怡君／花蓮報導 => a:陳怡君@
駐日記者陳怡君／東京報導 => a:陳怡君@
記者陳怡君、攝影記者林志豪／台南報導 => a:陳怡君@
文／陳怡君　攝影／林志豪　編輯／黃雅婷 => a:陳怡君@
撰文／陳怡君　審稿／林志豪 => a:陳怡君@
採訪撰文／陳怡君 => a:陳怡君@
（作者陳怡君為中山大學海洋事務研究所教授） => a:陳怡君@中山大學海洋事務研究所
（陳怡君／中山大學教授） => a:陳怡君@中山大學
作者：陳怡君（律師、環境法律人協會理事） => a:陳怡君@環境法律人協會
陳怡君現任中央研究院研究員。 => a:陳怡君@中央研究院
編譯陳怡君／綜合外電 => t:陳怡君@
編譯：陳怡君 => t:陳怡君@
審訂：林志豪 =>
責任編輯／林志豪　核稿編輯／黃雅婷 =>
中央社／台北報導 =>
〔財經頻道／綜合報導〕港務局昨日宣布，東側碼頭將關閉八個月，工程費用為三億元，居民反應不一。 =>
〔記者陳怡君、林志豪／高雄報導〕港務局昨日宣布，東側碼頭將關閉八個月，工程費用為三億元，居民反應不一。
    => a:陳怡君@; a:林志豪@
（中央社記者陳怡君高雄11日電）港務局昨日宣布，東側碼頭將關閉八個月，工程費用為三億元。 => a:陳怡君@
本報台中訊 =>
By Pieter van Damme and Lucía Ortega, Reuters => a:Pieter van Damme@; a:Lucía Ortega@
By Lucía Ortega, World Resources Institute => a:Lucía Ortega@
By Lucía Ortega, senior writer => a:Lucía Ortega@
By Lucía Ortega | Agence France-Presse => a:Lucía Ortega@
Story by Lucía Ortega, photos by Pieter van Damme => a:Lucía Ortega@
Text and pictures by Lucía Ortega => a:Lucía Ortega@
Lucía Ortega | The Coast Tribune => a:Lucía Ortega@
Reporting by Lucía Ortega; editing by Pieter van Damme => a:Lucía Ortega@
Lucía Ortega is a former head of the Agency for Coastal Affairs. => a:Lucía Ortega@the Agency for Coastal Affairs
Lucía Ortega is an adviser to the Council for Ocean Affairs. => a:Lucía Ortega@the Council for Ocean Affairs
Lucía Ortega runs the energy desk of the Coast Tribune. => a:Lucía Ortega@the Coast Tribune
Lucía Ortega has been a lecturer at Malmo University since 2020. => a:Lucía Ortega@Malmo University
Lucía Ortega is a partner with the Delta Law Group in Utrecht. => a:Lucía Ortega@the Delta Law Group
Lucía Ortega is now at the Delta Institute. => a:Lucía Ortega@the Delta Institute
– Lucía Ortega is a fellow at the Delta Institute. => a:Lucía Ortega@the Delta Institute
[Lucía Ortega is a fellow at the Delta Institute.] => a:Lucía Ortega@the Delta Institute
Lucía Ortega directs the School of Public Health at Malmo University. => a:Lucía Ortega@Malmo University
Lucía Ortega heads the Office for Harbour Safety. => a:Lucía Ortega@the Office for Harbour Safety
Lucía Ortega was Spain’s envoy to Chile. => a:Lucía Ortega@
Lucía Ortega is president of the Friends of the Estuary. => a:Lucía Ortega@the Friends of the Estuary
Lucía Ortega is an independent researcher. => a:Lucía Ortega@
Lucía Ortega covers ports for the Coast Tribune. => a:Lucía Ortega@the Coast Tribune
Lucía Ortega is the Coast Tribune’s Asia editor. => a:Lucía Ortega@the Coast Tribune
Lucía Ortega, who teaches law at Malmo University, is the author of Low Water. => a:Lucía Ortega@Malmo University
Lucía Ortega works as an analyst for Delta Capital. => a:Lucía Ortega@Delta Capital
Lucía Ortega served as chief of staff to the mayor. => a:Lucía Ortega@
Lucía Ortega is a nurse at St. Clare’s Hospital. => a:Lucía Ortega@St. Clare’s Hospital
Lucía Ortega is a PhD student at the Delta Institute, and Pieter van Damme is its director.
    => a:Lucía Ortega@the Delta Institute; a:Pieter van Damme@
The writer teaches at Malmo University. =>
This author is a fellow of the Delta Institute. =>
Lucía Ortega and Pieter van Damme teach at Malmo University.
    => a:Lucía Ortega@Malmo University; a:Pieter van Damme@Malmo University
— Lucía Ortega, Coast Tribune => a:Lucía Ortega@Coast Tribune
Translated from Spanish by Pieter van Damme. => t:Pieter van Damme@
Illustration by Pieter van Damme =>
Graphics: Pieter van Damme =>
記者黃詩涵、攝影記者吳承翰／新竹報導 => a:黃詩涵@
〔記者黃詩涵／專訪〕 => a:黃詩涵@
文字／黃詩涵　攝影／吳承翰 => a:黃詩涵@
採訪整理／黃詩涵 => a:黃詩涵@
撰文／黃詩涵　攝影／吳承翰　圖片提供／港務局 => a:黃詩涵@
國際新聞編譯黃詩涵／綜合報導 => t:黃詩涵@
（作者黃詩涵為律師） => a:黃詩涵@
（作者為退休教師，現居台東） =>
作者黃詩涵，現任國立成功大學海洋科技研究所助理教授。 => a:黃詩涵@國立成功大學海洋科技研究所
黃詩涵／國立成功大學教授 => a:黃詩涵@國立成功大學
投書／黃詩涵（高雄市民） => a:黃詩涵@
【記者黃詩涵新竹報導】 => a:黃詩涵@
中央社記者黃詩涵／新竹 => a:黃詩涵@
綜合報導／國際中心 =>
審稿：吳承翰　排版：黃詩涵 =>
By Saoirse Kelly and agencies => a:Saoirse Kelly@
By Saoirse Kelly, European Council on Foreign Relations => a:Saoirse Kelly@
By Saoirse Kelly in Dublin, Tomas Novak in Prague and Mei Tanaka in Osaka
    => a:Saoirse Kelly@; a:Tomas Novak@; a:Mei Tanaka@
By Saoirse Kelly with Tomas Novak => a:Saoirse Kelly@
Saoirse Kelly and Tomas Novak | Special to the Coast Tribune => a:Saoirse Kelly@; a:Tomas Novak@
By Prof. Saoirse Kelly => a:Saoirse Kelly@
by Saoirse Kelly => a:Saoirse Kelly@
Interview by Saoirse Kelly => a:Saoirse Kelly@
Saoirse Kelly is a contributing writer for the Coast Tribune. => a:Saoirse Kelly@the Coast Tribune
Saoirse Kelly is director of research at the Irish Marine Foundation. => a:Saoirse Kelly@the Irish Marine Foundation
Saoirse Kelly is a member of the European Parliament. => a:Saoirse Kelly@the European Parliament
Saoirse Kelly is the managing editor of the Coast Tribune. => a:Saoirse Kelly@the Coast Tribune
Saoirse Kelly was a diplomat with the Department of Foreign Affairs.
    => a:Saoirse Kelly@the Department of Foreign Affairs
Saoirse Kelly practises law in Cork. => a:Saoirse Kelly@
Saoirse Kelly lives in Cork. => a:Saoirse Kelly@
Saoirse Kelly is a lawyer in Cork and a lecturer at the University of Limerick.
    => a:Saoirse Kelly@the University of Limerick
Saoirse Kelly, a solicitor, writes on ports for the Coast Tribune. => a:Saoirse Kelly@the Coast Tribune
Saoirse Kelly has taught history at Shannon College for 20 years. => a:Saoirse Kelly@Shannon College
Saoirse Kelly co-founded the Tide Lab. => a:Saoirse Kelly@the Tide Lab
Saoirse Kelly is head of policy for the Union of Dockers. => a:Saoirse Kelly@the Union of Dockers
Saoirse Kelly is a senior associate at Novak & Partners. => a:Saoirse Kelly@Novak & Partners
Saoirse Kelly and Tomas Novak work at the Irish Marine Foundation.
    => a:Saoirse Kelly@the Irish Marine Foundation; a:Tomas Novak@the Irish Marine Foundation
Saoirse Kelly is at Shannon College. => a:Saoirse Kelly@Shannon College
The author is Saoirse Kelly, a lecturer at Shannon College. => a:Saoirse Kelly@Shannon College
The writer is a farmer in Cork. =>
— Saoirse Kelly, Irish Marine Foundation => a:Saoirse Kelly@Irish Marine Foundation
-- Saoirse Kelly, Cork => a:Saoirse Kelly@
Saoirse Kelly contributed to this report. =>
Tomas Novak contributed reporting from Prague. =>
Translated by Tomas Novak and edited by Mei Tanaka => t:Tomas Novak@
(Translated by Tomas Novak) => t:Tomas Novak@
Photographs: Tomas Novak/Coast Tribune =>
Saoirse Kelly/Coast Tribune => a:Saoirse Kelly@
Saoirse Kelly / AFP => a:Saoirse Kelly@
記者許文龍、蔡宜芳／屏東連線報導 => a:許文龍@; a:蔡宜芳@
〔本報記者許文龍／屏東報導〕 => a:許文龍@
記者許文龍／台北即時報導 => a:許文龍@
許文龍／綜合報導 => a:許文龍@
體育中心許文龍／綜合報導 => a:許文龍@
〔編譯許文龍／綜合報導〕 => t:許文龍@
文：許文龍（台灣大學法律系教授） => a:許文龍@台灣大學法律系
◎許文龍 => a:許文龍@
◎許文龍（嘉義市民） => a:許文龍@
作者許文龍任職於中央氣象署。 => a:許文龍@中央氣象署
（許文龍，東吳大學政治系副教授） => a:許文龍@東吳大學政治系
許文龍是東吳大學政治系副教授。 => a:許文龍@東吳大學政治系
譯者：蔡宜芳　校對：許文龍 => t:蔡宜芳@
撰文：許文龍　譯：蔡宜芳 => a:許文龍@; t:蔡宜芳@
社論 =>
〔社論〕 =>
本報記者／屏東報導 =>
中央社屏東11日電 =>
"""


def credited(page: str, form: PageFormat | None = None) -> list[str]:
    return [
        f"{person.role.value[0]}:{person.name}@{person.affiliation or ''}"
        for article in segment(page, format=form).articles
        for person in article.text.people
    ]


@pytest.mark.parametrize("form", (FORMS + LATER_FORMS.lstrip()).strip().replace("\n    =>", " =>").splitlines())
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
        ("William C. Burns, Jr.", ["a:William C. Burns, Jr.@"]),
        ("Dr. Ana Lima, PhD et al.", ["a:Ana Lima@"]),
    ],
)
def test_who_a_page_states_as_its_author(stated: str, expected: list[str]) -> None:
    page = f"---\ntitle: The harbour\nauthor: {stated}\n---\n\n" + "\n\n".join(pages.HARBOUR)
    assert credited(page, PageFormat.MARKDOWN) == expected
