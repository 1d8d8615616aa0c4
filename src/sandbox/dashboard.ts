import {Hono} from 'hono';
import {html} from 'hono/html';
import * as z from 'zod/mini';
import {parse} from '../contract/issue.js';
import {readForm} from './form.js';
import {show} from './layout.js';
import type {Ledger, OrderRecord} from './ledger.js';
import type {Orders} from './orders.js';
import {STATUSES, type Session} from './session.js';
import type {Attempt, Webhook, Webhooks} from './webhooks.js';

export interface DashboardOptions {
  readonly ledger: Ledger;
  readonly orders: Orders;
  readonly webhooks: Webhooks;
  /** The path the sandbox is mounted at, with a slash at its end. */
  readonly root: string;
}

/** What an order can be moved to by hand; no payment goes back to its beginning. */
const TARGETS = STATUSES.filter((status) => status !== 'initialized');

const moveSchema = z.object({order_id: z.string(), status: z.enum(TARGETS)});
const resendSchema = z.object({order_id: z.string(), webhook: z.string()});

/** The sandbox's own page: orders, the webhooks sent for them and how each was answered. Its forms are an API for tests, too. */
export function createDashboard({ledger, orders, webhooks, root}: DashboardOptions): Hono {
  const dashboard = new Hono();

  dashboard.get('/', (context) =>
    show(context, {lang: 'en', title: 'TrustPay sandbox', root, content: renderOrders(ledger.orders, root)}),
  );

  dashboard.post('/orders', async (context) => {
    const move = parse(moveSchema, await readForm(context));
    const session = move.ok ? await orders.read(move.value.order_id) : undefined;
    if (move.ok && session) await orders.move(session, move.value.status);
    return context.redirect(root, 303);
  });

  dashboard.post('/webhooks', async (context) => {
    const resend = parse(resendSchema, await readForm(context));
    if (resend.ok) await webhooks.attempt(resend.value.order_id, resend.value.webhook);
    return context.redirect(root, 303);
  });

  return dashboard;
}

const renderOrders = (records: readonly OrderRecord[], root: string) => html`
  <main class="sheet">
    <h1>TrustPay sandbox</h1>
    ${records.length === 0 ? html`<p>No order yet. The first <code>POST v1/json/orders</code> shows up here.</p>` : ''}
    ${records.map((record) => renderOrder(record, root))}
    <p class="note">Sandbox: no money moves.</p>
  </main>
`;

const renderOrder = ({orderId, sessions, webhooks}: OrderRecord, root: string) => html`
  <section>
    <h2>${orderId}</h2>
    <ul>
      ${sessions.map((session) => renderSession(session, root))}
    </ul>
    <form method="post" action="${root}orders">
      <input type="hidden" name="order_id" value="${orderId}" />
      <label
        >Status
        <select name="status">
          ${TARGETS.map((status) => html`<option>${status}</option>`)}
        </select></label
      >
      <button>Set and notify</button>
    </form>
    ${webhooks.map((webhook) => renderWebhook(webhook, root))}
  </section>
`;

const renderSession = ({token, order, status, createdAt}: Session, root: string) => html`
  <li>
    ${time(createdAt)} <strong>${status}</strong> ${(order.amount / 100).toFixed(2)} ${order.currency}
    ${order.description} <a href="${root}connect/${token}/">Payment page</a>
  </li>
`;

const renderWebhook = ({id, orderId, status, url, body, attempts}: Webhook, root: string) => html`
  <form method="post" action="${root}webhooks">
    <input type="hidden" name="order_id" value="${orderId}" />
    <input type="hidden" name="webhook" value="${id}" />
    <details>
      <summary>Webhook <strong>${status}</strong> to ${url}</summary>
      <pre>${body}</pre>
    </details>
    <ol>
      ${attempts.map(renderAttempt)}
    </ol>
    <button>Send again</button>
  </form>
`;

const renderAttempt = ({at, answer, isAccepted}: Attempt) => html`
  <li>${time(at)} ${isAccepted ? 'accepted' : 'not accepted'}: <code>${answer}</code></li>
`;

const time = (milliseconds: number) => {
  const iso = new Date(milliseconds).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
};
