# 投诉、建议、表扬
feedback =
    投诉，请按1。提建议，请按2。表扬，请按3。
    .speech-1 = 投诉, 不满意
    .speech-2 = 建议, 提意见, 意见
    .speech-3 = 表扬, 夸, 点赞
feedback-record =
    请在提示音后说，我们会录音，最长两分钟。别说密码和验证码。说完，按任意键，我放给您听。
feedback-empty =
    没有录到声音。再录一次，请按1。不录了，请按2。
    .speech-1 = 再录, 重录, 再来
    .speech-2 = 不录了, 不用了, 算了, 不用
feedback-play = 您刚才说的是：
feedback-choose =
    就这样留下，请按1。重新录，请按2。再放一遍，请按3。
    .speech-1 = 就这样, 留下, 可以, 好的
    .speech-2 = 重新录, 重录, 不行, 不好, 不要, 不对
    .speech-3 = 再放一遍, 再放, 再听
    .no-input-2 = 还是没有听到。什么都不按，我也会替您留下。
feedback-unconfirmed = 您说的已经替您留下了。
feedback-callback =
    留好了，谢谢您。要我们给您回电话，请按1。不用回电，请按2。
    .speech-1 = 要回电, 回电, 给我打
    .speech-2 = 不用回电, 不用回, 不用, 不要
feedback-will-call = 好的，一个工作日以内，会有人打您登记的号码。
