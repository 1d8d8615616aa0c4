import {copyFile, mkdir, readFile, rename, writeFile} from 'node:fs/promises';

/**
 * Around `npm pack` and `npm publish`: what only this repository needs is not in the package, and the tag that its README says to copy
 * has the hash of the script beside it. npm packs what is in the folder, so the two files are changed for as long as that takes.
 */
const CHANGED = ['package.json', 'README.md'];
const ORIGINALS = 'node_modules/.cache/packing';

const OURS = ['scripts', 'workspaces', 'devDependencies', 'overrides', 'size-limit'];

async function prepack() {
  await mkdir(ORIGINALS, {recursive: true});
  for (const file of CHANGED) await copyFile(file, `${ORIGINALS}/${file}`);

  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  for (const key of OURS) delete manifest[key];
  manifest.sideEffects = manifest.sideEffects.filter((path) => !path.startsWith('./src/'));
  await writeFile('package.json', `${JSON.stringify(manifest, undefined, 2)}\n`);

  const integrity = JSON.parse(await readFile('dist/sri.json', 'utf8'))['trustpay-checkout.js'];
  const readme = await readFile('README.md', 'utf8');
  await writeFile('README.md', readme.replace('integrity="sha256-…"', `integrity="${integrity}"`));
}

async function postpack() {
  for (const file of CHANGED) await rename(`${ORIGINALS}/${file}`, file);
}

await {prepack, postpack}[process.argv[2]]();
