import {readFile, writeFile} from 'node:fs/promises';
import {format, resolveConfig} from 'prettier';

/**
 * Writes the tables of `docs/element.md` from `dist/custom-elements.json`, which is made of the class tags; each stands between
 * `<!-- name -->` and `<!-- /name -->`. Needs the manifest of a build.
 */
const PAGE = 'docs/element.md';

const {modules} = JSON.parse(await readFile('dist/custom-elements.json', 'utf8'));
const declarations = modules.flatMap((module) => module.declarations);
const element = declarations.find(({tagName}) => tagName);

const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
const sentence = ({description = ''}) => description.replaceAll('\n', ' ').replace(/\.$/, '').replaceAll('|', '\\|');
const inWords = (value) => (value ? code(value === "''" ? '""' : value.replaceAll("'", '')) : '–');
const signature = ({name, parameters = []}) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What has a property first, in the order of the class. */
function attributes() {
  const settable = element.attributes.filter(({fieldName}) => fieldName);
  const others = element.attributes.filter(({fieldName}) => !fieldName);
  const row = (attribute) => [
    code(attribute.name),
    code(attribute.fieldName ?? attribute.name),
    inWords(attribute.default),
    sentence(attribute),
  ];
  return table(['attribute', 'property', 'default', 'meaning'], [...settable, ...others].map(row));
}

function state() {
  const properties = element.members.filter(({kind, readonly}) => kind === 'field' && readonly);
  const row = (property) => [code(property.name), code(property.type.text), sentence(property)];
  return table(['read-only property', 'type', 'meaning'], properties.map(row));
}

function methods() {
  const row = (method) => [code(signature(method)), code(method.return.type.text), sentence(method)];
  return table(['method', 'answers', 'what it does'], element.members.filter(({kind}) => kind === 'method').map(row));
}

function events() {
  const fieldsOf = ({type}) =>
    declarations
      .find(({name}) => name === type.text)
      .members.map((member) => code(member.kind === 'method' ? signature(member) : member.name))
      .join(', ');
  const row = (event) => [code(event.name), fieldsOf(event), sentence(event)];
  return table(['event', 'fields', 'when'], element.events.map(row));
}

const customProperties = () =>
  table(
    ['custom property', 'takes', 'default', 'for'],
    element.cssProperties.map((property) => [
      code(property.name),
      property.type.text.slice(1, -1),
      code(property.default),
      sentence(property),
    ]),
  );

const named = (head, items, print = code) =>
  table(
    [head, 'what it is'],
    items.map((item) => [print(item.name), sentence(item)]),
  );

const TABLES = {
  attributes,
  state,
  methods,
  events,
  'custom-properties': customProperties,
  parts: () => named('part', element.cssParts),
  states: () => named('state', element.cssStates, (name) => code(`:state(${name})`)),
  slots: () => named('slot', element.slots),
};

let page = await readFile(PAGE, 'utf8');
for (const [name, write] of Object.entries(TABLES)) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${PAGE} has no ${start} … ${end}`);
  page = `${before}${start}\n\n${write()}\n\n${end}${after}`;
}
await writeFile(PAGE, await format(page, {...(await resolveConfig(import.meta.filename)), parser: 'markdown'}));
