/** A page of `demo/frameworks/`, and what is peculiar to it. */
export interface Framework {
  readonly folder: string;
  readonly name: string;
  /** Whether a compiler reads the page. */
  readonly isTyped: boolean;
  /** Installed by itself, because its version would be another's. */
  readonly isApart?: boolean;
  /** Starts its own server, in place of `shop.js`. */
  readonly hasServer?: boolean;
  /** Which block of docs/frameworks.md it compiles, and as what file. */
  readonly snippet?: {readonly heading: string; readonly file: string};
}

export const FRAMEWORKS: readonly Framework[] = [
  {folder: 'html', name: 'plain HTML', isTyped: false},
  {
    folder: 'react',
    name: 'React 19, StrictMode',
    isTyped: true,
    snippet: {heading: 'React 19 and Preact', file: 'Snippet.tsx'},
  },
  {folder: 'vue', name: 'Vue 3', isTyped: true, snippet: {heading: 'Vue 3', file: 'Snippet.vue'}},
  {folder: 'next', name: 'Next 16, app router', isTyped: true, hasServer: true},
  {
    folder: 'react-18',
    name: 'React 18',
    isTyped: true,
    isApart: true,
    snippet: {heading: 'React 18, Next.js and whatever renders on a server', file: 'Snippet.tsx'},
  },
  {folder: 'preact', name: 'Preact 11', isTyped: true, snippet: {heading: 'React 19 and Preact', file: 'Snippet.tsx'}},
  {folder: 'svelte', name: 'Svelte 5', isTyped: true, snippet: {heading: 'Svelte 5', file: 'Snippet.svelte'}},
  {folder: 'solid', name: 'Solid 1', isTyped: true, snippet: {heading: 'Solid', file: 'Snippet.tsx'}},
];

const EVERY_TIME = ['html', 'react', 'vue', 'next'];

/** `FRAMEWORKS=svelte,solid`, or `all`. */
export function wantedFrameworks({FRAMEWORKS: wanted}: NodeJS.ProcessEnv): readonly Framework[] {
  if (wanted === 'all') return FRAMEWORKS;
  const names = wanted?.split(',') ?? EVERY_TIME;
  return FRAMEWORKS.filter(({folder}) => names.includes(folder));
}
