import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {TrustpayCheckout} from '../../src/index.ts';

const readme = await readFile('README.md', 'utf8');
const folder = 'src/element';
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
const element = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
const styles = await readFile('src/element/checkout-element.styles.ts', 'utf8');

/** The first cell of each row of the table that follows a heading. */
const firstCells = (heading: string): readonly string[] => {
  const section = readme.split(`### ${heading}\n`)[1]!.split(/\n#/)[0]!;
  const table = section.slice(section.indexOf('\n|')).trim().split('\n\n')[0]!;
  return table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1]!.trim().replaceAll('`', ''));
};
const tags = (name: string): readonly string[] =>
  [...element.matchAll(new RegExp(String.raw`^ \* @${name} (?:\{\w+\} )?([\w-]+)`, 'gm'))].map(([, tag]) => tag!);

/** Name, type and default of each custom property in the class tags. */
const customProperties = Array.from(
  element.matchAll(/^ \* @cssprop \{<([\w-]+)>\} \[(--[\w-]+)=(.+)\] - /gm),
  ([, type, name, fallback]) => ({type: type!, name: name!, fallback: fallback!}),
);
const named = (text: string, pattern: RegExp) =>
  [...new Set(Array.from(text.matchAll(pattern), ([, name]) => name!))].sort();

describe('the README', () => {
  it('lists every attribute the element observes', () => {
    const listed = firstCells('Attributes and properties').filter((name) => name !== '–' && name !== 'lang');
    expect(listed).toEqual(TrustpayCheckout.observedAttributes);
  });

  it('lists the events of the class tags', () => {
    expect(firstCells('Events')).toEqual(tags('fires'));
  });

  it('lists the custom properties of the class tags, with types and defaults', () => {
    const looks = readme.split('### Looks\n')[1]!.split('\n## ')[0]!;
    const rows = Array.from(
      looks.matchAll(/^\| `(--[\w-]+)` +\| ([\w-]+) +\| `([^`]+)` +\|/gm),
      ([, name, type, fallback]) => ({
        type,
        name,
        fallback,
      }),
    );
    expect(rows).toEqual(customProperties);
  });

  it('lists the parts and slots of the class tags', () => {
    const looks = readme.split('### Looks\n')[1]!.split('\n## ')[0]!;
    for (const name of [...tags('csspart'), ...tags('slot')]) expect(looks).toContain(`\`${name}\``);
  });
});

describe('the class tags', () => {
  it('name every custom property with its default, at most twelve, and each is read once', () => {
    const read = Array.from(styles.matchAll(/var\((--trustpay-[\w-]+), (.+)\);$/gm), ([, name, fallback]) => ({
      name,
      fallback: fallback!.replace('--_', '--trustpay-'),
    }));
    expect(read.length).toBeLessThanOrEqual(12);
    expect(read).toEqual(customProperties.map(({name, fallback}) => ({name, fallback})));
  });

  it('name every part and slot', () => {
    const drawn = /(?:part="|part=\$\{outcome \? '|\}, '(?=[\w-]+'\);))([\w -]+)/g;
    const parts = named(element, drawn).flatMap((names) => names.split(' '));
    expect([...new Set(parts)].sort()).toEqual([...tags('csspart')].sort());
    expect(named(element, /slot(?: name="|', \{name: ')([\w-]+)/g)).toEqual([...tags('slot')].sort());
  });
});
