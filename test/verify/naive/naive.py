"""What verify is there to find in a proxy that knows its orders, its sessions and its signatures: the faults that are left then."""

import base64
import hashlib
import hmac
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API_KEY = os.environ["MULTISAFEPAY_API_KEY"]
BASE_URL = os.environ["MULTISAFEPAY_BASE_URL"]
SHOP = os.environ["SHOP_URL"]
WORDS = {"completed": "paid", "initialized": "pending", "cancelled": "cancelled"}

with open(os.environ["TRUSTPAY_ORDERS"], encoding="utf-8") as file:
    ORDERS = json.load(file)
links: dict[str, tuple[str, str]] = {}
statuses: dict[str, str] = {}


def call(method: str, path: str, body: dict | None = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE_URL + path, data, {"api_key": API_KEY}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return json.load(error)


class Proxy(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path.startswith("/notifications"):
            return self.notified(body)
        try:
            request = json.loads(body)
        except ValueError:
            return self.refuse(400)
        order_id = request.get("order_id")
        order = ORDERS.get(order_id)
        if not order or f"session={order['session']}" not in self.headers.get("cookie", ""):
            return self.refuse(404)
        if request["amount"] != order["amount"]:
            return self.answer(409, {"success": False, "data": {"amount": order["amount"], "currency": "CZK"}})
        if "@" not in request["customer"]["email"]:
            return self.answer(400, {"success": False, "errors": {"email": "invalidEmail"}})

        email, link = links.get(order_id, ("", ""))
        if email == request["customer"]["email"]:
            return self.created(order_id, link)
        if link:  # planted: nobody asks whether the bank has the payment by now
            call("PATCH", f"orders/{order_id}", {"status": "cancelled", "exclude_order": True})
        options = {"notification_url": f"{SHOP}/notifications", "redirect_url": f"{SHOP}/thanks?trustpay_return={order_id}"}
        try:
            answer = call(
                "POST",
                "orders",
                {
                    "type": "redirect",
                    "gateway": "TRUSTPAY",
                    "order_id": order_id,
                    "currency": "CZK",
                    "amount": order["amount"],
                    "description": order["description"],
                    "payment_options": options,
                    "customer": request["customer"],
                    **({"seconds_active": 2} if "expires" in order else {}),  # planted: nothing is refused afterwards
                },
            )
        except Exception:
            links.pop(order_id, None)  # planted: what was asked for is forgotten
            return self.refuse(502)
        if not answer["success"]:
            return self.refuse(503)
        links[order_id] = (request["customer"]["email"], answer["data"]["payment_url"])  # planted: claimed after it was created
        statuses[order_id] = "initialized"
        self.created(order_id, answer["data"]["payment_url"])

    def do_GET(self) -> None:
        url = urllib.parse.urlsplit(self.path)
        order_id = urllib.parse.unquote(url.path.removeprefix("/orders/"))
        order = ORDERS.get(order_id)
        is_visitor = order and f"session={order['session']}" in self.headers.get("cookie", "")
        if not is_visitor and "trustpay_return=" not in url.query:  # planted: any token will do
            if "text/html" in self.headers.get("accept", ""):
                return self.answer(404, f"<p>There is no order {order_id}.</p>")  # planted: not escaped
            return self.refuse(404)
        if "text/html" in self.headers.get("accept", ""):
            return self.answer(200, "<p>Thank you.</p>")
        status = WORDS.get(statuses.get(order_id, ""), "unknown")
        self.answer(200, {"success": True, "data": {"order_id": order_id, "status": status}})

    def notified(self, body: bytes) -> None:
        timestamp, _, signature = base64.b64decode(self.headers["auth"]).decode().partition(":")
        expected = hmac.new(API_KEY.encode(), timestamp.encode() + b":" + body, hashlib.sha512).hexdigest()
        if not hmac.compare_digest(expected, signature):
            return self.refuse(403)
        order = json.loads(body)
        statuses[order["order_id"]] = order["status"]  # planted: the late "cancelled" of a closed session is believed
        self.answer(200, "<!doctype html><title>The shop</title><p>" + "Thank you, dear payment service. " * 5 + "OK")  # planted

    def created(self, order_id: str, link: str) -> None:
        self.answer(200, {"success": True, "data": {"order_id": order_id, "payment_url": link}})

    def refuse(self, status: int) -> None:
        self.answer(status, {"success": False, "error_code": status, "error_info": "Refused."})

    def answer(self, status: int, content: dict | str) -> None:
        kind, text = ("text/html", content) if isinstance(content, str) else ("application/json", json.dumps(content))
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("cache-control", "no-store")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: object) -> None:
        """Nothing is printed."""


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Proxy)
print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
