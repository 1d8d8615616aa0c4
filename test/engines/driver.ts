import {setTimeout} from 'node:timers/promises';
import {chromium, firefox, type Browser} from 'playwright';
import {remote} from 'webdriverio';
import {CHROMIUM, FIREFOX, type Engine} from './browsers.ts';
import {startWebKit, WEBKIT} from './webkit.ts';

/** A window of any engine, as far as a shopper's journey needs one. Selectors are CSS and reach into open shadow roots. */
export interface Driver {
  goto(url: string): Promise<unknown>;
  url(): Promise<string>;
  /** Begins to go back; `url()` says when it has. */
  back(): Promise<unknown>;
  text(selector: string): Promise<string>;
  fill(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** In the page's one frame, of whatever origin. */
  clickInFrame(selector: string): Promise<void>;
  doubleClick(selector: string): Promise<unknown>;
  /** The value of a JavaScript expression in the page, as JSON can carry it. In the midst of a navigation it may throw. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Firefox never answers a question that a navigation has overtaken: after a second it is taken for lost, and can be asked again. */
async function isOvertaken(): Promise<never> {
  await setTimeout(1000);
  throw new Error('The page did not answer.');
}

async function overPlaywright(browser: Browser): Promise<Driver> {
  const page = await browser.newPage();
  const evaluate = (expression: string) => Promise.race([page.evaluate<unknown>(expression), isOvertaken()]);
  return {
    goto: (url) => page.goto(url),
    url: async () => String(await evaluate('location.href')), // page.url() misses what comes out of Firefox's cache
    back: () => evaluate('void setTimeout(() => history.back())'), // page.goBack() waits for what the cache never tells
    text: (selector) => page.locator(selector).innerText(),
    fill: (selector, text) => page.locator(selector).fill(text),
    click: (selector) => page.locator(selector).click(),
    clickInFrame: (selector) => page.frameLocator('iframe').locator(selector).click(),
    // In Firefox a second click that comes after the page is left is never answered: then the navigation is the answer.
    doubleClick: (selector) => Promise.race([page.locator(selector).dblclick(), page.waitForEvent('framenavigated')]),
    evaluate,
    close: () => browser.close(),
  };
}

async function overWebDriver(): Promise<Driver> {
  const {port, stop} = await startWebKit();
  const browser = await remote({hostname: '127.0.0.1', port, logLevel: 'error', capabilities: WEBKIT});
  const find = (selector: string) => browser.$(`>>>${selector}`);
  return {
    goto: (url) => browser.url(url),
    url: () => browser.getUrl(),
    back: () => browser.back(),
    text: (selector) => find(selector).getText(),
    fill: (selector, text) => find(selector).setValue(text),
    click: (selector) => find(selector).click(),
    async clickInFrame(selector) {
      await browser.switchFrame(browser.$('iframe'));
      await find(selector).click();
      await browser.switchFrame(null);
    },
    doubleClick: (selector) => find(selector).doubleClick(),
    evaluate: (expression) => browser.execute(`return (${expression})`),
    async close() {
      await browser.deleteSession();
      stop();
    },
  };
}

/** Opens a window of an engine. Chromium gets its back/forward cache, which Playwright switches off otherwise. */
export const openWindow: Readonly<Record<Engine, () => Promise<Driver>>> = {
  chromium: async () =>
    overPlaywright(await chromium.launch({...CHROMIUM, ignoreDefaultArgs: ['--disable-back-forward-cache']})),
  firefox: async () => overPlaywright(await firefox.launch(FIREFOX)),
  webkit: overWebDriver,
};
