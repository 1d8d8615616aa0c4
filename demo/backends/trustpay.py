"""The merchant's half of <trustpay-checkout>, in Python and nothing but its standard library.

    MULTISAFEPAY_API_KEY=… TRUSTPAY_ORDERS=orders.json python3 trustpay.py 8080

POST /orders creates a payment, GET /orders/<id> says how it stands, POST /notifications is MultiSafepay's webhook. One process: an
order is claimed by a lock in its memory, and remembered in an SQLite file. Put your own look-up into find_order.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import sqlite3
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API_KEY = os.environ["MULTISAFEPAY_API_KEY"]
BASE_URL = os.environ.get("MULTISAFEPAY_BASE_URL", "https://api.multisafepay.com/v1/json/").rstrip("/") + "/"
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
SHOP = os.environ.get("SHOP_URL", f"http://localhost:{PORT}").rstrip("/")

MAX_BODY = 16 * 1024
MAX_WEBHOOK = 64 * 1024
MAX_DRAINED = 1024 * 1024  # of a body that is too large, so that its sender hears of it
TIMEOUT = 10  # seconds for one call of MultiSafepay
TOKEN_LIFE = 24 * 60 * 60  # seconds for which a return may ask without a session

KNOWN = "Known are POST /orders, GET /orders/<id>, POST /notifications, under any path."

MEANINGS = {
    **dict.fromkeys(("completed", "shipped", "refunded", "partial_refunded", "chargeback", "chargedback"), "paid"),
    **dict.fromkeys(("initialized", "uncleared", "reserved"), "pending"),
    **dict.fromkeys(("cancelled", "void"), "cancelled"),
    **dict.fromkeys(("declined", "expired"), "failed"),
}
SHOPPERS = (1017, 1018, 1024)
UNAVAILABLE = (1000, 1014, 1019, 1020, 1021, 1022, 1023, 1032, 5001, 9999)


def find_order(order_id: str, cookie: str) -> dict | None:
    """The order, if this visitor may pay it: {amount, description, expires?}. In your shop: a look-up by session and order id."""
    with open(os.environ["TRUSTPAY_ORDERS"], encoding="utf-8") as file:
        order = json.load(file).get(order_id)
    return order if order and f"session={order['session']}" in cookie.split("; ") else None


class Refusal(Exception):
    """What the page is told when it gets no payment."""

    def __init__(self, status: int, info: str, error_code: int | None = None, **more: object) -> None:
        super().__init__(info)
        self.status = status
        self.body = {"success": False, "error_code": error_code or status, "error_info": info, **more}


# --- What is remembered of an order ---------------------------------------------------------------------------------------------------

database = sqlite3.connect(os.environ.get("TRUSTPAY_RECORDS", "trustpay.db"), check_same_thread=False, isolation_level=None)
database.execute("CREATE TABLE IF NOT EXISTS records (order_id TEXT PRIMARY KEY, record TEXT NOT NULL)")
database_lock = threading.Lock()
claims: dict[str, threading.Lock] = defaultdict(threading.Lock)  # one request at a time for each order


def recall(order_id: str) -> dict:
    with database_lock:
        row = database.execute("SELECT record FROM records WHERE order_id = ?", (order_id,)).fetchone()
    return json.loads(row[0]) if row else {}


def remember(order_id: str, record: dict) -> None:
    with database_lock:
        database.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", (order_id, json.dumps(record)))


# --- MultiSafepay ---------------------------------------------------------------------------------------------------------------------


def call(method: str, path: str, body: dict | None = None) -> dict:
    """Its answer, whatever the HTTP status says. No answer is a Refusal: what became of the request is then not known."""
    request = urllib.request.Request(
        urllib.parse.urljoin(BASE_URL, path),
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"api_key": API_KEY, "content-type": "application/json"},
    )
    try:
        try:
            response = urllib.request.urlopen(request, timeout=TIMEOUT)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            answer = json.load(response)
    except TimeoutError:
        raise Refusal(504, "The payment service did not answer in time.") from None
    except Exception:
        raise Refusal(502, "The payment service did not answer.") from None
    return answer if isinstance(answer, dict) else {}


def path_of(order_id: str) -> str:
    return f"orders/{urllib.parse.quote(order_id, safe='')}"


def read_status(order_id: str) -> str:
    """MultiSafepay's word, of the session that counts; empty when it knows no such order."""
    answer = call("GET", path_of(order_id))
    if answer.get("success") is True:
        return str(answer["data"]["status"])
    if answer.get("error_code") == 1006:
        return ""
    raise Refusal(503, "The payment service is not available.")


