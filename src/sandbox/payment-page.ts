import {Hono} from 'hono';
import {html} from 'hono/html';
import * as z from 'zod/mini';
import {readForm} from './body.js';
import {choicesFor, type Choice} from './gateways.js';
import {show} from './layout.js';
import {languageOf, MESSAGES, type Messages} from './messages.js';
import type {Orders, Visit} from './orders.js';
import {withQuery} from './query.js';
import {isOpen, isPaid, type Session} from './session.js';

/** What the form sends: the status its pressed button stands for, and the bank or card. */
const pressSchema = z.object({
  status: z.enum(['completed', 'uncleared', 'declined', 'cancelled', 'initialized']),
  option: z.optional(z.string()),
});

export interface PaymentPageOptions {
  readonly orders: Orders;
  /** The path the sandbox is mounted at, with a slash at its end. */
  readonly root: string;
}

/** The page that a `payment_url` leads to: `/:token/?lang=<lang>_<COUNTRY>`. */
export function createPaymentPage({orders, root}: PaymentPageOptions): Hono {
  const page = new Hono();

  page.get('/:token', async (context) => {
    const visit = await orders.visit(context.req.param('token'));
    const lang = languageOf(context.req.query('lang'));
    const words = MESSAGES[lang];
    const content = visit && !visit.closed ? renderPayment(visit.session, words, lang) : renderClosed(visit, words);
    return show(context, {lang, title: words.title, root, content}, statusOf(visit));
  });

  page.post('/:token', async (context) => {
    const {data: press} = pressSchema.safeParse(await readForm(context));
    const visit = press && (await orders.settle(context.req.param('token'), press.status, press.option));
    const back = visit && !visit.closed ? returnUrl(visit.session) : undefined;

    // Asked again with GET, the page says how things stand: that it is closed, or paid where the order names no URL to return to.
    const {pathname, search} = new URL(context.req.url);
    return context.redirect(back ?? pathname + search, 303);
  });

  return page;
}

function statusOf(visit: Visit | undefined): 200 | 404 | 410 {
  if (!visit) return 404;
  return visit.closed ? 410 : 200;
}

/** As at MultiSafepay, `redirect_url` says that nothing has failed yet, and not that anything was paid. */
function returnUrl(session: Session): string | undefined {
  const {order_id: transactionid, payment_options} = session.order;
  const isAlive = isPaid(session) || isOpen(session);
  const url = isAlive ? payment_options.redirect_url : payment_options.cancel_url;
  return url && withQuery(url, {transactionid});
}

/** Who is paid, as far as the order tells. */
const payeeOf = ({payment_options: {redirect_url}}: Session['order']): string =>
  redirect_url ? new URL(redirect_url).host : 'Sandbox';

function renderPayment({order}: Session, words: Messages, lang: string) {
  const amount = new Intl.NumberFormat(lang, {style: 'currency', currency: order.currency}).format(order.amount / 100);
  return html`<main class="card">
    <p class="banner">${words.note}</p>
    <h1>${words.title}</h1>
    <dl>
      <dt>${words.payee}</dt>
      <dd>${payeeOf(order)}</dd>
      <dt>${words.description}</dt>
      <dd>${order.description}</dd>
      <dt>${words.amount}</dt>
      <dd class="amount">${amount}</dd>
    </dl>
    <form method="post">
      <fieldset>
        <legend>${order.gateway === '' ? words.chooseOption : words.chooseBank}</legend>
        ${choicesFor(order).map(renderChoice)}
      </fieldset>
      <button class="primary" name="status" value="completed">${words.pay} ${amount}</button>
      <button name="status" value="cancelled">${words.cancel}</button>
      <fieldset class="outcomes">
        <legend>${words.otherOutcomes}</legend>
        <button name="status" value="declined">${words.decline}</button>
        <button name="status" value="initialized">${words.leaveOpen}</button>
        <button name="status" value="uncleared">${words.stayUncleared}</button>
      </fieldset>
    </form>
  </main>`;
}

const renderChoice = ({id, name}: Choice, index: number) => html`
  <label><input type="radio" name="option" value="${id}" ${index === 0 ? 'checked' : ''} /> ${name}</label>
`;

function renderClosed(visit: Visit | undefined, words: Messages) {
  const text = words.closed[visit?.closed ?? 'unknown'];
  const url = visit && returnUrl(visit.session);
  const back = url && html`<p><a class="button" href="${url}">${words.back}</a></p>`;
  return html`<main class="card">
    <p class="banner">${words.note}</p>
    <h1>${words.title}</h1>
    <p>${text}</p>
    ${back ?? ''}
  </main>`;
}
