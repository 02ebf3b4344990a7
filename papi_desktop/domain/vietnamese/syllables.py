"""What can be a Vietnamese syllable: onset, rime and tone.

Owns the grammar by which legacy encodings are told apart and look-alike letters are judged. It accepts every syllable of the
written language and many that no dictionary has; it is no spelling checker and must not become one.
"""

from __future__ import annotations

from functools import lru_cache

from papi_desktop.domain.vietnamese.alphabet import Tone, tones_of, without_tones

_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yêm yên yêng yêt yêu yn ynh yp yt
    """.split()  # noqa: SIM905 - a table to be read, one vowel a line
)

_FRONT = tuple("eêiy")
_ROUNDED = tuple("oôuư")

_ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip


def _joins(onset: str, rime: str) -> bool:
    """Tell whether spelling allows `onset` before `rime`: c, g, ng become k, gh, ngh before e, ê, i, y, and so on."""
    if rime.startswith("yê"):
        return onset in ("", "qu")
    match onset:
        case "k" | "gh" | "ngh":
            return rime.startswith(_FRONT)
        case "c" | "ng":
            return not rime.startswith(_FRONT)
        case "g":
            return rime.startswith("i") or not rime.startswith(_FRONT)  # gì, giết: the i is written once
        case "gi":
            return not rime.startswith(("i", "y"))
        case "qu":
            return not rime.startswith(_ROUNDED) or rime == "ôc"
        case _:
            return True


_STOPS = ("p", "t", "c", "ch")


@lru_cache(maxsize=32768)
def is_syllable(word: str) -> bool:
    """Tell whether an NFC word, in any case, has the form of one Vietnamese syllable.

    Syllables that end in p, t, c or ch carry sắc or nặng and no other tone; a word carries one tone at most. Where in the vowel group
    the tone stands is not judged: hoà and hòa are both written.
    """
    lower = word.lower()
    tones = tones_of(lower)
    if len(tones) > 1:
        return False
    bare = without_tones(lower)
    if bare.endswith(_STOPS) and (not tones or tones[0] not in (Tone.SAC, Tone.NANG)):
        return False
    return any(
        bare.startswith(onset) and (rime := bare[len(onset) :]) in _RIMES and _joins(onset, rime) for onset in _ONSETS
    )
