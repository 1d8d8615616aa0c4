import {execFileSync} from 'node:child_process';
import {createHmac} from 'node:crypto';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {readSettings} from '../../src/cli/proxy-settings.ts';
import {freePort} from '../support/free-port.ts';
import {start} from '../support/program.ts';
import {CALLBACK_KEY, openShop, openUpstream, spawnProxy, startProxy} from '../support/proxy-process.ts';
import {API_KEY, checkout, found} from '../support/shop.ts';

vi.setConfig({testTimeout: 30_000}); // programs are started

type Shop = Awaited<ReturnType<typeof openShop>>;

const SECRETS = [API_KEY, CALLBACK_KEY, 'cookie-of-jana', 'token-of-jana'];
const JANA = {cookie: 'session=cookie-of-jana', authorization: 'Bearer token-of-jana'};

const closing: (() => unknown)[] = [];
const printed: (readonly string[])[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  const lines = printed.splice(0).flat().join('\n');
  for (const secret of SECRETS) expect(lines).not.toContain(secret);
});

/** A shop, the sandbox, and what starts a proxy between them. */
async function open() {
  const [shop, upstream] = await Promise.all([openShop(), openUpstream()]);
  closing.push(shop.close, upstream.close);
  const {baseUrl, journal} = upstream;
  return {
    shop,
    journal,
    async launch(settings: {args?: readonly string[]; env?: NodeJS.ProcessEnv} = {}) {
      const proxy = await startProxy({shop, baseUrl, ...settings});
      printed.push(proxy.lines);
      closing.push(proxy.stop);
      return proxy;
    },
  };
}

const post = (origin: string, headers: Readonly<Record<string, string>> = JANA, changes: object = {}) =>
  fetch(`${origin}/orders`, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify({...checkout, ...changes}),
  });

const createdUrl = async (answer: Response) =>
  ((await answer.json()) as {data: {payment_url: string}}).data.payment_url;

/** What a shopper presses on the payment page. */
const press = async (paymentUrl: string) =>
  fetch(paymentUrl, {method: 'POST', body: new URLSearchParams({status: 'completed'}), redirect: 'manual'});

async function pay(origin: string) {
  await press(await createdUrl(await post(origin)));
}

/** A promise to be resolved from outside. */
function gate() {
  let open!: () => void;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {promise, open};
}

const updates = ({told}: Shop) => told.map(({body}) => JSON.parse(body) as Record<string, unknown>);

describe('the proxy as a process', () => {
  it('takes a payment: the shop says what the order costs, and is told that it is paid', async () => {
    const {shop, launch} = await open();
    const {origin} = await launch();
    const paymentUrl = await createdUrl(await post(origin));
    await press(paymentUrl);

    await expect.poll(() => updates(shop), {timeout: 20_000}).toHaveLength(1);
    const [update] = updates(shop);
    expect(update).toMatchObject({orderId: 'A-1001', status: 'completed', amount: 129900, currency: 'CZK'});
    expect(await (await fetch(`${origin}/orders/A-1001`)).json()).toMatchObject({data: {status: 'paid'}});
  });

  it('answers how it is', async () => {
    const {launch} = await open();
    const {origin} = await launch({args: ['--base-path', '/api/trustpay']});
    for (const path of ['health', 'health/ready', 'health/upstream']) {
      expect((await fetch(`${origin}/api/trustpay/${path}`)).status).toBe(200);
    }
  });

  it("hands the shopper's address on, as the nearest web server wrote it", async () => {
    const {journal, launch} = await open();
    const {origin} = await launch({args: ['--client-address-header', 'x-forwarded-for']});
    await post(origin, {'x-forwarded-for': '198.51.100.1, 203.0.113.7'});
    const {sessions} = await journal('A-1001');
    expect(sessions[0]?.request.customer).toMatchObject({ip_address: '203.0.113.7'});
  });

  it('learns of a payment whose notification never came', async () => {
    const {shop, launch} = await open();
    shop.answer = () => Response.json({...found, description: 'Order [sandbox:webhook-lost]'});
    const {origin} = await launch({args: ['--reconcile-every', '1']});
    await pay(origin);
    await expect.poll(() => updates(shop), {timeout: 20_000}).toMatchObject([{status: 'completed'}]);
  });
});

