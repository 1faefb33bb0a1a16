"""The buttons of watches: pause, resume, remove one and bring it back, mute it for today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.replies import acknowledge, reply
from cogs.ui import Button, Control, Viewer, button, notice, speak_as_in
from cogs.watches.drawing import draw_changed, draw_removed
from cogs.watches.form import WatchEdit
from cogs.watches.rights import WATCH, key_of, require_change

if TYPE_CHECKING:
    from bot.archive import Watch
    from bot.texts import Texts
    from bot.watches import WatchService
    from cogs.ui import Interaction, Item


class WatchDo(Control[Button], template=rf"b1:watchdo:(?P<verb>pause|resume|remove|restore|unmute):{WATCH}"):
    """Changes a watch, for who may."""

    async def use(self, interaction: Interaction) -> None:
        """Change it."""
        await acknowledge(interaction)
        service, key = _service(interaction), key_of(self.words)
        speak_as_in(interaction.client, interaction.user.id, key.guild)
        viewer = Viewer.turning(interaction, interaction.user.id)
        chosen = interaction.client.choices.of(key.guild)
        if self.words["verb"] == "restore":
            require_change(await service.removed(key), interaction.user, chosen)
            answer = draw_changed("watch-back", await service.restore(key), viewer)
        else:
            watch = await service.get(key)
            require_change(watch, interaction.user, chosen)
            if self.words["verb"] == "remove":
                await service.remove(watch)
                answer = draw_removed(watch, undo_button(watch, viewer.texts), viewer)
            elif self.words["verb"] == "pause":
                await service.pause(watch)
                answer = draw_changed("watch-paused", watch, viewer)
            else:
                resumed = self.words["verb"] == "resume"
                watch = await (service.resume(watch) if resumed else service.unmute(watch))
                answer = draw_changed("watch-resumed" if resumed else "watch-unmuted", watch, viewer)
        await interaction.edit_original_response(view=answer)


class MuteToday(Control[Button], template=rf"b1:mute:{WATCH}:(?P<marker>[a-z0-9]{{1,32}})"):
    """Holds back what a watch finds until the end of the day, for who may change it."""

    async def use(self, interaction: Interaction) -> None:
        """Mute it."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        service = _service(interaction)
        watch = await service.get(key_of(self.words))
        require_change(watch, interaction.user, interaction.client.choices.of(watch.key.guild))
        until = await service.mute_today(watch)
        speak_as_in(interaction.client, interaction.user.id, watch.key.guild)
        viewer = Viewer.pressing(interaction)
        said = viewer.texts("watch-muted", watch=str(watch.key), until=str(int(until.timestamp())))
        undo = do_button("unmute", watch, viewer.texts("button-undo"))
        await reply(interaction, view=notice(said, undo), ephemeral=True)


CONTROLS: Final = (WatchDo, WatchEdit, MuteToday)


def mute_button(watch: Watch, marker: str, texts: Texts, *, enabled: bool) -> Item:
    """Return the button that mutes a watch for today, by which its message is found again too."""
    written = f"b1:mute:{watch.key.guild}:{watch.key.number}:{marker}"
    return MuteToday.made(button(written, texts("button-mute-today"), enabled=enabled))


def do_button(verb: str, watch: Watch, words: str) -> Item:
    """Return a button that changes a watch."""
    return WatchDo.made(button(f"b1:watchdo:{verb}:{watch.key.guild}:{watch.key.number}", words))


def undo_button(watch: Watch, texts: Texts) -> Item:
    """Return the button that brings a watch back."""
    return do_button("restore", watch, texts("button-undo"))


def _service(interaction: Interaction) -> WatchService:
    return interaction.client.services.watches
