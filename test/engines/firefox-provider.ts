import {defineBrowserProvider} from '@vitest/browser';
import {PlaywrightBrowserProvider, type PlaywrightProviderOptions} from '@vitest/browser-playwright';
import {FIREFOX} from './browsers.ts';

/**
 * Over WebDriver BiDi the iframe of a second test file has no name yet in Playwright's frame tree, so the stock provider's
 * `page.frame('vitest-iframe')` misses it: it is taken from its element.
 */
class FirefoxProvider extends PlaywrightBrowserProvider {
  override getCommandsContext(sessionId: string) {
    const context = super.getCommandsContext(sessionId);
    return {
      ...context,
      get iframe() {
        return context.iframe;
      },
      frame: async () => {
        const iframe = await context.page.waitForSelector('iframe[data-vitest="true"]');
        const frame = await iframe.contentFrame();
        if (!frame) throw new Error('The iframe of the tests has no frame.');
        return frame;
      },
    };
  }
}

/** Debian's Firefox ESR for Vitest. */
export function firefox() {
  const options: PlaywrightProviderOptions = {launchOptions: FIREFOX};
  return defineBrowserProvider({
    name: 'playwright',
    supportedBrowser: ['firefox'],
    options,
    providerFactory: (project) => new FirefoxProvider(project, options),
  });
}
