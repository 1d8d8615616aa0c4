import type {Context} from 'hono';
import {html} from 'hono/html';

export type Markup = ReturnType<typeof html>;

/** One page of the sandbox. `root` is the path the sandbox is mounted at, with a slash at its end. */
export interface Page {
  readonly lang: string;
  readonly title: string;
  readonly root: string;
  readonly content: Markup;
  /** The dashboard has a script of its own; the payment page never runs one. */
  readonly hasScript?: boolean;
}

/** `form-action` is left open: browsers hold a form's redirect against it, and the shop may be anywhere. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'";

const SCRIPT_POLICY = `${POLICY}; script-src 'self'; connect-src 'self'`;

/** Answers with a page that is kept nowhere. */
export function show(
  context: Context,
  {lang, title, root, content, hasScript = false}: Page,
  status: 200 | 404 | 410 = 200,
) {
  context.header('content-security-policy', hasScript ? SCRIPT_POLICY : POLICY);
  context.header('cache-control', 'no-store');
  context.header('referrer-policy', 'same-origin');
  return context.html(
    html`<!doctype html>
      <html lang="${lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${title}</title>
          <link rel="stylesheet" href="${root}style.css" />
          ${hasScript ? html`<script src="${root}dashboard.js" type="module"></script>` : ''}
        </head>
        <body>
          ${content}
        </body>
      </html>`,
    status,
  );
}
