// Where the engines are: an environment variable, else the PATH, else whatever Playwright would use itself.
import {execFileSync} from 'node:child_process';

const onPath = (name: string) => {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim() || undefined;
  } catch {
    return undefined;
  }
};

export const chromiumPath = process.env['CHROMIUM_PATH'] ?? onPath('chromium');

/** Without these Chromium's own background requests fail noisily on a machine without the internet. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
