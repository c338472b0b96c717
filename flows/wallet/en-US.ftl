# Welcome and the first menu
welcome = Hello, this is Skylark Wallet.
main =
    If your account was stolen, press 1. For payments and refunds, press 2. For sign-in and safety, press 3. For your balance and cards, press 4. For anything else, press 5.
    For an agent, press 0. 普通话请按8。
    .speech-1 = stolen, hacked, someone got into, taken over, money is gone, freeze, wasn't me, didn't do,
        stole … money, stole from, money was taken, took money from, money is missing, money … missing,
        missing money, using my account, got into … account, got into my account, logged in to my account,
        someone logged in, somebody logged in, compromised, suspicious activity, suspicious transaction,
        suspicious payment, fraud on, fraudulent, unauthorized, unauthorised, don't recognise, don't recognize,
        didn't make, not mine, isn't mine, didn't authorise, didn't authorize, lost my phone, lost … phone,
        got scammed, been scammed, was scammed, scammed, a scammer, block my account, block … account, never made,
        isn't mine, has my password, has my pin, money disappeared, money … disappeared, money has disappeared,
        report fraud, report … fraud, report … stolen, been hacked, spending my money, charges I know nothing,
        charge I know nothing, knows my password, knows my PIN, please lock my account, lock it now,
        phone got nicked, phone got stolen, phone is gone, device I don't know, device I don't, vanished,
        money vanished, money … vanished
    .speech-2 = payment, payments, order, transaction, transfer
    .speech-3 = safety, security, sign in, sign-in
    .speech-4 = balance and bills, about my account
    .speech-5 = anything else, other
    .no-input-1 = I didn't catch your choice.
    .no-input-2 = Still nothing. If your account is in danger, 1 is the quickest; if you're not sure, press 0.
    .no-match-1 = That isn't one of the choices.
    .no-match-2 = That isn't one either. If your account was stolen, press 1. To talk to somebody, just press 0.
money =
    If a payment failed, press 1. For a refund, press 2. To cancel an unfinished payment, press 3. For a dispute with a merchant, press 4.
    .speech-1 = payment failed, failed payment, did not go through, didn't go through, cannot pay, can't pay,
        won't go through, not go through, declined, rejected, payment … failed, payment … failing,
        payment … declined, payment … rejected, payment didn't work, payment … didn't work, payment doesn't work,
        payment isn't working, transfer failed, transfer … failed, order failed, top up failed, top-up failed, money has not arrived, money hasn't arrived,
        card was declined, can't send, cannot send, can't make a payment, won't let me pay, got stuck,
        payment … stuck, payment is pending, payment … pending, can't I pay, insufficient funds, not enough money,
        payment error, not successful, wasn't successful, deducted but, took … money but, money was deducted,
        money was taken but, payments aren't going through, payment isn't going through, going through,
        payment won't work, payment … won't, payments … won't, transfer fails, payment fails, payments fail,
        transfers fail
    .speech-2 = refund, refunds
    .speech-3 = cancel, cancel a payment, cancel my payment, cancel my order, stop a payment, stop … payment,
        stop … transfer, undo, undo … transfer, undo … payment, by mistake, wrong person, wrong account,
        wrong recipient, paid the wrong, sent the wrong, cancel … payment, cancel … order, cancel … transfer,
        cancel … pending payment, reverse, reverse a payment, reverse … payment, reverse … transfer, wrong guy,
        wrong woman, wrong man, by accident
    .speech-4 = dispute, merchant, merchant won't, won't refund, shop won't, store won't, seller won't,
        refuses to refund, charged twice, charged me twice, charged … twice, double charge, double charged,
        overcharged, charged too much, never sent, never came, order never, order never arrived, never arrived,
        order … arrive, order hasn't arrived, not delivered, wrong item, a fake, fake, ripped … off, rip off,
        problem with … merchant, problem with … shop, problem with … seller, the seller, charge is wrong,
        charged the wrong, charged … wrong amount, seller is a fraud, a fraud, is broken, not as described,
        two times, charged … two times, faulty, damaged, shop says, merchant says, never got my money, twice,
        billed twice, paid twice, the same thing twice
