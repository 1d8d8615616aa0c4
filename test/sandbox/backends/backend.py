"""A merchant's backend in plain Python, written from MultiSafepay's documentation alone.

    python3 backend.py <base URL of the API> <API key>

creates orders, closes one, waits for the webhooks of two others and refunds them. It prints what it meets, one JSON object a line.
"""

import base64
import hashlib
import hmac
import json
import queue
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BASE_URL, API_KEY = sys.argv[1:3]

webhooks: queue.Queue = queue.Queue()


def main() -> None:
    receiver = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{receiver.server_port}"

    report("methods", call("GET", "payment-methods?country=CZ&currency=CZK&amount=1000"))

    closed = f"orders/{urllib.parse.quote('py/closed', safe='')}"
    report("created", call("POST", "orders", order("py/closed", here)))
    report("read", call("GET", closed))
    close = {"status": "cancelled", "exclude_order": True}
    report("closed", call("PATCH", closed, close))
    report("closed again", call("PATCH", closed, close))
    report("read closed", call("GET", closed))

    for order_id in ("py-paid", "py-back"):
        report("to pay", call("POST", "orders", order(order_id, here)))
        await_status(order_id, "completed")
        report("read paid", call("GET", f"orders/{order_id}"))

    report("refunded in part", call("POST", "orders/py-paid/refunds", refund(250)))
    report("read refunded in part", call("GET", "orders/py-paid"))
    report("refunded the rest", call("POST", "orders/py-paid/refunds", refund(750)))
    report("read refunded the rest", call("GET", "orders/py-paid"))
    report("refunded too much", call("POST", "orders/py-paid/refunds", refund(1)))
    report("refunded in full", call("POST", "orders/py-back/refunds", {"currency": "CZK"}))
    await_status("py-back", "refunded")
    report("read refunded in full", call("GET", "orders/py-back"))
    report("unknown", call("GET", "orders/py-nothing"))


def order(order_id: str, here: str) -> dict:
    return {
        "type": "redirect",
        "gateway": "TRUSTPAY",
        "order_id": order_id,
        "currency": "CZK",
        "amount": 1000,
        "description": f"Objednávka č. {order_id}",
        "payment_options": {
            "notification_method": "POST",
            "notification_url": f"{here}/notifications?shop=python",
            "redirect_url": f"{here}/thanks",
            "cancel_url": f"{here}/cart",
            "close_window": False,
        },
        "customer": {
            "locale": "cs_CZ",
            "ip_address": "192.0.2.44",
            "forwarded_ip": None,
            "first_name": "Jana",
            "last_name": "Nováková",
            "country": "CZ",
            "email": "jana@example.cz",
        },
        "custom_info": {"custom_1": None, "custom_2": None, "custom_3": None},
        "var1": f"cart/{order_id}",
    }


def refund(amount: int) -> dict:
    return {"currency": "CZK", "amount": amount, "description": "Vráceno"}


def call(method: str, path: str, body: dict | None = None) -> dict:
    """Calls the API; gives the HTTP status and the body, parsed."""
    request = urllib.request.Request(
        f"{BASE_URL.rstrip('/')}/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"api_key": API_KEY, "Content-Type": "application/json"},
    )
    try:
        response = urllib.request.urlopen(request, timeout=20)
    except urllib.error.HTTPError as error:  # failures have a body as well
        response = error
    with response:
        return {"status": response.status, **json.load(response)}


def report(event: str, answer: dict) -> None:
    print(json.dumps({"event": event, **answer}, ensure_ascii=False), flush=True)


def await_status(order_id: str, status: str) -> None:
    """Reports webhooks until a signed one has the order in this status."""
    while True:
        webhook = webhooks.get(timeout=20)
        report("webhook", webhook)
        if (str(webhook["order_id"]), webhook["status"], webhook["signed"]) == (order_id, status, True):
            return


class Receiver(BaseHTTPRequestHandler):
    """Answers webhooks, and queues what they said."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = json.loads(body)
        printed = json.dumps(told, separators=(",", ":"), ensure_ascii=False)

        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(b"OK")
        webhooks.put(
            {
                "method": self.command,
                "query": dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query)),
                "order_id": told["order_id"],
                "status": told["status"],
                "signed": self.is_signed(body),
                "signed when printed again": self.is_signed(printed),
            }
        )

    def is_signed(self, body: str) -> bool:
        """Whether the header Auth is base64 of timestamp:signature, and the signature is over timestamp:body."""
        timestamp, _, signature = base64.b64decode(self.headers["Auth"]).decode().partition(":")
        expected = hmac.new(API_KEY.encode(), f"{timestamp}:{body}".encode(), hashlib.sha512).hexdigest()
        return abs(time.time() - int(timestamp)) <= 600 and hmac.compare_digest(expected, signature)

    def log_message(self, *args: object) -> None:
        """What it heard is reported; nothing else is printed."""


main()
