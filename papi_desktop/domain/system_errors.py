"""What the operating system says went wrong, in words for people: its own texts are English and speak of descriptors and devices."""

from __future__ import annotations

import errno

from papi_desktop.domain.messages import N_, Message, say

_WORDS = {
    errno.ENOSPC: N_("the disk or stick is full"),
    errno.EDQUOT: N_("the disk or stick is full"),
    errno.EFBIG: N_("the file is too large for the disk or stick"),
    errno.EROFS: N_("the disk or stick is write-protected"),
    errno.EACCES: N_("this user may not open it, or another program holds it open"),
    errno.EPERM: N_("this user may not open it, or another program holds it open"),
    errno.EBUSY: N_("another program holds it open"),
    errno.ETXTBSY: N_("another program holds it open"),
    errno.ENOENT: N_("it is not there any more"),
    errno.ENODEV: N_("the stick is not in the computer any more"),
    errno.ENXIO: N_("the stick is not in the computer any more"),
    errno.EIO: N_("the disk or stick cannot be read or written at this place: it is failing or was pulled out"),
    errno.ENOTDIR: N_("one of the folders in its path is a file"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.EEXIST: N_("something of this name is there already"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.EINVAL: N_("its name holds a character that this disk or stick does not take"),
    errno.EMFILE: N_("too many files are open; close other programs"),
    errno.ENOMEM: N_("the computer has no memory left; close other programs"),
    errno.ETIMEDOUT: N_("the disk does not answer"),
}


def reason_of(error: OSError) -> Message:
    """Return why a file or folder could not be read or written; of a rare error the number that whoever repairs it looks up."""
    number = error.errno or 0
    if number in _WORDS:
        return Message(_WORDS[number])
    return say("error {number} of the operating system", number=number)