security =
    If you forgot your password, press 1. If your account is locked, press 2. To stay safe, press 3. For crypto wallets, press 4. For your personal data, press 5.
    .speech-1 = forgot my password, forgotten password, password, can't sign in, cannot sign in, can't log in,
        cannot log in, can't get into, cannot get into, can't get in, login doesn't work, login … work,
        log-in doesn't work, sign-in doesn't work, can't remember, code doesn't, code doesn't arrive, code … arrive,
        not getting … code, don't get … code, didn't get … code, haven't got … code, no code, reset … password,
        change … password, don't remember … password, don't remember, forgot … password, can't access, cannot access,
        code never came, code never arrived, code … never, password isn't working, password … working,
        unable to log in, unable to sign in, unable to … in, can't recall, can't recall my password, wrong password,
        password … wrong
    .speech-2 = locked, locked out, unlock, account is locked, blocked, account … blocked, account is blocked,
        account … locked, why is my account locked, suspended, locked my account, locked … account,
        you lock my account, did you lock
    .speech-3 = stay safe, protect my account, protect myself, stay protected, be safer, keep my account safe,
        keep … account safe, stay secure, more secure, make … secure
    .speech-5 = personal data, privacy, my data, change my number, close my account, close … account,
        delete my account, delete … account, delete my data, delete … data, change … number, change … phone number,
        new phone number, new number, update … email, change … email, update my details, data was leaked,
        data … leaked, data do you have, data you have, delete … profile, information do you hold,
        information do you have, information … hold, new phone number, new mobile number, mobile number changed,
        number … changed, data erased, personal information, personal details, my information
    .speech-4 = crypto, recovery phrase, private key, tokens, seed phrase, bitcoin, ethereum, my tokens,
        wallet phrase, secret phrase, my crypto, took my crypto, stole my crypto, stole my bitcoin
account =
    For your balance, spending and bills, press 1. For your transactions, press 2. For fees, limits and offers, press 3. To remove a bank card, press 4.
    .speech-1 = balance, how much money, spending, budget, bills, points, did I spend, have I spent, my bills,
        do I owe, I owe, points do I have, have I got left, I got left, money left
    .speech-2 = transactions, records, statement, history, transaction history, payment history, recent payments,
        recent transactions, past payments, recent activity, export, did I buy, did I pay
    .speech-3 = fees, fee, charges, do you charge, does it cost, do you cost
    .speech-4 = unbind, remove a card, remove my card, bank card, unlink, remove … card, delete … card,
        change … card, take off … card, unlink … card, take … card off, replace my card, replace … card, card off,
        get rid of … card
other =
    To ask about a case, or what to have ready, press 1. For a complaint or a suggestion, press 2. If you're new to the wallet, press 3. For other wallets' hotlines, press 4.
    .speech-1 = cases
    .speech-2 = leave feedback, complaints and suggestions
    .speech-3 = I'm new, new here, new user
    .speech-4 = other wallets, another wallet, hotline number, hotline numbers
more =
    Is there anything else? For the main menu, press 1. If that's all, press 2.
    .speech-1 = main menu, yes, something else
    .speech-2 = no, nothing else, that's all, that is all, no thanks
bye = Thanks for calling. Goodbye.

# Everywhere
universal = -
    .human = agent, human, person, representative, operator, not a machine, talk to somebody, talk to someone,
        speak to somebody, speak to someone, customer service, customer support, customer care, live person,
        real person, speak to a person, talk to a person, talk to a human, advisor, not a robot, put me through,
        put me through to someone, help, help me
    .back = go back, back
    .repeat = repeat, say that again, again please, didn't hear, didn't catch, don't understand, what did you say,
        pardon, come again, one more time
    .language = Chinese, Mandarin, 中文, 普通话
    .limit = We've been on the line for a long time, so let's stop here. Please call again if you need us. Goodbye.
    .trouble = Sorry, something went wrong on our side.
reprompt-menu = -
    .no-input-1 = I didn't catch your choice.
    .no-input-2 = Still nothing. You can press a key or just say it. Star goes back, and 0 gets you an agent.
    .no-match-1 = That isn't one of the choices.
    .no-match-2 = That isn't one either. Press 9 to hear them again, star to go back, or 0 for an agent.
reprompt-digits = -
    .no-input-1 = I didn't hear any keys. For an agent, press star, zero, pound. To hear this again, press star, nine, pound. To go back, press star, pound.
    .no-input-2 = Still no keys. Take your time to find it. If you can't, press star, zero, pound, and an agent will help.
    .no-match-1 = That's not the right number of digits. Please have another look.
    .no-match-2 = Still not the right number of digits. For an agent, press star, zero, pound. To go back, press star, pound.