describe('what the shop is asked', () => {
  it("is the order's URL, with the cookie and the authorization of the shopper and nothing else of theirs", async () => {
    const {shop, launch} = await open();
    const {origin} = await launch();
    const strange = {
      ...JANA,
      'user-agent': 'Jana',
      'x-forwarded-for': '203.0.113.7',
      'x-api-key': 'x',
      referer: origin,
    };
    const order_id = 'a/b?c#d ü%2e';
    expect((await post(origin, strange, {order_id})).status).toBe(200);

    const [request] = shop.asked;
    expect(new URL(request!.url).pathname).toBe(`/order/${encodeURIComponent(order_id)}`);
    const {host, connection, 'user-agent': agent, ...headers} = Object.fromEntries(request!.headers);
    expect([host, connection, agent]).not.toContain('Jana');
    expect(headers).toEqual({
      ...JANA,
      accept: 'application/json',
      'accept-language': '*',
      'accept-encoding': expect.any(String) as string,
      'sec-fetch-mode': 'cors',
    });
  });

  it('brings no identity where the shopper has none', async () => {
    const {shop, launch} = await open();
    const {origin} = await launch();
    await post(origin, {});
    expect(shop.asked[0]?.headers.has('cookie')).toBe(false);
    expect(shop.asked[0]?.headers.has('authorization')).toBe(false);
  });

  const silence = () => new Promise<never>(() => undefined);

  it.each<[string, number, Shop['answer'], string]>([
    ['401', 404, () => new Response('', {status: 401}), ''],
    ['403', 404, () => new Response('', {status: 403}), ''],
    ['404', 404, () => new Response('', {status: 404}), ''],
    ['500', 500, () => new Response('', {status: 500}), 'answered 500'],
    ['silence', 504, silence, 'did not answer within'],
    ['a page', 500, () => new Response('<h1>Sign in</h1>'), 'no JSON'],
    ['a flood', 500, () => new Response('x'.repeat(100_000)), 'more than 64 KiB'],
  ])('creates nothing when it is answered with %s: %i', async (_, status, answer, detail) => {
    const {shop, journal, launch} = await open();
    shop.answer = answer;
    const {origin, lines} = await launch();
    expect((await post(origin)).status).toBe(status);
    expect((await fetch(`${origin}/orders/A-1001`)).status).toBe(status);
    await expect.poll(() => lines.join('\n')).toContain(detail);
    expect((await journal('A-1001')).summary.created).toBe(0);
  });

  it('creates nothing when it is answered with something else than an order, and the log says what is wrong', async () => {
    const {shop, journal, launch} = await open();
    const {origin, lines} = await launch();
    const wrong: readonly (readonly [unknown, string])[] = [
      [{...found, amount: '1299.00'}, 'amount must be a whole number of minor units'],
      [{...found, amount: 0}, 'amount must be 1 or more'],
      [{amount: 1}, 'description must be text'],
      [{...found, expires_at: '2026-11-26T08:00:00Z'}, 'expires_at is not known'],
      [{...found, expiresAt: '2026-11-26T08:00:00'}, 'expiresAt must be a time in ISO 8601'],
      [{...found, currency: 'EUR'}, 'currency must be \\"CZK\\"'],
      [[found], 'an object is expected'],
    ];
    for (const [answer, detail] of wrong) {
      shop.answer = () => Response.json(answer);
      const refusal = await post(origin);
      expect([refusal.status, await refusal.json()]).toEqual([500, expect.objectContaining({success: false})]);
      await expect.poll(() => lines.join('\n')).toContain(detail);
    }
    expect((await journal('A-1001')).summary.created).toBe(0);
  });

  it('follows no redirect, and takes the cookie nowhere else', async () => {
    const {shop, launch} = await open();
    shop.answer = ({url}) => Response.redirect(new URL('/elsewhere', url));
    const {origin, lines} = await launch();
    expect((await post(origin)).status).toBe(500);
    expect(shop.asked).toHaveLength(1);
    await expect.poll(() => lines.join('\n')).toContain('redirects are not followed');
  });

  it('is not possible while the shop is down: then nothing is created', async () => {
    const {shop, journal, launch} = await open();
    const {origin, lines} = await launch();
    await shop.close();
    closing.splice(0, 1);
    expect((await post(origin)).status).toBe(500);
    await expect.poll(() => lines.join('\n')).toContain('ECONNREFUSED');
    expect((await journal('A-1001')).summary.created).toBe(0);
  });
});

