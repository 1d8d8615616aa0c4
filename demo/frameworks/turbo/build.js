import {cp, readFile, writeFile} from 'node:fs/promises';

// No build step is needed: this copies the files beside each other, as they would be uploaded, and pins the script.
const PACKAGE = '../node_modules/trustpay-checkout/dist';

const sri = JSON.parse(await readFile(`${PACKAGE}/sri.json`, 'utf8'));
for (const name of [...Object.keys(sri), 'locales']) await cp(`${PACKAGE}/${name}`, `dist/${name}`, {recursive: true});
await cp('../node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js', 'dist/turbo.js');
await cp('page.js', 'dist/page.js');

for (const name of ['index.html', 'basket.html']) {
  const page = await readFile(name, 'utf8');
  await writeFile(`dist/${name}`, page.replace('sha256-…', sri['trustpay-checkout.js']));
}
