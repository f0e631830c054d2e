"""Which file system a folder is on, by the lists of mounts that systems print."""

from __future__ import annotations

from pathlib import Path

import pytest

from secaudit.storage.network import kind_of, of_mac_mounts, of_mounts

LINUX = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
98 22 0:50 / /home/anna rw,relatime shared:7 master:1 - nfs4 server:/export/anna rw,vers=4.2
99 98 0:51 / /home/anna/My\040Disk rw - ext4 /dev/sdb1 rw
100 22 0:52 / /mnt/share rw - cifs //server/share rw
101 22 259:3 / /mnt/share rw - xfs /dev/sdc1 rw
102 22 0:53 / /home/ann rw - fuse.sshfs ann@host: rw
broken line
""".lstrip()

MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//anna@server/share on /Volumes/My Share (smbfs, nodev, nosuid, mounted by anna)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
""".lstrip()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/home/anna/.local/share/secaudit", "nfs4"),
        ("/home/anna/My Disk/data", "ext4"),
        ("/mnt/share/data", "xfs"),  # what was mounted last hides what is below
        ("/home/ann/data", "fuse.sshfs"),  # and not that of /home/anna
    ],
)
def test_the_innermost_mount_of_linux_counts(folder: str, kind: str) -> None:
    assert of_mounts(LINUX, Path(folder)) == kind


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/Users/anna", "apfs"), ("/Volumes/My Share/data", "smbfs"), ("/Volumes/My", "apfs")],
)
def test_the_innermost_mount_of_macos_counts(folder: str, kind: str) -> None:
    assert of_mac_mounts(MAC, Path(folder)) == kind


def test_without_mounts_nothing_is_known() -> None:
    assert of_mounts("", Path("/home")) is None


def test_a_disk_of_this_computer_is_no_network_drive(tmp_path: Path) -> None:
    assert kind_of(tmp_path) is None
