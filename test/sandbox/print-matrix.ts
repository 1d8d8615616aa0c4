import {CASES, type FieldCase} from './field-matrix.ts';
import {tryCase, type Outcome} from './try-case.ts';

// Every documented field of `POST /orders`, how it was sent, and what the sandbox answered. Fails where that is not as documented.

const WIDTH = 60;

const sent = ({field, changes}: FieldCase): string => {
  const value = changes[field];
  const text = value === undefined ? '(left out)' : JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
};

const cells = (fieldCase: FieldCase, {answer, why, faults}: Outcome): readonly string[] => [
  faults.length > 0 ? '✗' : '✓',
  fieldCase.field,
  sent(fieldCase),
  answer === 'accepted' ? 'accepted' : `refused ${answer}`,
  [fieldCase.reason, why && `(${why})`, ...faults.map((fault) => `✗ ${fault}`)].filter(Boolean).join('  '),
];

const rows: (readonly string[])[] = [];
let failed = 0;
for (const fieldCase of CASES) {
  const outcome = await tryCase(fieldCase);
  if (outcome.faults.length > 0) failed += 1;
  rows.push(cells(fieldCase, outcome));
}

const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));

const refused = rows.filter((row) => row[3] !== 'accepted').length;
console.log(
  `\n${rows.length} cases: ${rows.length - refused} accepted, ${refused} refused, ${failed} not as documented`,
);
process.exitCode = failed > 0 ? 1 : 0;
