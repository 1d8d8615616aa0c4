import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

/** The element's documentation as data, read from its class tags: the manifest, and what editors make of it. */
export default {
  globs: ['src/element/checkout-element.ts', 'src/element/events.ts', 'src/trustpay-checkout.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    customElementVsCodePlugin({outdir: 'dist', htmlFileName: 'vscode.html-custom-data.json', cssFileName: null}),
    customElementJetBrainsPlugin({outdir: 'dist', packageJson: false}),
  ],
};
