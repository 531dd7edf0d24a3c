"""Chinese numerals, units, counters and hedges (Simplified, Traditional and Taiwan usage meet in the fold)."""

from __future__ import annotations

from decimal import Decimal

from factx.languages.numerals import Numerals, Unit
from factx.units import names

_DIGITS = "〇 一壹弌 二贰两俩 三叁仨 四肆 五伍 六陆 七柒 八捌 九玖"  # 0 to 9, each with its other characters
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
# 兆 is 10^12 in Taiwan; mainland news does not use it for money at all.
_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12, "k": 1000, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9,
           "m": 10**6, "trillion": 10**12, "thousand": 1000}  # fmt: skip

_HEDGES = {
    "over": "超 超过 超出 已超 逾 超逾 已逾 突破 破 已破 冲破 多于 大于 高于 远超 不止 不只 跨过 越过 站上 迈上 迈过 跃上 >",
    "at_least": "不低于 不少于 不小于 至少 最少 不下 不下于 起码 ≥",
    "under": "不足 不到 低于 跌破 跌穿 失守 少于 小于 未到 未满 不满 不及 未足 未达 <",
    "at_most": "不超过 不超 不逾 未超过 未超 未突破 最多 至多 不高于 不多于 不大于 ≤",
    "about": "约 大约 大概 大致 约为 约合 约达 约有 约占 近似 ~ ≈",
    "nearly": "近 将近 接近 逼近 临近 近乎 直逼 几近 接近于",
}
# They end in a hedge, but are none.
_NO_HEDGE = """
    最近 附近 新近 邻近 节约 签约 预约 合约 纽约 契约 条约 违约 履约 制约 公约 要约 续约 解约 租约 集约 打破 刺破 经过 通过
    不过 英超 中超 网上 线上 以上 马上 加上 晚上 早上 市上 会上 上上 赶上
"""

# What may stand before a balance, which ends in a hedge too: 贸易出超103亿, 外资买超; not 投入|超33亿, 购买|超.
_BALANCES = ("出超", "入超", "买超", "卖超")
_BALANCED = "易贸品湾国月季年度期计额的为呈现续净再资信人商户步举手法均日共"


def _before() -> dict[str, str]:
    """Hedges before a number, with 了 where it can follow: 突破了."""
    hedges = dict.fromkeys(_NO_HEDGE.split(), "")
    hedges |= {before + word: "" for before in _BALANCED for word in _BALANCES}
    for modifier, words in _HEDGES.items():
        for word in words.split():
            hedges |= {word: modifier, word + "了": modifier}
    return hedges


# They begin with a unit or counter, but mean something else after a number.
_NO_UNIT = """
    成为 成立 成本 成员 成人 成功 成果 成都 成长 成交 成熟 成分 成品 成份 成绩 成就 折合 折扣 折价 折旧 折算 折叠 元素 元件
    元宇宙 元月 元旦 元老 角度 角色 毛利 块链 仙股 人民 人才 人工 人均 人员 人大 人士 家庭 家居 家电 家族 家装 部分 部门
    项目 根据 位于 位列 位居 件事 名单 名义 名列 台湾 台北 台企 台风 台式 门户 门槛 门店 股份 股价 股东 股权 股票 股市 只有 只要
    只能 户均 户籍 点评 次级 次要 支付 支持 支出 支撑 口径 口岸 口碑 所有 所以 所谓 所得 所在 间接 间隔 期货 期间 期权 期限
    县域 县级 市民 市级 村民 村镇 城镇 城乡 国民 国内 省内 省级 首贷 首套 首次 手机 集团 集体
    套现 套利 套期 册封 份额 层级 处于 处理 处罚 道路 条件 条例 条款 头部 张家 个性 个别 个股 个人 种植 种类 款项 座谈 代表
    代理 批发 批准 轮胎 轮动 场景 场外 场内 类似 宗旨 起草 起诉 组织 组成 组合 班子 对于 对比 对象 对外 双方 双边 亩产
    pct国际 pct专利 pct申请
"""


