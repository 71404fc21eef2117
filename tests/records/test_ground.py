from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from lut_admin.records import ground
from lut_admin.refusals import Refusal


def mounted(monkeypatch: pytest.MonkeyPatch, *mounts: tuple[Path, str, str]) -> None:
    """Let the system report these mounts: (where, file system, options)."""
    monkeypatch.setattr(ground, "mounts", lambda: iter([(str(place), kind, opts) for place, kind, opts in mounts]))


def test_the_mounts_are_those_that_psutil_tells() -> None:
    told = [(place.mountpoint, place.fstype, place.opts) for place in psutil.disk_partitions(all=True)]
    assert list(ground.mounts()) == told


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smbfs", "fuse.sshfs", "afpfs", "webdav"])
def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounted(monkeypatch, (Path("/"), "ext4", "rw"), (tmp_path, kind, "rw"))
    with pytest.raises(Refusal, match=r"book\.network_drive"):
        ground.refuse_network(tmp_path / "office" / "not yet there")


def test_a_windows_drive_of_another_computer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch, (tmp_path, "NTFS", "rw,remote"))
    with pytest.raises(Refusal, match=r"book\.network_drive"):
        ground.refuse_network(tmp_path)


def test_a_disk_inside_a_network_drive_counts_and_a_neighbour_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted(monkeypatch, (Path("/"), "ext4", "rw"), (tmp_path / "far", "nfs", "rw"), (tmp_path / "far" / "usb", "vfat", "rw"))
    ground.refuse_network(tmp_path / "far" / "usb" / "office")
    ground.refuse_network(tmp_path / "farther")
    with pytest.raises(Refusal):
        ground.refuse_network(tmp_path / "far" / "office")


def test_this_computers_own_folder_will_do(tmp_path: Path) -> None:
    ground.refuse_network(tmp_path)
    assert ground.file_system(tmp_path)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/li/OneDrive/office", "OneDrive"),
        ("/home/li/OneDrive - Example University/office", "OneDrive"),
        ("/home/li/我的坚果云/数据", "坚果云"),
        ("/home/li/Nutstore/1/data", "坚果云"),
        ("/home/li/Dropbox (Personal)/x", "Dropbox"),
        ("/home/li/BaiduSyncdisk/x", "百度网盘"),
        ("/home/li/WPS云盘/x", "WPS 云盘"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/home/li/Documents/office", None),
        ("/home/li/about dropbox/office", None),
    ],
)
def test_synchronised_folders_are_known_by_name(folder: str, service: str | None) -> None:
    assert ground.synced_by(Path(folder)) == service