def create(order_id: str, order: dict, customer: dict, user_agent: str) -> str:
    """The new payment page."""
    back = urllib.parse.urlencode({"trustpay_return": make_token(order_id)})
    body = {
        "type": "redirect",
        "order_id": order_id,
        "currency": "CZK",
        "amount": order["amount"],
        "gateway": "TRUSTPAY",
        "description": order["description"],
        "payment_options": {
            "notification_url": f"{SHOP}/notifications",
            "notification_method": "POST",
            "redirect_url": f"{SHOP}/thanks?{back}",
            "cancel_url": f"{SHOP}/basket?{back}",
            "close_window": False,
        },
        "customer": {**customer, "user_agent": user_agent[:500]},
    }
    if "expires" in order:
        body["seconds_active"] = max(1, int(order["expires"] - time.time()))
    answer = call("POST", "orders", body)
    url = (answer.get("data") or {}).get("payment_url") if answer.get("success") is True else None
    if url:
        return url

    code = answer.get("error_code")
    print(f"MultiSafepay refused {order_id!r}: {code} {answer.get('error_info')}", file=sys.stderr)
    if code in SHOPPERS:
        raise Refusal(422, "The payment was refused.", code)
    if code is None or code in UNAVAILABLE:
        raise Refusal(503, "The payment service is not available.", code)
    raise Refusal(500, "The order cannot be paid.", code)


# --- One order, one payment -----------------------------------------------------------------------------------------------------------


def pay(order_id: str, order: dict, customer: dict, user_agent: str) -> str:
    """The page where this order is paid: the one there is, or a new one in its place."""
    wanted = hashlib.sha256(json.dumps([order["amount"], order["description"], customer]).encode()).hexdigest()
    with claims[order_id]:
        record = recall(order_id)
        if record:
            status = read_status(order_id)
            refuse_taken(status)
            if status == "initialized":
                if record.get("wanted") == wanted and record.get("payment_url"):
                    return record["payment_url"]
                call("PATCH", path_of(order_id), {"status": "cancelled", "exclude_order": True})
                status = read_status(order_id)
                refuse_taken(status)
                if status == "initialized":
                    raise Refusal(503, "The earlier payment is still open.")

        # Written before it is asked for: if the answer gets lost, the next press reads and closes first.
        remember(order_id, {"wanted": wanted})
        url = create(order_id, order, customer, user_agent)
        remember(order_id, {"wanted": wanted, "payment_url": url})
        return url


def refuse_taken(status: str) -> None:
    if MEANINGS.get(status) == "paid":
        raise Refusal(409, "The order is paid.", 1006)
    if status in ("uncleared", "reserved"):
        raise Refusal(409, "The bank has not decided yet.", 1006, data={"status": "pending"})


def settle(order_id: str) -> None:
    """A webhook says that something changed. It may be late or repeated: what counts is what MultiSafepay says now."""
    status = read_status(order_id)
    with claims[order_id]:
        record = recall(order_id)
        if MEANINGS.get(status) == "paid" and not record.get("is_paid"):
            remember(order_id, {**record, "is_paid": True})
            print(f"{order_id!r} is paid.", file=sys.stderr)  # here the shop ships


# --- Who may ask ----------------------------------------------------------------------------------------------------------------------


