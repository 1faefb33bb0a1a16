"""Words that say nothing about what an article is about, whatever an archive's own frequencies are."""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = """
zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half
first second third fourth fifth sixth seventh eighth ninth tenth
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm
mr mrs ms dr nt nts us usd eur mln bln dlr dlrs pct vs cts inc corp co ltd plc ag nv bv said says say
"""

_OTHER_LANGUAGES: Final = """
der die das und oder nicht mit von den dem des ein eine einer eines einem einen ist sind war wie auch auf fur im zu
zum zur bei nach aus sich wir sie ich es als wird werden wurde kann konnen hat haben noch nur aber dass dies diese
dieser dieses dann wenn so um uber vor unter durch man mehr sehr was wo gibt sein
la le les une un du et est pas que qui dans pour sur par avec ce cette ces se sont il elle nous vous ils au aux ou mais
plus ne je leur tout el los las una y en es por con del al lo como para su sus mas ha han pero
o e os as um uma do da dos das em na no nos nas com nao ao sao
gli di che per non della dei delle sono anche nel alla
"""

_CHINESE: Final = """
表示 指出 认为 没有 可以 因为 所以 自己 他们 我们 她们 你们 今年 去年 明年 每天 一个 工作 时间 问题 开始 目前 方面 其中
以及 已经 如果 这个 那个 这样 之后 之前 以后 以前 以来 成为 进行 由于 此外 包括 许多 大家 小时 公分 公里 公尺 公斤 今天
昨天 明天 现在 当时 后来 起来 出来 回来 回去 回家 过去 接受 决定 宣布 需要 必须 应该 可能 不会 不能 不是 只有 还有 就是
但是 而且 虽然 然而 或者 非常 相当 一些 所有 部分 主要 重要 其他 之间 之一 以上 以下 左右 当地 地方 地区 国家 世界 社会
公司 政府 市府 县府 人员 人民 单位 发展 影响 方式 结果 原因 情况 关系 活动 计划 提供 使用 利用 建立 成立 设立 举行 举办
参加 加入 组织 增加 减少 提高 改变 发现 认识 希望 继续 同时 同意 愿意 规定 作为 具有 拥有 属于 位于 称为 所谓 例如 根据
经过 通过 负责 记者 报导 报道 消息 新闻 编辑 文章 作者 翻译 来源 摘要 连结 日期 原文 中心 区域 管理 服务 标准 内容 部门
处理 研究 调查 资料 数据 一起 一样 一直 一定 最后 最近 不过 不同 直接 完成 实施 推动 持续 成果 目标 能力 水平 全国 国际
孩子 朋友 先生 女士 老师 学生 下午 上午 早上 晚上 星期 礼拜 年前 年后
"""

ENGLISH: Final = frozenset(_ENGLISH.split())
OTHER_LANGUAGES: Final = frozenset(_OTHER_LANGUAGES.split())
CHINESE: Final = frozenset(_CHINESE.split())

CHINESE_GRAMMAR: Final = frozenset(
    "于与以也的了是在和有不为这那他我她你之其被把让又就而及或因从到对并但且们个着很都还没要会能可说"
    "年月日号时分秒岁元一二三四五六七八九十百千万亿零〇两第点多几等每中上下内外前后位次名件项间至起所则该此"
)
"""Characters of grammar, numbers and measures: two characters with one of them are no word that tells anything."""
