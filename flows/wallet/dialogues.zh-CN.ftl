# 这是谁的账户
identify-which =
    您要办的，是现在打来的这个号码的钱包吗？是，请按1。是别的号码，请按2。
    .speech-1 = 是的, 就是这个, 这个号码, 对的
    .speech-2 = 不是, 别的号码, 另一个, 其他号码, 不对, 换号码
identify-number = 请输入注册钱包用的手机号码，一共十一位。
    .no-input-1 = 没有听到按键，您慢慢输。找专员，请按星号、零、井号；再听一遍，请按星号、九、井号；返回，请按星号、井号。
    .no-input-2 = 还是没有听到按键。换过号码的话，请输入当初注册的那一个；记不起来，请按星号、零、井号，找专员帮您。
    .no-match-1 = 手机号码是十一位的，刚才的位数不对。
identify-heard =
    您输入的是{ PHONE($keyed_phone) }。对的，请按1。重新输入，请按2。
    .speech-1 = 对的, 没错, 是的
    .speech-2 = 重新输入, 再输, 不对
identify-still =
    还是{ PHONE($keyed_phone) }这个号码吗？是，请按1。换一个号码，请按2。
    .speech-1 = 是的, 对的, 这个号码
    .speech-2 = 换一个, 别的号码, 不是
identify-wrong = 这不像是手机号码，请再看一看。
identify-enough = 号码一直没有输对，我请专员来帮您。

# 短信验证码
verify-sent = 要先确认是您本人。如果这个号码注册过钱包，验证码短信马上就到。
verify-code = 请输入短信里的六位验证码。
    .no-input-1 = 您慢慢找。短信要是没收到，请按星号、井号；找专员，请按星号、零、井号；再听一遍，请按星号、九、井号。
    .no-input-2 = 还是没有听到按键。验证码是短信里的六位数字；没收到，请按星号、井号，可以重发。
    .no-match-1 = 验证码是六位数字，请再看一遍短信。需要帮忙，请按星号、零、井号。
verify-wrong = 验证码不对。您还可以试{ COUNT($tries_left) }次。
verify-right = 好的，已经确认是您本人。
verify-expired = 这条验证码已经失效，给您换一条新的。
verify-trouble =
    短信有时会慢一点。已经收到了，请按1。重新发一条，请按2。
    .speech-1 = 收到了, 到了
    .speech-2 = 重新发, 再发一条, 没收到, 重发, 没有收到, 收不到, 没到, 没有
verify-early = 上一条刚发出去，路上可能慢一点。{ COUNT($wait_s) }秒以后还没到，再请我重发。
verify-failed =
    验证码输错的次数太多了。为了您的安全，电话验证先锁住，{ DATE($unlock_at) }{ TIME($unlock_at) }以后可以再试。
verify-locked =
    这个号码的电话验证现在锁着，{ DATE($unlock_at) }{ TIME($unlock_at) }以后可以再试。
verify-enough = 已经发了好几条验证码，暂时不能再发了。

# 认一认自己的付款
strong-begin = 再问您两个小问题，每次报四笔付款，里面只有一笔是您自己付的。
strong-ask =
    { $payee_1 }，{ MONEY($amount_1, $currency) }，请按1。
    { $payee_2 }，{ MONEY($amount_2, $currency) }，请按2。
    { $payee_3 }，{ MONEY($amount_3, $currency) }，请按3。
    { $payee_4 }，{ MONEY($amount_4, $currency) }，请按4。
    .no-input-1 = 您慢慢想，我再报一遍，哪一笔是您付的？
    .no-input-2 = 不急。这四笔里面，只有一笔是您的；实在想不起来，请按0。
    .no-match-1 = 请从1到4里选一个。
    .no-match-2 = 只有1到4可以选；想不起来的话，按0找专员。
strong-again = 好，还有一次。
strong-passed = 谢谢，都确认好了。
strong-failed = 这次没有对上。为了您的安全，电话里先核实到这里。
strong-few = 这个账户能拿来提问的付款太少，电话里核实不了。

# 案件号，受理编号
number-tell =
    您的{ $case_kind ->
        [fraud] 案件号
       *[other] 受理编号
    }是：{ DIGITS($case_number) }。发短信给您，请按1。记好了，请按2。再听一遍，请按9。
    .speech-1 = 短信, 发短信, 发给我
    .speech-2 = 记好了, 记住了, 继续, 好了, 不用了, 不用短信
    .no-input-1 = 不急，您慢慢记。
    .no-input-2 = 怕记错的话，按1，我用短信发给您。
number-sent = 编号已经用短信发出，留意查收。
number-enough = 这个号码刚收过好几条短信，暂时不能再发了，麻烦您记一下。
number-nowhere = 您的来电没有显示号码，短信发不出去，麻烦您记一下。

sms-code = 【云雀钱包】验证码：{ $code }，10分钟内有效，用于电话核实身份。只在这通电话里按键输入，不要告诉任何人，包括客服。
sms-case = 【云雀钱包】您的{ $case_kind ->
        [fraud] 案件号
       *[other] 受理编号
    }：{ $case_number }。再次来电，按5、按1可查询进度。
