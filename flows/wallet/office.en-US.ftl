# Words of the office's pages, never said on the phone: a case's log (log-), what is in hand (about-), what a call changed (change-)
office-place =
    { $target ->
        [balance] the balance
        [merchant] the merchant
        [plan] the protection plan
        [escrow] escrow
       *[card] the card
    }
office-ground =
    { $ground ->
        [missing] nothing arrived
        [faulty] something is wrong with it
        [charge] the charge is wrong
       *[refusal] the merchant won't refund
    }
office-reason =
    { $reason ->
        [missing] nothing arrived
        [faulty] something is wrong with it
        [unwanted] not wanted any more
        [twice] paid twice
       *[dispute] a dispute was won
    }
office-payer =
    { $payer ->
        [plan] the protection plan
       *[merchant] the merchant
    }
office-cause =
    { $cause ->
        [limit_single] limit for one payment
       *[limit_day] limit for a day
    }
office-data =
    { $kind ->
        [copy] a copy of the data
        [delete] close the account and delete the data
        [email] another e-mail address
       *[leak] worried about a leak
    }
office-feedback =
    { $kind ->
        [complaint] a complaint
        [suggestion] a suggestion
       *[praise] praise
    }

log-opened = Case opened
log-stolen_reported = The caller reported a stolen account
log-stolen_reported_again = The caller reported the stolen account again
log-tokens_reported = The caller reported stolen crypto
log-tokens_reported_again = The caller reported the stolen crypto again
log-reported_again = Another caller, not verified, reported a theft: case { $case }
log-belongs_to = Belongs to case { $case }
log-confirmed = The verified holder confirmed the report
log-contested = The holder contests order { $order }
log-frozen = Account frozen
log-freeze_refused = Not frozen: asked for too often
log-suspect_profile = The profile was changed before the theft: somebody has to look
log-secured = Account secured and unfrozen
log-money_moved = The money of order { $order } went to { office-place }
log-dispute_about = A dispute about order { $order }
log-complaint = Complaint about “{ $payee }”, order { $order }: { office-ground }
log-dispute_mediation = Mediation with the merchant began
log-dispute_evidence = No agreement; the customer was asked for evidence
log-dispute_settled = The merchant gave in
log-dispute_upheld = Decided for the customer
log-dispute_rejected = Decided for the merchant
log-statement_recorded = The customer recorded a statement
log-evidence_received =
    { $pieces ->
        [one] One piece of evidence received
       *[other] { $pieces } pieces of evidence received
    }
log-refund_about = A refund of order { $order }
log-refund_applied =
    Refund asked for: { office-reason }; { $agreed ->
        [yes] the merchant agreed
        [no] the merchant did not agree
       *[unasked] the merchant was not asked yet
    }
log-refund_merchant_review = Refund handed to the merchant
log-refund_approved = Refund approved
log-refund_refused = The merchant refused the refund
log-refund_paid = Refund paid to the balance
log-refund_late = The refund was approved, but the money has not arrived
log-hurried = The customer asked us to hurry
log-traced = Overdue: we are looking for the money
log-money_arrived = The money has arrived
log-limit_asked = A higher { office-cause } was asked for: { $amount } was to be paid, order { $order }
log-asked_again = The customer asked again
log-data_requested = Personal data: { office-data }
log-copy_handed_over = The copy was handed over
log-recorded = The customer recorded { office-feedback }
log-recorded_again = The customer recorded { office-feedback } again
log-kept = The customer heard the recording and kept it
log-call_back_wanted = The customer wants a call back
log-call_back_declined = The customer needs no call back
log-message_left = The customer left a message
log-case_close = Closed
log-case_reopen = Opened again
log-case_review = Given to a person to decide
log-case_restore = Reviewed: account unfrozen
log-case_grant = Higher limit granted
log-case_decline = Not granted
log-case_answer = Done

about-refund = Order { $order }, { $payee }, { $amount }: { office-reason }; { office-payer } pays
about-dispute = Order { $order }, { $payee }, { $amount }: { office-ground }
about-payment = Order { $order }, { $payee }, { $amount }
about-limit = The { office-cause }; { $amount } was to be paid
about-data = { office-data } { $detail }

