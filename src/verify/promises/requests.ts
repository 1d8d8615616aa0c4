import {refusalSchema} from '../../contract/order.js';
import {REFUSAL_TEXT, type UpstreamCall} from '../upstream.js';
import {judge, notObservable, type PromiseCheck} from '../verdict.js';
import {unlike} from '../visitor.js';

/** Larger than any checkout request, in bytes. */
const HUGE = 64 * 1024;

const FOREIGN = 'https://foreign.example';

const HACKED = 'hacked';

/** Order ids that try to be a path, a query, a header, or too much. */
const HOSTILE_IDS = [
  '../gateways',
  '../../v1/json/gateways',
  '..%2Fgateways',
  '?api_key=guessed',
  'A-1001?country=CZ',
  'A-1001#refunds',
  'A-1001/refunds',
  'A-1001\u0000',
  'A-1001\r\nx-injected: 1',
  'A'.repeat(4000),
];

/** Of the ids that got through, enough to know the fault by. */
const SHOWN_IDS = 2;

/** A hostile id as it is shown. */
const show = (orderId: string): string => JSON.stringify(orderId.length > 40 ? `${orderId.slice(0, 10)}…` : orderId);

const HOSTILE_REFUSALS = [400, 403, 404, 414];

/** Whether a call asks for this order and for nothing else. */
function isAbout(orderId: string, {path}: UpstreamCall): boolean {
  const [, segment = ''] = /^\/v1\/json\/orders\/([^/?]+)$/.exec(path) ?? [];
  return segment.toUpperCase() === encodeURIComponent(orderId).toUpperCase();
}

