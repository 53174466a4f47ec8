"""How the breath is followed: with the eyes, with the ears, with a hum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_cues import CueTrouble, Word
from gmi_trainer.domain.breathing import IN_MS, OUT_MS, Pacer
from gmi_trainer.services.breath_choices import VOLUMES_PERCENT, BreathChoices
from gmi_trainer.ui.pages.breathe.choice_now import BreathPart, ChoiceNow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.breathe_page import pacer_about, pacer_name
from gmi_trainer.ui.words.sound import sound_note, spoken
from gmi_trainer.ui.words.translate import Translate

_ICONS = {
    Pacer.CIRCLE: "pacer-circle",
    Pacer.WAVE: "pacer-wave",
    Pacer.BAR: "pacer-bar",
    Pacer.WORDS: "pacer-words",
}
TRY_IN, TRY_OUT = f"in-{IN_MS[0]}", f"out-{OUT_MS[0]}"
"""The shortest tone of each kind, to hear what they are like."""


class Playing(Protocol):
    """What plays a tone by its name."""

    @property
    def has_device(self) -> bool:
        """Whether there is anything to play on."""
        ...

    @property
    def device_changed(self) -> SignalInstance:
        """Another device, the first one, or none any more."""
        ...

    def play(self, name: str, volume_percent: int) -> None:
        """Begin it."""
        ...

    def stop(self) -> None:
        """Silence, at once."""
        ...


class Speaking(Protocol):
    """What speaks, once it is ready."""

    @property
    def is_ready(self) -> bool:
        """It can be heard."""
        ...

    @property
    def has_failed(self) -> bool:
        """It turned out that there is none."""
        ...

    @property
    def ready(self) -> SignalInstance:
        """It can be heard from now on."""
        ...

    @property
    def failed(self) -> SignalInstance:
        """There is none after all."""
        ...

    def prepare(self) -> None:
        """Get ready."""
        ...

    def say(self, text: str, volume_percent: int) -> None:
        """Now."""
        ...

    def stop(self) -> None:
        """Silence, at once."""
        ...

    def close(self) -> None:
        """Silence, until it is prepared again."""
        ...


class FollowingChoice(BreathPart):
    """What the machine cannot do is not offered: no voice where it has none. Without a sound device it says so.

    Whether there really is a voice is known only once it is asked to speak: a person hears it when they choose it.
    """

    def __init__(
        self,
        look: Look,
        translate: Translate,
        find_sounds: Callable[[QObject], Playing | None],
        find_voice: Callable[[QObject], Speaking | None],
        parent: QWidget | None = None,
    ) -> None:
        """Both take a moment: they are asked once what is shown has been drawn. They are given their parent."""
        super().__init__(look, parent)
        self._translate = translate
        self._find_sounds = find_sounds
        self._find_voice = find_voice
        self._sounds: Playing | None = None
        self._speaker: Speaking | None = None
        self._has_looked = False
        self._add_pacer()
        self._add_sound()
        self._out_timer = QTimer(self)
        self._out_timer.setObjectName("breathe.sound.out_timer")
        self._out_timer.setSingleShot(True)
        self._out_timer.setInterval(IN_MS[0])
        self._out_timer.timeout.connect(self._on_out_timer_timeout)
        QTimer.singleShot(0, self, self._on_drawn)

    def show_now(self, now: ChoiceNow) -> None:
        super().show_now(now)
        choices = now.choices
        self._pacer.set_value(choices.pacer)
        self._volume.set_value(choices.volume_percent)
        for switch, on in (
            (self._tones, choices.tones),
            (self._voice, choices.voice),
            (self._humming, choices.humming),
        ):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
            switch.update()
        self._show_volume(choices)
        self._show_trouble()

    def end(self) -> None:
        """The page goes out of view, or a session begins: nothing more is heard, and no voice waits to speak."""
        self.silence()
        if self._speaker is not None:
            self._speaker.close()

    def silence(self) -> None:
        """At once."""
        self._out_timer.stop()
        if self._sounds is not None:
            self._sounds.stop()
        if self._speaker is not None:
            self._speaker.stop()

    def _add_pacer(self) -> None:
        say = self._translate
        self._pacer = ChoiceRow(
            self._look,
            "breathe.pacer",
            self.tr("What you see"),
            [
                Choice(
                    pacer, pacer.value, pacer_name(pacer, say), pacer_about(pacer, say), icon=_ICONS[pacer]
                )
                for pacer in Pacer
            ],
            column_px=260,
            most=2,
        )
        self._pacer.chosen.connect(self._on_pacer_chosen)
        self.ask(self.tr("What would you like to see?"), self._pacer)

    def _add_sound(self) -> None:
        self._tones = Switch(
            self._look,
            "breathe.tones",
            self.tr("Soft tones"),
            self.tr(
                "One rises as you breathe in, the other falls as you breathe out. So you can close your eyes."
            ),
        )
        self._voice = Switch(
            self._look,
            "breathe.voice",
            self.tr("A voice"),
            self.tr("Your computer says “in” and “out”."),
        )
        self._voice.hide()
        self._humming = Switch(
            self._look,
            "breathe.humming",
            self.tr("Hum on the way out"),
            self.tr("A soft hum lets the breath out slowly by itself. Only if it feels good."),
        )
        self._volume = ChoiceRow(
            self._look,
            "breathe.volume",
            self.tr("How loud"),
            [Choice(n, str(n), self.tr("{n} %").format(n=n)) for n in VOLUMES_PERCENT],
            column_px=110,
            most=5,
        )
        self._try = secondary(self._look, self.tr("Try the sound"), "breathe.try_sound", icon="volume")
        self._trouble = Notice(self._look, "")
        self._trouble.setObjectName("breathe.sound.trouble")
        self._trouble.hide()
        switches = Stack(self._look, gap_px=4)
        for switch in (self._tones, self._voice, self._humming):
            switches.add(switch)
        self.ask(self.tr("What would you like to hear?"), switches)
        self.add(self._trouble)
        self._loud = self.ask(self.tr("How loud?"), self._volume)
        self._loud.add(holding(FlowLayout(self._look), [self._try]))
        self._tones.toggled.connect(self._on_tones_toggled)
        self._voice.toggled.connect(self._on_voice_toggled)
        self._humming.toggled.connect(self._on_humming_toggled)
        self._volume.chosen.connect(self._on_volume_chosen)
        self._try.clicked.connect(self._on_try_clicked)

    def _show_volume(self, choices: BreathChoices) -> None:
        """Only where there is something to hear."""
        self._loud.setVisible(choices.tones or choices.voice)

    # -- what the machine has --------------------------------------------------------------------------

    @Slot()
    def _on_drawn(self) -> None:
        self._has_looked = True
        self._sounds = self._find_sounds(self)
        self._speaker = self._find_voice(self)
        if self._sounds is not None:
            self._sounds.device_changed.connect(self._on_sounds_device_changed)
        if self._speaker is not None:
            self._speaker.ready.connect(self._on_speaker_ready)
            self._speaker.failed.connect(self._on_speaker_failed)
        self._voice.setVisible(self._speaker is not None)
        self._show_trouble()

    @Slot()
    def _on_sounds_device_changed(self) -> None:
        """Headphones were plugged in, or pulled out."""
        self._show_trouble()

    @Slot()
    def _on_speaker_ready(self) -> None:
        """As soon as it can: a person has just switched it on, and would like to hear it."""
        self._say()

    @Slot()
    def _on_speaker_failed(self) -> None:
        self._show_trouble()

    def _show_trouble(self) -> None:
        """One quiet sentence, where something that was asked for will not be heard."""
        trouble = self._trouble_now()
        if trouble is not None:
            words = sound_note(trouble, self._translate)
            if words != self._trouble.words:
                self._trouble.say(words)
        self._trouble.setVisible(trouble is not None)

    def _trouble_now(self) -> CueTrouble | None:
        choices = self._now.choices if self._now is not None else None
        if choices is None or not self._has_looked:
            return None
        if choices.tones and self._sounds is None:
            return CueTrouble.NO_SOUND
        if self._sounds is not None and not self._sounds.has_device and (choices.tones or choices.voice):
            return CueTrouble.NO_DEVICE
        if choices.voice and (self._speaker is None or self._speaker.has_failed):
            return CueTrouble.NO_VOICE
        return None

    # -- what a person does ----------------------------------------------------------------------------

    @Slot(object)
    def _on_pacer_chosen(self, pacer: Pacer) -> None:
        self._keep(lambda choices: replace(choices, pacer=pacer))

    @Slot(bool)
    def _on_tones_toggled(self, on: bool) -> None:
        if not on:
            self.silence()
        self._keep(lambda choices: replace(choices, tones=on))

    @Slot(bool)
    def _on_voice_toggled(self, on: bool) -> None:
        if not on:
            self.silence()
        elif self._speaker is not None:
            self._let_speak()
        self._keep(lambda choices: replace(choices, voice=on))

    @Slot(bool)
    def _on_humming_toggled(self, on: bool) -> None:
        self._keep(lambda choices: replace(choices, humming=on))

    @Slot(object)
    def _on_volume_chosen(self, volume_percent: int) -> None:
        self._keep(lambda choices: replace(choices, volume_percent=volume_percent))

    def _keep(self, change: Callable[[BreathChoices], BreathChoices]) -> None:
        if self._now is not None:
            self.chosen.emit(change(self._now.choices))

    @Slot()
    def _on_try_clicked(self) -> None:
        """The one of the breath in, then the one of the breath out; with the voice, where that is chosen."""
        self.silence()
        self._show_trouble()
        if self._now is None:
            return
        if self._now.choices.voice:
            self._let_speak()
        if self._now.choices.tones:
            self._play(TRY_IN)
            self._out_timer.start()

    @Slot()
    def _on_out_timer_timeout(self) -> None:
        self._play(TRY_OUT)

    def _play(self, name: str) -> None:
        if self._sounds is not None and self._now is not None:
            self._sounds.play(name, self._now.choices.volume_percent)

    def _let_speak(self) -> None:
        """At once, or when it is ready."""
        if self._speaker is None:
            return
        if self._speaker.is_ready:
            self._say()
        else:
            self._speaker.prepare()

    def _say(self) -> None:
        if self._speaker is not None and self._now is not None and self.isVisible():
            self._speaker.say(spoken(Word.IN, self._translate), self._now.choices.volume_percent)
