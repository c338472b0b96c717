"""What the hotline does to the wallet: the actions that the flow's nodes ask for, one module a concern."""

from __future__ import annotations

from flows.wallet.actions.account_state import check_account, unlock_account
from flows.wallet.actions.agent import (
    join_queue,
    keep_message,
    leave_queue,
    note_hang_up,
    note_topic,
    waiting,
)
from flows.wallet.actions.call_back import (
    ask_call_back,
    cancel_call_back,
    open_line,
    resume_place,
)
from flows.wallet.actions.cancel import cancel_payment, look_at_payment
from flows.wallet.actions.card import find_card, free_card, unbind_card, unbind_later
from flows.wallet.actions.cases import send_case_number
from flows.wallet.actions.change_phone import change_phone, check_new_phone, send_change_code
from flows.wallet.actions.contest import contest_payment, next_payment
from flows.wallet.actions.crypto import report_theft
from flows.wallet.actions.directory import look_up_hotline, send_hotline
from flows.wallet.actions.dispute import file_dispute, keep_statement, look_at_dispute, send_evidence_link
from flows.wallet.actions.failure import find_order, next_failure, read_cause, send_payee_advice
from flows.wallet.actions.feedback import choose_feedback, keep_feedback, take_feedback, wish_callback
from flows.wallet.actions.fees import choose_fee, choose_public, compute_fee, read_tariff
from flows.wallet.actions.fraud import confirm_case
from flows.wallet.actions.freeze import freeze_account
from flows.wallet.actions.history import choose_span, read_entry, send_export, take_dates, turn_page
from flows.wallet.actions.identify import check_number, recall_caller, take_caller, take_number
from flows.wallet.actions.new import send_start
from flows.wallet.actions.orders import next_order, note_answer, pick_order
from flows.wallet.actions.overview import next_bill, next_kinds, read_overview
from flows.wallet.actions.privacy import read_profile, request_data, send_email_link
from flows.wallet.actions.progress import find_case
from flows.wallet.actions.rating import rate_call, send_survey
from flows.wallet.actions.refund import (
    apply_refund,
    hurry_refund,
    look_at_refund,
    next_refund,
    trace_refund,
)
from flows.wallet.actions.remedy import (
    check_balance,
    check_method,
    next_method,
    request_raise,
    retry_later,
    switch_method,
)
from flows.wallet.actions.reset import send_reset
from flows.wallet.actions.restore import restore_account
from flows.wallet.actions.safety import check_safety, choose_switch, sign_out, turn_on
from flows.wallet.actions.strong import check_payment, pose_payments
from flows.wallet.actions.verify import check_code, send_code

__all__ = [
    "apply_refund",
    "ask_call_back",
    "cancel_call_back",
    "cancel_payment",
    "change_phone",
    "check_account",
    "check_balance",
    "check_code",
    "check_method",
    "check_new_phone",
    "check_number",
    "check_payment",
    "check_safety",
    "choose_fee",
    "choose_feedback",
    "choose_public",
    "choose_span",
    "choose_switch",
    "compute_fee",
    "confirm_case",
    "contest_payment",
    "file_dispute",
    "find_card",
    "find_case",
    "find_order",
    "free_card",
    "freeze_account",
    "hurry_refund",
    "join_queue",
    "keep_feedback",
    "keep_message",
    "keep_statement",
    "leave_queue",
    "look_at_dispute",
    "look_at_payment",
    "look_at_refund",
    "look_up_hotline",
    "next_bill",
    "next_failure",
    "next_kinds",
    "next_method",
    "next_order",
    "next_payment",
    "next_refund",
    "note_answer",
    "note_hang_up",
    "note_topic",
    "open_line",
    "pick_order",
    "pose_payments",
    "rate_call",
    "read_cause",
    "read_entry",
    "read_overview",
    "read_profile",
    "read_tariff",
    "recall_caller",
    "report_theft",
    "request_data",
    "request_raise",
    "restore_account",
    "resume_place",
    "retry_later",
    "send_case_number",
    "send_change_code",
    "send_code",
    "send_email_link",
    "send_evidence_link",
    "send_export",
    "send_hotline",
    "send_payee_advice",
    "send_reset",
    "send_start",
    "send_survey",
    "sign_out",
    "switch_method",
    "take_caller",
    "take_dates",
    "take_feedback",
    "take_number",
    "trace_refund",
    "turn_on",
    "turn_page",
    "unbind_card",
    "unbind_later",
    "unlock_account",
    "waiting",
    "wish_callback",
]
