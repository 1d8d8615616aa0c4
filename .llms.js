import {readFile, writeFile} from 'node:fs/promises';

/**
 * Writes `dist/llms.txt` for coding assistants, in the form of llmstxt.org: a title, a summary, what is needed most without further
 * headings, and lists of links. All of it is taken from the pages and from the manifest, which has to be built.
 */
const [readme, elementPage, manifest, hashes] = await Promise.all(
  ['README.md', 'docs/element.md', 'dist/custom-elements.json', 'dist/sri.json'].map((file) => readFile(file, 'utf8')),
);
const declarations = JSON.parse(manifest).modules.flatMap((module) => module.declarations);
const element = declarations.find(({tagName}) => tagName);

const joined = (text) => text.trim().replaceAll('\n', ' ');
const sectionOf = (page, heading) => page.split(`\n${heading}\n`)[1].split('\n## ')[0];
const blockIn = (text, language) => new RegExp(`^\`\`\`${language}\n.*?^\`\`\`$`, 'ms').exec(text)[0];
const list = (items) => items.map(([name, text]) => `- ${name}: ${joined(text)}`).join('\n');

/** The rows of the first table of a text, a cell each. */
const rowsOf = (text) =>
  Array.from(text.matchAll(/^\| (.*) \|$/gm), ([, row]) => row.split(/(?<!\\)\|/).map((cell) => cell.trim())).slice(2);

const tag = blockIn(readme, 'html').replace('sha256-…', JSON.parse(hashes)['trustpay-checkout.js']);
const summary = joined(readme.split('\n\n')[1]);
const proxy = sectionOf(readme, '## The proxy');
const methods = element.members.filter(({kind}) => kind === 'method');

const attributes = element.attributes.map(({name, fieldName = name, default: value, description}) => {
  const property = fieldName === name ? '' : `, property \`${fieldName}\``;
  return [`\`${name}\`${property}`, value ? `${description} Default: \`${value}\`.` : description];
});

/** A table of the README leads to each page; a link there is written as from the root. */
const links = rowsOf(sectionOf(readme, '## More')).map(([topics, targets]) => {
  const [, title, path] = /\[(.+?)\]\((.+?)\)/.exec(targets);
  return [`[${title}](../${path})`, topics];
});

await writeFile(
  'dist/llms.txt',
  `# trustpay-checkout

> ${summary}

The page has the tag, and the script beside this file or \`import 'trustpay-checkout/define'\`:

${tag}

The server has the proxy. It decides what an order costs, and whether this visitor may pay it; the API key is never in a page:

${blockIn(proxy, 'ts')}

To try it: \`npx trustpay-checkout sandbox\` plays MultiSafepay, with \`environment: {baseUrl: 'http://localhost:8700/v1/json/'}\` for the proxy and
\`payment-hosts="localhost:8700"\` for the element. \`npx trustpay-checkout verify <url>\` checks a proxy in any language.

Attributes of \`<${element.tagName}>\`:

${list(attributes)}

Methods:

${list(
  methods.map(({name, parameters = [], description}) => [
    `\`${name}(${parameters.map((parameter) => parameter.name).join(', ')})\``,
    description,
  ]),
)}

Events, listened to by these names:

${list(element.events.map(({name, description}) => [`\`${name}\``, description]))}

Codes of a \`CheckoutError\`, and whether sending again helps:

${list(rowsOf(sectionOf(elementPage, '## Errors')).map(([code, what, again]) => [code, `${what}. Again: ${again}.`]))}

## Pages

${list(links)}
`,
);