change-verified = Verified by code
change-strongly_verified = Strongly verified
change-strong_verification_failed = Strong verification failed
change-verification_locked = Verification locked after too many errors
change-code_sent = Code sent
change-change_code_sent = Code sent to the new number
change-phone_changed = Phone number changed: { $detail }
change-case_opened = Case { $detail } opened
change-case_open = Case opened again: { $detail }
change-case_closed = Case closed: { $detail }
change-case_manual_review = Case given to a person to decide: { $detail }
change-case_restored = Case reviewed: { $detail }
change-manual_review = Given to a person to decide: case { $detail }
change-frozen = Account frozen
change-unfrozen = Account unfrozen
change-secured = Account secured, devices signed out: { $detail }
change-contested = Order contested: { $detail }
change-signed_out = Devices signed out: { $detail }
change-reset_sent = Code for a new password sent
change-reset_link_sent = Link for a new password sent, devices signed out: { $detail }
change-password_set = New password set, devices signed out: { $detail }
change-unlocked = Account unlocked
change-turned_on =
    Turned on: { $detail ->
        [two_factor] two-step sign-in
       *[alerts] sign-in alerts
    }
change-card_unbound = Bank card removed
change-unbind_asked = Removal of a bank card asked for
change-automatic_balance = Automatic payments moved to the balance
change-automatic_stop = Automatic payments stopped
change-method_switched = Another way to pay chosen
change-limit_raise_requested = Higher limit asked for: case { $detail }
change-limits_raised = Limits raised, a payment and a day: { $detail }
change-retry_noted = Noted to be tried again later: order { $detail }
change-payee_advice_sent = Advice about the payee sent: order { $detail }
change-cancel_requested = Bank asked to stop the payment: order { $detail }
change-processing = Payment handed to the bank: order { $detail }
change-paid = Payment made: order { $detail }
change-cancelled = Payment cancelled: order { $detail }
change-money_moved = Money moved: order { $detail }
change-refund_applied = Refund asked for: order { $detail }
change-refund_merchant_review = Refund handed to the merchant: order { $detail }
change-refund_approved = Refund approved: order { $detail }
change-refund_refused = Refund refused: order { $detail }
change-refund_paid = Refund paid: order { $detail }
change-refund_hurried = Refund hurried: order { $detail }
change-refund_traced = Refund looked for: order { $detail }
change-dispute_mediation = Dispute opened, mediation began: order { $detail }
change-dispute_evidence = Customer asked for evidence: order { $detail }
change-dispute_settled = The merchant gave in: order { $detail }
change-dispute_upheld = Decided for the customer: order { $detail }
change-dispute_rejected = Decided for the merchant: order { $detail }
change-statement_kept = Statement recorded
change-evidence_link_sent = Link for evidence sent: order { $detail }
change-evidence_received = Pieces of evidence received: { $detail }
change-feedback_recorded = Feedback recorded: case { $detail }
change-message_kept = Message left: case { $detail }
change-data_requested = Request about personal data: case { $detail }
change-copy_handed_over = Copy of personal data handed over: case { $detail }
change-email_link_sent = Link for another e-mail address sent
change-email_changed = E-mail address changed
change-export_sent = Link to a statement sent: { $detail }
change-export_taken = Statement downloaded: { $detail }
change-queued =
    Joined the queue for { $detail ->
        [fraud] fraud
        [security] security
        [payments] payments
       *[general] general questions
    }
change-call_back_asked = A call back asked for
change-called_back = Called back
change-agent_concluded =
    The agent noted: { $detail ->
        [solved] solved
        [follow_up] to be followed up
        [wrong_person] not the right person
       *[hung_up] the caller hung up first
    }

# What services and dialogues are called on pages
service-wallet = Main menu
service-call-back = Call back
service-cancel = Cancel a payment
service-card = Remove a bank card
service-case = Progress of a case
service-crypto = Crypto safety
service-directory = Hotline numbers
service-dispute = Dispute with a merchant
service-feedback = Complaints and ideas
service-fees = Fees and limits
service-locked = Locked account
service-new = New customers
service-overview = Balance and statements
service-password = Forgotten password
service-payment = Failed payment
service-privacy = Personal data
service-records = Transactions
service-refund = Refund
service-safety = Account safety
service-stolen = Stolen account
service-agent = An agent
service-number = Dialogue: key in a number
service-identify = Dialogue: say who it is
service-verify = Dialogue: verify by code
service-verify_strong = Dialogue: verify strongly
service-order = Dialogue: choose a payment
service-cancelling = Dialogue: cancel a payment
