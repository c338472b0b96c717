# 客服专员
agent-joined =
    正在帮您找专员。您排在{ ORDINAL($position) }位，大约要等{ MINUTES($wait_minutes) }。
    您前面说过的，专员都看得到，不用再说一遍。
agent-urgent =
    账户安全的事，我们优先接。您排在{ ORDINAL($position) }位，大约要等{ MINUTES($wait_minutes) }。
    您前面说过的，专员都看得到，不用再说一遍。
agent-wait =
    您排在{ ORDINAL($position) }位，大约还要等{ MINUTES($wait_minutes) }。
    等的时候，可以先把注册手机号、订单号和事情经过理一理。专员从来不问密码和验证码。
    不想在电话上等，请按1，我们打回来，也可以留言。
agent-closed = 这会儿专员已经下班。他们周一到周五，早上九点到晚上九点在。您可以留言，上班后给您回电话。
agent-full = 现在排队的人太多了，一时接不过来。您可以留言，我们尽快给您回电话。
agent-left =
    您的位置还留着。轮到您了就给您打回去，请按1。留言，请按2。继续等，请按3。
    .speech-1 = 打回来, 回电, 给我打, 打给我
    .speech-2 = 留言, 录音
    .speech-3 = 继续等, 接着等, 再等
agent-call-number = 请输入回电的手机号码，一共十一位。
    .no-match-1 = 手机号码是十一位的，刚才的位数不对。
agent-call-wrong = 这不像是手机号码，请再看一看。
agent-call-abroad = 您现在用的这个号码，我们打不过去，要换一个国内的手机号码。
agent-no-call-back = 现在没法给您约回电了，您先留个言，专员会处理。
agent-noted = 好的，轮到您了，就打{ PHONE($call_back_to) }。听到电话请按1，专员就接过来。再见。
agent-sorry = 抱歉让您久等了，还没有专员空出来。您可以留言，我们尽快给您回电话。
agent-message =
    请在提示音后留言，我们会录音。说说您的事和方便回电的时间，别说密码和验证码。说完，按任意键。
agent-kept = 留言收好了。
agent-served = 谢谢您打来，再见。
agent-empty =
    没有录到声音。再录一次，请按1。不录了，请按2。
    .speech-1 = 再录, 重录, 再来
    .speech-2 = 不录了, 不用了, 算了, 不用

call-back =
    您好，这里是云雀钱包，给您回电话来了。接通专员，请按1。不需要了，请按2。
    .speech-1 = 接通, 好的, 接吧, 可以
    .speech-2 = 不需要, 不用了, 不用, 取消
    .no-input-1 = 请问是您约的回电吗？
    .no-input-2 = 喂，您好，听得到吗？
call-back-canceled = 好的，不打扰您了，再见。
call-back-nobody = 没有等到您按键，我们过一会儿再打，再见。

announced = { $announcement }
survey =
    最后问您一句，今天的服务您满意吗？满意，请按1。一般，请按2。不满意，请按3。
    .speech-1 = 满意, 很好, 挺好
    .speech-2 = 一般, 还行, 凑合
    .speech-3 = 不满意, 不好, 不太好, 很差
    .no-input-1 = 随便按一个就好，不想评，挂断就可以。
    .no-input-2 = 那就不打扰您了，想评再按。
sms-survey = 【云雀钱包】专员刚才的服务，请您评一评：{ $link } （3天内有效）
page-survey = 专员的服务，您满意吗？
    .text = 只要十秒钟，您说的我们都会看。
    .button = 提交
    .done = 谢谢您，收到了。
    .score = 您的评价
    .score-3 = 满意
    .score-2 = 一般
    .score-1 = 不满意
    .comment = 还想说什么（可以不填，不要写密码和验证码）
