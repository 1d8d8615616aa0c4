import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {connect} from 'node:net';
import {text} from 'node:stream/consumers';
import {freePort} from './free-port.ts';

/** A command of a block, and the lines below it that say what it prints. */
interface Command {
  readonly code: string;
  readonly expected: readonly string[];
}

/** What goes on until it is ended. */
const SERVER = /\btrustpay-checkout (?:sandbox|proxy)\b|\bphp -S\b|\btrustpay\.py \d|\bnode complete\.js/;

/** The ports that the pages speak of. Here others are taken, so that nobody else's is in the way. */
const PORTS = ['8700', '8701', '8080', '3000'];

const isWhole = (code: string): boolean => !code.endsWith('\\') && (code.match(/'/g) ?? []).length % 2 === 0;

/** A comment right below a command is what it prints; one that stands first, or after an empty line, says what is to come. */
function readCommands(block: string): readonly Command[] {
  const commands: {code: string; expected: string[]}[] = [];
  for (const paragraph of block.split(/\n\n+/)) {
    let open: {code: string; expected: string[]} | undefined;
    for (const line of paragraph.split('\n').filter(Boolean)) {
      if (open && !isWhole(open.code)) open.code += `\n${line}`;
      else if (line.startsWith('#')) open?.expected.push(line.slice(1).trim());
      else commands.push((open = {code: line, expected: []}));
    }
  }
  return commands;
}

/** `…` in what is expected is anything. How it is wrapped does not count. */
function toPattern(expected: string): RegExp {
  const parts = expected.replaceAll(/\s/g, '').split('…');
  return new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*'));
}

/** Every text of an answer, by where it stands in it. */
function textsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, member]) => [...textsOf(member, `${path}/${name}`)]));
}

/** A reader's shells: what was exported stays, what was started runs on, until the page is closed. */
export interface ShellPage {
  /** Runs the commands of a block; throws where one fails, or prints something else than is said below it. */
  readonly run: (block: string) => Promise<void>;
  /** Compares the last answer with the page's example of it. Where their texts differ, the commands below get the real ones. */
  readonly expectAnswer: (json: string) => void;
  readonly close: () => Promise<void>;
}

export async function openShellPage(folder: string, tarball: string): Promise<ShellPage> {
  const ports = new Map(await Promise.all(PORTS.map(async (port) => [port, String(await freePort())] as const)));
  const replaced = new Map<string, string>();
  const exported: string[] = [];
  const servers = new Map<string, ChildProcess>();
  let answer = '';

  const adapt = (code: string): string => {
    let adapted = code.replaceAll(/\b\d{4}\b/g, (number) => ports.get(number) ?? number);
    for (const [example, real] of replaced) adapted = adapted.replaceAll(example, real);
    return adapted
      .replace('npm install trustpay-checkout', `npm install --no-audit --no-fund '${tarball}'`)
      .replace(/trustpay-checkout verify.*/s, `$& --port ${ports.get('8701')}`);
  };

  const shell = (code: string) =>
    spawn('bash', ['-c', [...exported, 'curl() { command curl --silent --fail-with-body "$@"; }', code].join('\n')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, so that it ends with what it started
      env: {...process.env, BROWSER: 'true'}, // what opens an address does nothing
    });

  async function serve(code: string): Promise<void> {
    const port = [...ports.values()].find((one) => code.includes(one))!;
    await end(servers.get(port));
    const child = shell(code);
    servers.set(port, child);
    const said = text(child.stderr);
    child.stdout.resume();
    while (!(await isOpen(port))) {
      if (child.exitCode !== null) throw new Error(`${code}\nended: ${await said}`);
    }
  }

  async function execute({code, expected}: Command): Promise<void> {
    const child = shell(code);
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    await once(child, 'close');
    const [stdout, stderr] = await output;
    const packed = stdout.replaceAll(/\s/g, '');
    const missing = expected.map(adapt).filter((line) => !toPattern(line).test(packed));
    const isRefused = child.exitCode === 22 && expected.length > 0; // curl's code for an HTTP error, which may be what is shown
    if ((child.exitCode === 0 || isRefused) && missing.length === 0) answer = stdout;
    else throw new Error(`${code}\nprinted ${stdout}${stderr}\nand not ${missing.join('\n')}`);
  }

  return {
    async run(block) {
      for (const {code: written, expected} of readCommands(block)) {
        const code = adapt(written);
        if (code.startsWith('export ')) exported.push(code);
        else if (SERVER.test(code)) await serve(code);
        else await execute({code, expected});
      }
    },
    expectAnswer(json) {
      const [examples, reals] = [textsOf(JSON.parse(json)), textsOf(JSON.parse(answer))];
      for (const [path, example] of examples) {
        const real = reals.get(path);
        if (real === undefined) throw new Error(`${answer}\nhas no ${path}`);
        if (real !== example) replaced.set(example, real);
      }
    },
    async close() {
      for (const server of servers.values()) await end(server);
    },
  };
}

async function isOpen(port: string): Promise<boolean> {
  const socket = connect(Number(port), 'localhost');
  const isConnected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => {
      resolve(true);
    });
    socket.once('error', () => setTimeout(resolve, 50, false));
  });
  socket.destroy();
  return isConnected;
}

async function end(server: ChildProcess | undefined): Promise<void> {
  if (server?.exitCode !== null || server.signalCode !== null || !server.pid) return;
  process.kill(-server.pid);
  await once(server, 'exit');
}
