"""Version 1: the schema an office is first made with, as Alembic operations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make every table and index of version 1 in an empty file."""
    op.create_table("accepted_phrase",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_phrase"))
    )
    op.create_index("ix_accepted_phrase", "accepted_phrase", ["code", "phrase"], unique=True)
    op.create_table("backup_note",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_note"))
    )
    op.create_table("case_file",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("occurred_at", sa.String(length=32), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("facts_zh", sa.Text(), nullable=False),
        sa.Column("facts_en", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("influence_zh", sa.Text(), nullable=False),
        sa.Column("influence_en", sa.Text(), nullable=False),
        sa.Column("reporter", sa.Text(), nullable=True),
        sa.Column("owner_acts", sa.JSON(), nullable=True),
        sa.Column("clauses", sa.JSON(), nullable=True),
        sa.Column("nobody", sa.String(length=20), nullable=True),
        sa.Column("referred_to", sa.Text(), nullable=True),
        sa.Column("source", sa.JSON(), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("archived_on", sa.String(length=10), nullable=True),
        sa.Column("erased_at", sa.String(length=32), nullable=True),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", name=op.f("uq_case_file_number"))
    )
    op.create_table("counter",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter"))
    )
    op.create_table("evidence_body",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_evidence_body"))
    )
    op.create_table("group_set",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_set")),
        sa.UniqueConstraint("name", name=op.f("uq_group_set_name"))
    )
    op.create_table("header_map",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("header_key", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_header_map")),
        sa.UniqueConstraint("header_key", name=op.f("uq_header_map_header_key"))
    )
    op.create_table("imported_file",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_file"))
    )
    op.create_index(op.f("ix_imported_file_sha256"), "imported_file", ["sha256"], unique=False)
    op.create_table("journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal"))
    )
    op.create_index(op.f("ix_journal_act_id"), "journal", ["act_id"], unique=False)
    op.create_index("ix_journal_record", "journal", ["kind", "record_id"], unique=False)
    op.create_table("notice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("category", sa.String(length=12), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("reminds", sa.Integer(), nullable=True),
        sa.Column("deadlines", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=32), nullable=False),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["corrects"], ["notice.id"], name=op.f("fk_notice_corrects_notice")),
        sa.ForeignKeyConstraint(["reminds"], ["notice.id"], name=op.f("fk_notice_reminds_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice"))
    )
    op.create_table("own_template",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_template")),
        sa.UniqueConstraint("name", name=op.f("uq_own_template_name"))
    )
    op.create_table("own_word",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("allow", sa.Boolean(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_word"))
    )
    op.create_index("ix_own_word", "own_word", ["label", "word", "allow"], unique=True)
    op.create_table("setting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name"))
    )
    op.create_table("signing_key",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("private", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_signing_key"))
    )
    op.create_table("staff",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chinese_name", sa.Text(), nullable=True),
        sa.Column("english_name", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("wechat", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff"))
    )
    op.create_table("student",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("student_no", sa.String(length=40), nullable=True),
        sa.Column("csc_no", sa.String(length=40), nullable=True),
        sa.Column("passport_name", sa.Text(), nullable=True),
        sa.Column("english_name", sa.Text(), nullable=True),
        sa.Column("chinese_name", sa.Text(), nullable=True),
        sa.Column("pinyin", sa.Text(), nullable=True),
        sa.Column("former_name", sa.Text(), nullable=True),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("birth", sa.String(length=10), nullable=True),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("passport_no", sa.String(length=40), nullable=True),
        sa.Column("college", sa.Text(), nullable=True),
        sa.Column("major", sa.Text(), nullable=True),
        sa.Column("class_name", sa.Text(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("level", sa.String(length=30), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("funding", sa.Text(), nullable=True),
        sa.Column("supervisor", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=True),
        sa.Column("status_since", sa.String(length=10), nullable=True),
        sa.Column("enrolled", sa.String(length=10), nullable=True),
        sa.Column("arrived", sa.String(length=10), nullable=True),
        sa.Column("expected_end", sa.String(length=10), nullable=True),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("visa_type", sa.Text(), nullable=True),
        sa.Column("visa_no", sa.Text(), nullable=True),
        sa.Column("visa_expiry", sa.String(length=10), nullable=True),
        sa.Column("permit_expiry", sa.String(length=10), nullable=True),
        sa.Column("jw202_expiry", sa.String(length=10), nullable=True),
        sa.Column("insurance", sa.Text(), nullable=True),
        sa.Column("insurance_expiry", sa.String(length=10), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("wechat", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("dormitory", sa.Text(), nullable=True),
        sa.Column("emergency_contact", sa.Text(), nullable=True),
        sa.Column("emergency_phone", sa.Text(), nullable=True),
        sa.Column("guardian", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("extra", sa.JSON(), nullable=True),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_student")),
        sa.UniqueConstraint("student_no", name=op.f("uq_student_student_no"))
    )
    op.create_index(op.f("ix_student_csc_no"), "student", ["csc_no"], unique=False)
    op.create_index(op.f("ix_student_passport_no"), "student", ["passport_no"], unique=False)
    op.create_table("term",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term"))
    )
    op.create_table("unsaved",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_unsaved"))
    )
    op.create_table("wechat_group",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("class_name", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("nickname_form", sa.String(length=20), nullable=True),
        sa.Column("code_note", sa.Text(), nullable=True),
        sa.Column("code_expiry", sa.String(length=10), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wechat_group")),
        sa.UniqueConstraint("name", name=op.f("uq_wechat_group_name"))
    )
    op.create_table("word_form",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_form")),
        sa.UniqueConstraint("form", name=op.f("uq_word_form_form"))
    )
    op.create_table("word_form_body",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_word_form_body"))
    )
    op.create_table("audit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("names_from", sa.String(length=12), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["wechat_group.id"], name=op.f("fk_audit_group_id_wechat_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit"))
    )
    op.create_index(op.f("ix_audit_group_id"), "audit", ["group_id"], unique=False)
    op.create_table("case_note",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("manner", sa.String(length=20), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("said_en", sa.Text(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("erase_on", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_case_note_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_note"))
    )
    op.create_index(op.f("ix_case_note_erase_on"), "case_note", ["erase_on"], unique=False)
    op.create_index(op.f("ix_case_note_student_id"), "case_note", ["student_id"], unique=False)
    op.create_table("confirmation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["wechat_group.id"], name=op.f("fk_confirmation_group_id_wechat_group")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_confirmation_notice_id_notice")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_confirmation_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation"))
    )
    op.create_index(op.f("ix_confirmation_group_id"), "confirmation", ["group_id"], unique=False)
    op.create_index(op.f("ix_confirmation_notice_id"), "confirmation", ["notice_id"], unique=False)
    op.create_index(op.f("ix_confirmation_student_id"), "confirmation", ["student_id"], unique=False)
    op.create_table("departure",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("left_groups_on", sa.String(length=10), nullable=True),
        sa.Column("alumni_on", sa.String(length=10), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_departure_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departure")),
        sa.UniqueConstraint("student_id", name=op.f("uq_departure_student_id"))
    )
    op.create_table("exhibit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("description_zh", sa.Text(), nullable=False),
        sa.Column("description_en", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("obtained", sa.String(length=10), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("redacts", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_exhibit_case_id_case_file")),
        sa.ForeignKeyConstraint(["redacts"], ["exhibit.id"], name=op.f("fk_exhibit_redacts_exhibit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibit"))
    )
    op.create_index(op.f("ix_exhibit_case_id"), "exhibit", ["case_id"], unique=False)
    op.create_index(op.f("ix_exhibit_redacts"), "exhibit", ["redacts"], unique=False)
    op.create_index(op.f("ix_exhibit_sha256"), "exhibit", ["sha256"], unique=False)
    op.create_table("former_value",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("until", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_former_value_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_value"))
    )
    op.create_index(op.f("ix_former_value_student_id"), "former_value", ["student_id"], unique=False)
    op.create_table("group_owner",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["wechat_group.id"], name=op.f("fk_group_owner_group_id_wechat_group")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_group_owner_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_owner"))
    )
    op.create_index(op.f("ix_group_owner_group_id"), "group_owner", ["group_id"], unique=False)
    op.create_table("known_nickname",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["wechat_group.id"], name=op.f("fk_known_nickname_group_id_wechat_group")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_known_nickname_staff_id_staff")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_known_nickname_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_nickname")),
        sa.UniqueConstraint("group_id", "key", name=op.f("uq_known_nickname_group_id"))
    )
    op.create_index(op.f("ix_known_nickname_group_id"), "known_nickname", ["group_id"], unique=False)
    op.create_index(op.f("ix_known_nickname_student_id"), "known_nickname", ["student_id"], unique=False)
    op.create_table("posting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("afterwards", sa.Boolean(), nullable=False),
        sa.Column("exception", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("disclosure", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_posting_notice_id_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posting"))
    )
    op.create_index(op.f("ix_posting_notice_id"), "posting", ["notice_id"], unique=False)
    op.create_table("reminder",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("nickname", sa.Text(), nullable=True),
        sa.Column("about", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("answered_at", sa.String(length=32), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["wechat_group.id"], name=op.f("fk_reminder_group_id_wechat_group")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_reminder_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder"))
    )
    op.create_index(op.f("ix_reminder_group_id"), "reminder", ["group_id"], unique=False)
    op.create_index(op.f("ix_reminder_student_id"), "reminder", ["student_id"], unique=False)
    op.create_table("respondent",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("nickname", sa.Text(), nullable=True),
        sa.Column("particulars", sa.JSON(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_respondent_case_id_case_file")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_respondent_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondent")),
        sa.UniqueConstraint("case_id", "student_id", name=op.f("uq_respondent_case_id"))
    )
    op.create_index(op.f("ix_respondent_case_id"), "respondent", ["case_id"], unique=False)
    op.create_index(op.f("ix_respondent_student_id"), "respondent", ["student_id"], unique=False)
    op.create_table("status_change",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=True),
        sa.Column("since", sa.String(length=10), nullable=False),
        sa.Column("noted_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_status_change_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_change"))
    )
    op.create_index(op.f("ix_status_change_student_id"), "status_change", ["student_id"], unique=False)
    op.create_table("audit_line",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("compliant", sa.Boolean(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=True),
        sa.Column("decided", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_line_audit_id_audit")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_audit_line_staff_id_staff")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_audit_line_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_line"))
    )
    op.create_index(op.f("ix_audit_line_audit_id"), "audit_line", ["audit_id"], unique=False)
    op.create_index(op.f("ix_audit_line_student_id"), "audit_line", ["student_id"], unique=False)
    op.create_table("case_entry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("respondent_id", sa.Integer(), nullable=True),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_entry_case_id_case_file")),
        sa.ForeignKeyConstraint(["corrects"], ["case_entry.id"], name=op.f("fk_case_entry_corrects_case_entry")),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondent.id"], name=op.f("fk_case_entry_respondent_id_respondent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entry"))
    )
    op.create_index(op.f("ix_case_entry_case_id"), "case_entry", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_entry_corrects"), "case_entry", ["corrects"], unique=False)
    op.create_index(op.f("ix_case_entry_respondent_id"), "case_entry", ["respondent_id"], unique=False)
    op.create_table("group_event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("moved", sa.String(length=10), nullable=False),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("method", sa.String(length=12), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_group_event_audit_id_audit")),
        sa.ForeignKeyConstraint(["group_id"], ["wechat_group.id"], name=op.f("fk_group_event_group_id_wechat_group")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_group_event_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_event"))
    )
    op.create_index(op.f("ix_group_event_audit_id"), "group_event", ["audit_id"], unique=False)
    op.create_index(op.f("ix_group_event_group_id"), "group_event", ["group_id"], unique=False)
    op.create_index(op.f("ix_group_event_student_id"), "group_event", ["student_id"], unique=False)
