import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';
import {frameworkTypesPlugin} from './.framework-types.js';

/** Reads the defaults of `static properties`, and which attributes are JSON: the analyzer knows `attribute` and `type` only. */
const defaultsPlugin = {
  name: 'defaults',
  analyzePhase({ts, node, moduleDoc}) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations.find(({name}) => name === node.name?.text);
    const properties = node.members.find(
      (member) => ts.isPropertyDeclaration(member) && member.name.text === 'properties',
    );
    for (const {name, initializer} of properties?.initializer.properties ?? []) {
      const settings = Object.fromEntries(
        initializer.properties.map((setting) => [setting.name.text, setting.initializer]),
      );
      const member = declaration.members.find((one) => one.name === name.text);
      const attribute = declaration.attributes.find(({fieldName}) => fieldName === name.text);
      const value = settings.default && printValue(ts, settings.default);
      if (value) for (const doc of [member, attribute]) if (doc) doc.default = value;
      if (attribute && settings.default && ts.isObjectLiteralExpression(settings.default))
        attribute.type = {text: 'string'};
    }
  },
};

const printValue = (ts, value) => (ts.isNumericLiteral(value) ? value.text : value.getText());

/** Only what a merchant may use, at paths that are in the package. */
const publicSurfacePlugin = {
  name: 'public-surface',
  packageLinkPhase({customElementsManifest}) {
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations) keepPublic(declaration);
    }
    movePaths(customElementsManifest);
  },
};

function keepPublic(declaration) {
  const {members = [], attributes, superclass} = declaration;
  declaration.members = members.filter(({privacy = 'public'}) => privacy === 'public');
  const names = declaration.members.map(({name}) => name);
  if (attributes) {
    declaration.attributes = attributes.filter(({fieldName}) => !fieldName || names.includes(fieldName));
  }
  if (superclass?.name === 'PlatformEvent') declaration.superclass = {name: 'Event', package: 'global:'};
}

/** `src/element/events.ts`, also spelt `/src/element/events.js`, is `dist/module/element/events.js`. */
function movePaths(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') movePaths(value);
    else if (key === 'path' || key === 'module')
      node[key] = value.replace(/^\/?src\/(.+)\.[jt]s$/, 'dist/module/$1.js');
  }
}

/** The element's documentation as data, read from its class tags: the manifest, and what editors and frameworks make of it. */
export default {
  globs: [
    'src/element/checkout-element.ts',
    'src/element/checkout-properties.ts',
    'src/element/events.ts',
    'src/trustpay-checkout.ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    defaultsPlugin,
    publicSurfacePlugin,
    customElementVsCodePlugin({outdir: 'dist', htmlFileName: 'vscode.html-custom-data.json', cssFileName: null}),
    customElementJetBrainsPlugin({outdir: 'dist', packageJson: false}),
    frameworkTypesPlugin({outdir: 'dist/types'}),
  ],
};
