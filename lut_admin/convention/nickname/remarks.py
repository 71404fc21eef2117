"""Words that people hang on a nickname and that are no part of a name: country, role, degree, state of studies."""

from __future__ import annotations

import re

# Where international students come from, as Chinese calls it in full and in short.
COUNTRIES = frozenset(
    """
阿富汗 阿联酋 阿拉伯联合酋长国 阿曼 阿塞拜疆 巴基斯坦 巴勒斯坦 巴林 不丹 朝鲜 东帝汶 菲律宾 格鲁吉亚 哈萨克斯坦
哈萨克 韩国 吉尔吉斯斯坦 吉尔吉斯 柬埔寨 卡塔尔 科威特 老挝 黎巴嫩 马尔代夫 马来西亚 蒙古 蒙古国 孟加拉 孟加拉国
缅甸 尼泊尔 日本 沙特 沙特阿拉伯 斯里兰卡 塔吉克斯坦 塔吉克 泰国 土耳其 土库曼斯坦 土库曼 文莱 乌兹别克斯坦
乌兹别克 新加坡 叙利亚 亚美尼亚 也门 伊拉克 伊朗 以色列 印度 印度尼西亚 印尼 约旦 越南 中国 阿尔及利亚 埃及
埃塞俄比亚 埃塞 安哥拉 贝宁 博茨瓦纳 布基纳法索 布隆迪 赤道几内亚 多哥 厄立特里亚 佛得角 冈比亚 刚果 刚果金 刚果布
吉布提 几内亚 几内亚比绍 加纳 加蓬 津巴布韦 喀麦隆 科摩罗 科特迪瓦 肯尼亚 莱索托 利比里亚 利比亚 卢旺达 马达加斯加
马拉维 马里 毛里求斯 毛里塔尼亚 摩洛哥 莫桑比克 纳米比亚 南非 南苏丹 尼日尔 尼日利亚 塞拉利昂 塞内加尔 塞舌尔
圣多美和普林西比 斯威士兰 苏丹 索马里 坦桑尼亚 突尼斯 乌干达 赞比亚 乍得 中非 阿尔巴尼亚 爱尔兰 爱沙尼亚 奥地利
白俄罗斯 保加利亚 北马其顿 比利时 冰岛 波黑 波兰 丹麦 德国 俄罗斯 法国 芬兰 荷兰 黑山 捷克 克罗地亚 拉脱维亚 立陶宛
列支敦士登 卢森堡 罗马尼亚 马耳他 摩尔多瓦 摩纳哥 挪威 葡萄牙 瑞典 瑞士 塞尔维亚 塞浦路斯 圣马力诺 斯洛伐克
斯洛文尼亚 乌克兰 西班牙 希腊 匈牙利 意大利 英国 阿根廷 巴巴多斯 巴哈马 巴拉圭 巴拿马 巴西 玻利维亚 伯利兹 多米尼加
多米尼克 厄瓜多尔 哥伦比亚 哥斯达黎加 格林纳达 古巴 圭亚那 海地 洪都拉斯 加拿大 美国 秘鲁 墨西哥 尼加拉瓜 萨尔瓦多
苏里南 特立尼达和多巴哥 危地马拉 委内瑞拉 乌拉圭 牙买加 智利 澳大利亚 巴布亚新几内亚 斐济 基里巴斯 密克罗尼西亚
瑙鲁 帕劳 萨摩亚 所罗门群岛 汤加 图瓦卢 瓦努阿图 新西兰
""".split()
)
# Countries that are also what a personal name becomes in Chinese; alone they are given the benefit of the doubt.
ALSO_NAMES = frozenset("苏丹 阿曼 以色列 约旦 马里 肯尼亚 不丹 多哥 巴林 智利 古巴 也门 海地 秘鲁".split())
ROLES = frozenset(
    """
班长 副班长 团支书 学习委员 学委 生活委员 文艺委员 体育委员 宣传委员 组织委员 心理委员 课代表 组长 学生会 主席 老师
教师 辅导员 班主任 导师 助教 翻译 管理员 群主 同学 学长 学姐 学弟 学妹 留学生 已毕业 毕业 毕业了 毕业生 已离校
已退学 退学 休学 本科 本科生 硕士 硕士生 研究生 博士 博士生 博士后 预科 预科生 语言生 进修生 交换生 校友 请勿扰
勿扰 男 女 新生 老生
""".split()
)
# English words that are no part of a name where they stand last.
DEGREES = frozenset("phd ph.d msc bsc mba monitor graduated alumni".split())
# Roles so plain that they are no name even without a blank before them.
_GLUED = tuple(
    sorted((role for role in ROLES if len(role) > 1 and role not in {"导师", "博士"}), key=len, reverse=True)
)
# Whatever ends with another character holds no remark at its end.
LAST = frozenset(word[-1] for word in (*ROLES, *COUNTRIES, *" -－—_/|,，"))
_PARTS = re.compile(r"[ \-－—_/|,，]+")


def remarks_of(han: str) -> tuple[str, tuple[str, ...]]:
    """A Han half without the countries and roles at its end, and those, in the order they stood."""
    ended = bool(han) and han[-1] in LAST
    if not ended and not _PARTS.search(han):
        return han, ()
    parts = [part for part in _PARTS.split(han) if part]
    if not ended:
        return " ".join(parts), ()
    remarks: list[str] = []
    while parts:
        last = parts[-1]
        if last in ROLES or (last in COUNTRIES and (len(parts) > 1 or last not in ALSO_NAMES)):
            remarks.insert(0, parts.pop())
            continue
        if not last.endswith(_GLUED):
            break
        glued = next(role for role in _GLUED if last.endswith(role))
        remarks.insert(0, glued)
        parts[-1] = last[: -len(glued)]
    return " ".join(parts), tuple(remarks)