/** The signature, by Node's own crypto. */
function expectGenuine({auth, body}: Shop['told'][number]): void {
  const [timestamp, signature] = Buffer.from(auth, 'base64').toString().split(':');
  expect(signature).toBe(createHmac('sha512', CALLBACK_KEY).update(`${timestamp}:${body}`).digest('hex'));
  expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
}

describe('what the shop is told', () => {
  it('is signed, and told again until the shop takes it', async () => {
    const {shop, launch} = await open();
    shop.receive = () => new Response('', {status: shop.told.length < 3 ? 503 : 204});
    const {origin} = await launch();
    await pay(origin);
    await expect.poll(() => shop.told, {timeout: 20_000}).toHaveLength(3);
    shop.told.forEach(expectGenuine);
    expect(new Set(shop.told.map(({body}) => body)).size).toBe(1);
  });

  it("is refused to MultiSafepay's face while the shop does not take it, and told when it comes again", async () => {
    const {shop, journal, launch} = await open();
    shop.receive = () => new Response('', {status: shop.told.length < 6 ? 500 : 200});
    const {origin, lines} = await launch();
    await pay(origin);
    const attempts = async () => (await journal('A-1001')).webhooks.flatMap((webhook) => webhook.attempts);
    await expect.poll(async () => (await attempts()).at(-1)?.is_accepted, {timeout: 25_000}).toBe(true);
    expect((await attempts())[0]?.is_accepted).toBe(false);
    expect(shop.told).toHaveLength(6);
    expect(lines.join('\n')).toContain('on-payment-failed');
  });

  it('is told nowhere else: a redirect is not followed', async () => {
    const {shop, launch} = await open();
    shop.receive = ({url}) =>
      shop.told.length > 1 ? new Response() : Response.redirect(new URL('/elsewhere', url), 307);
    const {origin} = await launch();
    await pay(origin);
    await expect.poll(() => shop.told, {timeout: 20_000}).toHaveLength(2);
    expect(shop.told.map(({path}) => path)).toEqual(['/payments', '/payments']);
  });
});

describe('when it is to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '(%s) it takes nothing new, and finishes the payment under way',
    async (signal) => {
      const {shop, journal, launch} = await open();
      const hold = gate();
      shop.answer = async () => {
        await hold.promise;
        return Response.json(found);
      };
      const {origin, child, ended} = await launch();
      const answer = post(origin);
      await expect.poll(() => shop.asked).toHaveLength(1);
      child.kill(signal);
      await expect
        .poll(() =>
          fetch(`${origin}/health`).then(
            () => 'answered',
            () => 'refused',
          ),
        )
        .toBe('refused');

      hold.open();
      expect(await createdUrl(await answer)).toContain('/connect/');
      expect(await ended()).toBe(0);
      expect((await journal('A-1001')).summary.created).toBe(1);
    },
  );

  it('finishes telling the shop', async () => {
    const {shop, launch} = await open();
    const hold = gate();
    shop.receive = async () => {
      await hold.promise;
      return new Response();
    };
    const {origin, child, ended} = await launch();
    void pay(origin);
    await expect.poll(() => shop.told, {timeout: 20_000}).toHaveLength(1);
    child.kill();
    await expect
      .poll(() =>
        fetch(`${origin}/health`).then(
          () => 'answered',
          () => 'refused',
        ),
      )
      .toBe('refused');
    expect(child.exitCode).toBeNull();
    hold.open();
    expect(await ended()).toBe(0);
  });
});

