<?php

declare(strict_types=1);

// The merchant's half of <trustpay-checkout> in one PHP file (8.1 or newer), for shared hosting: no Composer, no database.
//
//   https://shop.example/trustpay.php/orders          POST creates a payment: the element's endpoint; GET …/orders/<id> says how it stands
//   https://shop.example/trustpay.php/notifications   MultiSafepay's webhook
//
// To try it: MULTISAFEPAY_API_KEY=… TRUSTPAY_ORDERS=orders.json php -S 127.0.0.1:8080 trustpay.php
//
// What is remembered of an order is a file of its own in the folder TRUSTPAY_RECORDS, locked while a request works on the order. Keep that
// folder out of the web server's reach. Put your own look-up into find_order().

const MAX_BODY = 16 * 1024;
const MAX_WEBHOOK = 64 * 1024;
const TIMEOUT = 10; // seconds for one call of MultiSafepay
const TOKEN_LIFE = 24 * 60 * 60; // seconds for which a return may ask without a session

const KNOWN = 'Known are POST /orders, GET /orders/<id>, POST /notifications, under any path.';

const MEANINGS = [
    'completed' => 'paid', 'shipped' => 'paid', 'refunded' => 'paid', 'partial_refunded' => 'paid',
    'chargeback' => 'paid', 'chargedback' => 'paid',
    'initialized' => 'pending', 'uncleared' => 'pending', 'reserved' => 'pending',
    'cancelled' => 'cancelled', 'void' => 'cancelled',
    'declined' => 'failed', 'expired' => 'failed',
];
const SHOPPERS = [1017, 1018, 1024];
const UNAVAILABLE = [1000, 1014, 1019, 1020, 1021, 1022, 1023, 1032, 5001, 9999];

ini_set('display_errors', '0');
set_error_handler(fn (int $level, string $message) => throw new ErrorException($message));
answer();

/** The order, if this visitor may pay it: amount, description, and if need be expires. In your shop: a look-up by session and order id. */
function find_order(string $order_id): ?array
{
    $order = json_decode(file_get_contents(setting('TRUSTPAY_ORDERS')), true)[$order_id] ?? null;
    return $order && ($_COOKIE['session'] ?? '') === $order['session'] ? $order : null;
}

/** From the environment; on shared hosting write them here. */
function setting(string $name): string
{
    $here = isset($_SERVER['HTTPS']) ? 'https://' : 'http://';
    $defaults = [
        'MULTISAFEPAY_BASE_URL' => 'https://api.multisafepay.com/v1/json',
        'SHOP_URL' => $here . ($_SERVER['HTTP_HOST'] ?? 'localhost'),
        'TRUSTPAY_RECORDS' => __DIR__ . '/../trustpay-records',
    ];
    $value = getenv($name) ?: $defaults[$name] ?? null;
    if (is_string($value) && str_ends_with($name, '_URL')) {
        $value = rtrim($value, '/');
    }
    return $value ?? throw new RuntimeException("$name is not set.");
}

/** What the page is told when it gets no payment. */
final class Refusal extends Exception
{
    public function __construct(public readonly int $status, string $info, ?int $error_code = null, public readonly array $more = [])
    {
        parent::__construct($info, $error_code ?? $status);
    }
}

// --- HTTP ----------------------------------------------------------------------------------------------------------------------------

