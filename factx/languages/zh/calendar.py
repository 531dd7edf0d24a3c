"""Period words of Chinese, folded to Simplified; they hold for the mainland, Taiwan and Hong Kong alike."""

from factx.dates import EDGES
from factx.languages.calendar import Calendar, Parts

_START, _MIDDLE, _END, _EARLY, _MID, _LATE = range(len(EDGES))


def _each(words: str, *parts: tuple[str, int]) -> dict[str, Parts]:
    return dict.fromkeys(words.split(), parts)


_WORDS: dict[str, Parts] = {
    # years
    **_each("今年", ("years", 0)), **_each("去年 旧年", ("years", -1)), **_each("前年", ("years", -2)), **_each("大前年", ("years", -3)),
    **_each("明年", ("years", 1)), **_each("后年", ("years", 2)), **_each("今年度", ("years", 0)), **_each("去年度", ("years", -1)),
    **_each("上年 上年度 上一年 上一年度 上一财年 上财年", ("years", -1), ("governed", -1)),
    **_each("本年 本年度 本财年 当年 当年度 同年", ("years", 0), ("governed", 0)),
    **_each("次年 翌年 下年度 下一年 下一年度 下一财年 下财年", ("years", 1), ("governed", 1)),
    **_each("年内 全年 全年度", ("whole", 0)), **_each("年末 年底 岁末", ("whole", 0), ("edge", _END)),
    **_each("年初", ("whole", 0), ("edge", _START)), **_each("年中", ("whole", 0), ("edge", _MIDDLE)),
    **_each("民国", ("era", 1911)),
    # parts of a year
    **_each("上半年 上半年度 半年报 半年度报告 半年度 中期业绩 中期报告", ("half", 1)), **_each("下半年 下半年度", ("half", 2)),
    **_each("首季 首季度 首个季度 一季报", ("quarter", 1)), **_each("末季", ("quarter", 4)), **_each("三季报", ("first:month", 9)),
    **_each("本季 本季度 这一季度 这个季度", ("quarters", 0)), **_each("上季 上季度 上一季度 上个季度", ("quarters", -1)),
    **_each("下季 下季度 下一季度 下个季度", ("quarters", 1)),
    **_each("本月 本月份 这个月", ("months", 0)), **_each("上月 上个月 上一月 上月份", ("months", -1)), **_each("上上月 上上个月", ("months", -2)),
    **_each("下月 下个月 下一月", ("months", 1)), **_each("下下月 下下个月", ("months", 2)),
    **_each("正月", ("month", 1)), **_each("月末 月底", ("months", 0), ("edge", _END)), **_each("月初", ("months", 0), ("edge", _START)),
    **_each("季末 季度末", ("quarters", 0), ("edge", _END)), **_each("中期", ("middle-half", 1)),
    # weeks and days
    **_each("本周 这周 本星期 这个星期", ("weeks", 0)), **_each("上周 上星期 上个星期 上一周", ("weeks", -1)),
    **_each("上上周 上上星期 上上个周", ("weeks", -2)), **_each("下周 下星期 下个星期 下一周", ("weeks", 1)),
    **_each("下下周 下下星期", ("weeks", 2)), **_each("周末", ("weeks", 0), ("weekend", 0)),
    **{week + day: (("weekday", n),) for week in ("周", "星期", "礼拜") for n, day in enumerate("一二三四五六日")},
    **_each("星期天 礼拜天", ("weekday", 6)),
    **{a + week + day: (("weeks", n), ("weekday", i)) for a, n in (("上", -1), ("本", 0), ("这", 0), ("下", 1))
       for week in ("周", "星期") for i, day in enumerate("一二三四五六日")},
    **{f"{word}{link}周末": (("weeks", n), ("weekend", 0)) for word, n in (("上", -1), ("上上", -2), ("本", 0), ("下", 1), ("下下", 2))
       for link in ("", "个")},
    **_each("今日 今天 今早 今晚 今晨", ("days", 0)), **_each("昨日 昨天 昨晚", ("days", -1)), **_each("前日 前天", ("days", -2)),
    **_each("大前天", ("days", -3)), **_each("明日 明天", ("days", 1)), **_each("后天 后日", ("days", 2)), **_each("大后天", ("days", 3)),
    **_each("双十一 双11 双十一期间", ("month", 11), ("day", 11)), **_each("双十二 双12", ("month", 12), ("day", 12)),
    **_each("元旦", ("month", 1), ("day", 1)), **_each("国庆节", ("month", 10), ("day", 1)), **_each("劳动节", ("month", 5), ("day", 1)),
    **_each("圣诞节", ("month", 12), ("day", 25)), **_each("情人节", ("month", 2), ("day", 14)),
    **{"十" * (n > 9) + "一二三四五六七八九"[n % 10 - 1] + "五": (("plan", n),) for n in (11, 12, 13, 14, 15, 16)},
    # edges of what came before
    **_each("末 底 尾", ("edge", _END)), **_each("初", ("edge", _START)),
    **_each("中", ("edge", _MIDDLE)), **_each("上旬", ("edge", _EARLY)), **_each("中旬", ("edge", _MID)), **_each("下旬 中下旬", ("edge", _LATE)),
    # words that point to the period spoken of
    **_each("同期 同时期", ("same", 0)), **_each("报告期 报告期间 期内 报告期内 当期 本期 当季 当月 当日 当天 期间内", ("own", 0)),
    **_each("报告期末 本期末 期末", ("own", 0), ("edge", _END)), **_each("上期", ("own", -1)),
    **_each("目前 当前 现在 现有 现已 现共 现为 现拥有 现时 现今 如今 现阶段 眼下 当下 截至发稿 截至本公告日", ("now", 0)),
    **_each("至今 迄今 迄今为止", ("till-now", 0)),
    **_each("未来 今后 将来", ("coming", 0)),
    # stances
    **_each("截至 截止 截止到 截至到 截止至 截止于", ("asof", 1)), **_each("自从 自", ("from", 1)), **_each("从 由", ("at", 0)), **_each("于 在 的", ("link", 0)),
    **_each("以来 来", ("since", 1)), **_each("起 开始", ("after", 2)), **_each("后 之后 以后", ("after", 1)),
    **_each("或之后 及以后 及之后 或以后", ("after", 2)), **_each("之前 以前", ("before", 1)), **_each("或之前 及以前 及之前", ("before", 2)),
    **_each("止年度", ("ended", 12)), **_each("止", ("ended", 0)), **_each("之间 间", ("between", 1)),
    # marks before a count
    **_each("前 首 头", ("front", 1)), **_each("近 过去 最近 过往 此前", ("past", 1)), **_each("最后", ("rear", 1)),
    # what joins
    **_each("至 到 - ~ — － -至", ("to", 0)), **_each("、 和 及 与 以及 或 或者 , /", ("and", 0)),
    # other words
    **dict.fromkeys("今日头条 明日之后 每一季度 近日 日前 来自 自有 自主 自动 自身 自己 由于 从事 从而 从业 至少 到期 到位 到达 首次 首家 首批 首位 "
                    "前十 前景 前期 前提 前后 前沿 目前为止 后续 后台 后者 未来感 近期 近来 近年 近年来 自然 自营 自研 自筹 来源 最近一期 过去式 "
                    "年末余额 现金 现场 现代 现货 现行 现实 现象 现状 期末考试".split(), ()),
}
_WORDS["目前为止"] = _WORDS["到目前为止"] = _WORDS["截至目前为止"] = (("now", 0),)

