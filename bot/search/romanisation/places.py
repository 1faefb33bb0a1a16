"""Place names with a fixed romanisation, which follows no rule or an ambiguous one."""

from __future__ import annotations

from typing import Final

_LIST: Final = """
taipei 台北 臺北|newtaipei 新北|keelung 基隆|taoyuan 桃園|hsinchu 新竹|miaoli 苗栗|taichung 台中 臺中
changhua 彰化|nantou 南投|yunlin 雲林|chiayi 嘉義|tainan 台南 臺南|kaohsiung 高雄|pingtung 屏東|yilan 宜蘭
hualien 花蓮|taitung 台東 臺東|penghu 澎湖|kinmen 金門|quemoy 金門|matsu 馬祖|lienchiang 連江|tamsui 淡水
danshui 淡水|tamshui 淡水|taiwan 台灣 臺灣|formosa 台灣 臺灣|hongkong 香港|macau 澳門|macao 澳門|kowloon 九龍
beijing 北京|peking 北京|shanghai 上海|tianjin 天津|tientsin 天津|chongqing 重慶|chungking 重慶|nanjing 南京
nanking 南京|guangzhou 廣州|canton 廣州|shenzhen 深圳|xiamen 廈門|amoy 廈門|fuzhou 福州|hangzhou 杭州
suzhou 蘇州|wuhan 武漢|chengdu 成都|xian 西安|harbin 哈爾濱|dalian 大連|qingdao 青島|tsingtao 青島
shenyang 瀋陽|kunming 昆明|lhasa 拉薩|urumqi 烏魯木齊|tibet 西藏|xinjiang 新疆|sinkiang 新疆|fujian 福建
fukien 福建|guangdong 廣東|sichuan 四川|szechuan 四川|szechwan 四川|hunan 湖南|hubei 湖北|hebei 河北
henan 河南|shandong 山東|shantung 山東|zhejiang 浙江|chekiang 浙江|jiangsu 江蘇|kiangsu 江蘇|anhui 安徽
yunnan 雲南|guizhou 貴州|hainan 海南|gansu 甘肅|innermongolia 內蒙古|singapore 新加坡|tokyo 東京|osaka 大阪
kyoto 京都|okinawa 沖繩|seoul 首爾 漢城|busan 釜山|china 中國 中国|japan 日本|korea 韓國|yangtze 長江 揚子江
diaoyutai 釣魚台 釣魚臺|senkaku 釣魚台 釣魚臺|yushan 玉山|alishan 阿里山|taroko 太魯閣|hengchun 恆春
lukang 鹿港|tamkang 淡江|banqiao 板橋|panchiao 板橋|daan 大安|xinyi 信義|wanhua 萬華|beitou 北投|peitou 北投
shilin 士林|neihu 內湖|nangang 南港|yonghe 永和
"""


def _rows() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in _LIST.replace("\n", "|").split("|"))
    return {row[0]: tuple(row[1:]) for row in rows if row}


PLACES: Final = _rows()
"""The Chinese names of places by romanised name, folded and without spaces."""