def mac(text: str) -> str:
    """Signed with a key of its own purpose, derived from the API key."""
    return hmac.new(b"trustpay return " + API_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def make_token(order_id: str) -> str:
    expires = int(time.time()) + TOKEN_LIFE
    return f"{expires}.{mac(f'{expires} {order_id}')}"


def is_token(token: str, order_id: str) -> bool:
    expires, _, signature = token.partition(".")
    is_genuine = hmac.compare_digest(mac(f"{expires} {order_id}").encode(), signature.encode())
    return is_genuine and int(expires) > time.time()


def is_signed(auth: str, body: bytes) -> bool:
    """Auth is base64 of timestamp:signature, and the signature is over timestamp:body, as the bytes came."""
    try:
        timestamp, _, signature = base64.b64decode(auth, validate=True).decode().partition(":")
        age = abs(time.time() - int(timestamp))
    except ValueError:
        return False
    expected = hmac.new(API_KEY.encode(), timestamp.encode() + b":" + body, hashlib.sha512).hexdigest()
    return age <= 600 and hmac.compare_digest(expected.encode(), signature.encode())


def check_customer(customer: object) -> dict:
    """The four fields, or a Refusal that says what is wrong with which."""
    given = customer if isinstance(customer, dict) else {}
    fields = {name: given.get(name) for name in ("first_name", "last_name", "country", "email")}
    errors = {}
    for name, value in fields.items():
        value = fields[name] = value.strip() if isinstance(value, str) else ""
        if not value:
            errors[name] = "required"
        elif len(value) > 64:
            errors[name] = "tooLong"
        elif re.search(r"[\x00-\x1f\x7f-\x9f]", value):
            errors[name] = "invalid"
    if not re.fullmatch(r"[A-Z]{2}", fields["country"]):
        errors.setdefault("country", "invalidCountry")
    if not re.fullmatch(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)*", fields["email"]):
        errors.setdefault("email", "invalidEmail")
    if errors:
        raise Refusal(400, "Something is wrong with the customer.", errors=errors)
    locale = given.get("locale")
    return {**fields, **({"locale": locale} if isinstance(locale, str) and re.fullmatch(r"[a-z]{2}_[A-Z]{2}", locale) else {})}


def is_order_id(order_id: object) -> bool:
    return isinstance(order_id, str) and bool(re.fullmatch(r"[^\x00-\x1f\x7f-\x9f]{1,50}", order_id)) and order_id not in (".", "..")


# --- HTTP -----------------------------------------------------------------------------------------------------------------------------


class Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    # What stands before a route is where this is mounted. A slash more, at the end or within, is the same route.

    def do_POST(self) -> None:
        last = self.segments()[-1:]
        self.respond({("orders",): self.checkout, ("notifications",): self.notification}.get(tuple(last)))

    def do_GET(self) -> None:
        match self.segments():
            case [*_, "orders", order_id]:
                self.respond(lambda: self.status(order_id))
            case _:
                self.respond(None)

    def segments(self) -> list[str]:
        path = urllib.parse.urlsplit(f"http://shop{self.path}").path  # "//orders" alone would be a host
        return [urllib.parse.unquote(segment) for segment in path.split("/") if segment]

    def checkout(self) -> dict:
        body = self.read(MAX_BODY)  # first of all: what is left unread is taken for the connection's next request
        self.refuse_foreign()
        if self.headers.get_content_type() != "application/json":
            raise Refusal(415, "The content type must be application/json.")
        try:
            request = json.loads(body)
        except ValueError:
            raise Refusal(400, "Not JSON.") from None
        order_id = request.get("order_id") if isinstance(request, dict) else None
        order = self.find(order_id)
        if request.get("amount", order["amount"]) != order["amount"]:
            right = {"amount": order["amount"], "currency": "CZK"}
            raise Refusal(409, "The order costs something else.", 1001, data=right)
        customer = check_customer(request.get("customer"))
        if order.get("expires", time.time() + 1) <= time.time():
            raise Refusal(410, "The time to pay this order is over.")
        url = pay(order_id, order, customer, self.headers.get("user-agent", ""))
        return {"success": True, "data": {"order_id": order_id, "payment_url": url}}

    def status(self, order_id: str) -> dict:
        self.refuse_foreign()
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        token = query.get("trustpay_return", [""])[0]
        if not (token and is_token(token, order_id)):
            self.find(order_id)
        word = "completed" if recall(order_id).get("is_paid") else read_status(order_id)
        unfinished = {"unfinished": True} if word == "initialized" else {}  # the payment page was left before paying
        return {"success": True, "data": {"order_id": order_id, "status": MEANINGS.get(word, "unknown"), **unfinished}}

    def notification(self) -> str:
        body = self.read(MAX_WEBHOOK)
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        order_id = query.get("transactionid", [""])[0]
        if not is_signed(self.headers.get("auth", ""), body) or str(json.loads(body).get("order_id")) != order_id:
            raise Refusal(403, "Not signed.")
        if query.get("payload_type") != ["pretransaction"]:
            settle(order_id)
        return "OK"

    def find(self, order_id: object) -> dict:
        order = find_order(order_id, self.headers.get("cookie", "")) if is_order_id(order_id) else None
        if not order:
            raise Refusal(404, "There is no such order.")
        return order

    def refuse_foreign(self) -> None:
        """A browser says where a request comes from; another site's page may neither create nor read."""
        site, origin = self.headers.get("sec-fetch-site"), self.headers.get("origin")
        is_own = site in ("same-origin", "none") if site else origin is None or urllib.parse.urlsplit(origin).netloc == self.headers.get("host")
        if not is_own:
            raise Refusal(403, "Another site's page may not ask.")

    def read(self, limit: int) -> bytes:
        length = int(self.headers.get("content-length") or 0)
        if length > limit:
            self.rfile.read(min(length, MAX_DRAINED))
            self.close_connection = True
            raise Refusal(413, "That is too much.")
        return self.rfile.read(length)

    def respond(self, answer) -> None:
        """Whatever happens, an answer that no cache keeps; what went wrong inside stays inside."""
        try:
            if answer is None:
                self.close_connection = True
                path = urllib.parse.urlsplit(f"http://shop{self.path}").path
                print(f"Nothing is at {self.command} {path[:100]!r}. {KNOWN}", file=sys.stderr)
                raise Refusal(404, f"There is nothing here. {KNOWN}")
            status, content = 200, answer()
        except Refusal as refusal:
            status, content = refusal.status, refusal.body
        except Exception as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            status, content = 500, {"success": False, "error_code": 500, "error_info": "Something went wrong."}
        kind, text = ("text/plain", content) if isinstance(content, str) else ("application/json", json.dumps(content))
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", f"{kind}; charset=utf-8")
        self.send_header("content-length", str(len(data)))
        self.send_header("cache-control", "no-store")
        self.send_header("x-content-type-options", "nosniff")
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """A request line may hold a return token."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Proxy)
    print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
