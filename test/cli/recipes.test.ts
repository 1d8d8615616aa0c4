import {execFile} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {createSandbox} from '../../src/sandbox/index.js';
import {listen} from '../support/server.ts';

const FOLDER = 'demo/backends/recipes';
const API_KEY = 'sandbox-key';

/** How each recipe is run, by what `ensure-browsers.sh` installs. .NET is not among them: Debian has no runtime for it. */
const COMMANDS: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  'order.php': ['php'],
  'order.py': ['python3'],
  'order.rb': ['ruby'],
  'order.go': ['go', 'run'],
  'Order.java': ['java'],
};

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(createSandbox({apiKey: API_KEY, log: () => undefined}).fetch);
});
afterAll(() => server.close());

describe('a recipe', {timeout: 120_000}, () => {
  describe.each(Object.entries(COMMANDS))('%s', (file, [command, ...args]) => {
    const run = async (key: string): Promise<string> =>
      (await promisify(execFile)(command, [...args, `${FOLDER}/${file}`, `${server.url}/v1/json/`, key])).stdout.trim();

    it('creates an order', async () => {
      const paymentUrl = await run(API_KEY);
      expect(paymentUrl).toMatch(`${server.url}/connect/`);
      expect((await fetch(paymentUrl)).status).toBe(200);
    });

    it('prints a refusal', async () => {
      expect(await run('another')).toContain('Invalid API key');
    });
  });

  it('is run here, but for .NET', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(COMMANDS), 'Order.cs'].sort());
  });
});
