# 欢迎和主菜单
welcome = 您好，这里是云雀钱包。
main =
    账户被盗，请按1。付款失败，请按2。查进度、问要准备什么，请按3。
    找客服专员，请按0。For English, press 8.
    .speech-1 = 被盗, 盗号, 盗了, 盗用, 盗刷, 被人登录, 钱不见了, 钱没了, 冻结, 不是我转的, 不是我付的, 不是我操作的
    .speech-2 = 付款失败, 支付失败, 付不了, 付不出去, 付不成, 支付不了, 没付成功, 付款不成功, 不能付, 没法付, 没付成, 付款没成功, 支付没成功
    .speech-3 = 案件, 进度, 案件号, 准备什么, 查进度
    .no-input-1 = 没有听到您的选择。
    .no-input-2 = 还是没有听到。账户出了事，按1最快；拿不准选哪个，按0找专员就行。
    .no-match-1 = 没有这一项。
    .no-match-2 = 还是没有这一项。只有1、2、3可以选；想直接找人，请按0。
more =
    还有别的要办吗？回主菜单，请按1。没有了，请按2。
    .speech-1 = 主菜单, 还有, 有的, 再办
    .speech-2 = 没有了, 没了, 不用了, 没事了, 结束, 没有别的, 没别的
bye = 谢谢您打来，再见。

# 这是谁的账户
identify-which =
    您要办的，是现在打来的这个号码的钱包吗？是，请按1。是别的号码，请按2。
    .speech-1 = 是的, 就是这个, 这个号码, 对的
    .speech-2 = 不是, 别的号码, 另一个, 其他号码, 不对, 换号码
identify-number = 请输入注册钱包用的手机号码，一共十一位。
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

# 账户被盗
stolen-frozen = 凡是用这个号码注册的钱包，现在都冻结了，一分钱也出不去。钱还在，随时可以解冻。
stolen-limited = 案件已经立好。这个号码最近冻结的次数太多，要由专员来处理。您先记一下案件号，我再优先帮您转过去。
stolen-next =
    接下来核实一下身份，找出可疑的付款，就能把账户还给您，大约三分钟。
    现在就办，请按1。先到这里，请按2。找专员，请按0。
    .speech-1 = 现在办, 现在就办, 核实, 继续, 好的
    .speech-2 = 先到这里, 以后, 不用了, 下次, 不继续, 不办, 不用
stolen-unverified = 没关系，账户还是冻结着的，密码和设置都没有动。我优先帮您转给反欺诈专员。
stolen-review = 我从最近的一笔往前报，报到您认得的那一笔就停。
stolen-payment =
    { DATE($paid_at) }{ TIME($paid_at) }，付给{ $payee }，{ MONEY($amount, $currency) }。
    是我付的，请按1。不是我付的，请按2。
    .speech-1 = 是我, 我付的, 认得, 是的
    .speech-2 = 不是我, 不是我付的, 不认得, 不认识, 没付过, 不是, 没买过, 没有付过, 没有买过
    .no-input-1 = 想一想，这一笔是您付的吗？
    .no-input-2 = 拿不准的话，按2，先列为可疑，不会有损失。
stolen-enough = 您不认得的付款比较多，都标成了有争议。账户还冻结着，剩下的我优先请专员接着查。
stolen-clean = 好，没有您不认得的付款。
stolen-contested =
    您不认得的一共{ COUNT($contested) }笔，合计{ MONEY($contested_minor, $currency) }，都标成了有争议，由专人去追。
stolen-restored =
    账户安全了，也解冻了。临时登录码已经发短信给您，用它登录，设个新密码。
    两步验证和登录提醒打开了，别的设备退出了，下次登录时请更新安全问题。记住，我们从来不问密码。
stolen-manual =
    您的资料在出事前改动过，要人工复核以后才能解冻。这期间账户一直冻结，钱很安全。
    专员会在一个工作日内打您登记的号码，请拿好案件号。

