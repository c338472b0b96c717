# 个人信息
privacy-unverified = 没有确认是您本人，您的个人信息一项都不能说。我帮您转给专员。
privacy =
    听听我们存了什么，请按1。改手机号码或者邮箱，请按2。要一份副本，请按3。删除，请按4。信息泄露了，请按5。
    .speech-1 = 存了什么, 听听, 查信息
    .speech-2 = 改手机, 改号码, 改邮箱, 换号码, 改信息
    .speech-3 = 副本, 拷贝, 导出
    .speech-4 = 删除, 删掉, 注销
    .speech-5 = 泄露, 泄漏, 被泄露
privacy-held =
    我们存着您的姓名，{ $holder }；登记的手机，{ PHONE($held_phone) }；{ $email ->
        [yes] 一个邮箱
       *[no] 没有邮箱
    }；{ COUNT($cards) }张银行卡的卡号，{ COUNT($devices) }台登录着的设备，还有{ DATE($opened_at) }开户以来的付款记录。
privacy-next =
    个人信息还有别的事，请按1。没有了，请按2。
    .speech-1 = 还有, 别的事
    .speech-2 = 没有了, 没有, 不用了
privacy-correct =
    换登记的手机号码，请按1。改邮箱，请按2。
    .speech-1 = 手机, 号码
    .speech-2 = 邮箱, 邮件
privacy-phone = 请输入新的手机号码，一共十一位。
    .no-match-1 = 手机号码是十一位的，刚才的位数不对。
privacy-same = 现在登记的就是这个号码，不用改。
privacy-heard =
    新号码是{ PHONE($new_phone) }。对的，请按1，验证码会发到这个新号码。重新输入，请按2。
    .speech-1 = 对的, 没错, 是的
    .speech-2 = 重新输入, 不对
privacy-sent = 验证码已经发到新号码，请看新手机上的短信。
privacy-taken = 这个新号码已经登记在另一个钱包上了，不能再用。我请专员来帮您。
privacy-enough = 试的次数太多，号码没有改。我请专员来帮您。
privacy-changed = 改好了，以后登录和短信都用新号码。旧号码也收到了一条通知。
privacy-email-sent = 已经给您的手机发了链接，在网页上填新邮箱。新旧两个邮箱都由专员确认过，才会改。
privacy-copy-sent = 链接已经发到您的手机，打开就能下载一份副本。最晚{ DATE($due_at) }以前办完。
privacy-delete =
    删除个人信息，钱包也会一起注销，办完就恢复不了。确定申请，请按1。先不删，请按2。
    .speech-1 = 确定, 申请, 确定删除
    .speech-2 = 先不删, 不删, 不用了
privacy-money = 账户里还有余额，或者还有没做完的付款。请先把钱取出来，等付款都做完，再来申请删除。
privacy-requested = 删除的申请收到了。专员会先打您登记的电话确认，最晚{ DATE($due_at) }办完。
privacy-leak-taken = 已经登记，我们马上去查，最晚{ DATE($due_at) }告诉您结果。这期间请改密码，别理提到您信息的陌生来电。
privacy-already = 同样的申请已经在办了，最晚{ DATE($due_at) }办完。

page-email = 修改邮箱
    .text = 请填新的邮箱地址。专员会分别向新旧两个邮箱发邮件确认，都确认了才会改。
    .button = 提交
    .done = 收到了，受理编号是 { $case_number }。确认之前，邮箱不会改。
    .email = 新邮箱
    .bad = 这不像是邮箱地址，请再看一看。
    .same = 现在登记的就是这个邮箱。
    .stopped = 您的账户现在冻结或者锁着，资料暂时不能改。请打热线电话。
page-copy = 您的个人信息副本
    .text = 文件里有您的姓名、手机、邮箱、银行卡尾号、设备和最近的付款。只能下载一次，请在自己的手机上打开，不要转发。
    .button = 下载
    .stopped = 您的账户现在冻结或者锁着，文件暂时不能给。请打热线电话。

sms-change = 【云雀钱包】验证码：{ $code }，10分钟内有效，用于把这个号码登记为钱包的新号码。只在这通电话里按键输入，不要告诉任何人，包括客服。
sms-phone-changed = 【云雀钱包】您的钱包刚刚改用了新的手机号码。如非本人操作，请立即致电云雀钱包热线，按1。
sms-email = 【云雀钱包】请在1小时内打开链接，填写新邮箱（只能用一次）：{ $url } 任何人索要此链接都不要给。
sms-copy = 【云雀钱包】您的个人信息副本，1天内可下载一次：{ $url } 任何人索要此链接都不要给。
