"""Names in Chinese characters, and in the letters (pinyin) that Chinese names are written with elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from ..normalize.patterns import lazy

# The characters that foreign names are spelled with.
_SPELLING = (
    "特默龙洛塞茨什列季翁祖卓柳阿埃艾安昂奥澳巴拜邦班鲍贝比别宾波博伯勃布查达戴丹德登邓迪蒂丁东杜多顿厄恩尔法凡菲费芬佛夫弗福富盖冈戈格根贡古瓜哈汉翰"
    "赫黑亨洪胡华霍基吉加贾杰金卡凯坎康考柯科可克肯寇库奎昆拉莱兰朗劳勒雷黎里利丽莉林琳留卢鲁路伦罗洛马玛迈曼毛梅蒙米密"
    "明缪摩莫默姆穆纳娜南内尼涅宁纽诺努欧帕潘庞培佩彭皮平珀普齐奇恰切琴丘热仁日荣茹瑞若萨赛桑瑟森沙莎山尚绍舍申圣盛施史舒"
    "朔斯丝思松苏索塔泰坦汤唐陶特腾滕提廷图托瓦万旺威韦维魏温文沃乌武伍西希席夏辛欣休许逊雅亚延扬耶叶伊因英尤约泽扎詹珍朱兹佐"
)
# Family names; a name with one is told by where it stands: it opens a clause, in which somebody says or does something.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾韦"
    "夏付方邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武莫孔尚连蓝习栗咸岸"
)
_DEEDS = "会见会晤会谈抵达宣布表示强调指出呼吁警告当选就任就职辞职出席访问退役夺得获得出任接受签署任命"
_DOES = "|".join(_DEEDS[at : at + 2] for at in range(0, len(_DEEDS), 2))
CHINESE_NAME = lazy(
    rf"[{_SPELLING}]{{3,7}}+(?:·[{_SPELLING}]{{2,7}}+)*+"
    rf"|(?<![\u4e00-\u9fff])(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[{_SPELLING}]{{2}})(?=[：:]|{_DOES})"
)
_LONGEST_WORD = 12
_FOREIGN = lazy(rf"[{_SPELLING}·]+\Z")
_PINYIN = lazy(
    "(?:[bpm](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    "|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|iang|ing|u|uo|ui|uan|un|ue)|[nl]in"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    "|(?:[zcs]h?|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un|ua|uai|uang)"
    "|y(?:a|e|ao|ou|an|ang|i|in|ing|ong|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)|a|ai|an|ang|ao|e|en|er|o|ou)+"
    r"\Z"
)


def is_east_asian(name: str) -> bool:
    """Whether a name in Chinese characters is of China, Japan or Korea, and no foreign one in its syllables."""
    return not _FOREIGN.match(name)


def is_pinyin(words: Iterable[str]) -> bool:
    """Whether the romanised words of a name are pinyin: Wang Yi is, and Kishida, Tsai or Jack Ma are not."""
    return all(len(word) <= _LONGEST_WORD and _PINYIN.match(word) for word in words)
