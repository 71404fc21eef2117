"""Text and tables of group members: typed lists, copies of chats, chains (接龙), notices of who came and went.

WeChat exports no members. What people paste is read here; who they are is the convention's to say.
"""

from lut_admin.papers.member_list.chains import name_in
from lut_admin.papers.member_list.moments import placed
from lut_admin.papers.member_list.notices import Event, Method, Move
from lut_admin.papers.member_list.reading import is_cut, made, may_be_whole, read_members
from lut_admin.papers.member_list.result import MemberList, Shape
from lut_admin.papers.member_list.several import Known

__all__ = [
    "Event",
    "Known",
    "MemberList",
    "Method",
    "Move",
    "Shape",
    "is_cut",
    "made",
    "may_be_whole",
    "name_in",
    "placed",
    "read_members",
]
