import {spawn, type SpawnOptions} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(command, args, {...options, stdio: ['ignore', 'pipe', 'pipe']});
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  await once(child, 'close');
  const [stdout, stderr] = await output;
  return {stdout, stderr, code: child.exitCode};
}
