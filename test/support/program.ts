import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';

export interface Program {
  /** The line that said it is ready, matched. */
  readonly ready: RegExpExecArray;
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** kill -9. */
  readonly kill: () => void;
}

/** Starts a program and waits for the line that says it is ready. */
export async function start(
  command: string,
  args: readonly string[],
  ready: RegExp,
  env: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, ...env}});
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    createInterface({input: child.stdout}).on('line', (line) => {
      const found = ready.exec(line);
      if (found) resolve(found);
    });
    child.once('exit', () => {
      reject(new Error(`${command} ended before it was ready`));
    });
  });
  return {
    ready: match,
    pid: child.pid ?? NaN,
    stop: () => stop(child),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Runs one of our own sources to its end. */
export async function runSource(source: string, args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', path('test/support/run-ts.ts'), path(source), ...args]);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  await once(child, 'close');
  const [stdout, stderr] = await output;
  return {stdout, stderr, code: child.exitCode};
}

/** Starts one of our own sources, given by its path from the repository's root. */
export const startSource = (
  source: string,
  args: readonly string[],
  ready: RegExp,
  env?: NodeJS.ProcessEnv,
): Promise<Program> =>
  start(process.execPath, ['--import', path('test/support/run-ts.ts'), path(source), ...args], ready, env);

const path = (fromRoot: string): string => fileURLToPath(new URL(`../../${fromRoot}`, import.meta.url));

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
