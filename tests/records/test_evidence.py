from __future__ import annotations

from lut_admin.records import evidence
from lut_admin.records.book import Book
from lut_admin.records.journal import Act
from lut_admin.records.tables import Case, EvidenceBody, Exhibit

BODY = b"a screenshot"
AT = "2025-11-20T02:00:00.000000Z"


def keep(book: Book) -> int:
    sha256 = evidence.digest(BODY)
    case = {"number": "T-1", "opened_on": "2025-11-20", "facts_zh": "x", "facts_en": "", "stage": "opened"}
    with book.write(Act("add_evidence"), "x") as pen:
        [case_id] = pen.insert(Case, [{**case, "articles": [], "evidence": []}])
        pen.keep(EvidenceBody, {"sha256": sha256, "body": BODY})
        row = {"case_id": case_id, "number": 1, "description_zh": "", "file_name": "a.png", "kind": "png", "at": AT}
        [made] = pen.insert(Exhibit, [{**row, "size": len(BODY), "sha256": sha256}])
        return made


def test_what_is_there_is_found_and_nothing_of_it_is_unneeded(book: Book) -> None:
    made = keep(book)
    with book.read() as connection:
        assert evidence.body(connection, evidence.digest(BODY)) == BODY
        assert evidence.body(connection, "0" * 64) is None
        assert evidence.spoiled(connection) == (1, None)
        assert evidence.unneeded(connection) == [] == evidence.taken_back(connection, "9999")
    assert made == 1


def test_what_the_journal_could_bring_back_is_needed_until_it_is_erased(book: Book) -> None:
    made = keep(book)
    with book.write(Act("undo"), "x") as pen:
        pen.delete(Exhibit, [made])
    with book.read() as connection:
        assert evidence.unneeded(connection) == []
        assert evidence.taken_back(connection, "9999") == [made] and evidence.taken_back(connection, "2000") == []
    with book.write(Act("erase_evidence"), "x") as pen:
        pen.erase(Exhibit, [made])
        assert evidence.unneeded(pen.connection) == [evidence.digest(BODY)]
        assert evidence.taken_back(pen.connection, "9999") == []


def test_what_was_lost_is_found(book: Book) -> None:
    made = keep(book)
    with book.write(Act("test"), "x") as pen:
        pen.let_go(EvidenceBody, [evidence.digest(BODY)])
    with book.read() as connection:
        assert evidence.spoiled(connection) == (1, made)
