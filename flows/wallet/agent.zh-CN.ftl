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
