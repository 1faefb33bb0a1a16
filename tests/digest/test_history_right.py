"""Whether a history may be read, from what Discord says of a channel."""

from __future__ import annotations

from typing import Any

import pytest

from cogs.shared.history_right import may_read_history

VIEW, HISTORY, ADMINISTRATOR = 1 << 10, 1 << 16, 1 << 3
GUILD, ROLE, OWN = "5", "6", "900"


def overwrite(whose: str, *, kind: int = 0, allow: int = 0, deny: int = 0) -> dict[str, Any]:
    return {"id": whose, "type": kind, "allow": str(allow), "deny": str(deny)}


@pytest.mark.parametrize(
    ("everyone", "role", "overwrites", "may"),
    [
        (VIEW | HISTORY, 0, [], True),
        (VIEW, 0, [], False),
        (HISTORY, 0, [], False),
        (VIEW, HISTORY, [], True),
        (0, ADMINISTRATOR, [overwrite(GUILD, deny=VIEW | HISTORY)], True),
        (VIEW | HISTORY, 0, [overwrite(GUILD, deny=HISTORY)], False),
        (VIEW | HISTORY, 0, [overwrite(GUILD, deny=HISTORY), overwrite(ROLE, allow=HISTORY)], True),
        (VIEW | HISTORY, 0, [overwrite(ROLE, allow=HISTORY), overwrite(OWN, kind=1, deny=HISTORY)], False),
        (VIEW, 0, [overwrite(OWN, kind=1, allow=HISTORY)], True),
        (VIEW | HISTORY, 0, [overwrite("8", deny=HISTORY), overwrite("9", kind=1, deny=HISTORY)], True),
        (VIEW, 0, [overwrite(OWN, kind=0, allow=HISTORY)], False),
    ],
)
def test_rights_are_added_up_as_discord_does(
    everyone: int, role: int, overwrites: list[dict[str, Any]], may: bool
) -> None:
    roles = [{"id": GUILD, "permissions": str(everyone)}, {"id": ROLE, "permissions": str(role)}]
    stranger = {"id": "8", "permissions": str(ADMINISTRATOR)}
    guild = {"id": GUILD, "owner_id": "7", "roles": [*roles, stranger]}
    member = {"user": {"id": OWN}, "roles": [ROLE]}
    assert may_read_history({"permission_overwrites": overwrites}, guild, member) is may


def test_the_owner_of_a_server_may() -> None:
    guild = {"id": GUILD, "owner_id": OWN, "roles": []}
    assert may_read_history({"permission_overwrites": []}, guild, {"user": {"id": OWN}, "roles": []})