describe('with Redis', () => {
  let url: string;
  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'trustpay-redis-'));
    const port = await freePort();
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
    const redis = await start('redis-server', options, /ready to accept/i);
    url = `redis://127.0.0.1:${port}`;
    return async () => {
      await redis.stop();
      await rm(directory, {recursive: true});
    };
  });

  it('two processes create one order, and a third remembers it', async () => {
    const {journal, launch} = await open();
    const env = {
      REDIS_URL: url,
      TRUSTPAY_NOTIFICATION_URL: 'http://localhost/notifications',
      TRUSTPAY_REDIRECT_URL: 'http://localhost/thanks',
      TRUSTPAY_CANCEL_URL: 'http://localhost/basket',
    };
    const [one, other] = await Promise.all([launch({env}), launch({env})]);
    const answers = await Promise.all(Array.from({length: 20}, (_, n) => post(n % 2 ? one.origin : other.origin)));
    const urls = new Set(await Promise.all(answers.map(createdUrl)));
    expect(urls.size).toBe(1);
    expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0]);

    const third = await launch({env});
    expect(urls).toContain(await createdUrl(await post(third.origin)));
    expect((await journal('A-1001')).summary.created).toBe(1);
  });

  it('that is not there, nothing is created, and the log says why', async () => {
    const {journal, launch} = await open();
    const port = await freePort();
    const {origin, lines, stop} = await launch({env: {REDIS_URL: `redis://127.0.0.1:${port}`}});
    expect((await post(origin)).status).toBe(503);
    expect((await fetch(`${origin}/health/ready`)).status).toBe(503);
    await expect.poll(() => lines.join('\n')).toContain('ECONNREFUSED');
    expect((await journal('A-1001')).summary.created).toBe(0);
    expect(await stop()).toBe(0);
  });
});

const COMPLETE = {
  MULTISAFEPAY_API_KEY: API_KEY,
  MULTISAFEPAY_ENVIRONMENT: 'live',
  TRUSTPAY_FIND_ORDER: 'https://shop.example/order/{id}',
  TRUSTPAY_NOTIFICATION_URL: 'https://shop.example/notifications',
  TRUSTPAY_REDIRECT_URL: 'https://shop.example/thanks',
  TRUSTPAY_CANCEL_URL: 'https://shop.example/basket',
};

/** Runs a proxy that does not start. */
async function complain(args: readonly string[], env: NodeJS.ProcessEnv) {
  const {lines, ended} = spawnProxy(args, env);
  printed.push(lines);
  return {exitCode: await ended(), complaint: lines.join('\n')};
}

describe('settings', () => {
  it('that are missing are named all at once', async () => {
    const {exitCode, complaint} = await complain(['--on-payment', 'https://shop.example/payments'], {
      TRUSTPAY_REDIRECT_URL: '', // empty is not set
    });
    expect(exitCode).toBe(2);
    for (const name of [...Object.keys(COMPLETE), 'TRUSTPAY_CALLBACK_KEY']) expect(complaint).toContain(name);
    expect(complaint).not.toContain('REDIS_URL');
  });

  it.each([
    ['an order URL without {id}', ['--find-order', 'https://shop.example/order'], /^--find-order URL must be .*\{id\}/],
    ['an order URL with the id in its host', ['--find-order', 'https://{id}.example/'], /^--find-order URL must be/],
    ['an order URL without https', ['--find-order', 'http://shop.example/{id}'], /^--find-order URL must be an https/],
    ['a payment URL without https', ['--on-payment', 'http://shop.example/'], /^--on-payment URL must be an https/],
    ['a port that is none', ['--port', 'high'], /^--port NUMBER must be/],
    ['no number of seconds', ['--reconcile-every', 'often'], /^--reconcile-every SECONDS must be/],
  ])('that make no sense are named: %s', (_, args, complaint) => {
    expect(() => readSettings(args, {...COMPLETE, TRUSTPAY_CALLBACK_KEY: CALLBACK_KEY})).toThrow(complaint);
  });

  it('take a callback key that nobody guesses', () => {
    const env = {...COMPLETE, TRUSTPAY_ON_PAYMENT: 'https://shop.example/', TRUSTPAY_CALLBACK_KEY: 'secret'};
    expect(() => readSettings([], env)).toThrow(/^TRUSTPAY_CALLBACK_KEY must be 32 characters/);
  });

  it.each([
    ['a return without https', ['--redirect-url', 'http://shop.example/'], /^--redirect-url URL must be https/],
    ['a MultiSafepay that is none', ['--environment', 'lve'], /^--environment live\|test\|URL must be/],
  ])('that make no sense to the proxy are named by their own name: %s', async (_, args, complaint) => {
    expect(await complain(args, COMPLETE)).toEqual({
      exitCode: 2,
      complaint: expect.stringMatching(complaint) as string,
    });
  });

  it('are all listed by --help, each with its name in the environment', async () => {
    const {complaint: help} = await complain(['--help'], {});
    const source = await readFile('src/cli/proxy-settings.ts', 'utf8');
    const names = Array.from(source.matchAll(/variable: '(\w+)'/g), ([, name]) => name!);
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect(help).toContain(name);
  });

  it('without a store that outlives the process are warned of while live', async () => {
    const {lines, child, ended} = spawnProxy(['--port', '0'], COMPLETE);
    printed.push(lines);
    await expect.poll(() => lines.join('\n'), {timeout: 20_000}).toMatch(/memory-store[^]*Listening on/);
    child.kill();
    expect(await ended()).toBe(0);
  });
});

