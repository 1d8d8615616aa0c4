# python3 order.py http://localhost:8700/v1/json/ sandbox-key

import json
import sys
import urllib.error
import urllib.request

base, key = sys.argv[1:]
order = {
    "type": "redirect",
    "gateway": "TRUSTPAY",
    "order_id": "python-1",
    "currency": "CZK",
    "amount": 129900,
    "description": "Order python-1",
}
headers = {"api_key": key, "content-type": "application/json"}
request = urllib.request.Request(f"{base}orders", json.dumps(order).encode(), headers)
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as refusal:  # which has a body as well
    response = refusal
answer = json.load(response)
print(answer["data"]["payment_url"] if answer["success"] else f"{answer['error_code']} {answer['error_info']}")
