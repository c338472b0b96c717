"""The console's view of what the checker says: findings of the lint now, and how to prove the rest."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from webhooks.pages.reading import findings

checked = Blueprint("check", __name__, url_prefix="/check")

SEVERITIES = ("error", "warning", "info")


@checked.get("")
def show() -> str:
    """Show what the checker finds in each hotline that is served, the gravest first."""
    found = {}
    for name, hotline in current_app.extensions["ivr"].hotlines.by_name.items():
        listed = [each for some in findings(hotline).values() for each in some]
        found[name] = sorted(listed, key=lambda each: (SEVERITIES.index(each.severity), each.place))
    return render_template("console/check.html", found=found)
