import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CheckoutError, TrustpayCheckout, type CheckoutErrorCode} from '../../src/index.ts';
import {findAnchors, findLinks, findPages, readPage, readTable, sectionOf} from '../support/documentation.ts';

const elementPage = await readPage('docs/element.md');
const folder = 'src/element';
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
const element = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
const styles = await readFile('src/element/checkout-element.styles.ts', 'utf8');

/** All of them: the compiler says when one is missing. */
const CODES: Readonly<Record<CheckoutErrorCode, true>> = {
  configuration: true,
  rejected: true,
  'price-changed': true,
  'already-paid': true,
  'payment-pending': true,
  expired: true,
  internal: true,
  'rate-limited': true,
  unavailable: true,
  network: true,
  timeout: true,
  'invalid-response': true,
  'unsafe-redirect': true,
};
const ERROR_CODES = Object.keys(CODES) as readonly CheckoutErrorCode[];

/** The first cell of each row of the table that follows a heading. */
const firstCells = (heading: string): readonly string[] =>
  readTable(sectionOf(elementPage, heading)).map(([cell]) => cell!.replaceAll('`', ''));
const tags = (name: string): readonly string[] =>
  [...element.matchAll(new RegExp(String.raw`^ \* @${name} (?:\{\w+\} )?([\w-]+)`, 'gm'))].map(([, tag]) => tag!);

/** Name, type and default of each custom property in the class tags. */
const customProperties = Array.from(
  element.matchAll(/^ \* @cssprop \{<([\w-]+)>\} \[(--[\w-]+)=(.+)\] - /gm),
  ([, type, name, fallback]) => ({type: type!, name: name!, fallback: fallback!}),
);
const named = (text: string, pattern: RegExp) =>
  [...new Set(Array.from(text.matchAll(pattern), ([, name]) => name!))].sort();

describe('the documentation', () => {
  it('lists every attribute the element observes', () => {
    const listed = firstCells('## Attributes and properties').filter((name) => name !== '–' && name !== 'lang');
    expect(listed).toEqual(TrustpayCheckout.observedAttributes);
  });

  it('lists every code of an error, and whether sending again helps', () => {
    const rows = readTable(sectionOf(elementPage, '## Errors')).flatMap(([names, , retryable]) =>
      names!.match(/[\w-]+/g)!.map((name) => [name, retryable!.startsWith('yes')]),
    );
    const retryable = ERROR_CODES.map((code) => [code, new CheckoutError(code, '').retryable]);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(retryable));
  });

  it('lists the events of the class tags', () => {
    expect(firstCells('## Events')).toEqual(tags('fires'));
  });

  it('lists the custom properties of the class tags, with types and defaults', () => {
    const looks = sectionOf(elementPage, '## Looks');
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
    const looks = sectionOf(elementPage, '## Looks');
    for (const name of [...tags('csspart'), ...tags('slot')]) expect(looks).toContain(`\`${name}\``);
  });
});

describe('a link', async () => {
  const pages = await findPages();

  it.each(pages)('of %s leads to a file and a heading that are there', async (page) => {
    const links = findLinks(page, await readPage(page));
    const dead = [];
    for (const {file, anchor} of links) {
      const leads = existsSync(file) && (!anchor || findAnchors(await readPage(file)).includes(anchor));
      if (!leads) dead.push(`${file}#${anchor}`);
    }
    expect(dead).toEqual([]);
  });

  it('of the README leads to every page', async () => {
    const files = findLinks('README.md', await readPage('README.md')).map(({file}) => file);
    expect(pages.filter((page) => page !== 'README.md' && !files.includes(page))).toEqual([]);
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
