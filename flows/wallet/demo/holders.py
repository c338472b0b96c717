"""Who is who in the demo data: the holders, what they paid, and what went wrong for each.

A service adds what it needs of a holder to `Holder`, and writes it in a module of its own beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MERCHANTS = (
    ("川渝小馆", "Sichuan Kitchen", 6800),
    ("青禾超市", "Greenfield Market", 12450),
    ("云上书店", "Cloud Bookshop", 5990),
    ("城市地铁", "City Metro", 600),
    ("晨光咖啡", "Morning Coffee", 2800),
    ("康民药房", "Kangmin Pharmacy", 4350),
    ("星河影院", "Galaxy Cinema", 7800),
    ("清源自来水", "Clearwater Supply", 8640),
    ("百味面馆", "Noodle House", 2300),
    ("小鹿童装", "Fawn Kidswear", 15900),
    ("南门水果", "South Gate Fruit", 3750),
    ("飞鸟快递", "Bird Express", 1800),
    ("银杏酒店", "Ginkgo Hotel", 42800),
    ("东风加油站", "Eastwind Fuel", 30000),
    ("和气茶馆", "Harmony Teahouse", 5800),
    ("动力健身", "Power Gym", 19900),
    ("明眸眼镜", "Bright Optics", 36500),
    ("四海旅行", "Four Seas Travel", 88000),
    ("花间花店", "Flower Lane", 12800),
    ("好邻居便利店", "Good Neighbour Store", 1950),
    ("蓝湾宠物", "Blue Bay Pets", 9900),
    ("学林文具", "Scholar Stationery", 2650),
    ("安居物业", "Anju Property", 26000),
    ("北方电网", "Northern Power", 17320),
    ("红枫烘焙", "Maple Bakery", 4200),
    ("远航打车", "Voyage Cabs", 3480),
    ("悦听音乐", "Joyful Music", 1500),
    ("老城理发", "Old Town Barber", 6000),
    ("绿波洗衣", "Green Wave Laundry", 4500),
    ("五金之家", "Hardware Home", 7300),
    ("米粒母婴", "Tiny Grain Baby", 21800),
    ("江岸烧烤", "Riverside Grill", 13600),
    ("天天体育", "Everyday Sports", 25900),
    ("知味熟食", "Zhiwei Deli", 3300),
    ("山野户外", "Wild Hill Outdoor", 39900),
    ("一点心意礼品", "Little Gift Shop", 9800),
)
UNKNOWN = (
    ("极速游戏点卡", "Rapid Game Cards", 64800),
    ("海外代购行", "Overseas Buyers", 128000),
    ("数码快购", "Digital Quick Buy", 99900),
)
"""Where the thief paid."""
_KINDS = {
    "dining": "川渝小馆 晨光咖啡 百味面馆 和气茶馆 红枫烘焙 江岸烧烤",
    "groceries": "青禾超市 南门水果 好邻居便利店 知味熟食",
    "transport": "城市地铁 东风加油站 远航打车",
    "home": "清源自来水 安居物业 北方电网 五金之家",
    "shopping": "云上书店 小鹿童装 花间花店 蓝湾宠物 学林文具 米粒母婴 天天体育 山野户外 一点心意礼品 "
    "海外代购行 数码快购",
    "leisure": "星河影院 银杏酒店 四海旅行 悦听音乐 极速游戏点卡",
    "health": "康民药房 动力健身 明眸眼镜",
}
CATEGORY_OF = {name: category for category, names in _KINDS.items() for name in names.split()}
"""What is bought where; where nothing is told it is "other"."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A demo account. `own` payments are the holder's, `thefts` came after them; `failures` are causes."""

    name: str
    own: int = 12
    thefts: int = 0
    failures: tuple[str, ...] = ()
    cards: tuple[tuple[str, int], ...] = (("active", 700),)
    pays_by_card: bool = False
    changes: Mapping[str, Any] = field(default_factory=dict)


HOLDERS = (
    Holder("李明", thefts=3, failures=("balance", "network"), cards=(("active", 700), ("active", 400))),
    Holder("王芳", thefts=2, changes={"profile_changed_at": -3}),
    Holder("张伟", own=1, thefts=1),
    Holder("刘洋", thefts=1),
    Holder("陈静"),
    Holder("杨帆", thefts=1, failures=("network",)),
    Holder("赵磊"),
    Holder("黄丽", cards=(("active", -20),), pays_by_card=True, changes={"balance_minor": 0}),
    Holder("周强", pays_by_card=True),
    Holder("吴敏", failures=("balance",), changes={"balance_minor": 900_000}),
    Holder("徐杰", failures=("limit_single",)),
    Holder("孙悦", failures=("limit_day",)),
    Holder(
        "马超", failures=("method_disabled",), cards=(("disabled", 300), ("active", 500)), pays_by_card=True
    ),
    Holder("朱琳", failures=("card_expired",), cards=(("active", -40),), pays_by_card=True),
    Holder("胡军", failures=("payee",)),
    Holder("郭婷", failures=("network",)),
    Holder("何勇", failures=("peak",)),
    Holder("高洁", failures=("balance",), cards=(), changes={"balance_minor": 1_250}),
    Holder("林涛", failures=("limit_day",)),
    Holder("罗兰", thefts=25),
    Holder("梁晨", failures=("network",), changes={"status": "locked"}),
    *(Holder(name, own=6) for name in ("宋佳", "唐亮", "许诺", "韩雪", "冯刚", "曹颖", "彭博", "曾毅")),
)
LAST = {
    60: Holder(
        "叶知秋",
        failures=("method_disabled",),
        cards=(("disabled", 300), ("active", 500)),
        pays_by_card=True,
        changes={"balance_minor": 88_000},
    )
}
"""Whoever comes after all others, by number: so the ids of the others stay as they are."""
CASES = (("fraud", "open"), ("fraud", "manual_review"), ("fraud", "restored"), ("limit", "open"))
"""Cases of the fifth holder, numbered from 10000001, and a closed message after them."""


def phone(number: int) -> str:
    """Give the registered number of the demo account `number`, from 1."""
    return f"+86138{number:08}"
