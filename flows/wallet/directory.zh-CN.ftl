# 别的钱包的客服电话
directory =
    支付宝，请按1。微信支付，请按2。Apple Pay，请按3。Google Pay，请按4。京东支付，请按5。TokenPocket，请按6。
    银行卡，请按7。
    .speech-1 = 支付宝, Alipay
    .speech-2 = 微信支付, 微信, 微信客服, 微信的客服, WeChat
    .speech-3 = Apple Pay, 苹果支付, 苹果, 苹果的客服
    .speech-4 = Google Pay, 谷歌支付, 谷歌, 谷歌的客服
    .speech-5 = 京东支付, 京东, 京东客服, 京东的客服
    .speech-6 = TokenPocket, TP钱包
    .speech-7 = 银行卡客服, 银行的电话, 银行客服
directory-caution = 这个号码来自公开资料。冒充客服的电话很多，打之前，请到官方网站或者应用里核对一遍。
directory-number =
    { $hotline_name }的客服电话：{ PHONE($hotline_number) }。
    发短信给您，请按1。查另一个，请按2。不用了，请按3。
    .speech-1 = 短信, 发短信, 发给我
    .speech-2 = 另一个, 查别的
    .speech-3 = 不用了, 没有了, 好了, 不用, 不发
    .no-input-1 = 不急，您慢慢记。
    .no-input-2 = 怕记错的话，按1，我用短信发给您。
directory-site =
    { $hotline_name }没有公布客服电话，自称是它家客服的来电都别信。请只走它的官方网站和应用。
    网址发短信给您，请按1。查另一个，请按2。不用了，请按3。
    .speech-1 = 短信, 发短信, 发给我, 网址
    .speech-2 = 另一个, 查别的
    .speech-3 = 不用了, 没有了, 好了, 不用, 不发
directory-card =
    银行卡的客服电话，印在卡的背面，认准那一个，别信短信里和网上搜来的。
    把这句话发短信给您，请按1。查另一个，请按2。不用了，请按3。
    .speech-1 = 短信, 发短信, 发给我
    .speech-2 = 另一个, 查别的
    .speech-3 = 不用了, 没有了, 好了, 不用, 不发
directory-sent = 短信发出去了，留意查收。
directory-nowhere = 您的来电没有显示号码，短信发不出去。
directory-enough = 这个号码刚收过好几条短信，暂时不能再发了。

sms-hotline = 【云雀钱包】{ $hotline_name }客服电话：{ $hotline_number }（来源：{ $hotline_source }）。冒充客服的很多，拨打前请在官方网站{ $hotline_site }或应用内核对。
sms-hotline-site = 【云雀钱包】{ $hotline_name }没有公布客服电话，官方网站：{ $hotline_site }。自称其客服的来电都不要相信。
sms-hotline-card = 【云雀钱包】银行卡的客服电话印在卡的背面，请认准，不要相信短信里和网上搜到的号码。
