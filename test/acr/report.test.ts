import {readFile} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {CRITERIA} from './criteria.ts';
import {composeReport, REPORT} from './report.ts';

describe('the accessibility report', () => {
  it('is what npm run acr writes', async () => {
    expect(await readFile(REPORT, 'utf8')).toBe(await composeReport());
  });

  it('has every criterion of WCAG 2.2 at the levels A and AA', () => {
    const levels = CRITERIA.map(({level}) => level);
    expect(new Set(CRITERIA.map(({number}) => number)).size).toBe(55);
    expect(levels.filter((level) => level === 'A')).toHaveLength(31);
  });

  it('claims nothing without a test, a dated check or a reason', () => {
    const bare = CRITERIA.filter(({inapplicable, evidence = []}) => !inapplicable === !evidence.length);
    expect(bare).toEqual([]);
  });

  it('is refused when a test that it names is gone', async () => {
    const evidence = [{file: 'element/accessibility.browser.test.ts', test: 'is no test'}];
    await expect(composeReport([{number: '1.1.1', name: 'Non-text Content', level: 'A', evidence}])).rejects.toThrow(
      'element/accessibility.browser.test.ts: is no test',
    );
  });
});
