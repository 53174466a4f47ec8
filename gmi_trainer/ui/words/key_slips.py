"""Where to look when a key was not typed as it stands on its paper."""

from __future__ import annotations

from gmi_trainer.domain.key_signs import KeySlip, Slip
from gmi_trainer.ui.words.translate import Translate


def slip_sentence(slip: KeySlip, translate: Translate) -> str:
    """What is the matter and where, in one sentence or two. The first group is the one behind AGE-SECRET-KEY-1."""
    words = {
        Slip.NOTHING_TYPED: translate(
            "KeySlips", "Please type the key as it stands on the paper, one group after the other."
        ),
        Slip.NO_SUCH_SIGN: translate(
            "KeySlips", "The sign “{sign}” is in no key. Please look at group {group} on the paper."
        ),
        Slip.TOO_SHORT: translate(
            "KeySlips",
            "The key is too short: signs left to type: {signs}. Please look whether a group was left out.",
        ),
        Slip.TOO_LONG: translate(
            "KeySlips",
            "The key is too long: signs too many: {signs}. Please look whether a group was typed twice.",
        ),
        Slip.ONE_GROUP: translate(
            "KeySlips",
            "Nearly: one sign in group {group} is not as on the paper, or two have changed places. "
            "Please look at that group.",
        ),
        Slip.SOMEWHERE: translate(
            "KeySlips",
            "Some signs are not as on the paper. Please look at each group once more.",
        ),
    }[slip.slip]
    return words.format(sign=slip.sign, group=slip.group, signs=slip.signs)
