import {execFileSync} from 'node:child_process';
import {mkdtemp, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserContext, Route} from 'playwright';

export const SHOP = 'https://shop.example';
export const PAYMENT_PAGE = 'https://payv2.multisafepay.com/connect/x/';

/** Builds the script-tag file as `npm run build` does, and tells where. */
export async function buildScriptTag(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'script-tag-'));
  const env = {...process.env, NODE_ENV: 'production'};
  for (const mode of ['later', 'production']) {
    execFileSync('vite', ['build', '--mode', mode, '--logLevel', 'warn', '--outDir', folder], {env});
  }
  return folder;
}

export interface Shop {
  /** What `buildScriptTag` answered. */
  readonly folder: string;
  /** The body of the shop's page. */
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers what the shop does not: its proxy is at `/orders`, and creates orders unless this answers first. */
  readonly answer?: (route: Route, url: URL) => Promise<boolean>;
}

/** A shop of one page that takes the script-tag file from its own server. Answers the log of all that was requested. */
export async function openShop(context: BrowserContext, {folder, body, headers = {}, answer}: Shop): Promise<string[]> {
  const requested: string[] = [];
  await context.route('**', async (route) => {
    const url = new URL(route.request().url());
    requested.push(`${route.request().method()} ${url.href}`);
    if (await answer?.(route, url)) return;
    if (url.href === PAYMENT_PAGE) return route.fulfill({contentType: 'text/html', body: '<h1>Bank</h1>'});
    if (/\.js(on)?$/.test(url.pathname)) {
      const contentType = url.pathname.endsWith('.json') ? 'application/json' : 'text/javascript';
      return route.fulfill({contentType, body: await readFile(join(folder, url.pathname), 'utf8')});
    }
    if (url.pathname === '/orders') {
      return route.fulfill({json: {success: true, data: {order_id: 'A-1', payment_url: PAYMENT_PAGE}}});
    }
    return route.fulfill({
      contentType: 'text/html',
      headers,
      body: `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">${body}</html>`,
    });
  });
  return requested;
}

export const SCRIPT = '<script type="module" src="/trustpay-checkout.js"></script>';

/** The smallest embed, with more attributes where they are wanted. */
export const embed = (attributes = '') =>
  `<trustpay-checkout endpoint="/orders" order-id="A-1" amount="129900" ${attributes}></trustpay-checkout>`;