CALENDAR = Calendar(
    words=_WORDS,
    digits="〇一二三四五六七八九零",
    spelled={**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "十": 10, "两": 2, "零": 0, "〇": 0, "半": 0},
    prefix="第",
    era=1911,
    counting="两",
    units={
        **dict.fromkeys("年 年度 年报 年年报 年度报告 财年 财政年度 会计年度 全年 年全年 年年 年年度".split(), "year"),
        **dict.fromkeys("月 月份".split(), "month"), **dict.fromkeys(["日"], "day"), "号": "date-day",
        **dict.fromkeys(["季度"], "quarter"), "季": "season",
        **dict.fromkeys("年期 周年 个年度 个财年".split(), "+year"), "个月": "+month", "个多月": "+month", "个月期": "+month",
        "个季度": "+quarter", "个季": "+quarter", **dict.fromkeys("周 个周 星期 个星期 礼拜".split(), "+week"),
        **dict.fromkeys("天 日内 个交易日 个工作日".split(), "+day"), "个半年": "+half",
        **dict.fromkeys("小时 个小时 分钟 秒 秒钟 毫秒 点钟 点半 时许".split(), "time"),
        **dict.fromkeys("日元 日圆 日年化 日均 日线 日游 年级 周岁 月饼 月龄 年代 号线 日以内 日间 年期以上".split(), ""),
    },
    ordinal_units={"季度": "quarter", "季": "quarter", "个季度": "quarter", "周": "week", "个星期": "week", "个月": "", "年": "", "天": ""},
    shy={
        "中": ("", "*"),         **dict.fromkeys("现在 现有 现已 现共 现为 现拥有 现时 现今".split(), ("实体表发呈出兑变涌展贴", "")), "近": ("附接临邻靠将最新亲", ""), "期内": ("*", ""), "来": ("未将原历", "自源到看说"), "同期": ("", "限"), "中期": ("", "票"),
        "期末": ("学假长短定中", ""), "当期": ("", "货"), "首": ("*", ""), "头": ("*", ""), "后年": ("*", ""), "前年": ("*", ""),
        "上年": ("以", ""), "当年": ("", "轻"), "由": ("自理事经缘", ""), "自": ("来各独亲", ""), 
        "本期": ("", "货"), "上期": ("", "所货"), "未来": ("", "得及"), "同年": ("", "龄"), "全年": ("", "龄"), 
    },
    length_before="近满第共历约超达逾续长期限有足过来去年每整后前约超逾于",
    length_after="期间来内以之多余左前后贷国债历 ",
    year_tails="第首上下前末底初中全度报财q一二三四五六七八九十0123456789",
)
