<?php

declare(strict_types=1);

// A merchant's backend in plain PHP, written from MultiSafepay's documentation alone.
//
//   php backend.php <base URL of the API> <API key>
//
// creates orders, closes one, waits for the webhooks of two others and refunds them. It prints what it meets, one JSON object a line.
// `php -S` runs the same file once more, as the receiver of the webhooks.

// Numbers are printed as they were read: without this, PHP prints 0.1 as 0.10000000000000001.
ini_set('serialize_precision', '-1');

if (PHP_SAPI === 'cli-server') {
    receive(getenv('MULTISAFEPAY_API_KEY'));
    return;
}

[, $baseUrl, $apiKey] = $argv;

/** Calls the API; gives the HTTP status and the body, parsed. */
$call = function (string $method, string $path, ?array $body = null) use ($baseUrl, $apiKey): array {
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => ["api_key: $apiKey", 'Content-Type: application/json', 'Connection: close'],
        'content' => $body === null ? '' : json_encode($body),
        'ignore_errors' => true, // failures have a body as well
        'timeout' => 20,
    ]]);
    $text = file_get_contents(rtrim($baseUrl, '/') . "/$path", false, $context);
    preg_match('~^HTTP/\S+ (\d+)~', $http_response_header[0], $matches);
    return ['status' => (int) $matches[1]] + json_decode($text, true, flags: JSON_THROW_ON_ERROR);
};

$webhooks = listen($apiKey);

$order = fn (string $orderId): array => [
    'type' => 'redirect',
    'gateway' => 'TRUSTPAY',
    'order_id' => $orderId,
    'currency' => 'CZK',
    'amount' => 1000,
    'description' => "Objednávka č. $orderId",
    'payment_options' => [
        'notification_method' => 'POST',
        'notification_url' => "{$webhooks['url']}/notifications?shop=php",
        'redirect_url' => "{$webhooks['url']}/thanks",
        'cancel_url' => "{$webhooks['url']}/cart",
        'close_window' => false,
    ],
    'customer' => [
        'locale' => 'cs_CZ',
        'ip_address' => '192.0.2.44',
        'forwarded_ip' => '',
        'first_name' => 'Jana',
        'last_name' => 'Nováková',
        'country' => 'CZ',
        'email' => 'jana@example.cz',
    ],
    'custom_info' => [], // prints as [], as PHP does
    'var1' => "cart/$orderId",
];

report('methods', $call('GET', 'payment-methods?country=CZ&currency=CZK&amount=1000'));

report('created', $call('POST', 'orders', $order('php/closed')));
report('read', $call('GET', 'orders/' . rawurlencode('php/closed')));
$close = ['status' => 'cancelled', 'exclude_order' => true];
report('closed', $call('PATCH', 'orders/' . rawurlencode('php/closed'), $close));
report('closed again', $call('PATCH', 'orders/' . rawurlencode('php/closed'), $close));
report('read closed', $call('GET', 'orders/' . rawurlencode('php/closed')));

foreach (['php-paid', 'php-back'] as $orderId) {
    report('to pay', $call('POST', 'orders', $order($orderId)));
    awaitStatus($webhooks['lines'], $orderId, 'completed');
    report('read paid', $call('GET', "orders/$orderId"));
}

$refund = fn (int $amount): array => ['currency' => 'CZK', 'amount' => $amount, 'description' => 'Vráceno'];
report('refunded in part', $call('POST', 'orders/php-paid/refunds', $refund(250)));
report('read refunded in part', $call('GET', 'orders/php-paid'));
report('refunded the rest', $call('POST', 'orders/php-paid/refunds', $refund(750)));
report('read refunded the rest', $call('GET', 'orders/php-paid'));
report('refunded too much', $call('POST', 'orders/php-paid/refunds', $refund(1)));
report('refunded in full', $call('POST', 'orders/php-back/refunds', ['currency' => 'CZK']));
awaitStatus($webhooks['lines'], 'php-back', 'refunded');
report('read refunded in full', $call('GET', 'orders/php-back'));
report('unknown', $call('GET', 'orders/php-nothing'));

function report(string $event, array $answer): void
{
    echo json_encode(['event' => $event] + $answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
}

/** Starts the receiver; gives its address and the lines it prints. */
function listen(string $apiKey): array
{
    $command = [PHP_BINARY, '-S', '127.0.0.1:0', __FILE__];
    $environment = ['MULTISAFEPAY_API_KEY' => $apiKey] + getenv();
    $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes, null, $environment);
    register_shutdown_function(fn () => proc_terminate($process));
    do {
        $line = fgets($pipes[2]) ?: throw new RuntimeException('The receiver did not start.');
    } while (!preg_match('~\((http://\S+)\) started~', $line, $matches));
    return ['url' => $matches[1], 'lines' => $pipes[1]];
}

/** Hands on what the receiver prints until a signed webhook has the order in this status. */
function awaitStatus($lines, string $orderId, string $status): void
{
    do {
        $line = fgets($lines) ?: throw new RuntimeException('The receiver ended.');
        echo $line;
        $webhook = json_decode($line, true);
    } while ([(string) $webhook['order_id'], $webhook['status'], $webhook['signed']] !== [$orderId, $status, true]);
}

/** Answers one webhook, and prints what it said. */
function receive(string $apiKey): void
{
    $body = file_get_contents('php://input');
    $order = json_decode($body, true);
    $printed = json_encode(
        json_decode($body),
        JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION,
    );

    $webhook = [
        'event' => 'webhook',
        'method' => $_SERVER['REQUEST_METHOD'],
        'query' => $_GET,
        'order_id' => $order['order_id'] ?? null,
        'status' => $order['status'] ?? null,
        'signed' => isSigned($body, $apiKey),
        'signed when printed again' => isSigned($printed, $apiKey),
    ];
    fwrite(fopen('php://stdout', 'w'), json_encode($webhook) . "\n");

    header('Content-Type: text/plain');
    echo 'OK';
}

/** Whether the header `Auth` is base64 of `timestamp:signature`, and the signature is over `timestamp:body`. */
function isSigned(string $body, string $apiKey): bool
{
    [$timestamp, $signature] = explode(':', base64_decode($_SERVER['HTTP_AUTH'] ?? '')) + ['', ''];
    $isFresh = abs(time() - (int) $timestamp) <= 600;
    return $isFresh && hash_equals(hash_hmac('sha512', "$timestamp:$body", $apiKey), $signature);
}
