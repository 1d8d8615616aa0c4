import {readFile} from 'node:fs/promises';
import type {Browser} from 'playwright';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {launchChromium} from '../support/chromium.ts';
import {buildScriptTag, embed, openShop, SCRIPT, SHOP} from '../support/script-tag.ts';

let folder: string;
let browser: Browser;

beforeAll(async () => {
  [folder, browser] = await Promise.all([buildScriptTag(), launchChromium()]);
});
afterAll(() => browser.close());

/** Runs in the page before anything else: adds up what is shifted, as the browser counts it. */
function countShifts(): void {
  const counted = {shift: 0};
  Object.assign(window, {counted});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counted.shift += (entry as PerformanceEntry & {value: number}).value;
  }).observe({type: 'layout-shift', buffered: true});
}

const nextFrames = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  });

/** How much of a page with the element in its midst is shifted when the script arrives after the first paint. */
async function layoutShift(css: string, width: number, body = embed('description="Order A-1"')): Promise<number> {
  const context = await browser.newContext({viewport: {width, height: 900}});
  let deliver = () => {};
  const painted = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await openShop(context, {
    folder,
    body: `<style>body {font: 16px/1.5 sans-serif} ${css}</style>${SCRIPT}<h1>Checkout</h1>${body}<p>Terms and returns</p>`,
    async answer(_route, {pathname}) {
      if (pathname === '/trustpay-checkout.js') await painted;
      return false;
    },
  });
  const page = await context.newPage();
  await page.addInitScript(countShifts);
  await page.goto(SHOP, {waitUntil: 'commit'});
  await page.getByText('Terms and returns').waitFor();
  await page.evaluate(nextFrames);
  deliver();
  await page.locator('trustpay-checkout:defined').waitFor();
  await page.evaluate(nextFrames);
  const shift = await page.evaluate(() => (window as unknown as {counted: {shift: number}}).counted.shift);
  await context.close();
  return shift;
}

describe('a page whose script arrives after the first paint', () => {
  const roomIn = async () =>
    /```css\n(trustpay-checkout:not[^`]+)```/.exec(await readFile('docs/element.md', 'utf8'))![1]!;

  it.each([320, 390, 768, 1280])('does not move where the documentation keeps its room, %i px wide', async (width) => {
    expect(await layoutShift(await roomIn(), width)).toBeLessThanOrEqual(0.02);
  });

  it('would move without', async () => {
    expect(await layoutShift('', 1280)).toBeGreaterThan(0.02);
  });
});
