import {execFileSync} from 'node:child_process';

const ENGINES = ['chromium', 'firefox', 'webkit'] as const;

export type Engine = (typeof ENGINES)[number];

const isEngine = (name: string): name is Engine => ENGINES.some((engine) => engine === name);

/** The engines that the tests run in: the variable `ENGINES`, comma-separated; Chromium alone without it. */
export const wantedEngines: readonly Engine[] = (process.env['ENGINES'] ?? 'chromium').split(',').map((name) => {
  if (!isEngine(name)) throw new Error(`ENGINES names "${name}"; there are ${ENGINES.join(', ')}.`);
  return name;
});

const onPath = (name: string) => {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim() || undefined;
  } catch {
    return undefined;
  }
};

/** How Playwright launches Debian's Chromium. Without these arguments its background requests fail noisily off the internet. */
export const CHROMIUM = {
  executablePath: process.env['CHROMIUM_PATH'] ?? onPath('chromium'),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** How Playwright launches Debian's Firefox ESR: unpatched, over WebDriver BiDi. */
export const FIREFOX = {
  channel: 'moz-firefox',
  executablePath: process.env['FIREFOX_PATH'] ?? onPath('firefox-esr'),
};