describe('docs/proxy-process.md', async () => {
  const page = await readFile('docs/proxy-process.md', 'utf8');
  const blocks = (language: string) =>
    Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')), ([, code]) => code!);

  it('lists every setting, by its option and its variable', async () => {
    const {complaint: help} = await complain(['--help'], {});
    const named = help.match(/--[a-z-]+(?= [A-Zl])|\b[A-Z]+_[A-Z_]+\b|\bPORT\b/g)!;
    expect(named.length).toBeGreaterThan(25);
    for (const name of named) expect(page).toContain(`\`${name}\``);
  });

  it('shows an order that is taken', async () => {
    const {shop, launch} = await open();
    const order = {...(JSON.parse(blocks('json')[0]!) as object), expiresAt: new Date(Date.now() + 60_000)};
    shop.answer = () => Response.json(order);
    const {origin} = await launch();
    expect((await post(origin)).status).toBe(200);
  });

  it('has a shop in PHP that says what an order costs, to its owner, and takes what it is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trustpay-php-'));
    closing.push(() => rm(folder, {recursive: true}));
    const file = (name: string) => join(folder, name);
    for (const code of blocks('php')) await writeFile(file(/\w+\.php/.exec(code)![0]), code);
    await writeFile(file('orders.json'), JSON.stringify({'A-1001': {amount: 129900, session: 'jana'}}));
    const port = await freePort();
    const command = `php -S 127.0.0.1:${port} -t ${folder} 2>&1 & trap "kill $!" TERM; wait`;
    const php = await start('sh', ['-c', command], /started/, {
      ORDERS: file('orders.json'),
      PAYMENTS: file('payments.txt'),
      TRUSTPAY_CALLBACK_KEY: CALLBACK_KEY,
    });
    closing.push(php.stop);
    const url = `http://127.0.0.1:${port}`;
    const {launch} = await open();
    const {origin} = await launch({
      env: {TRUSTPAY_FIND_ORDER: `${url}/order.php?id={id}`, TRUSTPAY_ON_PAYMENT: `${url}/payments.php`},
    });

    expect((await post(origin, {cookie: 'PHPSESSID=eva'})).status).toBe(404);
    const paymentUrl = await createdUrl(await post(origin, {cookie: 'PHPSESSID=jana'}));
    expect((await fetch(`${url}/payments.php`, {method: 'POST', body: '{}', headers: {auth: 'MTpm'}})).status).toBe(
      403,
    );
    await press(paymentUrl);
    const payments = () => readFile(file('payments.txt'), 'utf8').catch(() => '');
    await expect.poll(payments, {timeout: 20_000}).toBe('A-1001 completed\n');
  });

  it('has a check of the signature in Python', async () => {
    const {shop, launch} = await open();
    const {origin} = await launch();
    await pay(origin);
    await expect.poll(() => shop.told, {timeout: 20_000}).toHaveLength(1);
    const [{auth, body}] = shop.told as [Shop['told'][number]];
    const isGenuine = (text: string, key: string) => {
      const script = `${blocks('python')[0]!}\nimport sys\nprint(is_genuine(sys.argv[1], sys.argv[2].encode(), sys.argv[3]))`;
      return execFileSync('python3', ['-c', script, auth, text, key], {encoding: 'utf8'}).trim();
    };
    expect(isGenuine(body, CALLBACK_KEY)).toBe('True');
    expect(isGenuine(`${body} `, CALLBACK_KEY)).toBe('False');
    expect(isGenuine(body, 'another')).toBe('False');
  });
});