/** Whatever happens, an answer that no cache keeps; what went wrong inside stays inside. */
function answer(): void
{
    try {
        [$status, $content] = [200, route()];
    } catch (Refusal $refusal) {
        $status = $refusal->status;
        $content = ['success' => false, 'error_code' => $refusal->getCode(), 'error_info' => $refusal->getMessage()] + $refusal->more;
    } catch (Throwable $error) {
        error_log($error->getMessage());
        [$status, $content] = [500, ['success' => false, 'error_code' => 500, 'error_info' => 'Something went wrong.']];
    }

    http_response_code($status);
    header('cache-control: no-store');
    header('x-content-type-options: nosniff');
    if (is_string($content)) {
        header('content-type: text/plain; charset=utf-8');
        echo $content;
    } elseif (is_page_wanted()) {
        header('content-type: text/html; charset=utf-8');
        echo page($content);
    } else {
        header('content-type: application/json');
        echo json_encode($content, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
    }
}

function route(): array|string
{
    $path = explode('?', $_SERVER['REQUEST_URI'])[0];
    $method = $_SERVER['REQUEST_METHOD'];
    // What stands before a route is where this is mounted. A slash more, at the end or within, is the same route.
    [$before, $last] = array_slice(['', '', ...array_map('rawurldecode', preg_split('~/+~', trim($path, '/')))], -2);
    if ($method === 'POST' && $last === 'notifications') {
        return notification();
    }
    refuse_foreign();
    if ($method === 'POST' && $last === 'orders') {
        return checkout();
    }
    if ($method === 'GET' && $before === 'orders') {
        return status($last);
    }
    error_log("Nothing is at $method " . json_encode(substr($path, 0, 100)) . '. ' . KNOWN);
    throw new Refusal(404, 'There is nothing here. ' . KNOWN);
}

function checkout(): array
{
    [$type] = explode(';', $_SERVER['CONTENT_TYPE'] ?? '');
    if (strtolower(trim($type)) !== 'application/json') {
        throw new Refusal(415, 'The content type must be application/json.');
    }
    $request = json_decode(read_body(MAX_BODY), true);
    if (!is_array($request)) {
        throw new Refusal(400, 'Not JSON.');
    }
    $order_id = $request['order_id'] ?? null;
    $order = find($order_id);
    if (($request['amount'] ?? $order['amount']) !== $order['amount']) {
        $right = ['amount' => $order['amount'], 'currency' => 'CZK'];
        throw new Refusal(409, 'The order costs something else.', 1001, ['data' => $right]);
    }
    $customer = check_customer($request['customer'] ?? null);
    if (($order['expires'] ?? PHP_INT_MAX) <= time()) {
        throw new Refusal(410, 'The time to pay this order is over.');
    }
    return ['success' => true, 'data' => ['order_id' => $order_id, 'payment_url' => pay($order_id, $order, $customer)]];
}

function status(string $order_id): array
{
    if (!is_token((string) ($_GET['trustpay_return'] ?? ''), $order_id)) {
        find($order_id);
    }
    $word = read_status($order_id);
    $unfinished = $word === 'initialized' ? ['unfinished' => true] : []; // the payment page was left before paying
    return ['success' => true, 'data' => ['order_id' => $order_id, 'status' => MEANINGS[$word] ?? 'unknown'] + $unfinished];
}

function notification(): string
{
    $body = read_body(MAX_WEBHOOK);
    $order_id = (string) ($_GET['transactionid'] ?? '');
    if (!is_signed($body) || (string) (json_decode($body, true)['order_id'] ?? '') !== $order_id) {
        throw new Refusal(403, 'Not signed.');
    }
    if (($_GET['payload_type'] ?? '') !== 'pretransaction') {
        settle($order_id);
    }
    return 'OK';
}

/** A visitor without script comes here from the payment page. */
function is_page_wanted(): bool
{
    return $_SERVER['REQUEST_METHOD'] === 'GET' && str_starts_with($_SERVER['HTTP_ACCEPT'] ?? '', 'text/html');
}

function page(array $content): string
{
    $sentence = htmlspecialchars($content['error_info'] ?? "Your payment: {$content['data']['status']}.");
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Payment</title><p>$sentence</p></html>";
}

function read_body(int $limit): string
{
    if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > $limit) {
        throw new Refusal(413, 'That is too much.');
    }
    return file_get_contents('php://input', length: $limit);
}

// --- Who may ask ---------------------------------------------------------------------------------------------------------------------

/** A browser says where a request comes from; another site's page may neither create nor read. */
function refuse_foreign(): void
{
    $site = $_SERVER['HTTP_SEC_FETCH_SITE'] ?? null;
    $origin = $_SERVER['HTTP_ORIGIN'] ?? null;
    $host = preg_replace('~^https?://~', '', $origin ?? '');
    $is_own = $site !== null ? in_array($site, ['same-origin', 'none'], true) : $origin === null || $host === $_SERVER['HTTP_HOST'];
    if (!$is_own) {
        throw new Refusal(403, "Another site's page may not ask.");
    }
}

