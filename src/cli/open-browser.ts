import {spawn} from 'node:child_process';

/** What opens an address with the user's browser, by platform; a Linux desktop has `xdg-open`. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the user's browser. Where there is none, the address stands on the screen anyway. */
export function openBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], {stdio: 'ignore', detached: true});
  child.once('error', () => {
    console.error(`No browser could be opened (${command}): go to ${url}`);
  });
  child.unref();
}
