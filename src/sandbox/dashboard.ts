import {Hono} from 'hono';
import {html} from 'hono/html';
import * as z from 'zod/mini';
import {TARGETS} from './control.js';
import {readForm} from './body.js';
import {show} from './layout.js';
import type {Ledger, OrderRecord} from './ledger.js';
import type {Orders} from './orders.js';
import type {RefusedCall} from './log.js';
import type {Session} from './session.js';
import type {Attempt, Webhook, Webhooks} from './webhooks.js';

export interface DashboardOptions {
  readonly ledger: Ledger;
  readonly orders: Orders;
  readonly webhooks: Webhooks;
  /** The calls that were refused last, the newest first. */
  readonly refused: readonly RefusedCall[];
  /** The path the sandbox is mounted at, with a slash at its end. */
  readonly root: string;
}

const moveSchema = z.object({order_id: z.string(), status: z.enum(TARGETS)});
const resendSchema = z.object({order_id: z.string(), webhook: z.string()});

/** The sandbox's own page: orders, the webhooks sent for them and how each was answered. Its forms are an API for tests, too. */
export function createDashboard({ledger, orders, webhooks, refused, root}: DashboardOptions): Hono {
  const dashboard = new Hono();

  dashboard.get('/', (context) =>
    show(context, {lang: 'en', title: 'TrustPay sandbox', root, content: renderSheet(ledger.orders, refused, root)}),
  );

  dashboard.post('/orders', async (context) => {
    const {data: move} = moveSchema.safeParse(await readForm(context));
    const session = move && (await orders.read(move.order_id));
    if (session) await orders.change(session, move.status);
    return context.redirect(root, 303);
  });

  dashboard.post('/webhooks', async (context) => {
    const {data: resend} = resendSchema.safeParse(await readForm(context));
    if (resend) await webhooks.attempt(resend.order_id, resend.webhook);
    return context.redirect(root, 303);
  });

  return dashboard;
}

const renderSheet = (records: readonly OrderRecord[], refused: readonly RefusedCall[], root: string) => html`
  <main class="sheet">
    <h1>TrustPay sandbox</h1>
    ${refused.length === 0 ? '' : renderRefused(refused)}
    ${records.length === 0 ? html`<p>No order yet. The first <code>POST v1/json/orders</code> shows up here.</p>` : ''}
    ${records.map((record) => renderOrder(record, root))}
    <p class="note">Sandbox: no money moves.</p>
  </main>
`;

const renderRefused = (refused: readonly RefusedCall[]) => html`
  <section>
    <h2>Refused calls</h2>
    <ul>
      ${refused.map(
        ({at, call, errorCode, reason}) =>
          html`<li>${time(Date.parse(at))} <code>${call}</code> <strong>${errorCode}</strong> ${reason}</li>`,
      )}
    </ul>
  </section>
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
