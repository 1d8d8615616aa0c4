// Bytes and time beside the peers, as an SVG that follows the reader's colour scheme.
const PANELS = [
  {title: 'transfer, gzip kB', key: 'gzip', digits: 1},
  {title: 'form, 6x slower CPU, ms', key: 'fastForm', digits: 0},
  {title: 'invalid submit, 6x slower CPU, ms', key: 'errorsPainted', digits: 0},
];
const ROW = 22;
const HEADING = 30;
const GAP = 18;
const LABELS = 150;
const BARS = 400;
const WIDTH = LABELS + BARS + 80;

const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function drawChart(field, summary, {date, chromium, rounds}) {
  let y = 0;
  const shapes = [];
  for (const {title, key, digits} of PANELS) {
    const rows = field
      .map(({id, title: name}) => ({id, name, value: summary[id][key]?.median}))
      .filter(({id, value}) => value && id !== 'empty')
      .sort((a, b) => a.value - b.value);
    const greatest = Math.max(...rows.map(({value}) => value));
    shapes.push(`<text class="title" x="0" y="${y + 18}">${escape(title)}</text>`);
    y += HEADING;
    for (const {id, name, value} of rows) {
      const length = Math.max(2, (value / greatest) * BARS);
      const kind = id === 'ours' ? ' class="ours"' : '';
      shapes.push(
        `<text x="${LABELS - 8}" y="${y + 15}" text-anchor="end">${escape(name)}</text>`,
        `<rect${kind} x="${LABELS}" y="${y + 3}" width="${length.toFixed(1)}" height="${ROW - 6}" rx="3"/>`,
        `<text x="${(LABELS + length + 6).toFixed(1)}" y="${y + 15}">${value.toFixed(digits)}</text>`,
      );
      y += ROW;
    }
    y += GAP;
  }
  const note = `median of ${rounds} rounds, Chromium ${chromium}, ${date}, npm run bench`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 16}" role="img" aria-label="Bytes and time beside the peers">
<style>
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .title { font-weight: 600 }
  rect { fill: #aab5c4 }
  .ours { fill: #0a5bb5 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } rect { fill: #566172 } .ours { fill: #8ac1ff } }
</style>
${shapes.join('\n')}
<text x="0" y="${y + 8}">${escape(note)}</text>
</svg>
`;
}
