import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {freePort} from './free-port.ts';

/** What `npm start` starts, on a free port. `address` is the one it prints. */
export async function startDemo(environment: Readonly<Record<string, string>> = {}) {
  const port = await freePort();
  const npm = spawn('npm', ['start'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {...process.env, ...environment, PORT: String(port), NO_COLOR: '1', NODE_ENV: undefined},
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // npm, vite and all: one group to stop
  });
  const exited = once(npm, 'exit');
  let printed = '';
  for await (const chunk of npm.stdout as AsyncIterable<Buffer>) {
    printed += chunk.toString();
    const address = /http:\/\/localhost:\d+/.exec(printed)?.[0];
    if (address) {
      const stop = async () => {
        process.kill(-npm.pid!);
        await exited;
      };
      return {address, stop};
    }
  }
  throw new Error(`npm start printed no address:\n${printed}`);
}
