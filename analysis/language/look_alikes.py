"""Characters that look like another one: what fonts and extraction put in place of the character that was meant."""

from __future__ import annotations

_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽"
    "⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_SUPPLEMENT_MEANT = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小尐兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爬丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑"
    "艹艺艻虎衤覀西见角𧢲讠贝𧾷车辶辷辸邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""CJK Radicals Supplement, U+2E80 to U+2EF3, and the ideograph of each: the Unicode property Equivalent_Unified_Ideograph."""

RADICALS = dict(zip(_SUPPLEMENT, _SUPPLEMENT_MEANT, strict=True)) | {"⼾": "戸", "⾭": "青", "⿈": "黄", "⿊": "黒"}
"""Radicals that PDF fonts put in place of the character. NFKC leaves the supplement as it is (⺠, ⻑, ⻫); it does turn the
Kangxi radicals (U+2F00 to U+2FD5) into ideographs, but these four into the old forms 戶 靑 黃 黑 that no Japanese text means."""

KEPT = frozenset("－～…‥ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ")
"""What NFKC would change and we keep: － is a mark of ours, ～ is not the ASCII tilde, … is not three full stops, Ⅱ is not II."""

DASHES = "‒–—―−－─━‐‑"
"""Look-alikes of the long-vowel mark ー. ASCII - is not among them: it is one only after half-width katakana (ｻ-ﾋﾞｽ)."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that take no space and say nothing: soft hyphen, zero-width spaces and joiners, direction marks, byte order mark."""

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors, as a range of a regular expression: they choose a form of the character before (葛󠄀飾区)."""
