import {registerHooks} from 'node:module';

// `node --import` this, and Node runs the sources as they are: it strips the types by itself, and learns here where files are.
const SOURCES = new URL('../../src/', import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    const [, entry] = /^trustpay-checkout\/(proxy|sandbox)$/.exec(specifier) ?? [];
    if (entry) return next(new URL(`${entry}/index.ts`, SOURCES).href, context);

    const isOurs = specifier.startsWith('.') && context.parentURL?.includes('/node_modules/') === false;
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
