"""Chinese for the drafts of rules."""

from factx.languages.drafts import Drafts
from factx.languages.grammar import words

DRAFTS = Drafts(
    leading=words("""
        累计, 共, 已, 全国, 全球, 建成, 建有, 建设, 拥有, 设有, 运营, 投运, 投用, 上线, 推出, 完成, 实现, 达成, 发放, 处理,
        售出, 开出, 新增, 现有, 在建, 投放, 公司, 平台, 该行, 全年, 当年, 日均, 月均, 人均, 的
    """),
    silent=("{}有3个特点。", "{}分3个阶段。", "关于{}，有3个问题。", "{}备受关注。"),
)
