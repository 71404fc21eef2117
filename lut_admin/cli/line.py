"""The command line: reads the words, opens the office where one is needed, and ends with the right exit status.

Exit status: 0 done; 1 done, with findings or with rows left out; 2 nothing done (one line on stderr says what, where and
what to do); 3 a bug.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from lut_admin import places
from lut_admin.cli import commands
from lut_admin.cli.grammar import read_line
from lut_admin.cli.teller import Teller, Unheard, asked_language, preferred_language
from lut_admin.office import bugs
from lut_admin.office.selftest import Probe
from lut_admin.refusals import Cancelled, Refusal

DONE, FINDINGS, NOTHING_DONE, BUG = 0, 1, 2, 3


def main(argv: Sequence[str], probes: Sequence[tuple[str, Probe]] = ()) -> int:
    """Run one command; returns the exit status. `probes` are the window's own checks for ``selftest``."""
    words = list(argv)
    options = words[: words.index("--")] if "--" in words else words
    teller = Teller(asked_language(options) or preferred_language(), json="--json" in options)
    try:
        status = _obey(words, teller, probes)
        teller.finish()
        return status
    except Refusal as refusal:
        teller.refuse(refusal)
        return NOTHING_DONE
    except (Cancelled, KeyboardInterrupt, EOFError):
        teller.complain("cli.cancelled")
        return NOTHING_DONE
    except Unheard as unheard:
        _hush()
        if unheard.gone:
            return DONE
        teller.refuse(Refusal("cli.unheard", reason=unheard.reason))
        return NOTHING_DONE
    except OSError as error:
        teller.refuse(Refusal("cli.world", reason=error.strerror or str(error), file=str(error.filename or "")))
        return NOTHING_DONE
    except Exception as error:
        teller.complain("cli.bug")
        teller.trace(bugs.stacks(error))
        return BUG


def _obey(words: list[str], teller: Teller, probes: Sequence[tuple[str, Probe]]) -> int:
    said = read_line(words, commands.VERBS)
    if said.verb is None or said.common.help:
        named = [verb.usage for verb in commands.VERBS if said.names and verb.words[: len(said.names)] == said.names]
        if named:
            teller.say("cli.help_of", usages="\n".join(f"  {usage}" for usage in named))
        else:
            teller.say("cli.help")
        return DONE
    folder = said.common.office or places.office()
    with commands.Context(folder, teller, probes) as context:
        return FINDINGS if said.verb.run(context, said.chosen) else DONE


def _hush() -> None:
    """Nothing more can be said on stdout: not what is still waiting to be written, either."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
