import {execFileSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestProject} from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball that `npm pack` made. */
    tarball: string;
    /** A folder of its own, into which nothing but the tarball was installed. */
    shop: string;
  }
}

/** Packs the package, as `npm publish` would, and installs it in an empty folder. */
export default async function setup({provide}: TestProject): Promise<() => Promise<void>> {
  const shop = await mkdtemp(join(tmpdir(), 'shop-'));
  const env = {...process.env, NODE_ENV: undefined}; // the tests' own would build Lit's development mode
  const [packed] = execFileSync('npm', ['pack', '--silent', '--pack-destination', shop], {encoding: 'utf8', env})
    .trim()
    .split('\n')
    .slice(-1);
  const tarball = join(shop, packed!);
  execFileSync('npm', ['init', '--yes'], {cwd: shop});
  execFileSync('npm', ['pkg', 'set', 'type=module'], {cwd: shop});
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', tarball], {cwd: shop, stdio: 'inherit'});
  provide('tarball', tarball);
  provide('shop', shop);
  return () => rm(shop, {recursive: true});
}
