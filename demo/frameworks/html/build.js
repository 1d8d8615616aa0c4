import {cp, mkdir, readFile, writeFile} from 'node:fs/promises';

// No build step is needed: this copies the files beside each other, as they would be uploaded, and pins the script.
const PACKAGE = '../node_modules/trustpay-checkout/dist';

await mkdir('dist', {recursive: true});
for (const name of ['trustpay-checkout.js', 'locales'])
  await cp(`${PACKAGE}/${name}`, `dist/${name}`, {recursive: true});
await cp('page.js', 'dist/page.js');

const sri = JSON.parse(await readFile(`${PACKAGE}/sri.json`, 'utf8'));
const page = await readFile('index.html', 'utf8');
await writeFile('dist/index.html', page.replace('sha384-…', sri['trustpay-checkout.js']));
