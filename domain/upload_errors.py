"""Expected errors about files that come in."""

from domain.errors import FollowthroughError


class UploadOverError(FollowthroughError):
    """The file was taken or left already, or nobody decided for too long."""

    key = "error.upload_over"


class NoFileError(FollowthroughError):
    """A form without its file."""

    key = "error.no_file"