# 付款失败
payment-unverified = 没有确认是您本人，付款记录就不能报给您听。我帮您转给专员。
payment-which =
    { DATE($failed_at) }{ TIME($failed_at) }，付给{ $payee }的{ MONEY($amount, $currency) }没有付成。
    就是这笔，请按1。更早的一笔，请按2。输入订单号，请按3。
    .speech-1 = 就是这笔, 是这笔, 是的, 对的
    .speech-2 = 更早, 前一笔, 不是这笔, 上一笔, 不是, 不对
    .speech-3 = 订单号, 订单
payment-oldest = 三十天内没有更早的了，回到最近的一笔。
payment-order = 请输入十二位的订单号。
    .no-input-1 = 订单号在付款详情里，您慢慢找。找专员，请按星号、零、井号；再听一遍，请按星号、九、井号；返回，请按星号、井号。
    .no-match-1 = 订单号是十二位数字，刚才的位数不对。
payment-unknown = 您的账户里没有这个订单，请核对一下再输。
payment-enough = 这个订单一直没有找到，我们换个办法，一项一项来看。
payment-not-failed =
    付给{ $payee }的{ MONEY($amount, $currency) }{ $order_state ->
        [paid] 其实已经付成了，不用再付一次
        [pending] 还在等您确认，没有失败，打开应用就能接着付
       *[processing] 正在处理，钱没有丢，先别重复付
    }。
payment-none =
    最近三十天里没有失败的付款。输入订单号来查，请按1。一项一项排查，请按2。
    .speech-1 = 订单号, 订单
    .speech-2 = 排查, 检查, 一项一项

payment-frozen-why = 您的账户现在冻结着，哪一笔都付不出去。要核实是您本人，才能解冻。
payment-frozen =
    现在就核实、解冻，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 解冻, 核实, 现在就办
    .speech-2 = 不用了, 不用, 以后
payment-locked = 您的账户现在锁着，哪一笔都付不出去。解锁要由专员来办，我帮您转过去。
payment-works-now = 当时付不成的原因，现在已经没有了，您再付一次就好。
payment-balance-now = 当时余额不够，不过现在有{ MONEY($balance, $currency) }，足够了，您再付一次就好。
payment-balance-why =
    这笔没付成，是因为余额不够：现在有{ MONEY($balance, $currency) }，还差{ MONEY($short, $currency) }。
payment-balance =
    换一种方式付，请按1。充了值再付，请按2。找专员，请按0。
    .speech-1 = 换一种, 换方式, 用银行卡, 换张卡
    .speech-2 = 以后再付, 充值, 充了值
payment-limit-single-why =
    这笔没付成，是因为超过了单笔限额{ MONEY($limit, $currency) }。可以分成几笔付。
payment-limit-single =
    申请提高限额，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 提高限额, 提额, 申请
    .speech-2 = 不用了, 分开付, 不用
payment-limit-day-why =
    这笔没付成，是因为超过了每天的限额{ MONEY($limit, $currency) }，今天已经付了{ MONEY($spent, $currency) }。
payment-limit-day =
    申请提高限额，请按1。过了零点再付，时间用短信发给您，请按2。找专员，请按0。
    .speech-1 = 提高限额, 提额, 申请
    .speech-2 = 零点, 明天, 短信, 以后再付
payment-card-disabled = 这笔没付成，是因为尾号{ DIGITS($last4) }的银行卡停用了。要恢复这张卡，得找发卡银行。
payment-card-expired = 这笔没付成，是因为尾号{ DIGITS($last4) }的银行卡过期了。拿到新卡，在应用里重新绑一次就好。
payment-card =
    先换一种方式付，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 换一种, 换方式, 换张卡
    .speech-2 = 不用了, 不用, 找银行, 等新卡
payment-payee-why = 这笔没付成，是因为收款人的姓名和账号对不上。钱没有付出去，请找对方核对一下再付。
payment-payee =
    把要核对的发短信给您，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 短信, 发给我, 发短信
    .speech-2 = 不用了, 不用, 知道了
