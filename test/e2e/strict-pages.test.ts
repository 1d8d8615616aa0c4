import {Hono} from 'hono';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import de from '../../src/element/locales/de.json' with {type: 'json'};
import en from '../../src/element/locales/en.json' with {type: 'json'};
import enOutcomes from '../../src/element/locales/outcomes.en.json' with {type: 'json'};
import {createCheckoutProxy} from '../../src/proxy/index.ts';
import {createSandbox} from '../../src/sandbox/index.ts';
import {wantedEngines} from '../engines/browsers.ts';
import {openWindow, type Driver} from '../engines/driver.ts';
import {jana} from '../support/orders.ts';
import {buildScriptTag} from '../support/script-tag.ts';
import {listen} from '../support/server.ts';
import {API_KEY} from '../support/shop.ts';

/** What a page may differ in. */
interface PageSettings {
  /** `script-src` in place of the hashes. */
  readonly scripts?: string;
  readonly attributes?: string;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * A shop that trusts nobody: its page, its files, and its backend with the sandbox are three origins, and whatever a page's policy refuses is
 * reported. `files` is where the next page takes the script from; it is another place for each test, for browsers keep what they have.
 */
async function openStrictShop() {
  const folder = await buildScriptTag();
  const integrity = JSON.parse(await readFile(join(folder, 'sri.json'), 'utf8')) as Record<string, string>;
  const reports: string[] = [];
  const changed = new Map<string, string>();
  const page: {files: string; settings: PageSettings} = {files: '', settings: {}};

  const framing = new Hono().get('/framing', ({req, html}) =>
    html(`<!doctype html><title>Framing</title><link rel="icon" href="data:,">${req.query('frame') ?? ''}`),
  );
  const files = new Hono().route('/', framing).get('/:place/*', async ({req, body}) => {
    const file = req.path.split('/').slice(2).join('/');
    const headers = {
      'access-control-allow-origin': '*',
      'content-type': file.endsWith('.json') ? 'application/json' : 'text/javascript',
    };
    return body(changed.get(file) ?? (await readFile(join(folder, file), 'utf8')), 200, headers);
  });
  let backend: Fetch = () => new Response();
  const [atFiles, atBackend] = await Promise.all([listen(files.fetch), listen((request) => backend(request))]);

  const policy = ({scripts}: PageSettings) =>
    [
      "default-src 'none'",
      `script-src ${
        scripts ??
        Object.values(integrity)
          .map((hash) => `'${hash}'`)
          .join(' ')
      }`,
      `connect-src ${atFiles.url} ${atBackend.url}`,
      'img-src data:',
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
      'report-uri /reports',
    ].join('; ');
  const checkout = (order: string) => {
    const {files: place, settings} = page;
    return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
      <script type="module" nonce="n" crossorigin integrity="${integrity['trustpay-checkout.js']}" src="${atFiles.url}/${place}/trustpay-checkout.js"></script>
      <trustpay-checkout lang="de" endpoint="${atBackend.url}/orders" credentials="include" order-id="${order}" amount="129900"
        payment-hosts="${new URL(atBackend.url).host}" ${settings.attributes ?? ''}></trustpay-checkout></html>`;
  };
  const shop = new Hono()
    .post('/reports', async ({req, body}) => {
      const {'csp-report': report} = JSON.parse(await req.text()) as {'csp-report': Record<string, string>};
      reports.push(`${report['violated-directive']} ${report['blocked-uri']}`);
      return body(null, 204);
    })
    .route('/', framing)
    .get('/*', ({req, html}) => {
      const headers = {'content-security-policy': policy(page.settings), 'set-cookie': 'session=jana; SameSite=Lax'};
      return html(checkout(req.query('transactionid') ?? req.query('order') ?? ''), 200, headers);
    });
  const atShop = await listen(shop.fetch);

  const sandbox = createSandbox({apiKey: API_KEY, baseUrl: `${atBackend.url}/sandbox`});
  const proxy = createCheckoutProxy({
    apiKey: API_KEY,
    environment: {baseUrl: `${atBackend.url}/sandbox/v1/json/`},
    allowedOrigins: [atShop.url],
    notificationUrl: `${atBackend.url}/notifications`,
    redirectUrl: `${atShop.url}/thanks`,
    cancelUrl: `${atShop.url}/`,
    clientAddress: () => undefined,
    findOrder: (orderId, request) =>
      request.headers.get('cookie')?.includes('session=jana')
        ? {amount: 129_900, description: `Order ${orderId}`}
        : undefined,
  });
  backend = new Hono()
    .all('/sandbox/*', ({req}) => sandbox.fetch(req.raw))
    .all('*', ({req}) => proxy.fetch(req.raw)).fetch;

  return {
    address: atShop.url,
    /** Another origin of the same site, so that the shop's cookies are sent in its frames. */
    elsewhere: atFiles.url,
    reports,
    /** What is served in place of a file. */
    changed,
    /** Everything as it was shipped, from a place no browser has seen. */
    reset(): void {
      changed.clear();
      reports.length = 0;
      Object.assign(page, {files: crypto.randomUUID(), settings: {}});
    },
    serve(settings: PageSettings): void {
      page.settings = settings;
    },
    shipped: (file: string) => readFile(join(folder, file), 'utf8'),
    stop: () => Promise.all([atShop, atFiles, atBackend].map(({close}) => close())),
  };
}

let shop: Awaited<ReturnType<typeof openStrictShop>>;

beforeAll(async () => {
  shop = await openStrictShop();
});
afterAll(() => shop.stop());

const TEXT = "document.querySelector('trustpay-checkout')?.shadowRoot?.textContent";
const FORM = "document.querySelector('trustpay-checkout').shadowRoot.querySelector('form')";
const PAY = '[part=submit-button]';

describe.each(wantedEngines)('in %s a page whose policy is hashes alone, with Trusted Types', (engine) => {
  let page: Driver;

  beforeAll(async () => {
    page = await openWindow[engine]();
  });
  afterAll(() => page.close());
  beforeEach(() => {
    shop.reset();
  });

  const arrival = (address: RegExp) => expect.poll(() => page.url()).toMatch(address);
  const isSaid = (text: string) =>
    expect
      .poll(() => page.evaluate("document.querySelector('trustpay-checkout').shadowRoot.textContent"))
      .toContain(text);
  const newOrder = () => `A-${crypto.randomUUID().slice(0, 8)}`;
  const openReturn = (order = newOrder()) => page.goto(`${shop.address}/thanks?transactionid=${order}`);

  async function fillIn(): Promise<void> {
    await page.fill('[name=email]', 'jana@gmial.com');
    for (const name of ['first_name', 'last_name'] as const) await page.fill(`[name=${name}]`, jana[name]);
  }

  /** The policy is made to refuse one thing more, so that the reports are known to arrive, and to have arrived. */
  async function expectNoReport(): Promise<void> {
    await page.evaluate("void (new Image().src = 'https://refused.example/')");
    await expect.poll(() => shop.reports).toContainEqual(expect.stringContaining('refused.example'));
    expect(shop.reports).toHaveLength(1);
  }

  it('is paid through and returned to, in a language that is fetched, with a hint and a panel, and reports nothing', async () => {
    const order = newOrder();
    await page.goto(`${shop.address}/?order=${order}`);
    await isSaid(de.first_name);
    await fillIn();
    await page.evaluate(`${FORM}.email.dispatchEvent(new Event('change', {bubbles: true}))`); // Firefox's driver fires none
    await isSaid('Meinten Sie');
    await expectNoReport();
    await page.click(PAY);
    await arrival(/\/sandbox\/connect\//);
    await page.click('button[value=completed]');
    await arrival(/\/thanks/);
    await isSaid(de['paid.heading']);
    shop.reports.length = 0;
    await expectNoReport();
  });

  it('never runs a changed file that is fetched later', async () => {
    shop.changed.set('later.js', `${await shop.shipped('later.js')};document.title = 'changed'`);
    await openReturn();
    await isSaid(en.unknown); // the element's own words: the panel cannot be had
    expect(await page.evaluate('document.title')).toBe('Shop');
    await page.goto(`${shop.address}/?order=${newOrder()}`);
    await fillIn();
    await page.click(PAY);
    await arrival(/\/sandbox\/connect\//);
  });

  it('never runs it under a policy that would allow it, either', async () => {
    shop.serve({scripts: 'http:'});
    shop.changed.set('later.js', `${await shop.shipped('later.js')};document.title = 'changed'`);
    await openReturn();
    await isSaid(en.unknown);
    expect(await page.evaluate('document.title')).toBe('Shop');
  });

  it('never shows a changed language', async () => {
    const texts = JSON.parse(await shop.shipped('locales/de.json')) as object;
    shop.changed.set('locales/de.json', JSON.stringify({...texts, first_name: 'Kartennummer'}));
    await openReturn();
    await isSaid(enOutcomes['unknown.heading']); // waits for the language
    expect(await page.evaluate(TEXT)).toContain(en.first_name);
  });

  it('may name a nonce instead', async () => {
    shop.serve({scripts: "'nonce-n'"});
    await openReturn();
    await isSaid(de['unknown.heading']);
    await expectNoReport();
  });

  it('may name the place instead', async () => {
    shop.serve({scripts: 'http:'});
    await openReturn();
    await isSaid(de['unknown.heading']);
    await expectNoReport();
  });

  it.each([
    ['of the same origin', ''],
    ['that is sandboxed', 'sandbox="allow-scripts allow-same-origin allow-forms allow-top-navigation"'],
    ['of another origin', ''],
  ])('leaves a frame %s for the payment page', async (what, sandbox) => {
    shop.serve({attributes: `redirect-target="top" customer='${JSON.stringify(jana)}'`});
    const host = what === 'of another origin' ? shop.elsewhere : shop.address;
    const frame = `<iframe src="${shop.address}/?order=${newOrder()}" width="600" height="800" ${sandbox}></iframe>`;
    await page.goto(`${host}/framing?frame=${encodeURIComponent(frame)}`);
    await page.clickInFrame(PAY);
    await arrival(/\/sandbox\/connect\//);
    await page.goto(shop.address);
    await expectNoReport();
  });
});
