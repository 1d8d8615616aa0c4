import {html, raw} from 'hono/html';
import {HEAD} from './head.ts';

type Markup = ReturnType<typeof html>;

/** What the shop's server says by itself, in place of the page that was asked for. */
const notice = (title: string, description: string, content: Markup) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        ${raw(HEAD)}
        <title>${title} · Zrnko Coffee</title>
        <meta name="description" content="${description}" />
      </head>
      <body>
        <header>
          <a class="shop" href="/">Zrnko Coffee</a>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;

export const notFound = () =>
  notice(
    'There is no such page',
    'Nothing is at this address of the shop.',
    html`<p>Nothing is at this address. It may be mistyped, or the link to it is old.</p>
      <p><a href="/">Go to the checkout</a></p>`,
  );

/** `again` is where the visitor wanted to go. */
export const noCookies = (again: string) =>
  notice(
    'Please allow cookies',
    'This shop needs one cookie to know whose cart is whose.',
    html`<p>
        A cart belongs to a visitor, and this shop knows its visitors by one cookie. Your browser did not keep it, so
        there is no cart to show. The cookie holds a random number, and is gone when the browser is closed.
      </p>
      <ul>
        <li>Allow cookies for this address in your browser’s settings.</li>
        <li>
          If you see this inside another site’s page, open it in
          <a href="${again}" target="_blank">a tab of its own</a>.
        </li>
      </ul>
      <p><a href="${again}">Try again</a></p>`,
  );
