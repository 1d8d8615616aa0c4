import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {run} from './run.ts';

describe('npm run release', () => {
  let clone: string;

  const inClone = async (command: string, ...args: readonly string[]) => {
    const {stdout, stderr, code} = await run(command, args, {cwd: clone});
    return {code, output: stdout + stderr, lines: stdout.trim().split('\n')};
  };
  const release = (...args: readonly string[]) => inClone('npm', 'run', '--silent', 'release', '--', ...args);
  const git = (...args: readonly string[]) =>
    inClone('git', '-c', 'user.name=Test', '-c', 'user.email=test@shop.example', ...args);
  const read = (file: string) => readFile(join(clone, file), 'utf8');

  beforeAll(async () => {
    clone = await mkdtemp(join(tmpdir(), 'release-'));
    const {stdout} = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate']);
    for (const file of stdout.trim().split('\n')) await cp(file, join(clone, file), {preserveTimestamps: true});
    await run('cp', ['--archive', '--link', 'node_modules', clone]).then(async ({code}) => {
      if (code !== 0) await run('cp', ['--archive', 'node_modules', clone]); // another file system has no links into this one
    });
    await rm(join(clone, 'node_modules/.cache'), {recursive: true, force: true}); // what is written there would be ours too
    await git('init', '--quiet');
    await git('config', 'user.name', 'Test');
    await git('config', 'user.email', 'test@shop.example');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'as it is');
  });

  afterAll(() => rm(clone, {recursive: true}));

  it('refuses a tree with changes, and changes nothing', async () => {
    await writeFile(join(clone, 'note.txt'), 'not committed');
    const {code, output} = await release('patch');
    await rm(join(clone, 'note.txt'));
    expect([code, output.trim()]).toEqual([1, 'There are changes that are not committed.']);
  });

  it.each([[[]], [['1.0.0', 'patch']]])('says what it wants where that is not clear: %j', async (args) => {
    const {code, output} = await release(...args);
    expect([code, output.trim()]).toEqual([1, 'Usage: npm run release -- <version | patch | minor | major>']);
  });

  it('takes back what it wrote when something is wrong', async () => {
    await git('tag', 'v2.0.0');
    const {code, output} = await release('2.0.0');
    expect([code, output]).toEqual([1, expect.stringContaining('There is a tag v2.0.0.')]);
    expect((await git('status', '--porcelain')).output).toBe('');
  });

  it('writes the version wherever it stands, packs and checks, commits and tags, and leaves publishing to a person', async () => {
    const {version: before} = JSON.parse(await read('package.json')) as {version: string};
    const {code, output, lines} = await release('3.0.0');
    expect(code, output).toBe(0);
    expect(lines.at(-1)).toBe('  npm publish ./trustpay-checkout-3.0.0.tgz');
    expect((await git('status', '--porcelain')).output).toBe('');
    expect((await git('describe')).output.trim()).toBe('v3.0.0');

    expect(JSON.parse(await read('package-lock.json'))).toMatchObject({
      version: '3.0.0',
      packages: {'': {version: '3.0.0'}},
    });
    expect(await read('CHANGELOG.md')).toMatch(/^## 3\.0\.0, \d{4}-\d\d-\d\d$/m);
    expect(await read('CHANGELOG.md')).not.toContain('Unreleased');
    const left = await git(
      'grep',
      '--files-with-matches',
      '--fixed-strings',
      '--word-regexp',
      before,
      '--',
      'src',
      'docs',
      '*.md',
      'package.json',
    );
    expect(left.output.trim()).toBe('CHANGELOG.md');

    const again = await release('patch');
    expect([again.code, again.output.trim()]).toEqual([1, 'CHANGELOG.md says nothing under “Unreleased”.']);
  }, 600_000);
});
