import {defineConfig} from 'astro/config';

export default defineConfig({
  outDir: 'dist',
  vite: {build: {assetsInlineLimit: 0}}, // no script in the page itself, for `script-src 'self'`
});
