// Medians, ranges and ratios.
const ROWS = [
  ['transfer, raw kB', 'raw', 1],
  ['transfer, gzip kB', 'gzip', 1],
  ['transfer, brotli kB', 'brotli', 1],
  ['loaded later, gzip kB', 'later', 1],
  ['third-party requests', 'outside', 0],
  ['form, slow 4G + 6x CPU, ms', 'slowForm', 0],
  ['form, 6x CPU, ms', 'fastForm', 0],
  ['  country list filled, ms', 'listed', 0],
  ['  country options', 'options', 0],
  ['  longest task after the form, ms', 'longestTask', 0],
  ['  script, ms', 'script', 0],
  ['  all main-thread tasks, ms', 'task', 0],
  ['  layout + style, ms', 'layout', 1],
  ['typing, 6x, task ms per key', 'keyTask', 1],
  ['typing, 6x, longest event, ms', 'longestEvent', 0],
  ['invalid submit, 6x CPU, ms', 'errorsPainted', 0],
  ['  errors shown', 'errorsShown', 0],
  ['200 at once, 1x CPU, ms each', 'perInstance', 2],
  ['leak, heap bytes per cycle', 'heap', 0],
  ['leak, DOM nodes per cycle', 'nodes', 2],
  ['leak, listeners per cycle', 'listeners', 2],
];
const NO_RATIO = new Set(['later', 'outside', 'options', 'longestTask', 'errorsShown', 'heap', 'nodes', 'listeners']);

function spread(numbers) {
  if (!numbers.length) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
    min: sorted[0],
    max: sorted.at(-1),
    n: sorted.length,
  };
}

export async function summarise(field, samples, weigh) {
  const summary = {};
  for (const {id} of field) {
    const own = samples[id];
    const early = new Set(own.flatMap((sample) => sample.early ?? []));
    const late = new Set(own.flatMap((sample) => sample.late ?? []).filter((path) => !early.has(path)));
    const sizes = {...(await weigh(early)), later: (await weigh(late)).gzip};
    summary[id] = {failures: [...new Set(own.flatMap(({failed, errors = []}) => failed ?? errors))]};
    for (const [, key] of ROWS) {
      const numbers = key in sizes ? [early.size && sizes[key] / 1000] : own.map((sample) => sample[key]);
      summary[id][key] = spread(numbers.filter(Number.isFinite));
    }
  }
  return summary;
}

export function print(field, summary, reference) {
  const cell = (id, key, digits) => {
    const value = summary[id][key];
    if (!value) return 'n/a';
    const range = value.min === value.max ? '' : ` (${value.min.toFixed(digits)}-${value.max.toFixed(digits)})`;
    const base = summary[reference][key]?.median;
    const ratio = NO_RATIO.has(key) || !base ? '' : ` ${(value.median / base).toFixed(2)}x`;
    return `${value.median.toFixed(digits)}${range}${ratio}`;
  };
  const lines = [
    ['', ...field.map(({title}) => title)],
    ...ROWS.map(([label, key, digits]) => [label, ...field.map(({id}) => cell(id, key, digits))]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines)
    console.log(
      line
        .map((text, i) => text.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    );
  console.log(`\nmedian (min-max) ratio to ${reference}`);
  for (const {note} of field) if (note) console.log(note);
  for (const {id} of field) for (const failure of summary[id].failures) console.log(`! ${id}: ${failure}`);
}