payment-network = 这笔没付成，是网络断了一下，钱没有扣。看看网络，过一刻钟再付，多半就成了。
payment-peak = 这笔没付成，是当时付款的人太多，系统忙不过来，钱没有扣。换个空闲的时候付，就顺当了。
payment-wait =
    把什么时候再付用短信发给您，请按1。不用了，请按2。找专员，请按0。
    .speech-1 = 短信, 发给我, 什么时候
    .speech-2 = 不用了, 不用, 知道了

payment-offer-card =
    可以改用尾号{ DIGITS($last4) }的银行卡。就用它，请按1。看看别的，请按2。
    .speech-1 = 就用它, 好的, 可以
    .speech-2 = 别的, 换一个, 不要, 不用, 不可以
payment-offer-balance =
    可以改用钱包余额，里面的钱够付这一笔。就用余额，请按1。看看别的，请按2。
    .speech-1 = 余额, 好的, 可以
    .speech-2 = 别的, 换一个, 不要, 不用, 不可以
payment-switched = 换好了，以后默认就用它付。这一笔，请您在应用里重新付一次。
payment-no-method = 您没有别的可以用的付款方式了，我请专员来帮您想办法。
payment-raised = 提额申请收到了，一个工作日内短信答复您。
payment-raised-before = 您已经申请过提额，还在审核。
payment-top-up = 好的，充好了值，再付一次就好。
payment-noted = 好的，{ DATE($retry_at) }{ TIME($retry_at) }以后再付。这个时间已经发短信给您。
payment-advised = 要核对的内容，已经发到您的手机上。

payment-check-money =
    先看余额，您有{ MONEY($balance, $currency) }。要是不够，充了值再付就好。解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-empty =
    先看余额，里面一分钱也没有，先充值，或者用银行卡付。解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-card =
    再看付款方式，默认用尾号{ DIGITS($last4) }的银行卡，这张卡正常。解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-bad-card =
    再看付款方式，默认用尾号{ DIGITS($last4) }的银行卡，这张卡停用了，或者过期了，请在应用里换一张。
    解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-network =
    再看网络。无线网和流量换着试一试，把应用关了重开，避开饭点和晚上这些忙的时候。
    解决了，请按1。看下一项，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 下一项, 不是, 没解决, 没有解决, 没好, 还没
payment-check-payee =
    最后看收款人。姓名、账号和金额，一样一样跟对方核对。解决了，请按1。还是不行，请按2。
    .speech-1 = 解决了, 好了
    .speech-2 = 还是不行, 不行, 没解决, 没有解决, 没好, 还没
payment-checked = 能查的都查过了，我请专员来看。

# 案件进度，要准备什么
case =
    查案件进度，请按1。听听要准备什么，请按2。
    .speech-1 = 进度, 查案件, 案件号, 受理编号
    .speech-2 = 准备
case-number = 请输入八位的案件号，或者受理编号。
    .no-input-1 = 编号在我们发的短信里，您慢慢找。找专员，请按星号、零、井号；再听一遍，请按星号、九、井号；返回，请按星号、井号。
    .no-match-1 = 编号是八位数字，刚才的位数不对。
case-unknown = 这个号码名下没有这个编号，请核对一下再输。
case-enough = 一直没有找到这个编号，我请专员来帮您查。
case-told =
    { $case_kind ->
        [fraud] 账户被盗的案件
        [limit] 提高限额的申请
       *[message] 您的留言
    }{ $case_status ->
        [open] 正在处理
        [manual_review] 正在人工复核
        [restored] 已经办好，账户恢复了
       *[closed] 已经办结
    }，最近一次更新是{ DATE($updated_at) }。
    把编号发短信给您，请按1。查另一个，请按2。不用了，请按3。
    .speech-1 = 短信, 发短信, 发给我
    .speech-2 = 另一个, 查别的
    .speech-3 = 不用了, 没有了, 好了, 不用, 不发
