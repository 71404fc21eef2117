"""Article 4's first question: which student is this nickname? `Recogniser` answers it for one roster."""

from lut_admin.convention.recognition.answers import MOST_CANDIDATES, NOBODY, Answer, Evidence, Recognition
from lut_admin.convention.recognition.recogniser import NOBODY_ELSE, Present, Recogniser

__all__ = ["MOST_CANDIDATES", "NOBODY", "NOBODY_ELSE", "Answer", "Evidence", "Present", "Recogniser", "Recognition"]
