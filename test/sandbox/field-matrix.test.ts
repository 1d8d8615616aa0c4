import {describe, expect, it} from 'vitest';
import {CASES} from './field-matrix.ts';
import {tryCase} from './try-case.ts';

it('goes through at least 140 cases', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(140);
});

describe.each([...new Set(CASES.map(({field}) => field))])('%s', (field) => {
  const rows = CASES.filter((fieldCase) => fieldCase.field === field);
  it.each(rows)('$changes: $expected, $reason', async (fieldCase) => {
    expect((await tryCase(fieldCase)).faults).toEqual([]);
  });
});
