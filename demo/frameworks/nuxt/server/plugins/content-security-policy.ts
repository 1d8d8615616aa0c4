import {randomBytes} from 'node:crypto';

/** Nuxt writes scripts into the page: each gets the nonce of the answer. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html, {event}) => {
    const nonce = randomBytes(16).toString('base64');
    for (const part of ['head', 'bodyPrepend', 'body', 'bodyAppend'] as const) {
      html[part] = html[part].map((markup) => markup.replaceAll('<script', `<script nonce="${nonce}"`));
    }
    const policy = [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      "connect-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      'img-src data:',
      "require-trusted-types-for 'script'",
      'trusted-types lit-html vue',
    ];
    setResponseHeader(event, 'content-security-policy', policy.join('; '));
  });
});
