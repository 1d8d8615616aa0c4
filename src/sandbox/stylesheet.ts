/** The looks of the payment page and the dashboard. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2430, #e8ecf2);
  --muted: light-dark(#566072, #a5afbf);
  --ground: light-dark(#eef1f5, #12161c);
  --card: light-dark(#ffffff, #1b212a);
  --line: light-dark(#cbd2dc, #3b4452);
  --accent: light-dark(#0b5fb0, #7dbcff);
  --on-accent: light-dark(#ffffff, #0b1a2b);
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 1rem; }
a { color: var(--accent); }
.card { max-inline-size: 28rem; margin: 4vh auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; margin: 0 0 1.5rem; }
dt { color: var(--muted); }
dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
.amount { font-size: 1.25rem; font-weight: 600; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { padding: 0; font-weight: 600; margin-block-end: 0.5rem; }
fieldset label { display: flex; gap: 0.75rem; align-items: center; min-block-size: 2.75rem; padding-inline: 0.75rem; border: 1px solid var(--line); border-block-end-width: 0; cursor: pointer; }
fieldset label:first-of-type { border-start-start-radius: 0.5rem; border-start-end-radius: 0.5rem; }
fieldset label:last-of-type { border-block-end-width: 1px; border-end-start-radius: 0.5rem; border-end-end-radius: 0.5rem; }
fieldset label:has(:checked) { background: color-mix(in srgb, var(--accent) 12%, transparent); }
input { accent-color: var(--accent); inline-size: 1.125rem; block-size: 1.125rem; margin: 0; }
button, .button { display: block; inline-size: 100%; min-block-size: 2.75rem; padding: 0.5rem 1rem; margin-block-start: 0.5rem; border: 1px solid var(--line); border-radius: 0.5rem; background: transparent; color: inherit; font: inherit; text-align: center; text-decoration: none; cursor: pointer; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
details { margin-block-start: 1rem; color: var(--muted); }
summary { min-block-size: 1.5rem; cursor: pointer; }
.sheet { max-inline-size: 60rem; margin: 0 auto; }
.sheet section { margin-block-end: 1rem; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; overflow-wrap: anywhere; }
.sheet h2 { margin: 0; font-size: 1.125rem; }
.sheet :is(ul, ol) { padding-inline-start: 1.25rem; }
.sheet button { display: inline-block; inline-size: auto; }
.sheet pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.sheet h2 { display: inline-block; }
.sheet summary h2 { font-size: inherit; }
.sheet label { min-inline-size: 0; max-inline-size: 100%; }
.bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; padding-block-end: 1rem; }
.bar h1 { margin: 0; }
html:has(#done) { scroll-padding-block-start: 3rem; }
#done { position: sticky; inset-block-start: 0; min-block-size: 2.5rem; padding-block: 0.5rem; background: var(--ground); font-weight: 600; }
.sheet form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-block-end: 0.5rem; }
.sheet button { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.sheet .timeline { list-style: none; border-inline-start: 2px solid var(--line); padding-inline-start: 1rem; }
.timeline form { display: block; }
.badge { padding: 0.125rem 0.5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: 0.875rem; font-weight: 600; vertical-align: middle; }
.badge:is(.completed, .shipped) { color: light-dark(#11632f, #7fd99b); }
.badge:is(.declined, .void, .chargedback, .expired) { color: light-dark(#a3211b, #ff9d94); }
.sheet :is(input[type='search'], input:not([type])) { inline-size: auto; min-block-size: 2.75rem; padding-inline: 0.5rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); color: inherit; font: inherit; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (scripting: enabled) { .sheet .noscript { display: none; } }
@media (scripting: none) { .sheet [data-copy] { display: none; } }
select { min-block-size: 2.75rem; max-inline-size: 100%; font: inherit; }
.banner { margin: -1.5rem -1.5rem 1.5rem; padding: 0.5rem 1.5rem; border-start-start-radius: 0.75rem; border-start-end-radius: 0.75rem; background: light-dark(#fff3d6, #3a2f10); color: light-dark(#5c4400, #ffe2a0); font-weight: 600; text-align: center; }
.outcomes { margin: 1.5rem 0 0; }
.outcomes legend { color: var(--muted); font-weight: 400; }
.note { margin: 1.5rem 0 0; color: var(--muted); font-size: 0.875rem; text-align: center; }
`;
