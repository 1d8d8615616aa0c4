import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * `npm run release -- <version | patch | minor | major>`: writes the version, packs, checks what was packed, commits and tags. What was
 * written is taken back when something is wrong. It never publishes: its last lines say how.
 */
const CHANGELOG = 'CHANGELOG.md';

/** Where the version stands besides `package.json` and its lock. */
const PLACES = ['src/proxy/plugin.ts', 'docs/security.md'];

const env = {...process.env, NODE_ENV: undefined}; // another one would build Lit's development mode

const run = (command, ...args) => execFileSync(command, args, {stdio: 'inherit', env});
const ask = (command, ...args) => execFileSync(command, args, {encoding: 'utf8', env}).trim();
const versionNow = () => JSON.parse(readFileSync('package.json', 'utf8')).version;

class Refusal extends Error {}

function replaceIn(file, from, to) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Refusal(`${file} has no “${from.trim()}”.`);
  writeFileSync(file, text.replace(from, to));
}

/** What may stop it before anything is written. */
function refuseUnready([wanted, ...others]) {
  if (!wanted || others.length) throw new Refusal('Usage: npm run release -- <version | patch | minor | major>');
  if (ask('git', 'status', '--porcelain')) throw new Refusal('There are changes that are not committed.');
  const [, unreleased = ''] = readFileSync(CHANGELOG, 'utf8').split('\n## Unreleased\n');
  if (!unreleased.split('\n## ')[0].trim()) throw new Refusal(`${CHANGELOG} says nothing under “Unreleased”.`);
}

function writeVersion(wanted) {
  const before = versionNow();
  run('npm', 'version', wanted, '--no-git-tag-version');
  const version = versionNow();
  if (ask('git', 'tag', '--list', `v${version}`)) throw new Refusal(`There is a tag v${version}.`);
  for (const file of PLACES) replaceIn(file, before, version);
  replaceIn(CHANGELOG, '\n## Unreleased\n', `\n## ${version}, ${new Date().toISOString().slice(0, 10)}\n`);
  return version;
}

/** The tarball's name, after everything that can be asked of it without a registry. */
function packAndCheck() {
  run('npm', 'run', 'check');
  const tarball = ask('npm', 'pack', '--silent').split('\n').at(-1);
  run('npx', '--no-install', 'publint', tarball, '--strict');
  run('npx', '--no-install', 'attw', tarball, '--profile', 'esm-only');
  run('npm', 'run', 'trust');

  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  run('tar', '--extract', '--file', tarball, '--directory', folder);
  const {status, stdout} = spawnSync('diff', ['--recursive', '--brief', `${folder}/package/dist`, 'dist']);
  rmSync(folder, {recursive: true});
  if (status !== 0) throw new Refusal(`${tarball} holds other files than were built again:\n${stdout}`);
  return tarball;
}

function release(args) {
  refuseUnready(args);
  try {
    const version = writeVersion(args[0]);
    const tarball = packAndCheck();
    run('git', 'commit', '--quiet', '--all', '--message', `docs(docs): release ${version}`);
    run('git', 'tag', '--annotate', `v${version}`, '--message', version);
    console.log(`
${tarball} is version ${version}, of commit ${ask('git', 'rev-parse', '--short', 'HEAD')}. When .ci/run is green on it:

  git push --follow-tags
  npm publish ./${tarball}`);
  } catch (error) {
    run('git', 'checkout', '--quiet', '--', '.');
    throw error;
  }
}

try {
  release(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : `Nothing was released: ${error.message}`);
  process.exitCode = 1;
}
