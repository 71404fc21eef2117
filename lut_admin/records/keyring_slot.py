"""The data key in the computer's own keyring: the everyday way in, without a password.

Only keyrings that really keep a secret are used. With some packages installed `keyring` would quietly write plain text, and
its calls may wait for a prompt or raise anything the system raises; every such case counts as "no keyring", with the reason.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

SERVICE = "lut_admin"
KEY_BYTES = 32

# Windows Credential Manager, macOS Keychain, and the desktop keyrings of Linux.
ALLOWED = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    }
)
CHAINER = "keyring.backends.chainer.ChainerBackend"
# Which of them a system may have; the package itself would load those of every system, and on Linux ask the linker for Apple's.
NATIVE = {
    "win32": ("Windows",),
    "darwin": ("macOS",),
    "linux": ("SecretService", "libsecret", "kwallet"),
}

# A person may have to answer the system's prompt; a prompt that nobody sees must not hold the app for ever.
PATIENCE = 60.0

NONE, UNSAFE, UNUSED = "keys.keyring_none", "keys.keyring_unsafe", "keys.keyring_unused"
EMPTY, FAILED, SLOW = "keys.keyring_empty", "keys.keyring_failed", "keys.keyring_slow"


@dataclass(frozen=True, slots=True)
class Found:
    """What the keyring gave: the key, or None and why not (a message key); `backend` names the keyring that was asked."""

    key: bytes | None
    why: str | None = None
    backend: str | None = None


def state() -> Found:
    """Which keyring this computer offers (no key is asked for): `why` is None where one can be used."""
    backend, why = _backend()
    return Found(None, why, _name(backend) if backend is not None else None)


def take(office: str) -> Found:
    """The data key of an office, by the office's id."""
    backend, why = _backend()
    if backend is None:
        return Found(None, why)
    answer, why = _patiently(lambda: backend.get_password(SERVICE, office))
    if why is None and answer is None:
        why = EMPTY
    key = _key(answer) if why is None else None
    return Found(key, why or (None if key else FAILED), _name(backend))


def put(office: str, key: bytes) -> Found:
    """Keep the data key; `key` of the answer is set only if the keyring gives back what was put in."""
    backend, why = _backend()
    if backend is None:
        return Found(None, why)
    _, why = _patiently(lambda: backend.set_password(SERVICE, office, base64.b64encode(key).decode()))
    if why is not None:
        return Found(None, why, _name(backend))
    kept = take(office)
    return kept if kept.key == key else Found(None, kept.why or FAILED, kept.backend)


def take_secret(name: str) -> str | None:
    """A password of the office that is no key of its data (a translator's key), or None where none is kept."""
    backend, _ = _backend()
    answer, _ = _patiently(lambda: backend.get_password(SERVICE, name)) if backend is not None else (None, None)
    return answer if isinstance(answer, str) and answer else None


def put_secret(name: str, secret: str) -> str | None:
    """Keep such a password, or forget it where it is empty; answers why it is not kept (a message key), None where it is."""
    backend, why = _backend()
    if backend is None:
        return why or NONE
    if secret:
        _, why = _patiently(lambda: backend.set_password(SERVICE, name, secret))
        return why or (None if take_secret(name) == secret else FAILED)
    if take_secret(name) is not None:
        _, why = _patiently(lambda: backend.delete_password(SERVICE, name))
    return why


def _backend() -> tuple[Any, str | None]:
    """The keyring to use, or None and why there is none."""
    found, why = _patiently(_chosen)
    if why is not None:
        return None, why
    candidates = list(getattr(found, "backends", ())) if _name(found) == CHAINER else [found]
    allowed = next((backend for backend in candidates if _name(backend) in ALLOWED), None)
    if allowed is None:
        return None, NONE if _name(found).startswith("keyring.backends.fail.") else UNSAFE
    if _name(allowed).endswith("WinVaultKeyring"):
        # By default Windows would roam the key to every computer of the domain.
        allowed.persist = "local machine"
    return allowed, None


# The package looks for keyrings once: whoever asks meanwhile waits for the answer instead of looking, too.
_looking = threading.Lock()


def _chosen() -> Any:
    with _looking:
        import keyring.core

        # What a person or a test has chosen holds; a private name, and without it the package's own way is taken.
        chosen = getattr(keyring.core, "_keyring_backend", keyring) is not None
        if not chosen and "PYTHON_KEYRING_BACKEND" not in os.environ and not _configured():
            native = _native()
            if native is not None:
                keyring.set_keyring(native)
        return keyring.get_keyring()


def _configured() -> bool:
    from keyring.util import platform_

    return os.path.exists(os.path.join(platform_.config_root(), "keyringrc.cfg"))


def _native() -> Any:
    """The best of this system's own keyrings, or None where it has none that works."""
    from keyring.backend import KeyringBackend

    for module in NATIVE.get(sys.platform, ()):
        with suppress(Exception):  # what it stands on is not installed
            importlib.import_module(f"keyring.backends.{module}")
    viable = [
        kind for kind in KeyringBackend.get_viable_backends() if f"{kind.__module__}.{kind.__qualname__}" in ALLOWED
    ]
    return max(viable, key=lambda kind: kind.priority)() if viable else None


def _name(backend: Any) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _key(answer: Any) -> bytes | None:
    try:
        key = base64.b64decode(answer, validate=True)
    except (binascii.Error, ValueError, TypeError):
        return None
    return key if len(key) == KEY_BYTES else None


def _patiently(ask: Callable[[], Any]) -> tuple[Any, str | None]:
    """What a keyring call answers, or why it did not: in a thread of its own, since it may never come back."""
    answers: list[Any] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception:  # whatever the system raises means the same: there is no keyring
            return

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if thread.is_alive():
        return None, SLOW
    return (answers[0], None) if answers else (None, FAILED)
