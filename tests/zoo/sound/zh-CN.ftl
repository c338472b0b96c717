welcome = 您好，这里是翠鸟快递。
main =
    找人帮忙，请按0。一共有三项。
    查快递，请按1。
    投诉，请按2。
    取消寄件，请按3。
    For English, press 8.
    .speech-1 = 查快递, 到哪了
    .speech-2 = 投诉, 反映问题
    .speech-3 = 取消, 不寄了
more =
    找人帮忙，请按0。还有别的事吗？
    有，请按1。
    没有了，请按2。
    .speech-1 = 有, 主菜单
    .speech-2 = 没有了, 没事了
bye = 谢谢来电，再见。
track = 请输入十位快递单号，按井号键结束。
    .no-input-1 = 您慢慢找，单号在收据上。
    .no-input-2 = 还是没有听到按键。找人帮忙，请按星号、零、井号。
    .no-match-1 = 快递单号一共十位。
    .no-match-2 = 位数还是不对。找人帮忙，请按星号、零、井号。
track-found = { DATE($day) }送到。
track-unknown = 没有这个快递单号。
track-enough = 没有找到，我请同事来查。
complain = 请在提示音后说说哪里不满意，说完按任意键。
complain-kept = 收到了，我们会回电给您。
cancel-which = 请输入要取消的十位快递单号。
    .no-input-1 = 您慢慢找，单号在收据上。
cancel-sure =
    找人帮忙，请按0。取消以后就不能再寄了。
    取消{ DIGITS($cancelled) }，请按1。
    不取消，请按2。
    .speech-1 = 确定取消, 是的
    .speech-2 = 不取消, 不是
cancel-done = 已经取消了。
verify-code = 短信已经发给您，请输入里面的验证码。
    .no-input-1 = 不急，短信要等一会儿。
    .no-match-1 = 验证码是六位数字。
verify-wrong = 验证码不对。
verify-failed = 没有确认是您本人，我请同事来帮您。
agent-joined = 正在帮您找人，大约要{ MINUTES($wait_minutes) }。
agent-wait = 大约还要{ MINUTES($wait_minutes) }。想改成留言，请按1。
agent-message = 请在提示音后留言，我们会回电给您。
