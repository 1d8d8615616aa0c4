import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

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