case-prepare =
    请准备四样东西：注册的手机号码，有案件号、受理编号的话带上，相关的订单号和金额，还有事情的大概经过。
    密码和助记词不用准备，我们的专员从来不会问，谁问都别说。

# 客服专员
agent-joined =
    正在帮您找专员。您排在{ ORDINAL($position) }位，大约要等{ MINUTES($wait_minutes) }。
    工作日的早上和午后人最少。您前面说过的，专员都看得到，不用再说一遍。
agent-urgent =
    账户安全的事，我们优先接。您排在{ ORDINAL($position) }位，大约要等{ MINUTES($wait_minutes) }。
    您前面说过的，专员都看得到，不用再说一遍。
agent-wait =
    您排在{ ORDINAL($position) }位，大约还要等{ MINUTES($wait_minutes) }。
    等的时候，可以先把注册手机号、订单号和事情经过理一理。专员从来不问密码和验证码。
    不想等了，请按1留言。
agent-closed = 这会儿专员已经下班。他们周一到周五，早上九点到晚上九点在。您可以留言，上班后给您回电话。
agent-full = 现在排队的人太多了，一时接不过来。您可以留言，我们尽快给您回电话。
agent-sorry = 抱歉让您久等了，还没有专员空出来。您可以留言，我们尽快给您回电话。
agent-message =
    请在提示音后留言，我们会录音。说说您的事和方便回电的时间，别说密码和验证码。说完，按任意键。
agent-kept = 留言收好了。
agent-served = 谢谢您打来，再见。
agent-empty =
    没有录到声音。再录一次，请按1。不录了，请按2。
    .speech-1 = 再录, 重录, 再来
    .speech-2 = 不录了, 不用了, 算了, 不用

# 通用
universal = -
    .human = 人工, 转人工, 人工服务, 客服, 专员, 不要机器人
    .back = 返回, 上一步, 上一层
    .repeat = 再说一遍, 重复, 没听清, 没听到, 没听见, 没听懂, 没听明白
    .language = 英语, 英文, English
    .limit = 这通电话已经打了很久，先到这里。有需要请再打来，再见。
    .trouble = 抱歉，我们的系统出了点问题。
reprompt-menu = -
    .no-input-1 = 没有听到您的选择。
    .no-input-2 = 还是没有听到。按数字键，或者直接说都可以；返回按星号，找专员按0。
    .no-match-1 = 没有这一项。
    .no-match-2 = 还是没有这一项。请从下面选；再听一遍按9，返回按星号，找专员按0。
reprompt-digits = -
    .no-input-1 = 没有听到按键。找专员，请按星号、零、井号；再听一遍，请按星号、九、井号；返回，请按星号、井号。
    .no-input-2 = 还是没有听到按键。您慢慢找；手边没有，请按星号、零、井号，找专员帮您。
    .no-match-1 = 位数不对，请再看一看。
    .no-match-2 = 位数还是不对。找专员，请按星号、零、井号；返回，请按星号、井号。

# 短信
sms-code = 【云雀钱包】验证码：{ $code }，10分钟内有效，用于电话核实身份。任何人（包括客服）索要都不要给。
sms-frozen = 【云雀钱包】应来电要求，您的账户已临时冻结，案件号{ $case_number }。如非本人操作，请致电云雀钱包热线。
sms-reset = 【云雀钱包】临时登录码：{ $code }，24小时内有效，登录后请立即设置新密码。任何人索要都不要给。
sms-case = 【云雀钱包】您的{ $case_kind ->
        [fraud] 案件号
       *[other] 受理编号
    }：{ $case_number }。再次来电按3可查询进度。
sms-retry = 【云雀钱包】付给{ $payee }的一笔没有成功，请在{ $when }之后重新付款。
sms-payee = 【云雀钱包】付给{ $payee }的订单{ $order_number }未成功，请向对方核对：1. 收款人姓名；2. 收款账号；3. 金额。