function find(mixed $order_id): array
{
    $is_id = is_string($order_id) && preg_match('/^[^\p{Cc}]{1,50}$/Du', $order_id) && !in_array($order_id, ['.', '..'], true);
    return ($is_id ? find_order($order_id) : null) ?? throw new Refusal(404, 'There is no such order.');
}

/** The four fields, or a Refusal that says what is wrong with which. */
function check_customer(mixed $given): array
{
    $customer = $errors = [];
    foreach (['first_name', 'last_name', 'country', 'email'] as $name) {
        $value = $customer[$name] = is_array($given) && is_string($given[$name] ?? null) ? trim($given[$name]) : '';
        $errors[$name] = match (true) {
            $value === '' => 'required',
            !preg_match('/^.{1,64}$/Dsu', $value) => 'tooLong',
            preg_match('/\p{Cc}/u', $value) === 1 => 'invalid',
            $name === 'country' && !preg_match('/^[A-Z]{2}$/D', $value) => 'invalidCountry',
            $name === 'email' && !preg_match('/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/D', $value) => 'invalidEmail',
            default => null,
        };
    }
    if (array_filter($errors)) {
        throw new Refusal(400, 'Something is wrong with the customer.', more: ['errors' => array_filter($errors)]);
    }
    $locale = $given['locale'] ?? '';
    return $customer + (is_string($locale) && preg_match('/^[a-z]{2}_[A-Z]{2}$/D', $locale) ? ['locale' => $locale] : []);
}

/** Signed with a key of its own purpose, derived from the API key. */
function mac(string $text): string
{
    return hash_hmac('sha256', $text, 'trustpay return ' . setting('MULTISAFEPAY_API_KEY'));
}

function make_token(string $order_id): string
{
    $expires = time() + TOKEN_LIFE;
    return "$expires." . mac("$expires $order_id");
}

function is_token(string $token, string $order_id): bool
{
    [$expires, $signature] = explode('.', $token) + ['', ''];
    return hash_equals(mac("$expires $order_id"), $signature) && (int) $expires > time();
}

/** The header Auth is base64 of timestamp:signature, and the signature is over timestamp:body, as the bytes came. */
function is_signed(string $body): bool
{
    [$timestamp, $signature] = explode(':', base64_decode($_SERVER['HTTP_AUTH'] ?? '')) + ['', ''];
    $expected = hash_hmac('sha512', "$timestamp:$body", setting('MULTISAFEPAY_API_KEY'));
    return abs(time() - (int) $timestamp) <= 600 && hash_equals($expected, $signature);
}

// --- One order, one payment ----------------------------------------------------------------------------------------------------------

/** The page where this order is paid: the one there is, or a new one in its place. */
function pay(string $order_id, array $order, array $customer): string
{
    $wanted = hash('sha256', json_encode([$order['amount'], $order['description'], $customer]));
    return with_record($order_id, function (array $record, callable $remember) use ($order_id, $order, $customer, $wanted): string {
        if ($record) {
            $status = read_status($order_id);
            refuse_taken($status);
            if ($status === 'initialized') {
                if ($record['wanted'] === $wanted && isset($record['payment_url'])) {
                    return $record['payment_url'];
                }
                call('PATCH', path_of($order_id), ['status' => 'cancelled', 'exclude_order' => true]);
                $status = read_status($order_id);
                refuse_taken($status);
                if ($status === 'initialized') {
                    throw new Refusal(503, 'The earlier payment is still open.');
                }
            }
        }

        // Written before it is asked for: if the answer gets lost, the next press reads and closes first.
        $remember(['wanted' => $wanted]);
        $url = create($order_id, $order, $customer);
        $remember(['wanted' => $wanted, 'payment_url' => $url]);
        return $url;
    });
}

function refuse_taken(string $status): void
{
    if ((MEANINGS[$status] ?? '') === 'paid') {
        throw new Refusal(409, 'The order is paid.', 1006);
    }
    if (in_array($status, ['uncleared', 'reserved'], true)) {
        throw new Refusal(409, 'The bank has not decided yet.', 1006, ['data' => ['status' => 'pending']]);
    }
}

