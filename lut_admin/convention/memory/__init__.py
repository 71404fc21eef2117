"""What was said before: sentences of earlier notices in both languages, and the ones nearest to what is being written (Art. 6)."""

from lut_admin.convention.memory.adapting import Adapted, adapt
from lut_admin.convention.memory.nearest import Match, Memory
from lut_admin.convention.memory.pairing import Pair, pairs
from lut_admin.convention.memory.sentences import Sentence, around, sentences

__all__ = ["Adapted", "Match", "Memory", "Pair", "Sentence", "adapt", "around", "pairs", "sentences"]