/** Who may ask for what, and what is refused. */
export const REQUESTS: readonly PromiseCheck[] = [
  {
    promise: "Gateway, description and URLs are the merchant's",
    advice: "Take them from your own order and configuration. Nothing but the customer is the browser's to say.",
    async run({post, checkout, target: {upstream}}) {
      const before = upstream.orders.length;
      const url = `${FOREIGN}/${HACKED}`;
      const urls = {notification_url: url, redirect_url: url, cancel_url: url};
      await post({
        ...checkout(),
        gateway: HACKED,
        description: HACKED,
        custom_info: {custom_1: HACKED},
        payment_options: urls,
      });
      const sent = upstream.orders.slice(before);
      if (sent.length === 0) return notObservable('the request made no order at the MultiSafepay that is watched');
      return judge(JSON.stringify(sent).includes(HACKED) && "MultiSafepay was sent the page's own words");
    },
  },
  {
    promise: 'A page of another origin creates nothing',
    advice: 'Refuse with 403 unless Sec-Fetch-Site is same-origin or Origin is one you know.',
    run: async ({faultOfRefusal, post, checkout}) =>
      judge(await faultOfRefusal([403], () => post(checkout(), {origin: FOREIGN, 'sec-fetch-site': 'cross-site'}))),
  },
  {
    promise: 'A page of another origin reads nothing',
    advice: 'Send Access-Control-Allow-Origin to origins you know only, never * and never what the request says.',
    async run({post, get, checkout, target: {orderId}}) {
      const foreign = {origin: FOREIGN, 'sec-fetch-site': 'cross-site'};
      const answers = [await post(checkout(), foreign), await get(orderId, foreign)];
      const allowed = answers.map(({headers}) => headers.get('access-control-allow-origin') ?? '');
      const open = allowed.find((origin) => ['*', FOREIGN].includes(origin));
      return judge(open !== undefined && `Access-Control-Allow-Origin was ${open}`);
    },
  },
  {
    promise: 'Only who may pay an order can ask for it',
    advice: 'Check the session in front of everything else and answer 401, 403 or 404: order ids can be guessed.',
    async run({faultOfRefusal, postAsStranger, getAsStranger, checkout, target: {orderId, headers}}) {
      if (Object.keys(headers).length === 0) return notObservable('--header names no session to be without');
      const refused = [401, 403, 404];
      return judge(
        await faultOfRefusal(refused, () => postAsStranger(checkout())),
        await faultOfRefusal(refused, () => getAsStranger(orderId)),
      );
    },
  },
  {
    promise: 'An order that is not there is not found',
    advice: 'Answer 404 before MultiSafepay is asked, to POST and to GET.',
    async run({faultOfRefusal, post, get, checkout}) {
      const orderId = 'no-such-order';
      return judge(
        await faultOfRefusal([404], () => post({...checkout(), order_id: orderId})),
        await faultOfRefusal([404], () => get(orderId)),
      );
    },
  },
  {
    promise: 'A hostile order id reaches nothing but itself',
    advice:
      'Refuse an id of more than 50 characters or with control characters (400 or 404), and percent-encode it wherever it stands in a path.',
    async run({faultOfRefusal, post, getOddly, checkout, target: {upstream}}) {
      const faults: string[] = [];
      for (const orderId of HOSTILE_IDS) {
        const before = upstream.calls.length;
        const refusals = [
          await faultOfRefusal(HOSTILE_REFUSALS, () => post({...checkout(), order_id: orderId})),
          await faultOfRefusal(HOSTILE_REFUSALS, () => getOddly(orderId)),
        ];
        const stray = upstream.calls
          .slice(before)
          .find((call) => call.path !== '/v1/json/orders' && !isAbout(orderId, call));
        const reached = stray && `it reached ${stray.method} ${stray.path.slice(0, 60)}`;
        const fault = [reached, ...refusals].find(Boolean);
        if (fault) faults.push(`${show(orderId)}: ${fault}`);
      }
      const others = faults.slice(SHOWN_IDS).length;
      return judge(...faults.slice(0, SHOWN_IDS), others > 0 && `and ${others} more`);
    },
  },
  {
    promise: 'What is not JSON is refused by its type',
    advice:
      "Answer 415 unless the content type is application/json (or a form's): else other sites can send it unasked.",
    run: async ({faultOfRefusal, post, checkout}) =>
      judge(await faultOfRefusal([415], () => post(checkout(), {'content-type': 'text/plain'}))),
  },
  {
    promise: 'Malformed JSON is refused',
    advice: 'Answer 400.',
    run: async ({faultOfRefusal, postText}) => judge(await faultOfRefusal([400], () => postText('{"order_id":'))),
  },
  {
    promise: 'A huge body is refused',
    advice: 'Answer 413 to more than 16 KiB, and stop reading there.',
    run: async ({faultOfRefusal, post, checkout}) =>
      judge(await faultOfRefusal([413], () => post({...checkout(), padding: 'x'.repeat(HUGE)}))),
  },
  {
    promise: 'A wrong e-mail address is named',
    advice: 'Answer 400 with {"errors":{"email":"invalidEmail"}}, so that the shopper can put it right.',
    async run({post, checkout}) {
      const request = checkout();
      const answer = await post({...request, customer: {...request.customer, email: 'not an address'}});
      const errors = refusalSchema().safeParse(answer.json).data?.errors;
      return judge(
        unlike(answer, [400]),
        errors?.['email'] === undefined && 'the answer does not name email under "errors"',
      );
    },
  },
  {
    promise: 'What MultiSafepay says in a refusal stays inside',
    advice: "Answer with a status of 400 or more and a sentence of your own. Log MultiSafepay's.",
    async run({post, checkout, isObserved, target: {upstream}}) {
      if (!isObserved()) return notObservable('no order of it has reached the MultiSafepay that is watched');
      upstream.refuseNext();
      const {status, text} = await post(checkout());
      return judge(
        status < 400 && `MultiSafepay refused with 1023, and the page was answered ${status}, where 503 is expected`,
        text.includes(REFUSAL_TEXT) && "the answer has MultiSafepay's error_info in it",
      );
    },
  },
];
