import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from server import Server  # noqa: E402


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A running server with two agents and an administrator."""
    server = Server(tmp_path_factory.mktemp("desk"))
    for name, role in (("mei", "agent"), ("omar", "agent"), ("root", "admin")):
        server.add_user(name, role)
    server.start()
    yield server
    server.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Prints the end of the server's log beside a failure."""
    outcome = yield
    report = outcome.get_result()
    for value in getattr(item, "funcargs", {}).values():
        if report.failed and isinstance(value, Server):
            report.sections.append(("server log", "\n".join(value.log[-60:])))
