"""The language of Qt's own words (Copy, Cancel, Open …) and of dates in its widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from lut_admin.papers.words import Language

_installed: list[QTranslator] = []


def system_language() -> Language:
    """English where the computer speaks English, else Chinese."""
    return "en" if QLocale.system().language() == QLocale.Language.English else "zh"


def spoken() -> Language:
    """The language in which Qt speaks now, for a piece that has no desk to ask."""
    return "en" if QLocale().language() == QLocale.Language.English else "zh"


def set_qt_language(language: Language) -> None:
    """Let Qt say its own words in this language."""
    app = QCoreApplication.instance()
    while _installed and app is not None:
        app.removeTranslator(_installed.pop())
    if language == "en":
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator()
    if app is not None and translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _installed.append(translator)