_MEASURES = {
    "%": "% 厘",  # 厘 of a rate is per cent: 年息4厘
    "pp": "个百分点 百分点 个点 pct 个pct pp",
    "bp": "基点 个基点 基本点 个基本点 点子 个点子 bp bps 个bp 个bps",
    "x": "倍",
}
# Code, part of the currency, whether the document decides the country, words
_MONEY = (
    ("CNY", "1", True, "元 圆 块 块钱"), ("CNY", "0.1", True, "角 毛 毛钱"), ("CNY", "0.01", True, "分钱"),
    ("USD", "1", True, "$"), ("USD", "0.01", False, "美分"), ("EUR", "0.01", False, "欧分"), ("GBP", "0.01", False, "便士"),
    ("JPY", "0.01", False, "日本钱 日本銭"),
    ("HKD", "0.01", False, "港仙"), ("HKD", "0.01", True, "仙"),
)  # fmt: skip


def _units() -> dict[str, Unit]:
    units = {name: Unit(code) for name, code in names("zh").items()}
    for code, words in _MEASURES.items():
        units |= dict.fromkeys(words.split(), Unit(code))
    for code, part, local, words in _MONEY:
        units |= dict.fromkeys(words.split(), Unit(code, Decimal(part), local, part != "1"))
    units |= {"成": Unit("%", Decimal(10)), "折": Unit("%", Decimal(10)), "‰": Unit("%", Decimal("0.1"))}
    units |= {unit.lower(): Unit(unit) for unit in ("GWh", "MWh", "kWh", "TWh")}
    units |= dict.fromkeys(("个千分点", "千分点"), Unit("pp", Decimal("0.1")))
    return units | dict.fromkeys(_NO_UNIT.split(), Unit(""))


# catalogue unit -> the counters that may count it
_COUNTED = {
    "person": "人 名 位 户 人次 人数 口 万人 户次 个",
    "institution": "户 个 家 所 间",
    "patent": "个 件 项 族",
    "item": """
        个 间 件 项 笔 单 宗 套 款 台 台套 台次 辆次 部 门 座 支 只 头 只次 张 份 本 篇 条 次 期 批 种 类 场 艘 架 架次
        颗 枚 块 片 株 处 例 起 轮 层 组 道 盒 箱 瓶 包 票 对 双 副 幅 栋 幢 根 把 顶 届 代 股 手
        标箱 城 国 省 市 县 村 段 步 页 字 集 首
    """,
    "measure": """
        吨 千克 公斤 斤 克 桶 盎司 升 立方米 立方 公里 千米 米 公顷 亩 千瓦时 千瓦 度 兆瓦 平方公里 岁 周岁 世纪
        寸 英寸 摄氏度 赫兹 分贝 gw mw gb tb pb eb mbps gbps
    """,
    "point": "个 点",
    "loan": "件 笔 单 宗",
    "vehicle": "台 辆 部",
    "month": "个月",
    "m2": "平方米 平米 平 ㎡",
}

# Each holds a numeral, but says no number. Words whose numeral is a lone digit without counter need not stand here.
_WORDS = """
    第一财经 第一时间 第一线 第三方 第二天 千方百计 千家万户 千千万万 成千上万 成百上千 千变万化 万一 万分 万里长 万有 万物
    万能 万众 万科 万达 万事 万向 万华 万邦 万元户 百分百 百度 百货 百科 百姓 百胜 百事  百强  百川 百济 千兆 千禧
    千万别 千万不 千万要 十分 十足 十强 十字 十堰 四川 四环 五台山 五粮液 五常 五金 五官 六合 六福 七匹狼 九江 九牧 九龙
    九号公司 九阳 八达 一带一路 三一重工 三一集团 三七互娱 三六零 三农 二手 一手 双十一 双十二 一批 一个接一个 一步 一次性
    五五分 五五开 三七分 三七开 四六分 四六开 二八分
    一段时间 一起 一对一 一类 二类 三类 一本 一代 新一代 下一代 二代 三代 一把手 一把 一条龙 一期 二期 三期 四期 一级 二级
    三级 四级 五级 一线 二线 三线 一道 一度 两手 一年一度  一面 两会 两岸 两融 两化 三板 五险一金 三公 三包 三峡
    三明 三亚 两市  四面 四方 五洲 一般 一块 一处 一头 一例 一轮 一层 一组 一门 一只 零售 零部件 零件 零食 零跑 零距离 零星
    零散 从零到一 陆陆续续 一一  二次 三次产业 三大 二十大 十九大 十八大 三中全会 四中全会 一分为二 五花八门 七上八下
    乱七八糟 三三两两 一五一十 不三不四   一元论  多元 一元化
"""


