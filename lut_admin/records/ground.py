"""Where a book may lie: never on a network drive; in a folder that a cloud service copies only with a warning."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lut_admin.refusals import Refusal

BOOK = "book.db"
BACKUPS = "backups"  # the folder beside the book
_ESCAPED = re.compile(rb"\\([0-3][0-7]{2})")  # how Linux writes a blank in a mount's name: \040

# File systems of other computers. Their locks cannot be relied on, and a write-ahead log needs shared memory.
NETWORK = frozenset(
    "nfs nfs3 nfs4 cifs smb smb2 smb3 smbfs afpfs webdav davfs davfs2 fuse.davfs fuse.davfs2 fuse.sshfs fuse.rclone "
    "fuse.gvfsd-fuse fuse.smbnetfs fuse.glusterfs fuse.ceph ceph glusterfs lustre afs ncpfs".split()
)

# How folders that a service copies to the cloud are named, and the service's own name.
SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "cloudstorage": "iCloud / OneDrive",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "百度云": "百度网盘",
    "wps云盘": "WPS 云盘",
    "wps网盘": "WPS 云盘",
    "wpsdrive": "WPS 云盘",
    "wps cloud": "WPS 云盘",
    "腾讯微云": "微云",
    "weiyun": "微云",
    "aliyundrive": "阿里云盘",
    "阿里云盘": "阿里云盘",
    "夸克网盘": "夸克网盘",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
}


def refuse_network(folder: Path) -> None:
    """Refuse (``book.network_drive``) a folder on another computer."""
    text = str(folder)
    if file_system(folder) in NETWORK or (sys.platform == "win32" and text.startswith(("\\\\", "//"))):
        raise Refusal("book.network_drive", folder=text)


def synced_by(folder: Path) -> str | None:
    """The service that copies this folder to the cloud, told by the folders' names; None where there is none."""
    for part in folder.absolute().parts:
        name = part.casefold()
        for mark, service in SYNCED.items():
            # "OneDrive - University of …" and "Dropbox (Personal)" are theirs; "my dropbox notes" is not.
            if name == mark or name.startswith((f"{mark} -", f"{mark} (", f"{mark}(", f"{mark}-")):
                return service
    return None


def file_system(folder: Path) -> str:
    """The type of the file system a folder lies on, or will lie on: ``ext4``, ``nfs4`` … ``network`` on Windows."""
    place = os.path.realpath(folder)
    best, kind = "", ""
    for where, system, options in mounts():
        mount = os.path.realpath(where) if sys.platform != "win32" else where
        inside = place == mount or place.casefold().startswith(os.path.join(mount, "").casefold())
        if inside and len(mount) >= len(best):
            # Windows names the drive's sort in its options: "rw,remote".
            remote = "remote" in options.split(",")
            best, kind = mount, "nfs" if remote else system.casefold()
    return kind


def mounts() -> Iterator[tuple[str, str, str]]:
    """Every mounted file system: where, its type, its options."""
    if sys.platform == "linux":  # read here: psutil reads no more and takes longer to import than the office to open
        for line in Path("/proc/self/mounts").read_bytes().splitlines():
            _, where, system, options, *_ = (
                os.fsdecode(_ESCAPED.sub(lambda found: bytes([int(found[1], 8)]), word)) for word in line.split(b" ")
            )
            yield where, system, options
    else:
        import psutil

        for partition in psutil.disk_partitions(all=True):
            yield partition.mountpoint, partition.fstype, partition.opts
