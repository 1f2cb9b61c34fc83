"""What the organiser does not want to be checked: the names of rules that are switched off."""

from typing import Annotated, Any

from workshopsite.model.fields import Several, one_line
from workshopsite.model.forms import Form
from workshopsite.model.read_by import ReadBy
from workshopsite.model.record import Record, key
from workshopsite.problems import RULES, Mistake, did_you_mean

OPTIONAL = sorted(name for name, rule in RULES.items() if rule.optional)
"""The names of the rules that can be switched off."""


def parse_rule(text: str) -> str:
    """The name of a rule that can be switched off.

    Raises:
        Mistake: unknown-rule where there is no such rule, needed-rule where no site can be right
            in spite of what it finds.
    """
    if text not in RULES:
        hint = did_you_mean(text, OPTIONAL, else_list=False)
        hint = hint or "write the name that stands in brackets behind a message"
        message = f'there is no rule "{text}"' if text else "no rule is named here"
        raise Mistake("unknown-rule", message, hint, text)
    if text not in OPTIONAL:
        message = f'"{text}" cannot be switched off'
        hint = "mend what it finds; the site cannot be right without that"
        raise Mistake("needed-rule", message, hint, text)
    return text


def _rule_name(value: Any) -> str:
    return parse_rule(one_line(value))


RuleName = Annotated[str, ReadBy(_rule_name), Form({"enum": OPTIONAL})]


class Check(Record):
    """How the site is checked."""

    ignore: Annotated[tuple[RuleName, ...], Several] = key(
        (), description="the names of rules that are switched off", example="[missing-alt]"
    )
