"""The register as the rules see it: students and staff as the values that membership and nicknames are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from lut_admin.convention.roster import NAME_FIELDS, Person, StaffMember, Status
from lut_admin.office.office import Office
from lut_admin.records.tables import FormerValue, Staff, Student


def person(student_id: int, values: Mapping[str, str | None], former: Iterable[str] = ()) -> Person:
    """A student as the rules see one, from clean values by field; `former` are names it went by before."""

    def text(name: str) -> str:
        return values.get(name) or ""

    own = tuple(name for name in (text("former_name"), *former) if name)
    status = text("status")
    return Person(
        id=student_id,
        student_no=text("student_no"),
        passport_name=text("passport_name"),
        english_name=text("english_name"),
        chinese_name=text("chinese_name"),
        class_name=text("class_name"),
        status=Status(status) if status else None,
        nationality=text("nationality"),
        passport_no=text("passport_no"),
        former=own,
    )


_PERSON = (
    "student_no", "passport_name", "english_name", "chinese_name", "former_name", "class_name", "status", "nationality",
    "passport_no",
)  # fmt: skip


def people(connection: Connection) -> list[Person]:
    """Every student outside the bin as the rules see them, by id."""
    former: dict[int, list[str]] = {}
    names = select(FormerValue.student_id, FormerValue.value).where(FormerValue.field.in_(NAME_FIELDS))
    for row in connection.execute(names.order_by(FormerValue.id)):
        former.setdefault(row.student_id, []).append(row.value)
    columns = Student.__table__.c
    query = select(columns.id, *(columns[name] for name in _PERSON)).where(columns.binned_at.is_(None)).order_by(columns.id)
    return [
        person(row.id, dict(zip(_PERSON, row[1:], strict=True)), former.get(row.id, ()))
        for row in connection.execute(query)
    ]


def colleagues(connection: Connection) -> list[StaffMember]:
    """Every member of the staff outside the bin as the rules see them."""
    query = select(Staff.id, Staff.chinese_name, Staff.english_name).where(Staff.binned_at.is_(None)).order_by(Staff.id)
    return [StaffMember(row.id, row.chinese_name or "", row.english_name or "") for row in connection.execute(query)]


def id_of(office: Office, student_no: str) -> int | None:
    """The id of the student with this number, also by a number they used to have; None where there is none."""
    number = student_no.strip()
    with office.read() as connection:
        found = connection.scalar(select(Student.id).where(Student.student_no == number, Student.binned_at.is_(None)))
        if found is not None:
            return int(found)
        former = select(FormerValue.student_id).where(FormerValue.field == "student_no", FormerValue.value == number)
        found = connection.scalar(former.order_by(FormerValue.id.desc()).limit(1))
        return None if found is None else int(found)
