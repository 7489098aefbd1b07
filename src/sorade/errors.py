"""Every error that sorade raises on purpose.

SoradeError
├── BadInput           what came in cannot be read: the sentence says what part, and what is expected (HTTP 422, exit 2)
│   ├── BadInk          a point that is no number, too many strokes, columns of unequal length
│   ├── BadEvent        an event of an unknown kind or with a broken body
│   │   └── NewerEvent  one that only a newer sorade can read
│   └── BadFile         a file that is no sorade export, or whose line N is broken
├── NotFound            no such character, session, prompt or attempt  (HTTP 404, exit 3)
├── NotSignedIn         neither the token nor a browser that was let in  (HTTP 401, exit 4)
├── Refused             understood, but against the rules: a pass after a ghost, a foreign origin  (HTTP 403, exit 4)
├── Clash               the same id was used for something else  (HTTP 409, exit 5)
├── AnotherLog          it was written for another log than the one that answers  (HTTP 421, exit 5)
├── TooLarge            the body, the ink or the batch is over its limit  (HTTP 413, exit 2)
├── OneEvent            one event of a batch was refused, for an error of its own: none of it is stored
├── Unanswered          another sorade was asked, and what came back is no answer of its  (HTTP 502, exit 6)
├── Busy               another program writes into the log, and takes long  (HTTP 503)
├── NotFetched         a part of sorade that isn't in this browser yet, and can't come now  (HTTP 503)
├── DamagedLog          what is kept here is not what was written: our fault, whoever asked  (exit 7)
└── CannotStart         the machine is not ready; the sentence says what to do  (exit 6)
    ├── PortTaken
    ├── NotRunning       no sorade answers where one is needed
    ├── FolderNotWritable
    ├── NewerDatabase
    └── DamagedReference

`api/problem.py` turns one into a problem (RFC 9457), `cli/` into an exit code; nobody else does.
"""

from __future__ import annotations

from uuid import UUID


class SoradeError(Exception):
    """The root. Its text is one or two plain sentences for the person who has to act on it."""

    status = 500
    exit_code = 1
    title = "Something went wrong"


class BadInput(SoradeError):
    status = 422
    exit_code = 2
    title = "The input cannot be read"


class BadInk(BadInput):
    title = "The ink cannot be read"


class BadEvent(BadInput):
    title = "The event cannot be read"


class NewerEvent(BadEvent):
    title = "The event is from a newer sorade"


class BadFile(BadInput):
    title = "The file cannot be read"


class NotFound(SoradeError):
    status = 404
    exit_code = 3
    title = "Not found"


class NotSignedIn(SoradeError):
    status = 401
    exit_code = 4
    title = "Not signed in"


class Refused(SoradeError):
    status = 403
    exit_code = 4
    title = "Refused"


class Clash(SoradeError):
    status = 409
    exit_code = 5
    title = "The id is taken"


class AnotherLog(SoradeError):
    status = 421
    exit_code = 5
    title = "Another log"


class TooLarge(SoradeError):
    status = 413
    exit_code = 2
    title = "Too large"


class OneEvent(SoradeError):
    """One event of a batch was refused, so none of it is stored. It has the status of what was wrong with it."""

    def __init__(self, event: UUID, error: SoradeError) -> None:
        super().__init__(str(error))
        self.event, self.error = event, error
        self.status, self.exit_code, self.title = error.status, error.exit_code, error.title


class Unanswered(SoradeError):
    status = 502
    exit_code = 6
    title = "No answer that can be used"


class Busy(SoradeError):
    status = 503
    title = "Busy"


class NotFetched(SoradeError):
    status = 503
    title = "Not fetched yet"

    def __init__(self, part: str) -> None:
        super().__init__(f"{part} must be fetched once, and can't be now. Try again when you are online.")


class DamagedLog(SoradeError):
    exit_code = 7
    title = "The log is damaged"


class CannotStart(SoradeError):
    exit_code = 6
    title = "sorade cannot start"


class PortTaken(CannotStart):
    title = "The port is taken"


class NotRunning(CannotStart):
    title = "sorade isn't running"


class FolderNotWritable(CannotStart):
    title = "The folder cannot be written"


class NewerDatabase(CannotStart):
    title = "The database is from a newer sorade"


class DamagedReference(CannotStart):
    title = "The reference data are damaged"
