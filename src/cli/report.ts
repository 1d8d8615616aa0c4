import type {Finding} from '../verify/index.js';

/** Findings as text, in the format that was asked for. */
export type Report = (findings: readonly Finding[]) => string;

const COLUMN = 14;

const indent = ' '.repeat(COLUMN);

/** For people: a line each, and with a fail what was seen and what to do. */
function toTable(findings: readonly Finding[]): string {
  return findings.flatMap(toLines).join('\n');
}

function toLines({promise, verdict, cause, advice}: Finding): readonly string[] {
  const line = `${verdict.padEnd(COLUMN)}  ${promise}`;
  if (verdict === 'pass') return [line];
  if (verdict !== 'fail') return [`${line} (${cause ?? ''})`];
  return [line, `${indent}  ${cause ?? ''}`, `${indent}→ ${advice}`];
}

/** For programs: `[{promise, advice, verdict, cause?}]`. */
const toJson: Report = (findings) => JSON.stringify(findings, null, 2);

/** For a build server: a test case for each promise, skipped where there was nothing to look at. */
function toJunit(findings: readonly Finding[]): string {
  const count = (isCounted: (finding: Finding) => boolean): number => findings.filter(isCounted).length;
  const failures = count(({verdict}) => verdict === 'fail');
  const skipped = count(({verdict}) => verdict.startsWith('not '));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="trustpay-checkout verify" tests="${findings.length}" failures="${failures}" skipped="${skipped}">`,
    ...findings.map(toTestCase),
    '</testsuite>',
  ].join('\n');
}

function toTestCase({promise, verdict, cause = '', advice}: Finding): string {
  const start = `  <testcase classname="verify" name="${escape(promise)}"`;
  if (verdict === 'pass') return `${start}/>`;
  const message = escape(cause);
  return verdict === 'fail'
    ? `${start}><failure message="${message}">${escape(advice)}</failure></testcase>`
    : `${start}><skipped message="${verdict}: ${message}"/></testcase>`;
}

/** Text for XML, which has no way to write most control characters. */
const escape = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]/gu, '�').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** By the name of the format. */
export const REPORTS = {table: toTable, json: toJson, junit: toJunit} as const satisfies Record<string, Report>;
