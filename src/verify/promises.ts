import type * as z from 'zod/mini';
import {createdSchema, paymentSchema, refusalSchema} from '../contract/order.js';
import {REFUSAL_TEXT} from './upstream.js';
import type {Answer, Visitor} from './visitor.js';

/** `not observable`: the proxy does not talk to the MultiSafepay that is watched, or an earlier check left nothing to look at. */
export type Verdict = 'pass' | 'fail' | 'not observable';

/** One thing that a proxy promises to the page, to the merchant or to MultiSafepay. */
export interface PromiseCheck {
  readonly promise: string;
  /** What to do when it is not kept. */
  readonly advice: string;
  readonly run: (visitor: Visitor) => Promise<Verdict>;
}

/** Larger than any checkout request, in bytes. */
const HUGE = 64 * 1024;

const FOREIGN = 'https://foreign.example';

const HACKED = 'hacked';

const verdict = (isKept: boolean): Verdict => (isKept ? 'pass' : 'fail');

/** In this order: the first learns the price, the second whether the proxy uses the sandbox; the last look back at every answer. */
export const PROMISES: readonly PromiseCheck[] = [
  {
    promise: 'A price that the page made up creates nothing',
    advice:
      'Compare the amount with your own, answer 409 with error_code 1001 and {"data":{"amount","currency"}}, create nothing.',
    async run({post, checkout, agree, target: {upstream}}) {
      const answer = await post({...checkout(), amount: 1});
      const price = read(refusalSchema(), answer)?.data?.amount;
      agree(answer.status === 409 ? price : 1);
      return verdict(answer.status === 409 && price !== undefined && upstream.orders.length === 0);
    },
  },
  {
    promise: 'A checkout is answered with a payment page',
    advice:
      'Answer {"success":true,"data":{"order_id","payment_url"}} as MultiSafepay gave it. Is the order open, the header right?',
    async run({post, checkout, target}) {
      const created = read(createdSchema(), await post(checkout()));
      return verdict(created?.data.order_id === target.orderId && URL.canParse(created.data.payment_url));
    },
  },
  {
    promise: 'The same checkout sent again is the same payment',
    advice:
      'Keep the payment_url of an order, claim the order before you create it, and answer a repeat from the record.',
    async run({post, checkout, isObserved, target: {upstream}}) {
      const before = upstream.orders.length;
      const same = checkout();
      const answers = await Promise.all([post(same), post(same)]);
      const urls = [...answers, await post(same)].map((answer) => read(createdSchema(), answer)?.data.payment_url);
      const isSame = urls[0] !== undefined && new Set(urls).size === 1;
      return verdict(isSame && (!isObserved() || upstream.orders.length === before + 1));
    },
  },
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
      return sent.length === 0 ? 'not observable' : verdict(!JSON.stringify(sent).includes(HACKED));
    },
  },
  {
    promise: 'A page of another origin creates nothing',
    advice: 'Refuse with 403 unless Sec-Fetch-Site is same-origin or Origin is one you know.',
    run: async ({isRefused, post, checkout}) =>
      verdict(await isRefused([403], () => post(checkout(), {origin: FOREIGN, 'sec-fetch-site': 'cross-site'}))),
  },
  {
    promise: 'A page of another origin reads nothing',
    advice: 'Send Access-Control-Allow-Origin to origins you know only, never * and never what the request says.',
    async run({post, get, checkout, target: {orderId}}) {
      const answers = [await post(checkout(), {origin: FOREIGN}), await get(orderId, {origin: FOREIGN})];
      return verdict(
        answers.every(({headers}) => !['*', FOREIGN].includes(headers.get('access-control-allow-origin') ?? '')),
      );
    },
  },
  {
    promise: 'Only who may pay an order can ask for it',
    advice: 'Check the session in front of everything else: order ids can be guessed.',
    async run({isRefused, send, checkout, target: {headers}}) {
      if (Object.keys(headers).length === 0) return 'not observable';
      const init = {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(checkout())};
      return verdict(await isRefused([401, 403, 404], () => send('', init)));
    },
  },
  {
    promise: 'An order that is not there is not found',
    advice: 'Answer 404 before MultiSafepay is asked, to POST and to GET.',
    async run({isRefused, post, get, checkout}) {
      const orderId = crypto.randomUUID();
      const isPostRefused = await isRefused([404], () => post({...checkout(), order_id: orderId}));
      return verdict(isPostRefused && (await isRefused([404], () => get(orderId))));
    },
  },
  {
    promise: 'What is not JSON is refused by its type',
    advice:
      "Answer 415 unless the content type is application/json (or a form's): else other sites can send it unasked.",
    run: async ({isRefused, post, checkout}) =>
      verdict(await isRefused([415], () => post(checkout(), {'content-type': 'text/plain'}))),
  },
  {
    promise: 'Malformed JSON is refused',
    advice: 'Answer 400.',
    run: async ({isRefused, postText}) => verdict(await isRefused([400], () => postText('{"order_id":'))),
  },
  {
    promise: 'A huge body is refused',
    advice: 'Answer 413 to more than 16 KiB, and stop reading there.',
    run: async ({isRefused, post, checkout}) =>
      verdict(await isRefused([413], () => post({...checkout(), padding: 'x'.repeat(HUGE)}))),
  },
  {
    promise: 'A wrong e-mail address is named',
    advice: 'Answer 400 with {"errors":{"email":"invalidEmail"}}, so that the shopper can put it right.',
    async run({post, checkout}) {
      const request = checkout();
      const answer = await post({...request, customer: {...request.customer, email: 'not an address'}});
      return verdict(answer.status === 400 && read(refusalSchema(), answer)?.errors?.['email'] !== undefined);
    },
  },
  {
    promise: 'What MultiSafepay says in a refusal stays inside',
    advice: "Answer with a status and a sentence of your own. Log MultiSafepay's.",
    async run({post, checkout, isObserved, target: {upstream}}) {
      if (!isObserved()) return 'not observable';
      upstream.refuseNext();
      const {status, text} = await post(checkout());
      return verdict(status >= 400 && !text.includes(REFUSAL_TEXT));
    },
  },
  {
    promise: 'A return can ask how the order stands',
    advice:
      'Answer GET {endpoint}/{order_id} with {"success":true,"data":{"order_id","status"}} and one of the five words.',
    run: async ({get, target: {orderId}}) =>
      verdict(read(paymentSchema(), await get(orderId))?.data.order_id === orderId),
  },
  {
    promise: 'A forged notification changes nothing',
    advice: 'Verify the HMAC-SHA512 over the raw bytes in constant time, and refuse what does not fit.',
    async run({get, notify, target: {orderId}}) {
      const answer = await notify('completed', 'a key that was guessed');
      if (!answer) return 'not observable';
      const status = read(paymentSchema(), await get(orderId))?.data.status;
      return verdict(answer.status >= 400 && status !== 'paid');
    },
  },
  {
    promise: 'A genuine notification is answered with OK',
    advice:
      'Answer 200, text/plain, exactly OK: anything else is repeated. Mind the raw body, CSRF checks and redirects.',
    async run({notify, target: {apiKey}}) {
      const answer = await notify('cancelled', apiKey);
      if (!answer) return 'not observable';
      return verdict(answer.status === 200 && answer.text === 'OK');
    },
  },
  {
    promise: 'Refusals have the shape that the element reads',
    advice: 'Answer {"success":false,"error_code","error_info"}, JSON, without a stack or HTML.',
    run: ({answers}) =>
      Promise.resolve(
        verdict(answers.filter(({status}) => status >= 400).every((answer) => read(refusalSchema(), answer))),
      ),
  },
  {
    promise: 'No answer is kept by a cache',
    advice: 'Send cache-control: no-store.',
    run: ({answers}) =>
      Promise.resolve(verdict(answers.every(({headers}) => /no-store/.test(headers.get('cache-control') ?? '')))),
  },
  {
    promise: 'The API key is in no answer',
    advice: 'Never pass an error or a configuration on. Change the key now: it is known.',
    run: ({answers, isObserved, target: {apiKey}}) =>
      Promise.resolve(
        isObserved()
          ? verdict(answers.every(({text, headers}) => ![text, ...headers.values()].join().includes(apiKey)))
          : 'not observable',
      ),
  },
];

/** An answer that keeps the contract. */
function read<Schema extends z.ZodMiniType>(schema: Schema, {json}: Answer): z.output<Schema> | undefined {
  return schema.safeParse(json).data;
}
