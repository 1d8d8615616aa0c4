import {defineBrowserProvider} from '@vitest/browser';
import {WebdriverBrowserProvider} from '@vitest/browser-webdriverio';
import type {TestProject} from 'vitest/node';
import {startWebKit, WEBKIT, type WebKit} from './webkit.ts';

/** Vitest's WebDriver provider, before a driver of its own: the stock one asks for Safari, which WebKitWebDriver is not. */
class WebKitProvider extends WebdriverBrowserProvider {
  private webkit?: Promise<WebKit>;
  private readonly address: {hostname: string; port?: number};

  constructor(project: TestProject) {
    const address = {hostname: '127.0.0.1'};
    super(project, address); // kept by reference: the port follows
    this.address = address;
    Object.assign(this, {buildCapabilities: () => WEBKIT}); // private in the typings
  }

  override async openBrowser() {
    this.webkit ??= startWebKit();
    this.address.port = (await this.webkit).port;
    return super.openBrowser();
  }

  override async close() {
    await super.close();
    (await this.webkit)?.stop();
  }
}

/** Debian's WebKitGTK for Vitest; `safari` is Vitest's word for it. */
export const webkit = () =>
  defineBrowserProvider({
    name: 'webdriverio',
    supportedBrowser: ['safari'],
    options: {},
    providerFactory: (project) => new WebKitProvider(project),
  });
