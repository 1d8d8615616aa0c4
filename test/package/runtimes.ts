/** What can run the package beside the Node of the tests, and where its program is once npm has fetched it. */
interface Runtime {
  readonly name: string;
  readonly dependency: string;
  /** From `node_modules/`, with the options that come before a script. */
  readonly command: readonly [string, ...string[]];
}

const node = (version: number): Runtime => ({
  name: `Node ${version}`,
  dependency: `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`,
  command: [`node-${version}/bin/node`],
});

/** None of them is asked for a permission: importing an entry reads no file, no environment and no network. */
const RUNTIMES: Readonly<Record<string, Runtime>> = {
  'node-20': node(20),
  'node-22': node(22),
  'node-24': node(24),
  deno: {name: 'Deno 2', dependency: 'deno@2', command: ['.bin/deno', 'run']},
  bun: {name: 'Bun 1', dependency: 'bun@1', command: ['.bin/bun']},
};

/** `RUNTIMES=deno,node-22`, or `all`: 700 MB. None without it. */
export function wantedRuntimes({RUNTIMES: wanted}: NodeJS.ProcessEnv): readonly Runtime[] {
  if (wanted === 'all') return Object.values(RUNTIMES);
  return (
    wanted?.split(',').map((name) => {
      const runtime = RUNTIMES[name];
      if (!runtime) throw new Error(`RUNTIMES names "${name}"; there are ${Object.keys(RUNTIMES).join(', ')}.`);
      return runtime;
    }) ?? []
  );
}
