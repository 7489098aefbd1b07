"""The home network (docs/network.md): a tablet beside the computer gets the page over TLS, and keeps its log in step
with the one here. Nobody who isn't paired gets anything of the learner's."""

from .devices import Devices as Devices
from .devices import own as own
from .network import on as on
from .routes import ROUTES as ROUTES
from .say import begin as begin

__all__ = ["ROUTES", "Devices", "begin", "on", "own"]
