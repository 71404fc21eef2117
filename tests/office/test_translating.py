from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from lut_admin.office import notices, roster, settings, translating
from lut_admin.office.office import Office
from lut_admin.refusals import Cancelled, Refusal
from tests.office.translating_server import Server, said, serving

ZH = "各位同学：\n请于12月25日（周五）14:30到逸夫楼A208办理居留许可，缴费400元，咨询电话0931-2973000。"
EN = "Dear students,\nPlease come on ⟦1⟧ (⟦2⟧) at ⟦3⟧ to ⟦4⟧ ⟦5⟧ for the residence permit, pay ⟦6⟧, and call ⟦7⟧."


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server(answer=lambda _text: said(EN))) as made:
        yield made


@pytest.fixture
def ready(office: Office, server: Server) -> Office:
    settings.change(
        office,
        {"translator_place": "school", "translator_url": server.url, "translator_model": "m", "translator_seconds": 5},
    )
    translating.keep_key(office, "sk-secret")
    return office


def refusal(office: Office, text: str = ZH) -> Refusal:
    with pytest.raises(Refusal) as refused:
        translating.translate(translating.outgoing(office, text, "zh"))
    return refused.value


def test_it_is_off_until_it_is_set_up(office: Office, server: Server) -> None:
    assert not translating.is_set_up(office)
    assert refusal(office).code == "translating.off"
    settings.change(office, {"translator_url": server.url, "translator_model": "m"})
    assert not translating.is_set_up(office)
    settings.change(office, {"translator_place": "abroad"})
    assert translating.is_set_up(office)
    assert refusal(office).code == "translating.no_key"
    assert server.bodies == []


def test_facts_go_as_tokens_and_come_back_in_english(ready: Office, server: Server) -> None:
    sent = translating.outgoing(ready, ZH, "zh")
    assert sent.text == "各位同学：\n请于⟦1⟧（⟦2⟧）⟦3⟧到⟦4⟧⟦5⟧办理居留许可，缴费⟦6⟧，咨询电话⟦7⟧。"
    assert server.bodies == []  # nothing leaves before it was seen
    told = translating.translate(sent)
    assert "on 25 December (Friday) at 14:30 to Yifu Building A208" in told
    assert "pay RMB 400, and call 0931-2973000." in told
    [body] = server.bodies
    assert body["messages"][-1]["content"] == sent.text
    assert body["messages"][0]["content"] == sent.task
    assert body["model"] == "m"
    assert server.keys == ["Bearer sk-secret"]


def test_a_students_name_and_number_never_leave(ready: Office, server: Server) -> None:
    roster.add(ready, {"student_no": "2023190001", "passport_name": "DOE JANE", "english_name": "Jane Doe",
                               "chinese_name": "杜珍妮", "passport_no": "E12345678"})  # fmt: skip
    text = "杜珍妮同学请在12月3日前到办公室（学号2023190001，护照E12345678）。"
    server.answer = lambda sent: said(f"{' '.join(re.findall('⟦.⟧', sent))} should please come to the office in time")
    told = translating.translate(translating.outgoing(ready, text, "zh"))
    assert "Jane Doe" in told and "2023190001" in told
    assert not re.search("杜珍妮|2023190001|E12345678", str(server.bodies))


def test_private_data_of_others_is_refused(ready: Office, server: Server) -> None:
    found = refusal(ready, "请加微信 sunny_day 联系。")
    assert found.code == "translating.private"
    assert found.article == 8
    assert server.bodies == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (said(EN.replace("⟦3⟧", "half past two")), "translating.facts_lost"),
        (said(EN + " ⟦3⟧"), "translating.facts_lost"),
        (said(EN + " ⟦8⟧"), "translating.facts_invented"),
        (said(EN + " ⟦x⟧"), "translating.facts_invented"),
        (said("各位同学请于⟦1⟧⟦2⟧⟦3⟧到⟦4⟧⟦5⟧办理居留许可并缴费⟦6⟧，联系⟦7⟧。"), "translating.wrong_language"),
        (said("  "), "translating.no_answer"),
        ("not JSON", "translating.no_answer"),
        (said(EN + " \ud800"), "translating.no_answer"),
        (said(EN + " \0"), "translating.no_answer"),
        ("[" * 100_000, "translating.no_answer"),
        ('{"choices": []}', "translating.no_answer"),
        ('{"choices": [{"message": {"content": 7}}]}', "translating.no_answer"),
        (b"x" * 2_000_000, "translating.no_answer"),
        (b"\xff\xfe", "translating.no_answer"),
    ],
)
def test_a_bad_answer_is_told_and_not_taken(ready: Office, server: Server, answer: bytes | str, code: str) -> None:
    server.answer = lambda _text: answer
    assert refusal(ready).code == code


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "key_refused"), (403, "key_refused"), (429, "too_many"), (402, "too_many"), (302, "moved"), (404, "failed"),
     (500, "failed")],
)  # fmt: skip
def test_a_server_that_says_no(ready: Office, server: Server, status: int, code: str) -> None:
    server.status = status
    server.headers = {"Location": "http://127.0.0.1:9/elsewhere"}
    assert refusal(ready).code == f"translating.{code}"
    assert len(server.bodies) == 1


