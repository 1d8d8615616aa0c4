import type {TrustedTypesWindow} from 'trusted-types/lib/index.js';

/**
 * The one policy for Trusted Types that a page is asked to allow. In the script-tag file it stands in for Lit's of that name
 * (vite.config.ts), which makes no URL of a script.
 */
export const policy = (window as Partial<TrustedTypesWindow>).trustedTypes?.createPolicy('lit-html', {
  createHTML: (html) => html,
  createScriptURL: (url) => url,
});
