import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {CRITERIA, type Criterion, type Evidence} from './criteria.ts';

/** Where the report is written. */
export const REPORT = fileURLToPath(new URL('report.md', import.meta.url));

const HEAD = `# Accessibility conformance report

\`<trustpay-checkout>\` against WCAG 2.2, levels A and AA, row by row; the clauses are those of EN 301 549, whose chapter 9 repeats them.
Written by \`npm run acr\`, which fails when a test that is named here is gone.

| clause | criterion | level | result | by |
| --- | --- | --- | --- | --- |
`;

/** The report; throws, with all their names, if tests that it names are gone. */
export async function composeReport(criteria: readonly Criterion[] = CRITERIA): Promise<string> {
  const gone = await findGone(criteria.flatMap(({evidence = []}) => evidence));
  if (gone.length) throw new Error(`These tests are gone:\n${gone.join('\n')}`);
  return HEAD + criteria.map(toRow).join('');
}

async function findGone(evidence: readonly Evidence[]): Promise<readonly string[]> {
  const gone = new Set<string>();
  for (const named of evidence) {
    if (!('test' in named)) continue;
    const {file, test} = named;
    const source = await readFile(new URL(`../${file}`, import.meta.url), 'utf8').catch(() => '');
    if (
      ![`'${test}'`, `"${test}"`].some(
        (literal) => source.includes(`(${literal}, `) || source.includes(`${literal},\n`),
      )
    )
      gone.add(`${file}: ${test}`);
  }
  return [...gone];
}

function toRow({number, name, level, inapplicable, evidence = []}: Criterion): string {
  const result = inapplicable ? 'does not apply' : 'supports';
  return `| 9.${number} | ${name} | ${level} | ${result} | ${inapplicable ?? evidence.map(toWords).join('<br>')} |\n`;
}

const toWords = (evidence: Evidence): string =>
  'test' in evidence
    ? `\`test/${evidence.file}\`: ${evidence.test}`
    : `looked at on ${evidence.date}: ${evidence.seen}`;