/** A webhook says that something changed. It may be late or repeated: what counts is what MultiSafepay says now. */
function settle(string $order_id): void
{
    $status = read_status($order_id);
    with_record($order_id, function (array $record, callable $remember) use ($order_id, $status): void {
        if ((MEANINGS[$status] ?? '') === 'paid' && empty($record['is_paid'])) {
            $remember($record + ['is_paid' => true]);
            error_log(json_encode($order_id) . ' is paid.'); // here the shop ships
        }
    });
}

/** Runs with what is remembered of an order, while nobody else can. */
function with_record(string $order_id, callable $work): mixed
{
    $folder = setting('TRUSTPAY_RECORDS');
    if (!is_dir($folder)) {
        mkdir($folder, 0700, true);
    }
    $file = fopen("$folder/" . hash('sha256', $order_id) . '.json', 'c+');
    flock($file, LOCK_EX);
    try {
        return $work(json_decode(stream_get_contents($file) ?: '[]', true), function (array $record) use ($file): void {
            rewind($file);
            ftruncate($file, 0);
            fwrite($file, json_encode($record));
            fflush($file);
        });
    } finally {
        fclose($file);
    }
}

// --- MultiSafepay --------------------------------------------------------------------------------------------------------------------

/** Its answer, whatever the HTTP status says. No answer is a Refusal: what became of the request is then not known. */
function call(string $method, string $path, ?array $body = null): array
{
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => ['api_key: ' . setting('MULTISAFEPAY_API_KEY'), 'content-type: application/json', 'connection: close'],
        'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR),
        'ignore_errors' => true, // failures have a body as well
        'timeout' => TIMEOUT,
    ]]);
    try {
        $text = file_get_contents(setting('MULTISAFEPAY_BASE_URL') . "/$path", false, $context);
    } catch (ErrorException) {
        throw new Refusal(502, 'The payment service did not answer.');
    }
    $answer = json_decode($text, true);
    return is_array($answer) ? $answer : throw new Refusal(502, 'The payment service did not answer.');
}

function path_of(string $order_id): string
{
    return 'orders/' . rawurlencode($order_id);
}

/** MultiSafepay's word, of the session that counts; empty when it knows no such order. */
function read_status(string $order_id): string
{
    $answer = call('GET', path_of($order_id));
    if (($answer['success'] ?? null) === true) {
        return (string) $answer['data']['status'];
    }
    return ($answer['error_code'] ?? 0) === 1006 ? '' : throw new Refusal(503, 'The payment service is not available.');
}

/** The new payment page. */
function create(string $order_id, array $order, array $customer): string
{
    $shop = setting('SHOP_URL');
    $script = str_ends_with($_SERVER['SCRIPT_NAME'], '.php') ? $_SERVER['SCRIPT_NAME'] : '';
    $back = http_build_query(['trustpay_return' => make_token($order_id)]);
    $body = [
        'type' => 'redirect',
        'order_id' => $order_id,
        'currency' => 'CZK',
        'amount' => $order['amount'],
        'gateway' => 'TRUSTPAY',
        'description' => $order['description'],
        'payment_options' => [
            'notification_url' => "$shop$script/notifications",
            'notification_method' => 'POST',
            'redirect_url' => "$shop/thanks?$back",
            'cancel_url' => "$shop/basket?$back",
            'close_window' => false,
        ],
        'customer' => $customer + ['user_agent' => substr($_SERVER['HTTP_USER_AGENT'] ?? '', 0, 500)],
    ] + (isset($order['expires']) ? ['seconds_active' => max(1, $order['expires'] - time())] : []);

    $answer = call('POST', 'orders', $body);
    $url = ($answer['success'] ?? null) === true ? $answer['data']['payment_url'] ?? null : null;
    if ($url !== null) {
        return $url;
    }
    $code = $answer['error_code'] ?? null;
    error_log('MultiSafepay refused ' . json_encode($order_id) . ": $code " . ($answer['error_info'] ?? ''));
    throw match (true) {
        in_array($code, SHOPPERS, true) => new Refusal(422, 'The payment was refused.', $code),
        $code === null, in_array($code, UNAVAILABLE, true) => new Refusal(503, 'The payment service is not available.', $code),
        default => new Refusal(500, 'The order cannot be paid.', $code),
    };
}
