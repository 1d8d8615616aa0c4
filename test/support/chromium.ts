import {chromium, type Browser, type FrameLocator, type Page} from 'playwright';
import {CHROMIUM} from '../engines/browsers.ts';
import {jana} from './orders.ts';

/** A real Chromium with its back/forward cache, which Playwright switches off otherwise. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({...CHROMIUM, ignoreDefaultArgs: ['--disable-back-forward-cache']});

/** Types what a shopper types. */
export async function fillIn(page: Page | FrameLocator): Promise<void> {
  await page.getByLabel('First name').fill(jana.first_name);
  await page.getByLabel('Last name').fill(jana.last_name);
  await page.getByLabel('E-mail').fill(jana.email);
}
