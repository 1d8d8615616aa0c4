import {readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * Writes what is in the built files of others, counted from their source maps: `THIRD-PARTY-NOTICES.txt` with each licence, and
 * `sbom.cdx.json`, a CycloneDX bill of materials.
 */
const maps = (await readdir('dist', {recursive: true})).filter((name) => name.endsWith('.js.map'));
const sources = await Promise.all(
  maps.map(async (name) =>
    JSON.parse(await readFile(join('dist', name), 'utf8')).sources.map((source) => [name, source]),
  ),
);

/** A package's folder → the built files that hold some of it. */
const bundled = new Map();
for (const [file, source] of sources.flat()) {
  const [, folder] = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
  if (!folder) continue;
  const part = file.split('/').slice(0, 2).join('/').replace('.js.map', '.js');
  bundled.set(folder, (bundled.get(folder) ?? new Set()).add(file.startsWith('module/') ? 'module/vendor' : part));
}

const read = async (folder) => {
  const {name, version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : `Licence: ${license}`;
  return {name, version, license, text, files: [...bundled.get(folder)].sort()};
};

const components = (await Promise.all(Array.from(bundled.keys(), read))).sort((a, b) => (a.name < b.name ? -1 : 1));

const notice = ({name, version, license, text, files}) =>
  `${name} ${version} (${license})\nIn: ${files.map((file) => `dist/${file}`).join(', ')}\n\n${text}\n`;
const RULE = `\n${'-'.repeat(78)}\n\n`;
await writeFile(
  'dist/THIRD-PARTY-NOTICES.txt',
  `The files of this package contain work of others, under their licences.\n${RULE}${components.map(notice).join(RULE)}`,
);

const {name, version, license} = JSON.parse(await readFile('package.json', 'utf8'));
const toComponent = (component) => ({
  type: 'library',
  'bom-ref': `pkg:npm/${component.name.replace('@', '%40')}@${component.version}`,
  name: component.name,
  version: component.version,
  licenses: [{license: {id: component.license}}],
  purl: `pkg:npm/${component.name.replace('@', '%40')}@${component.version}`,
});
const bom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {component: toComponent({name, version, license})},
  components: components.map((component) => ({
    ...toComponent(component),
    properties: component.files.map((file) => ({name: 'trustpay-checkout:file', value: `dist/${file}`})),
  })),
};
await writeFile('dist/sbom.cdx.json', `${JSON.stringify(bom, undefined, 2)}\n`);
