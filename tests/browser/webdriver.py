"""webdriver.py: a small client of the WebDriver protocol (W3C Recommendation), for Debian's chromedriver."""
import base64
import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's reference, W3C WebDriver §11
KEYS = {"enter": "\ue007", "tab": "\ue004"}


class WebDriverError(Exception):
    """What the browser answered in place of a value."""


class Browser:
    """A browser with one window. Use it in a `with`."""

    def __init__(self, language="en", dark=False, script=True, width=1280, height=900):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        line = next(line for line in self.driver.stdout if "successfully on port" in line)
        self.address = "http://127.0.0.1:" + line.split("port ")[1].strip().rstrip(".")
        preferences = {"intl.accept_languages": language}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options = {
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     f"--window-size={width},{height}", f"--lang={language}", f"--accept-lang={language}"]
                    + (["--force-dark-mode"] if dark else []),
            "prefs": preferences,
        }
        capabilities = {"browserName": "chrome", "goog:chromeOptions": options,
                        "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = ""
        self.session = self.call("POST", "", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                      mobile=width < 600)
        self.devtools("Emulation.setEmulatedMedia",
                      features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                                {"name": "prefers-reduced-motion", "value": "reduce"}])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the browser and its driver."""
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()
            self.driver.stdout.close()

    def call(self, method, path, body=None):
        """One command of the protocol; its value."""
        address = self.address + "/session" + (f"/{self.session}" if self.session else "") + path
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise WebDriverError(json.load(error)["value"]["message"].split("\n")[0]) from None

    def devtools(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, address):
        self.call("POST", "/url", {"url": address})

    @property
    def address_now(self):
        return self.call("GET", "/url")

    def find(self, selector):
        """The first element of a CSS selector."""
        return Element(self, self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT])

    def find_all(self, selector):
        found = self.call("POST", "/elements", {"using": "css selector", "value": selector})
        return [Element(self, element[ELEMENT]) for element in found]

    def press(self, keys):
        """Types keys to whatever has the focus."""
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})

    def drag(self, element, start, end):
        """Presses at `start` of an element's width (0 to 1), and releases at `end`."""
        box = self.script("const b = arguments[0].getBoundingClientRect(); return [b.x, b.y, b.width, b.height];", element)
        at = [(int(box[0] + share * box[2]), int(box[1] + box[3] / 2)) for share in (start, end)]
        steps = [{"type": "pointerMove", "x": at[0][0], "y": at[0][1], "duration": 0}, {"type": "pointerDown", "button": 0},
                 {"type": "pointerMove", "x": at[1][0], "y": at[1][1], "duration": 50}, {"type": "pointerUp", "button": 0}]
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})

    def script(self, text, *arguments):
        packed = [{ELEMENT: item.reference} if isinstance(item, Element) else item for item in arguments]
        return self.call("POST", "/execute/sync", {"script": text, "args": packed})

    def script_later(self, text):
        """Runs a script that calls its last argument when it is done."""
        return self.call("POST", "/execute/async", {"script": text, "args": []})

    def complaints(self):
        """What the console has said since it was last asked."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"})]

    def picture(self, file, whole=False):
        """A PNG of what is shown, or of the whole page."""
        if whole:
            size = self.devtools("Page.getLayoutMetrics")["cssContentSize"]
            data = self.devtools("Page.captureScreenshot", captureBeyondViewport=True,
                                 clip={"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1})["data"]
        else:
            data = self.call("GET", "/screenshot")
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))

    def wait(self, condition, seconds=20):
        """Until condition() is true; returns its value."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                value = condition()
                if value:
                    return value
            except WebDriverError:
                pass
            time.sleep(0.05)
        raise AssertionError("nothing of it after " + str(seconds) + " s")


class Element:
    """An element of a page."""

    def __init__(self, browser, reference):
        self.browser, self.reference = browser, reference

    def call(self, method, path, body=None):
        return self.browser.call(method, f"/element/{self.reference}{path}", body)

    def find(self, selector):
        """The first element of a CSS selector within this one."""
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        return Element(self.browser, found[ELEMENT])

    @property
    def text(self):
        return self.call("GET", "/text")

    @property
    def is_shown(self):
        return self.call("GET", "/displayed")

    @property
    def is_chosen(self):
        return self.call("GET", "/selected")

    def attribute(self, name):
        return self.call("GET", f"/attribute/{name}")

    def click(self):
        self.call("POST", "/click")

    def write(self, text):
        self.call("POST", "/value", {"text": text})

    def clear(self):
        self.call("POST", "/clear")


def is_there():
    """Are browser and driver installed?"""
    return bool(shutil.which("chromedriver") and shutil.which("chromium"))
