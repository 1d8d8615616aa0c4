<?php

// php order.php http://localhost:8700/v1/json/ sandbox-key

[, $base, $key] = $argv;
$order = [
    'type' => 'redirect',
    'gateway' => 'TRUSTPAY',
    'order_id' => 'php-1',
    'currency' => 'CZK',
    'amount' => 129900,
    'description' => 'Order php-1',
];
$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => ["api_key: $key", 'content-type: application/json'],
    'content' => json_encode($order),
    'ignore_errors' => true, // a refusal has a body as well
]]);
$answer = json_decode(file_get_contents("{$base}orders", false, $context), true);
echo $answer['success'] ? $answer['data']['payment_url'] : "{$answer['error_code']} {$answer['error_info']}", "\n";
