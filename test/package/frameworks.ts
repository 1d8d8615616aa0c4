/** A page of `demo/frameworks/`, and what is peculiar to it. */
export interface Framework {
  readonly folder: string;
  readonly name: string;
  /** What is checked of the element, where a compiler reads the page: all of it, or which part. */
  readonly typed?: 'all' | 'attributes' | 'events, methods';
  /** Installed by itself, because its version would be another's, or because it is large. */
  readonly isApart?: boolean;
  /** Starts its own server, in place of `shop.js`: the line that says it listens, the script and its arguments. */
  readonly server?: readonly [RegExp, ...string[]];
  /** Has no page, only types. */
  readonly isTypesOnly?: boolean;
  /** Exchanges the body of the page in place of loading the next one. */
  readonly swapsPages?: boolean;
  /** Paid through in every engine that `ENGINES` names, in place of Chromium alone. */
  readonly isInEveryEngine?: boolean;
  /** The file that its block in the documentation is checked as: the heading of its block in docs/frameworks.md, and the name. */
  readonly snippet?: readonly [string, string];
}

export const FRAMEWORKS: readonly Framework[] = [
  {folder: 'html', name: 'plain HTML', isInEveryEngine: true},
  {
    folder: 'react',
    name: 'React 19, StrictMode',
    typed: 'all',
    isInEveryEngine: true,
    snippet: ['React 19 and Preact', 'src/Snippet.tsx'],
  },
  {folder: 'vue', name: 'Vue 3', typed: 'all', isInEveryEngine: true, snippet: ['Vue 3', 'src/Snippet.vue']},
  {
    folder: 'next',
    name: 'Next 16, app router',
    typed: 'all',
    server: [/Ready/, 'demo/frameworks/node_modules/next/dist/bin/next', 'start', 'demo/frameworks/next'],
  },
  {
    folder: 'react-18',
    name: 'React 18',
    typed: 'all',
    isApart: true,
    snippet: ['React 18, Next.js and whatever renders on a server', 'src/Snippet.tsx'],
  },
  {folder: 'preact', name: 'Preact 11', typed: 'all', snippet: ['React 19 and Preact', 'src/Snippet.tsx']},
  {folder: 'svelte', name: 'Svelte 5', typed: 'all', snippet: ['Svelte 5', 'src/Snippet.svelte']},
  {folder: 'solid', name: 'Solid 1', typed: 'all', snippet: ['Solid', 'src/Snippet.tsx']},
  {
    folder: 'nuxt',
    name: 'Nuxt 4, rendered on the server',
    typed: 'all',
    isApart: true,
    server: [/Listening/, 'demo/frameworks/nuxt/.output/server/index.mjs'],
    snippet: ['Nuxt', 'app/components/Snippet.vue'],
  },
  {
    folder: 'sveltekit',
    name: 'SvelteKit 3, rendered on the server',
    typed: 'all',
    server: [/Listening/, 'demo/frameworks/sveltekit/dist/index.js'],
    snippet: ['SvelteKit', 'src/routes/Snippet.svelte'],
  },
  {
    folder: 'angular',
    name: 'Angular 22, zoneless',
    typed: 'events, methods',
    isApart: true,
    snippet: ['Angular', 'src/snippet.ts'],
  },
  {folder: 'astro', name: 'Astro 7', typed: 'attributes', isApart: true, snippet: ['Astro', 'src/snippet.astro']},
  {folder: 'turbo', name: 'Turbo 8', swapsPages: true, snippet: ['Turbo', 'index.html']},
  {folder: 'qwik', name: 'Qwik 1, types only', typed: 'all', isApart: true, isTypesOnly: true},
];

const EVERY_TIME = ['html', 'react', 'vue', 'next'];

/** `FRAMEWORKS=svelte,solid`, or `all`. */
export function wantedFrameworks({FRAMEWORKS: wanted}: NodeJS.ProcessEnv): readonly Framework[] {
  if (wanted === 'all') return FRAMEWORKS;
  const names = wanted?.split(',') ?? EVERY_TIME;
  return FRAMEWORKS.filter(({folder}) => names.includes(folder));
}
