"""What several features need: errors, channels, message menus, autocomplete."""

from cogs.shared.autocomplete import offered_headlines, offered_names, offered_sentences, offered_titles
from cogs.shared.channels import ElsewhereError, require_place
from cogs.shared.comparing import comparing
from cogs.shared.errors import CheckRefusedError, cause_of, explain, outcome_of
from cogs.shared.hits import choice_of, draw_hit, reference_of
from cogs.shared.marked import MarkedOpen, marked_opening, payload_of
from cogs.shared.message_menus import message_menu
from cogs.shared.named_articles import draw_named, named_article
from cogs.shared.naps import longest_nap
from cogs.shared.owner_notices import DigestOwnerNotifier, FeedOwnerNotifier, ZoneOwnerNotifier
from cogs.shared.pin_button import PinButton, PinWhat, ask_to_pin, passages_in, pin_button
from cogs.shared.pinged_roles import find_role, is_role_gone, require_role
from cogs.shared.quote_menu import CONTEXT, PostOne, QuoteOne, post_menus, quote_menu, quote_options
from cogs.shared.quoted_before import is_open, may_speak_of, quoted_before
from cogs.shared.rest_sender import RestSender
from cogs.shared.seeing import may_see
from cogs.shared.targets import Target, find_target, missing_rights, require_sight, require_target, usable_target
from cogs.shared.zone_choice import ZoneChoice, zone_choices, zone_warning

__all__ = [
    "CONTEXT",
    "CheckRefusedError",
    "DigestOwnerNotifier",
    "ElsewhereError",
    "FeedOwnerNotifier",
    "MarkedOpen",
    "PinButton",
    "PinWhat",
    "PostOne",
    "QuoteOne",
    "RestSender",
    "Target",
    "ZoneChoice",
    "ZoneOwnerNotifier",
    "ask_to_pin",
    "cause_of",
    "choice_of",
    "comparing",
    "draw_hit",
    "draw_named",
    "explain",
    "find_role",
    "find_target",
    "is_open",
    "is_role_gone",
    "longest_nap",
    "marked_opening",
    "may_see",
    "may_speak_of",
    "message_menu",
    "missing_rights",
    "named_article",
    "offered_headlines",
    "offered_names",
    "offered_sentences",
    "offered_titles",
    "outcome_of",
    "passages_in",
    "payload_of",
    "pin_button",
    "post_menus",
    "quote_menu",
    "quote_options",
    "quoted_before",
    "reference_of",
    "require_place",
    "require_role",
    "require_sight",
    "require_target",
    "usable_target",
    "zone_choices",
    "zone_warning",
]
