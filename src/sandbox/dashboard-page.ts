import {html} from 'hono/html';
import {TARGETS} from './control.js';
import type {Markup} from './layout.js';
import type {OrderEvent, OrderRecord} from './ledger.js';
import type {RefusedCall} from './log.js';
import {SCENARIOS, type Moment, type Scenario} from './scenarios.js';
import {isCompleted, refundedOf, type Session} from './session.js';
import type {Attempt, Webhook} from './webhooks.js';

export interface DashboardPage {
  readonly records: readonly OrderRecord[];
  readonly refused: readonly RefusedCall[];
  readonly now: number;
  /** The sandbox's address and path, each with a slash at its end. */
  readonly home: string;
  readonly root: string;
  /** What is searched for. */
  readonly query: string;
  /** The scenario that an order is to be made with. */
  readonly scenario: string;
  /** What was done last, and to which order. */
  readonly done: string;
  readonly order: string;
}

/** What the page says after a form was sent. */
const DONE: Readonly<Record<string, (order: string) => string>> = {
  status: (order) => `The status of ${order} was set.`,
  refund: (order) => `A refund of ${order} was made.`,
  'no-refund': (order) => `${order} has not as much left to refund.`,
  webhook: (order) => `A webhook of ${order} was sent again.`,
  clock: () => 'The clock was moved, and what was due was sent.',
  nothing: () => 'Nothing was done: that is no order or no value of the form.',
};

const MOMENTS: Readonly<Record<Moment, string>> = {
  create: 'When the order is created',
  read: 'When the order is read',
  close: 'When a session is closed',
  update: 'When an order is updated',
  refund: 'When money is refunded',
  pay: 'When the shopper presses “Pay”',
  print: 'How the order is printed',
  webhook: 'How webhooks are sent',
};

/** The whole page. `main` is what the script takes over anew when something has changed. */
export function renderDashboard(page: DashboardPage): Markup {
  const found = page.records.filter((record) => isFound(record, page.query));
  return html`
    <header class="sheet bar">
      <h1>TrustPay sandbox</h1>
      <form id="search" role="search" method="get" action="${page.root}">
        <label>Search <input type="search" id="q" name="q" value="${page.query}" autocomplete="off" /></label>
      </form>
      <form method="post" action="${page.root}clock" aria-label="Clock">
        <span>It is ${time(page.now, 'now')}</span>
        <button id="quarter" name="seconds" value="900">15 minutes later</button>
        <button id="day" name="seconds" value="86400">A day later</button>
        <button id="ten-days" name="seconds" value="864000">10 days later</button>
      </form>
    </header>
    <p role="status" id="done" class="sheet">${DONE[page.done]?.(page.order) ?? ''}</p>
    <main class="sheet">
      ${renderStart(page)} ${page.refused.length === 0 ? '' : renderRefused(page.refused)}
      ${found.length === 0 && page.query ? html`<p>No order has “${page.query}”.</p>` : ''}
      ${
        page.records.length === 0
          ? html`<p>No order yet. The first <code>POST v1/json/orders</code> shows up here.</p>`
          : ''
      }
      ${found.map((record) => renderOrder(record, page.root))}
      <p class="note">Sandbox: no money moves.</p>
    </main>
  `;
}

/** Does an order have the words anywhere: its id, description, status, customer? */
function isFound({orderId, sessions}: OrderRecord, query: string): boolean {
  const text = JSON.stringify([orderId, sessions.map(({order, status}) => [status, order])]).toLowerCase();
  return text.includes(query.trim().toLowerCase());
}

/** How to begin: a description that asks for a scenario, and a call that creates an order with it. */
function renderStart({home, root, records, scenario: name}: DashboardPage): Markup {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  const description = scenario ? `Order A-1 [sandbox:${scenario.name}]` : 'Order A-1';
  const body = JSON.stringify({order_id: 'A-1', gateway: 'TRUSTPAY', currency: 'CZK', amount: 129900, description});
  const curl = `curl ${home}v1/json/orders --header "api_key: $API_KEY" --data '${body}'`;
  return html`
    <section aria-labelledby="start">
      <details id="begin" ${records.length === 0 || name ? 'open' : ''}>
        <summary><h2 id="start">Create an order</h2></summary>
        <form method="get" action="${root}">
          <label
            >Scenario
            <select id="scenario" name="scenario">
              <option value="">All is well</option>
              ${Object.entries(MOMENTS).map(([moment, title]) => renderGroup(moment, title, name))}
            </select></label
          >
          <button class="noscript">Write the description</button>
        </form>
        ${scenario ? html`<p>${scenario.title}.</p>` : ''}
        <p>
          Description: <code id="description">${description}</code>
          <button data-copy="description" id="copy-description">Copy the description</button>
        </p>
        <p>The command wants the key that the sandbox printed at its start: <code>API_KEY=…</code></p>
        <pre id="curl">${curl}</pre>
        <button data-copy="curl" id="copy-curl">Copy the command</button>
      </details>
    </section>
  `;
}

function renderGroup(moment: string, title: string, chosen: string): Markup | '' {
  const scenarios: readonly Scenario[] = SCENARIOS.filter(({at}) => at === moment);
  if (scenarios.length === 0) return '';
  return html`<optgroup label="${title}">
    ${scenarios.map(
      ({name, title: what}) =>
        html`<option value="${name}" ${name === chosen ? 'selected' : ''}>${name}: ${what}</option>`,
    )}
  </optgroup>`;
}