def test_a_slow_server_is_given_up(ready: Office, server: Server) -> None:
    settings.change(ready, {"translator_seconds": 5})
    server.drip = 0.1
    assert refusal(ready).code == "translating.slow"


def test_a_person_may_cancel(ready: Office, server: Server) -> None:
    server.drip = 0.5

    def cancelled(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        translating.translate(translating.outgoing(ready, ZH, "zh"), cancelled)


def test_nobody_listens_there(ready: Office, server: Server) -> None:
    settings.change(ready, {"translator_url": "http://127.0.0.1:9"})
    assert refusal(ready).code == "translating.unreachable"


def test_a_server_without_a_good_certificate_gets_nothing(ready: Office, server: Server) -> None:
    settings.change(ready, {"translator_url": f"https://127.0.0.1:{server.port}"})
    assert refusal(ready).code == "translating.certificate"  # it does not speak TLS at all
    assert server.bodies == []
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize(
    "url",
    [
        "http://example.cn/v1",
        "ftp://example.cn",
        "https://",
        "https://me:word@example.cn",
        "example.cn",
        "https://a b.cn",
    ],
)
def test_an_address_that_is_not_safe_is_not_kept(office: Office, url: str) -> None:
    with pytest.raises(Refusal) as refused:
        settings.change(office, {"translator_url": url})
    assert refused.value.code == "setting.bad_value"


@pytest.mark.parametrize("url", ["http://8.8.8.8/v1", "http://169.254.1.1:99999"])
def test_without_encryption_only_within_the_school(ready: Office, url: str) -> None:
    settings.change(ready, {"translator_url": url})
    assert refusal(ready).code in ("translating.unsafe_address", "translating.address")


def test_the_key_is_nowhere_in_the_data(ready: Office, server: Server) -> None:
    translating.translate(translating.outgoing(ready, ZH, "zh"))
    sent = translating.outgoing(ready, ZH, "zh")
    assert "sk-secret" not in repr(sent)
    with ready.read() as connection:
        said_there = "\n".join(map(str, connection.exec_driver_sql("SELECT after FROM journal")))
    assert "sk-secret" not in said_there
    assert translating.has_key(ready)
    translating.forget_key(ready)
    assert not translating.has_key(ready)


def test_only_this_room_reaches_for_the_network() -> None:
    house = Path(translating.__file__).parents[2]
    network = re.compile(
        r"^\s*(?:import|from) (?:urllib\.request|http\.client|requests|httpx|ftplib|smtplib)", re.MULTILINE
    )
    files = [file for file in house.rglob("*.py") if network.search(file.read_text("utf-8"))]
    assert [file.relative_to(house).as_posix() for file in files] == ["office/translating/endpoint.py"]


@pytest.mark.parametrize("key", ["密钥", "sk-1\nX: y", "sk-1\x00"])
def test_what_cannot_be_a_key_is_not_kept(office: Office, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        translating.keep_key(office, key)
    assert refused.value.code == "translating.bad_key"
    assert not translating.has_key(office)


def test_what_the_translator_adds_in_words_is_found_by_the_review(ready: Office, server: Server) -> None:
    server.answer = lambda _text: said(EN + " The fee is RMB 9999.")
    told = translating.translate(translating.outgoing(ready, ZH, "zh"))
    assert any(found.code.startswith("twin.") for found in notices.findings(ready, "life", ZH, told))
