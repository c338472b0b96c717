"""The keys that a prompt names are found, and nothing else is taken for one."""

import pytest

from ivr.speech.spoken_keys import Told, spoken_keys, told_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("账户被盗，请按1。付款失败，请按2。人工服务，请按0。For English, press 8.", ["1", "2", "0", "8"]),
        ("挂失请按一，返回请按星号键，重听按九号键。", ["1", "*", "9"]),
        ("请按“1”键，或按 2 键，人工拨0。", ["1", "2", "0"]),
        ("请按１。请按＊。按#返回。", ["1", "*", "#"]),
        ("请按一下1键。", ["1"]),
        ("请输入手机号码，以井号键结束。", ["#"]),
        ("请输入手机号码，以#号键结束。", ["#"]),
        ("请按1、2或3。", ["1", "2", "3"]),
        ("非常满意到不满意，请按1到5。", ["1", "2", "3", "4", "5"]),
        ("请按一键查询。一键挂失请按二。", ["1", "2"]),
        ("转人工请按星号、零、井号；重听请按*9#；返回请按星号井号。", ["*0#", "*9#", "*#"]),
        ("For cards, press one; for payments, press two.", ["1", "2"]),
        ("Press 1 or 2, or press the star key.", ["1", "2", "*"]),
        ("Enter your number, followed by the pound key.", ["#"]),
        ("Press star to go back. Press the # key. Press number 3.", ["*", "#", "3"]),
        ("For a person press star, zero, pound; to hear it again, star 9 pound is not told.", ["*0#"]),
        ("Press the one key.", ["1"]),
        ("Rate us: press 1 to 5.", ["1", "2", "3", "4", "5"]),
        ("中文服务，请按8。To repeat, press 9.", ["8", "9"]),
    ],
)
def test_keys_are_found_in_order(text: str, keys: list[str]) -> None:
    """Figures and names of keys in both languages are found, in the order of the sentence."""
    assert keys == spoken_keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "请按一下。请按1次。按一般流程办理，一键挂失。",
        "请输入11位手机号码。请输入6位验证码。请输入六位密码。",
        "请拨110报警，或拨打95588。按二维码付款。",
        "您有1笔付款，2天内到账。请按星期查询。",
        "Press one of the keys. Enter 6 digits. Enter the 6-digit code. Dial 911.",
        "You have 1 message. Five-star service. Enter the one that you signed up with.",
        "",
    ],
)
def test_other_figures_are_no_keys(text: str) -> None:
    """Lengths, amounts, telephone numbers and idioms are passed over."""
    assert spoken_keys(text) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("press 1 for sales, 2 for news, 3 to hear a song", "1 2 3"),
        ("For sales press 1, news 2.", "1 2"),
        ("For sales, press 1; for support, 2; for billing, 3.", "1 2 3"),
        ("Press one for sales, two for support, or zero for an operator.", "1 2 0"),
        ("Press 1 for sales. 2 for support. 3 for billing.", "1 2 3"),
        ("Press 1 to confirm or 2 to cancel.", "1 2"),
        ("Press 1 to confirm, and 2 to cancel.", "1 2"),
        ("Press 1 if you know your party's extension, 2 for sales.", "1 2"),
        ("To book a table press 1, to cancel one 2, and for anything else 3.", "1 2 3"),
        ("For hours press one, directions two, and reservations three.", "1 2 3"),
        ("Hello! Press 1 for a joke, 2 for a fact, * to go back, or # to end.", "1 2 * #"),
        ("Press 1 for sales, star to repeat or pound to exit.", "1 * #"),
        ("For sales, say or press 1. For support, press or say 2.", "1 2"),
        ("Select 1 for balance, 2 for transfers.", "1 2"),
        ("Choose option 1 for English, 2 for Spanish.", "1 2"),
        ("1 for sales, 2 for support, 0 for the operator.", "1 2 0"),
        ("Welcome. 1 for yes, 2 for no.", "1 2"),
        ("Enter your PIN followed by pound.", "#"),
        ("Enter your account number followed by the hash key.", "#"),
        ("Record your message and end with pound.", "#"),
        ("Press pound to end, star to start over.", "# *"),
        ("Press any key to continue.", ""),
        ("Press 1-5 to rate us.", "1 2 3 4 5"),
        ("On a scale, press 1 through 5.", "1 2 3 4 5"),
        ("Dial oh for the operator.", "0"),
        ("Press the hash key to repeat, the star key to go back.", "# *"),
        ("Press 1 for delivery, 2 for 1 offers are over.", "1"),
        ("Press 1 for orders of 2 to 5 items.", "1"),
        ("Press 1 for sales, we are open until 5.", "1"),
        ("For sales, press 1, it takes 2 working days.", "1"),
        ("Press 1 for room 5, or press 2 for room 7.", "1 2"),
        ("To reach us by phone, dial 1-800-555-0199.", ""),
        ("Your balance is 2 dollars. For details, press 1.", "1"),
        ("Press 1, and we call you back in 5.", "1"),
        ("You have 2 new messages and 3 saved ones. To hear them press 1.", "1"),
        ("For flights today, press 1, at gate 5.", "1"),
        ("Press 1 for terminal 1, 2 for terminal 2.", "1 2"),
        ("Press 2 at 5 pm. Press 3 at 5.", "2 3"),
        ("Dial 911. Call 1 hour ahead. Press 1 two times.", "1"),
        ("For sales press 1, you are caller number 5.", "1"),
        ("销售请按1，新闻2。", "1 2"),
        ("销售请按1，新闻2，人工0", "1 2 0"),
        ("1销售，2新闻", "1 2"),
        ("您好，请选择：1查询余额，2办理业务，0人工服务。", "1 2 0"),
        ("按1查余额，2查明细，3转人工。", "1 2 3"),
        ("中文请按1，English 2。", "1 2"),
        ("按1自助，2人工服务，*返回上级", "1 2 *"),
        ("请选择1查询，2缴费", "1 2"),
        ("请选1个套餐。", ""),
        ("查询请按1，最多3次。", "1"),
        ("查询请按1，每天2元。", "1"),
        ("按1查询，2小时内到账。", "1"),
        ("按1查询，3个工作日到账，5折优惠。", "1"),
        ("按1新闻，2天气，3点歌。", "1 2 3"),
        ("查询请按1，您的排队号是5。", "1"),
        ("查询请按1，您前面还有3人。", "1"),
        ("请按1，3天后到账", "1"),
        ("返回请按星号键，结束请按井号键，重听按#号键。", "* # #"),
        ("请输入密码，按井字键结束。", "#"),
        ("请按任意键继续。", ""),
        ("请按数字键1，或按零转人工。", "1 0"),
        ("1月账单已出，2月账单未出。", ""),
        ("1号线停运，2号线正常。", ""),
        ("1、余额查询；2、充值缴费", "1 2"),
        ("英语请按2，日语3，返回按*。", "2 3 *"),
        ("个人业务请按1；公司业务2；人工0。", "1 2 0"),
        ("查流量按1,查话费2", "1 2"),
        ("尾号1234的卡请按1，其他卡2", "1 2"),
        ("请拨打1查询，拨打2投诉。", "1 2"),
        ("转账5元以下请按1，5元以上请按2。", "1 2"),
    ],
)
def test_menus_as_people_write_them(text: str, keys: str) -> None:
    """Keys without a verb of their own are told, in both orders; times, amounts and places are not."""
    assert spoken_keys(text) == keys.split()


def test_what_else_the_sentence_says() -> None:
    """Each place that tells a key comes with what its own sentence says before and after it."""
    assert told_keys("余额，请按1。按2查明细，返回按星号。") == [
        Told(("1",), "按1", "余额,请", ""),
        Told(("2",), "按2", "", "查明细,返回按星号"),
        Told(("*",), "按星号", "按2查明细,返回", ""),
    ]
    assert told_keys("Hello. For cards, press 1 or 2 now!") == [
        Told(("1", "2"), "press 1 or 2", "for cards,", "now")
    ]
    assert told_keys("Press 1 for sales, 2 for news. Bye.") == [
        Told(("1",), "press 1", "", "for sales, 2 for news"),
        Told(("2",), "2", "press 1 for sales,", "for news"),
    ]
