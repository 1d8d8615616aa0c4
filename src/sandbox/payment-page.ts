import {Hono} from 'hono';
import {html} from 'hono/html';
import * as z from 'zod/mini';
import {parse} from '../contract/issue.js';
import {readForm} from './form.js';
import {meansOf, type Means} from './gateways.js';
import {show} from './layout.js';
import {languageOf, MESSAGES, type Messages} from './messages.js';
import type {Orders, Visit} from './orders.js';
import {withQuery} from './query.js';
import {isOpen, isPaid, type Session} from './session.js';

/** What the form sends: the status its pressed button stands for, and the bank or card. */
const choiceSchema = z.object({
  status: z.enum(['completed', 'uncleared', 'declined', 'cancelled', 'initialized']),
  means: z.optional(z.string()),
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
    const content = visit && !visit.obstacle ? renderPayment(visit.session, words, lang) : renderObstacle(visit, words);
    return show(context, {lang, title: words.title, root, content}, statusOf(visit));
  });

  page.post('/:token', async (context) => {
    const choice = parse(choiceSchema, await readForm(context));
    const visit = choice.ok
      ? await orders.settle(context.req.param('token'), choice.value.status, choice.value.means)
      : undefined;
    if (visit && !visit.obstacle) return context.redirect(returnUrl(visit.session), 303);

    // Asked again with GET, the page says what stands in the way.
    const {pathname, search} = new URL(context.req.url);
    return context.redirect(pathname + search, 303);
  });

  return page;
}

function statusOf(visit: Visit | undefined): 200 | 404 | 410 {
  if (!visit) return 404;
  return visit.obstacle ? 410 : 200;
}

/** As at MultiSafepay, `redirect_url` says that nothing has failed yet, and not that anything was paid. */
function returnUrl(session: Session): string {
  const {order_id: transactionid, payment_options} = session.order;
  const isAlive = isPaid(session) || isOpen(session);
  return withQuery(isAlive ? payment_options.redirect_url : payment_options.cancel_url, {transactionid});
}

function renderPayment({order}: Session, words: Messages, lang: string) {
  const amount = new Intl.NumberFormat(lang, {style: 'currency', currency: order.currency}).format(order.amount / 100);
  return html`<main class="card">
    <h1>${words.title}</h1>
    <dl>
      <dt>${words.payee}</dt>
      <dd>${new URL(order.payment_options.redirect_url).host}</dd>
      <dt>${words.description}</dt>
      <dd>${order.description}</dd>
      <dt>${words.amount}</dt>
      <dd class="amount">${amount}</dd>
    </dl>
    <form method="post">
      <fieldset>
        <legend>${order.gateway === '' ? words.chooseMeans : words.chooseBank}</legend>
        ${meansOf(order.gateway).map(renderMeans)}
      </fieldset>
      <button class="primary" name="status" value="completed">${words.pay}</button>
      <button name="status" value="cancelled">${words.cancel}</button>
      <details>
        <summary>${words.otherOutcomes}</summary>
        <button name="status" value="declined">${words.decline}</button>
        <button name="status" value="initialized">${words.leaveOpen}</button>
        <button name="status" value="uncleared">${words.stayUncleared}</button>
      </details>
    </form>
    <p class="note">${words.note}</p>
  </main>`;
}

const renderMeans = ({id, name}: Means, index: number) => html`
  <label><input type="radio" name="means" value="${id}" ${index === 0 ? 'checked' : ''} /> ${name}</label>
`;

function renderObstacle(visit: Visit | undefined, words: Messages) {
  const text = words.obstacles[visit?.obstacle ?? 'unknown'];
  const back = visit && html`<p><a class="button" href="${returnUrl(visit.session)}">${words.back}</a></p>`;
  return html`<main class="card">
    <h1>${words.title}</h1>
    <p>${text}</p>
    ${back ?? ''}
    <p class="note">${words.note}</p>
  </main>`;
}
