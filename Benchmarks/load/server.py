"""A server to measure."""

import pathlib
import re
import subprocess
import time


class Server:
    """A server with the rules and texts of a site and a new data folder, whose intents are learned before anything is measured."""

    def __init__(self, binary, site, folder):
        self.command = [
            binary, "serve", "--port", "0", "--data", f"{folder}/data",
            "--rules", f"{site}/rules", "--locales", f"{site}/locales",
        ]
        self.models = pathlib.Path(folder, "data", "models")
        self.process = None
        self.port = 0

    def __enter__(self):
        self.start()
        end = time.monotonic() + 600
        while not (self.models.is_dir() and any(self.models.iterdir())):
            if time.monotonic() > end:
                raise SystemExit("the intents were not learned within ten minutes")
            time.sleep(0.2)
        self.stop()
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            address = re.search(r"http://[^:]+:(\d+)", line)
            if address:
                self.port = int(address.group(1))
                return
        raise SystemExit("the server printed no address; is the binary a release build of this version?")

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
