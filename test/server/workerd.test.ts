import {Miniflare} from 'miniflare';
import {writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build, type Rolldown} from 'vite';
import {afterAll, beforeAll, expect, it} from 'vitest';
import sk from '../../src/element/locales/sk.json' with {type: 'json'};

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Inside the repository, where what the file leaves to its user, zod, is found. */
const OUTPUT = path('../../node_modules/.cache/workerd');

const WORKER = `import {renderCheckout} from './index.js';
export default {fetch: async (request) => new Response(await renderCheckout(await request.json()))};`;

let workerd: Miniflare;

beforeAll(async () => {
  await build({configFile: path('../../vite.config.ts'), mode: 'server', logLevel: 'silent', build: {outDir: OUTPUT}});
  await writeFile(`${OUTPUT}/worker.js`, WORKER);
  const {output} = (await build({
    configFile: false,
    logLevel: 'silent',
    ssr: {target: 'webworker', noExternal: true},
    build: {ssr: `${OUTPUT}/worker.js`, write: false},
  })) as Rolldown.RolldownOutput;
  workerd = new Miniflare({
    modules: output.flatMap((file) =>
      file.type === 'chunk' ? [{type: 'ESModule' as const, path: file.fileName, contents: file.code}] : [],
    ),
    compatibilityDate: '2026-01-01',
    cf: false,
  });
  await workerd.ready;
}, 60_000);

afterAll(() => workerd.dispose());

it('renders where there is neither a page nor Node, in a language that is fetched', async () => {
  const settings = {lang: 'sk', orderId: 'A-1001', amount: 129900, customer: {first_name: 'Jana'}};
  const answer = await workerd.dispatchFetch('http://shop.test/', {method: 'POST', body: JSON.stringify(settings)});
  const html = await answer.text();
  expect(html).toMatch(/^<trustpay-checkout [^>]+><template shadowrootmode="open"><style>/);
  expect(html).toContain(sk.first_name);
  expect(html).toContain('value="Jana"');
  expect(html).toContain('Afganistan');
});
