"""The page of notices in a window, a blank notice on it, what is written there, and what is on record then."""

from __future__ import annotations

from lut_admin.desk.pages.notices import NoticesPage
from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.window import Window
from lut_admin.office import notices
from lut_admin.office.office import Office


def page(window: Window) -> NoticesPage:
    assert isinstance(window.page, NoticesPage)
    return window.page


def blank(window: Window) -> Composer:
    """The composer with an empty notice."""
    window.go("notices", blank=True)
    return page(window).composer


def write(composer: Composer, zh: str, en: str = "", category: str = "life") -> None:
    composer.halves.put(zh, en)
    composer.category.setCurrentIndex(composer.category.findData(category))


def only(office: Office) -> notices.NoticeLine:
    """The one notice on record."""
    [line] = notices.notices(office)
    return line


def only_id(office: Office, zh: str) -> int:
    """The number of the one notice with this Chinese half."""
    [number] = [line.id for line in notices.notices(office) if line.zh == zh]
    return number