const renderRefused = (refused: readonly RefusedCall[]) => html`
  <section aria-labelledby="refused">
    <h2 id="refused">Refused calls</h2>
    <ol>
      ${refused.map(
        ({at, call, errorCode, reason}) =>
          html`<li>${time(Date.parse(at))} <code>${call}</code> <strong>${errorCode}</strong> ${reason}</li>`,
      )}
    </ol>
  </section>
`;

function renderOrder({orderId, sessions, webhooks, events}: OrderRecord, root: string): Markup {
  const key = encodeURIComponent(orderId);
  const known = sessions.findLast(isCompleted) ?? sessions.at(-1);
  const entries = [
    ...events.map((event, index) => ({at: event.at, markup: renderEvent(event, `${key}-event-${index}`)})),
    ...webhooks.map((webhook) => ({at: webhook.attempts[0]?.at ?? Infinity, markup: renderWebhook(webhook, root)})),
  ].sort((one, other) => one.at - other.at);
  return html`
    <section id="order-${key}" aria-labelledby="name-${key}">
      <h2 id="name-${key}">${orderId} ${known ? badge(known.status) : ''}</h2>
      <ul>
        ${sessions.map((session) => renderSession(session, root))}
      </ul>
      ${known ? renderActions(orderId, known, root) : ''}
      ${known && !known.order.payment_options.notification_url ? renderUnnotified() : ''}
      <details id="life-${key}" open>
        <summary>What happened to ${orderId}</summary>
        <ol class="timeline">
          ${entries.map(({markup}) => html`<li>${markup}</li>`)}
        </ol>
      </details>
    </section>
  `;
}

/** Otherwise one waits for a webhook that never comes. */
const renderUnnotified = () =>
  html`<p>No webhook is sent: <code>payment_options.notification_url</code> is missing.</p>`;

const badge = (status: string) => html`<span class="badge ${status}">${status}</span>`;

function renderSession(session: Session, root: string): Markup {
  const {token, order, status, createdAt, openings} = session;
  const refunded = refundedOf(session);
  return html`<li>
    ${time(createdAt)} <strong>${status}</strong> ${money(order.amount, order.currency)} ${order.description}
    <a href="${root}connect/${token}/">Payment page</a>, ${openings}
    ${openings === 1 ? 'opening' : 'openings'}${refunded > 0 ? `, ${money(refunded, order.currency)} refunded` : ''}
  </li>`;
}

function renderActions(orderId: string, session: Session, root: string): Markup {
  const key = encodeURIComponent(orderId);
  return html`
    <div class="actions">
      <form method="post" action="${root}orders">
        <input type="hidden" name="order_id" value="${orderId}" />
        <label
          >Status <span class="unseen">of ${orderId}</span>
          <select name="status" id="status-${key}">
            ${TARGETS.map((status) => html`<option ${status === session.status ? 'selected' : ''}>${status}</option>`)}
          </select></label
        >
        <button id="set-${key}">Set and notify<span class="unseen"> of ${orderId}</span></button>
      </form>
      ${isCompleted(session) ? renderRefund(orderId, root) : ''}
    </div>
  `;
}

const renderRefund = (orderId: string, root: string) => html`
  <form method="post" action="${root}refunds">
    <input type="hidden" name="order_id" value="${orderId}" />
    <label
      >Amount <span class="unseen">to refund of ${orderId}</span>
      <input name="amount" id="amount-${encodeURIComponent(orderId)}" inputmode="decimal" placeholder="all" size="8"
    /></label>
    <button id="refund-${encodeURIComponent(orderId)}">Refund<span class="unseen"> ${orderId}</span></button>
  </form>
  <form method="post" action="${root}orders">
    <input type="hidden" name="order_id" value="${orderId}" />
    <button id="chargeback-${encodeURIComponent(orderId)}" name="status" value="chargedback">
      Charge back<span class="unseen"> ${orderId}</span>
    </button>
  </form>
`;

function renderEvent({at, event, detail = '', request, answer}: OrderEvent, id: string): Markup {
  const line = html`${time(at)} <strong>${event}</strong> ${detail}`;
  if (answer === undefined) return line;
  return html`<details id="${id}">
    <summary>${line}</summary>
    ${request === undefined ? '' : html`<pre>${JSON.stringify(request, null, 2)}</pre>`}
    <pre>${printed(answer)}</pre>
  </details>`;
}

/** JSON as people read it; what is none stays as it came. */
function printed(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const renderWebhook = ({id, orderId, method, status, url, body, attempts}: Webhook, root: string) => html`
  <form method="post" action="${root}webhooks">
    <input type="hidden" name="order_id" value="${orderId}" />
    <input type="hidden" name="webhook" value="${id}" />
    <details id="webhook-${id}">
      <summary>Webhook <strong>${status}</strong>, ${method} ${url}</summary>
      <pre>${printed(body)}</pre>
    </details>
    <ol>
      ${attempts.length === 0 ? html`<li>not sent yet</li>` : attempts.map(renderAttempt)}
    </ol>
    <button id="send-${id}">Send again<span class="unseen"> ${status} of ${orderId}</span></button>
  </form>
`;

const renderAttempt = ({at, answer, isAccepted}: Attempt) => html`
  <li>${time(at)} ${isAccepted ? 'accepted' : 'not accepted'}: <code>${answer}</code></li>
`;

const money = (amount: number, currency: string): string => `${(amount / 100).toFixed(2)} ${currency}`;

const time = (milliseconds: number, id = '') => {
  const iso = new Date(milliseconds).toISOString();
  const text = `${iso.slice(0, 19).replace('T', ' ')} UTC`;
  return id ? html`<time id="${id}" datetime="${iso}">${text}</time>` : html`<time datetime="${iso}">${text}</time>`;
};
