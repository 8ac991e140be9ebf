"""The exceptions that reeprov raises.

    ReeprovError
    ├── UsageError          the call cannot be carried out as it was written
    │   └── SettingsError   a settings file or a table of the user's is wrong
    └── ReadError           one document could not be read

A `ReadError` becomes a notice (RP901) and the run goes on; the others end it.  All of them mean exit status 2, and
their text is one line that a person can act on.
"""


class ReeprovError(Exception):
    """Anything that reeprov itself has to say about why it could not go on."""


class UsageError(ReeprovError):
    """The call cannot be carried out as it was written: no such file, no such rule."""


class SettingsError(UsageError):
    """A settings file, or a table that the user gave, is wrong; the text names the file and the key or line."""


class ReadError(ReeprovError):
    """One document could not be read: missing, unreadable, binary, too large, in no known encoding."""
