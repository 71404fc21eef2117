from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from lut_admin.records import keyring_slot

KEY = bytes(range(32))


class Vault(KeyringBackend):
    """A keyring that keeps what it is given."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username))


def disguised(base: type[KeyringBackend], name: str) -> Any:
    """A keyring that says it is this class of the keyring package, as the system's own would."""
    module, _, cls = name.rpartition(".")
    return type(cls, (base,), {"__module__": module})()


@pytest.fixture(autouse=True)
def keyring_of_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.parametrize("name", sorted(keyring_slot.ALLOWED))
def test_the_systems_own_keyrings_keep_the_key(name: str) -> None:
    vault = disguised(Vault, name)
    keyring.set_keyring(vault)
    assert keyring_slot.state().backend == name
    assert keyring_slot.put("an-office", KEY).key == KEY
    assert keyring_slot.take("an-office").key == KEY
    (kept,) = vault.kept.values()
    assert len(kept) == 44
    assert keyring_slot.take("another").why == keyring_slot.EMPTY


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("keyrings.alt.file.PlaintextKeyring", keyring_slot.UNSAFE),
        ("keyrings.alt.file.EncryptedKeyring", keyring_slot.UNSAFE),
        ("keyring.backends.null.Keyring", keyring_slot.UNSAFE),
        ("keyring.backends.fail.Keyring", keyring_slot.NONE),
        ("somebody.elses.Keyring", keyring_slot.UNSAFE),
    ],
)
def test_any_other_is_not_used(name: str, why: str) -> None:
    vault = disguised(Vault, name)
    keyring.set_keyring(vault)
    assert keyring_slot.put("an-office", KEY) == keyring_slot.Found(None, why)
    assert keyring_slot.take("an-office").why == why
    assert not vault.kept


def test_of_a_chain_only_an_allowed_link_is_used() -> None:
    plain = disguised(Vault, "keyrings.alt.file.PlaintextKeyring")
    safe = disguised(Vault, "keyring.backends.SecretService.Keyring")
    chain = disguised(Vault, keyring_slot.CHAINER)
    chain.backends = [plain, safe]
    keyring.set_keyring(chain)
    assert keyring_slot.put("an-office", KEY).key == KEY
    assert safe.kept and not plain.kept
    chain.backends = [plain]
    assert keyring_slot.put("an-office", KEY).why == keyring_slot.UNSAFE


def test_windows_is_told_to_keep_it_on_this_machine() -> None:
    vault = disguised(Vault, "keyring.backends.Windows.WinVaultKeyring")
    keyring.set_keyring(vault)
    keyring_slot.put("an-office", KEY)
    assert vault.persist == "local machine"


class Broken(Vault):
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(1312, "A specified logon session does not exist")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("locked")


class Forgetful(Vault):
    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps nothing."""


class Garbled(Vault):
    def get_password(self, service: str, username: str) -> str | None:
        return "not a key"


@pytest.mark.parametrize(
    ("kind", "why"), [(Broken, keyring_slot.FAILED), (Forgetful, keyring_slot.EMPTY), (Garbled, keyring_slot.FAILED)]
)
def test_whatever_a_keyring_does_is_only_a_reason(kind: type[Vault], why: str) -> None:
    keyring.set_keyring(disguised(kind, "keyring.backends.SecretService.Keyring"))
    assert keyring_slot.put("an-office", KEY).why == why
    assert keyring_slot.take("an-office").key is None


def test_a_prompt_that_nobody_answers_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    class Waiting(Vault):
        def get_password(self, service: str, username: str) -> str | None:
            answered.wait(30)
            return None

    monkeypatch.setattr(keyring_slot, "PATIENCE", 0.05)
    keyring.set_keyring(disguised(Waiting, "keyring.backends.SecretService.Keyring"))
    assert keyring_slot.take("an-office").why == keyring_slot.SLOW
    answered.set()