def _counters() -> dict[str, tuple[str, ...]]:
    counters: dict[str, tuple[str, ...]] = {}
    for unit, words in _COUNTED.items():
        for word in words.split():
            counters[word] = (*counters.get(word, ()), unit)
    return counters


# "@" stands for any Han character. A class of more than two Han characters that do not follow each other in Unicode takes 0.17 ms
# to compile, as much as five patterns: so there are few.
_CODES = {
    "address": (r"(?<![0-9.])[0-9]{1,5}(?:-[0-9]{1,4})?(?:号楼?|弄|栋|幢|室)(?!召|称)(?!令|角)(?!码|人)",),
    "version": (
        r"(?<![0-9.,])[0-9]{1,2}\.[0-9](?:版|时代|(?= ?(?:用户|客户|会员)))",
        r"(?<=[@])(?<![为达])(?<![约到])(?<!率)[1-9]\.0(?=[,。;:、\"”)》 ]|$|战略|模式|计划|阶段)",
    ),
    "time": (
        r"(?<![0-9.])24 ?小时",
        r"(?:(?<=[午晚])|(?<=[早晚]上|凌晨))[0-9]{1,2}点(?:[0-9]{1,2}分?|[半多])?(?![0-9.])",
    ),
    "range": (
        r"(?:(?<=正负)|(?<=±))[0-9]+(?:\.[0-9]+)? ?(?:个?百分点|%)",
    ),
    "word": (r"(?<![0-9.])(?:0到1(?![0-9.%])|[05-9][05]后)",),
    "score": (r"(?<![0-9.,])[0-9]{1,4}(?:\.[0-9]{1,3})?(?:比|:)[0-9]{1,4}(?:\.[0-9]{1,3})?(?![0-9.%]|例|上)",),
    "phone": (r"(?<![0-9.,])1[3-9][0-9]{9}(?![0-9.,]| ?[元美港万亿%欧日人])",),
    "listing": (
        r"(?m:^)[ \t]{0,8}(?:[0-9]{1,2}、(?![0-9])|\(?[一二三四五六七八九十]{1,3}(?:\)|[、.](?![一二三四五六七八九十])))"
        r"(?=[ \t]{0,4}[^\s0-9])",
        r"(?:(?<=[;:!?])|(?<=。))[0-9]{1,2}、(?![0-9])|\[注[0-9]{1,3}\]",
        r"(?:(?<=[图表])|(?<=[图表] ))[0-9]{1,2}(?=[ :。,;)、\n]|$)",
        r"[〔\[(【](?:19|20)[0-9]{2}[〕\])】] ?(?:第 ?)?[0-9]{1,5} ?号|[〔\[](?:19|20)[0-9]{2}[〕\]]-[0-9]{1,4}",
    ),
}
_MOVERS = "增加 减少 上升 下降 增长 下跌 升 跌 降 增 减 涨 上涨 回落 提高 提升 多 少"
_RANK_CUES = """
    排名 排行 排在 排第 位列 位居 名列 分列 列 居 稳居 跻身 跃居 升至 跃升 跃升至 升到 降至 降到 退至 滑落至 蝉联 依序为 依次为
    依序是 依次是 重回 重返 夺得 全球 全国 世界 国内 本国 业内 行业 市场 亚洲 当地 影史 公司
"""

