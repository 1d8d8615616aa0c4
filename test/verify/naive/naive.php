<?php

// What verify is there to find, the way a checkout gets written in an afternoon: it creates whatever it is asked for and passes on
// whatever comes back.

[$api_key, $base_url, $shop] = [getenv('MULTISAFEPAY_API_KEY'), getenv('MULTISAFEPAY_BASE_URL'), rtrim(getenv('SHOP_URL'), '/')];
$path = explode('?', $_SERVER['REQUEST_URI'])[0];
$body = file_get_contents('php://input');

function send(string $method, string $url, string $api_key, string $body = ''): string
{
    $http = ['method' => $method, 'header' => ["api_key: $api_key", 'connection: close'], 'content' => $body, 'ignore_errors' => true];
    return (string) @file_get_contents($url, false, stream_context_create(['http' => $http]));
}

header('access-control-allow-origin: *'); // planted: any page may read
header('content-type: application/json');

if ($path === '/notifications') {
    $order = json_decode($body, true); // planted: the signature is not looked at
    file_put_contents(getenv('TRUSTPAY_RECORDS') . md5($order['order_id']), $order['status']);
    exit('{"received":true}'); // planted: not OK
}

if ($_SERVER['REQUEST_METHOD'] === 'GET') {
    $order_id = rawurldecode(substr($path, strlen('/orders/'))); // planted: not encoded again
    $known = @file_get_contents(getenv('TRUSTPAY_RECORDS') . md5($order_id)); // planted: the last notification is believed
    $order = json_decode(send('GET', "{$base_url}orders/$order_id", $api_key), true);
    $status = ['completed' => 'paid', 'cancelled' => 'cancelled'][$known ?: ($order['data']['status'] ?? '')] ?? 'pending';
    exit(json_encode(['success' => true, 'data' => ['order_id' => $order_id, 'status' => $status]]));
}

$order = json_decode($body, true); // planted: any type, any size, any price, any session, any origin
$order['payment_options']['notification_url'] = "$shop/notifications";
$order['customer'] ??= [];
exit(send('POST', "{$base_url}orders", $api_key, json_encode($order))); // planted: created anew each time, refusals passed on
