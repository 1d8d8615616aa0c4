import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout} from 'node:timers/promises';
import {freePort} from '../support/free-port.ts';

/** A running WebKitWebDriver on this machine. */
export interface WebKit {
  readonly port: number;
  readonly stop: () => void;
}

/** What a session asks of WebKitWebDriver: WebKitGTK's own small browser. */
export const WEBKIT = {browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true};

/** Starts Debian's WebKitWebDriver, and a display of its own for it where there is none. */
export async function startWebKit(): Promise<WebKit> {
  const processes: ChildProcess[] = [];
  const stop = () => {
    for (const child of processes.splice(0)) child.kill();
  };
  process.once('exit', stop);

  const port = await freePort();
  const environment = {...process.env};
  if (!environment['DISPLAY']) {
    const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    processes.push(display);
    const [number] = (await once(display.stdio[3]!, 'data')) as [Buffer];
    environment['DISPLAY'] = `:${number.toString().trim()}`;
  }
  processes.push(spawn('WebKitWebDriver', [`--port=${port}`], {stdio: 'ignore', env: environment}));
  await answers(`http://127.0.0.1:${port}/status`);
  return {port, stop};
}

/** It says nowhere that it is ready: it is asked until it answers, for five seconds at most. */
async function answers(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(5000);
  while (
    !(await fetch(url, {signal: deadline}).then(
      ({ok}) => ok,
      () => false,
    ))
  ) {
    await setTimeout(50, undefined, {signal: deadline});
  }
}
