"""The style sheet: the little that a palette cannot say, made from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from lut_admin.desk.style import icons, look
from lut_admin.desk.style.look import Colours

# `kind` is a property that the pieces set; every control shows where the keyboard is with a border of 2 in the primary
# colour, its padding 1 less, so that nothing moves.
SHEET = Template(
    """
QToolTip { background: $surface; color: $text; border: 1px solid $field; padding: 4px 8px; }
QWidget[kind="ground"], QStackedWidget[kind="ground"], QScrollArea[kind="ground"] { background: $bg; }
QScrollArea { border: none; }
QFrame[kind="card"] { background: $surface; border: 1px solid $border; border-radius: ${card}px; }
QFrame[kind="inset"] { background: $bg; border: 1px solid $border; border-radius: ${card}px; }
QFrame[kind="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="upright"] { background: $border; border: none; max-width: 1px; min-width: 1px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[kind="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[kind="strong"] { font-size: ${strong}px; font-weight: 600; }
QLabel[kind="code"] { background: $bg; border: 1px solid $border; border-radius: ${card}px; padding: 16px; }
QLabel[kind="muted"] { font-size: ${small_text}px; color: $muted; }
QLabel[kind="small"] { font-size: ${small}px; color: $muted; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="primary"] { color: $primary; }

QPushButton { min-height: 20px; padding: 7px 14px; border: 1px solid $field; border-radius: ${control}px;
  background: $surface; color: $text; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $primary; padding: 6px 13px; }
QPushButton:disabled { color: $field; border-color: $border; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border: 1px solid $primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $border; border-color: $border; color: $muted; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_weak; }
QPushButton[kind="danger"]:disabled { color: $field; border-color: $border; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $primary; padding: 3px 4px;
  text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $primary; padding: 2px 3px; }
QPushButton[kind="link"]:disabled { color: $field; }
QPushButton[kind="plain"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="plain"]:hover { background: $hover; }
QPushButton[kind="plain"]:focus { border: 2px solid $primary; padding: 6px 13px; }
QPushButton[wrong="true"] { border-color: $bad; }
QPushButton[wrong="true"]:focus { border: 2px solid $bad; }
QPushButton::menu-indicator { width: 0; height: 0; }
QPushButton[kind="chip"] { min-height: 16px; padding: 5px 10px; border-radius: ${chip}px; border: 1px solid $field;
  background: $surface; font-size: ${small_text}px; }
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:checked { background: $primary_weak; border-color: $primary; color: $primary; }
QPushButton[kind="chip"]:focus { border: 2px solid $primary; padding: 4px 9px; }
QPushButton[kind="nav"] { text-align: left; border: 1px solid transparent; background: transparent; padding: 7px 10px;
  min-height: 20px; }
QPushButton[kind="nav"]:hover { background: $hover; }
QPushButton[kind="nav"]:checked { background: $primary_weak; color: $primary; font-weight: 600; }
QPushButton[kind="nav"]:focus { border: 2px solid $primary; padding: 6px 9px; }
QPushButton[kind="nav"]:disabled { color: $muted; }
QPushButton[kind="search"] { text-align: left; color: $muted; padding: 7px 12px; }
QPushButton[kind="search"]:focus { padding: 6px 11px; }
QPushButton[kind="start"] { text-align: left; border: 1px solid $field; border-radius: ${card}px; padding: 0; }
QPushButton[kind="start"]:checked { border: 2px solid $primary; background: $primary_weak; }
QPushButton[kind="start"]:focus { border: 2px solid $text; padding: 0; }
QToolButton { border: 1px solid transparent; border-radius: ${control}px; padding: 6px; background: transparent; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $primary_weak; border: 1px solid $primary; }
QToolButton:focus { border: 2px solid $primary; padding: 5px; }
QToolButton::menu-indicator { image: none; }

QAbstractSpinBox { background: $surface; color: $text; border: 1px solid $field; border-radius: ${control}px; min-height: 34px;
  padding: 0 26px 0 10px; }
QAbstractSpinBox:focus { border: 2px solid $primary; padding: 0 25px 0 9px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 22px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; height: 17px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; height: 17px; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QDateTimeEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 26px; border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $field; border-radius: ${control}px; padding: 6px 10px;
  selection-background-color: $primary; selection-color: $on_primary; }
QPlainTextEdit[kind="bare"] { background: transparent; border: 1px solid transparent; padding: 0; }
QPlainTextEdit[kind="bare"]:focus { border: 1px solid $primary; padding: 0; }
QLineEdit { min-height: 20px; lineedit-password-character: 8226; }
QComboBox { min-height: 22px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border: 2px solid $primary; padding: 5px 9px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $muted; background: $bg; }
QLineEdit:read-only { background: $bg; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $bad; }
QLineEdit { lineedit-clear-button-icon: url($clear); }
QAbstractItemView QLineEdit { padding: 0 6px; border-radius: 0; }
QAbstractItemView QLineEdit:focus { padding: 0 5px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; }
QComboBox { padding-right: 28px; combobox-popup: 0; }
QLineEdit[kind="quiet"], QComboBox[kind="quiet"] { background: transparent; border: 1px solid transparent; border-radius: 0;
  border-bottom-color: $field; padding: 4px 2px; }
QLineEdit[kind="quiet"]:hover, QComboBox[kind="quiet"]:hover { background: $hover; }
QLineEdit[kind="quiet"]:focus, QComboBox[kind="quiet"]:focus { background: $surface; border: 2px solid $primary;
  border-radius: ${control}px; padding: 3px 1px; }
QComboBox[kind="quiet"] { padding-left: 4px; min-height: 20px; }
QLineEdit[kind="quiet"][wrong="true"] { border: 1px solid $bad; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url($chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $field; outline: none; padding: 4px;
  selection-background-color: $primary_weak; selection-color: $text; }
QListView[kind="offers"] { background: $surface; color: $text; border: 1px solid $field; outline: none; padding: 4px;
  selection-background-color: $primary_weak; selection-color: $text; }
QListView[kind="offers"]::item { min-height: 30px; padding: 0 8px; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; }
QTextEdit[kind="reading"], QTextBrowser[kind="reading"] { border: none; background: transparent; padding: 0; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $field; background: $surface; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $primary; border-color: $primary; image: url($check); }
QRadioButton::indicator:checked { border-color: $primary; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 $primary, stop: 0.55 $primary, stop: 0.6 $surface, stop: 1 $surface); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $bg; border-color: $border; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $primary; padding: 2px; }

QTableView, QTreeView, QListView { background: $surface; border: none; outline: none; gridline-color: transparent;
  selection-background-color: $primary_weak; selection-color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 0 12px; font-size: ${small_text}px; min-height: 34px; }
QHeaderView::section:hover { color: $text; background: $hover; }
QTableCornerButton::section { background: $surface; border: none; }
QListView[kind="sections"] { background: transparent; }
QListView::item { padding: 8px 10px; border-radius: ${control}px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $primary_weak; color: $text; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $field; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 8px 12px; }
QTabBar::tab:selected { color: $primary; border-bottom-color: $primary; font-weight: 600; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $primary_weak; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $primary; }
QProgressBar { border: none; border-radius: 3px; background: $border; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
QGroupBox { border: none; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 1px 6px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $field; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: $primary_weak; color: $text; }
QMenu::item:disabled { color: $field; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::indicator:checked { image: url($ticked); }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QFrame[kind="navigation"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[kind="status"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[kind="toast"] { background: $surface; border: 1px solid $field; border-radius: ${card}px; }
QFrame[kind="strip"] { background: $primary_weak; border: none; border-radius: ${control}px; }
QFrame[kind="tell"] { background: $primary_weak; border: 1px solid $primary; border-radius: ${card}px; }
QFrame[kind="ok"] { background: $ok_weak; border: 1px solid $ok; border-radius: ${card}px; }
QFrame[kind="warn"] { background: $warn_weak; border: 1px solid $warn; border-radius: ${card}px; }
QFrame[kind="bad"] { background: $bad_weak; border: 1px solid $bad; border-radius: ${card}px; }
QFrame[kind="tell"][current="true"] { border: 2px solid $primary; }
QFrame[kind="warn"][current="true"] { border: 2px solid $warn; }
QFrame[kind="bad"][current="true"] { border: 2px solid $bad; }
QFrame[kind="drop"] { background: $primary_weak; border: 2px dashed $primary; border-radius: ${card}px; }
QLabel[kind="badge"] { font-size: ${small}px; color: $muted; padding: 1px 7px; border-radius: 9px; }
QLabel[kind="badge"][tone="bad"] { background: $bad_weak; color: $bad; }
QLabel[kind="key"] { font-size: ${small}px; color: $muted; border: 1px solid $border; border-radius: 4px; padding: 1px 6px; }
QLabel[kind="pill"] { font-size: ${small}px; padding: 3px 10px; border-radius: 11px; background: $muted_weak; color: $muted; }
QLabel[kind="pill"][tone="ok"] { background: $ok_weak; color: $ok; }
QLabel[kind="pill"][tone="warn"] { background: $warn_weak; color: $warn; }
QLabel[kind="pill"][tone="bad"] { background: $bad_weak; color: $bad; }
QLabel[kind="pill"][tone="primary"] { background: $primary_weak; color: $primary; }
"""
)


def sheet(colours: Colours) -> str:
    """The style sheet in these colours."""
    return SHEET.substitute(
        asdict(colours),
        card=look.RADIUS_CARD,
        control=look.RADIUS_CONTROL,
        chip=look.RADIUS_CHIP,
        small=look.SMALL,
        small_text=look.MUTED,
        strong=look.STRONG,
        title=look.TITLE,
        figure=look.FIGURE,
        chevron_up=icons.file("chevron-up", colours.muted).as_posix(),
        clear=icons.file("x", colours.muted).as_posix(),
        ticked=icons.file("check", colours.primary).as_posix(),
        check=icons.file("check", colours.on_primary).as_posix(),
        chevron=icons.file("chevron-down", colours.muted).as_posix(),
    )
