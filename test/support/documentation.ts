import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  readonly line: number;
  /** The nearest heading above. */
  readonly heading: string;
  readonly language: string;
  /** Why no test runs it, as a comment above it says. */
  readonly notRun: string | undefined;
  readonly code: string;
}

/** Where a page leads to, written as from the root: `docs/proxy.md#the-return` is the file and the anchor. */
export interface Link {
  readonly page: string;
  readonly file: string;
  readonly anchor: string;
}

const ROOT_PAGES = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];

/** Every page of the documentation, by its path. */
export async function findPages(folder = '.'): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'docs'));
  return [...ROOT_PAGES, ...names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
}

export const readPage = (page: string, folder = '.'): Promise<string> => readFile(join(folder, page), 'utf8');

const BLOCK = /(?:^<!-- not run: (.+) -->\n+)?^```(\w+)\n([^]*?)^```$/gm;
const FENCED = /^```[^]*?^```$/gm;

export function findBlocks(page: string, text: string): readonly Block[] {
  return Array.from(text.matchAll(BLOCK), ({0: whole, 1: notRun, 2: language, 3: code, index}) => {
    const before = text.slice(0, index + whole.indexOf('```'));
    const headings = before.replaceAll(FENCED, '').match(/^#+ .*$/gm);
    return {
      page,
      line: before.split('\n').length,
      heading: headings?.at(-1)?.replace(/^#+ /, '') ?? '',
      language: language!,
      notRun,
      code: code!,
    };
  });
}

/** What stands under a heading, up to the next that is as high. */
export function sectionOf(text: string, heading: string): string {
  const [marks] = heading.split(' ');
  const [, section] = text.split(`\n${heading}\n`);
  if (section === undefined) throw new Error(`no section ${heading}`);
  return section.split(new RegExp(`^#{1,${marks!.length}} `, 'm'))[0]!;
}

/** The cells of the first table of a text, without its head. */
export function readTable(text: string): readonly (readonly string[])[] {
  const [table] = text.slice(text.search(/^\|/m)).split('\n\n');
  return table!
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The anchors of a page's headings, made as GitHub makes them. */
export function findAnchors(text: string): readonly string[] {
  const headings = text.replaceAll(FENCED, '').matchAll(/^#+ (.*)$/gm);
  return Array.from(headings, ([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Links and pictures that stay in the package. */
export function findLinks(page: string, text: string): readonly Link[] {
  const prose = text.replaceAll(FENCED, '');
  const targets = prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g);
  return Array.from(targets, ([, link, attribute]) => link ?? attribute!)
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => {
      const [path, anchor = ''] = target.split('#') as [string, string?];
      return {page, file: path ? join(dirname(page), path) : page, anchor};
    });
}
