import adapter from '@sveltejs/adapter-node';
import {sveltekit} from '@sveltejs/kit/vite';
import {defineConfig} from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({out: 'dist'}),
      csp: {
        mode: 'nonce', // for the scripts that SvelteKit writes into the page
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'connect-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='], // SvelteKit's announcer
          'form-action': ['self'],
          'img-src': ['data:'],
          'require-trusted-types-for': ['script'],
          'trusted-types': ['lit-html', 'svelte-trusted-html'],
        },
      },
    }),
  ],
});