NUMERALS = Numerals(
    begins="0-9.廿卅一壹弌二贰两俩三叁仨四肆五伍六陆七柒八捌九玖零〇十拾百佰千仟万亿兆翻半首榜对",
    starts="[0-9廿卅一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖零〇十拾百佰千仟万亿兆]|[.](?=[0-9])|[翻半首榜对](?=[一两三了番倍成数壁百位名首折])",
    figures=r"[0-9]{1,3}(?:,[0-9]{3}){1,7}(?![0-9])(?:\.[0-9]{1,20})?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+",
    tokens={
        **{c: ("digit", i) for i, cs in enumerate(_DIGITS.split()) for c in cs}, "零": ("zero", 0), "〇": ("zero", 0),
        **{c: ("power", i) for c, i in _POWERS.items()}, **{c: ("scale", i) for c, i in _SCALES.items()},
        "个亿": ("scale", 10**8), "廿": ("tens", 20), "卅": ("tens", 30), "点": ("point", 0),
        **dict.fromkeys(("百分点", "千分点", "千瓦", "千瓦时", "千克", "千米"), ("unit", 0)),
        "打": ("dozen", 12), "半百": ("digit", 50),
    },
    spoken=True,
    joins=("", " ", "  "),
    links=(),
    minus=("负", "-"),
    before=_before(),
    after={
        "以上": "at_least", "之上": "at_least", "以内": "at_most", "之内": "at_most", "以下": "under", "之下": "under",
        "左右": "about", "上下": "about", "余": "over", "有余": "over", "出头": "over", "多": "over", "+": "over", "开外": "over",
        "不到": "under",
    },
    inside={"多": "over", "余": "over", "几": "over", "来": "about", "+": "over", "数": "over"},
    tails=("几", "来"),
    vague=("几", "数", "若干", "数以", "好几"),
    balances=_BALANCES,
    round={"过": "over", "上": "about", "破": "over", "超": "over", "近": "nearly", "逾": "over"},
    units=_units(),
    tight=frozenset(),
    prefixes={name: Unit(code) for name, code in names("zh").items()} | {"$": Unit("USD", local=True), "人民币:": Unit("CNY")},
    counters=_counters(),
    gaps=("", " "),
    ranges=("-", "~", "至", "到", "—", "―", "--", "——", "- ", " - ", "~ ", " ~ ", " 至 ", "至 ", "到 ", " 到 ",
            "/股至", "/股到", "/股~", "/股-", "/股—"),
    lists=("、", "和", "与", "及", "以及", "/", " 和 ", " 及 ", " 与 "),
    origins=("从", "由"),
    movers=tuple(form for verb in _MOVERS.split() for form in (verb, f"{verb}了")),
    labels=("代码", "代号", "行情", "编号", "文号", "邮编", "电话", "热线"),
    codes=_CODES,
    counted="万亿元年月日",
    words=frozenset(_WORDS.split()),
    per="分之",
    spaced="〇零一二两三四五六七八九十百千万亿兆点分之个成折半",
    percentages={"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000, "千万": 10**7, "百万": 10**6},
    plus=("又",),
    articles=("一",),
    lone=("是为到至和与而于", "和而却与这的"),
    ordinal="第",
    ordinal_ends=("位", "名", "大", "高", "顺位"),
    rank_ends=("位", "名"),
    rank_next="至到的和与及",
    rank_cues=tuple(_RANK_CUES.split()),
    tops=("前",),
    grades=("级",),
    halves=("半",),
    counting=("两", "俩"),
    discounts=("折",),
    sums=("", " ", "又", "零"),
    tenths=("成", "块", "毛"),
    pieces={"块": 10**8},
    places={"首位": 1, "榜首": 1, "首名": 1},
    phrases={
        "半成": (5, "%"), **dict.fromkeys(("翻番", "翻一番", "翻了一番", "翻了番", "翻倍", "翻了一倍"), (100, "%")),
        **dict.fromkeys(("翻两番", "翻了两番"), (300, "%")), **dict.fromkeys(("翻三番", "翻了三番"), (700, "%")),
        "对折": (50, "%"),
    },
    shares={"一半": 50, "半数": 50, "半壁江山": 50},
    whole=("占", "比例", "份额", "的"),
    parting=("占", "比例", "比重", "份额"),
)  # fmt: skip
