import {paymentSchema, refusalSchema} from '../../contract/order.js';
import {judge, notObservable, type PromiseCheck} from '../verdict.js';
import {unlike} from '../visitor.js';

const NOWHERE = 'no notification_url of it is known, or it is on another machine';

/** Of an answer, enough to know it by. */
const SHOWN_ANSWER = 60;

/** What MultiSafepay, or somebody in its name, notifies of. The order is cancelled afterwards. */
export const NOTIFICATIONS: readonly PromiseCheck[] = [
  {
    promise: 'A forged notification changes nothing',
    advice: 'Verify the HMAC-SHA512 over the raw bytes in constant time, and refuse what does not fit with 403.',
    async run({statusOf, notificationUrl, forge}) {
      const url = notificationUrl();
      if (!url) return notObservable(NOWHERE);
      const answer = await forge(url);
      return judge(
        answer.status < 400 && `it was answered ${answer.status}, where 403 is expected`,
        (await statusOf()) === 'paid' && 'the order reads as paid',
      );
    },
  },
  {
    promise: 'A payment that waits for the bank is not begun again',
    advice:
      'While MultiSafepay says uncleared or reserved, answer 409 with error_code 1006 and {"data":{"status":"pending"}}, and create nothing.',
    async run({get, post, checkout, notificationUrl, target: {orderId, upstream}}) {
      if (!notificationUrl()) return notObservable(NOWHERE);
      const attempts = await upstream.move(orderId, 'uncleared');
      if (attempts.length === 0) return notObservable('the order asked for no notification');

      const before = upstream.orders.length;
      const answer = await post(checkout());
      const refusal = refusalSchema().safeParse(answer.json).data;
      const payment = paymentSchema().safeParse((await get(orderId)).json).data?.data;
      return judge(
        unlike(answer, [409]),
        upstream.orders.length > before && 'MultiSafepay was asked to create an order',
        answer.status === 409 && refusal?.error_code !== 1006 && 'the answer has no error_code 1006',
        answer.status === 409 &&
          refusal?.data?.status !== 'pending' &&
          'the answer has no status “pending” under "data"',
        payment?.status !== 'pending' &&
          `the order reads as ${payment?.status ?? 'nothing'}, where pending is expected`,
        payment?.unfinished === true && 'the order reads as unfinished, as if it could be paid now',
      );
    },
  },
  {
    promise: 'A genuine notification is answered with OK',
    advice:
      'Answer 200 with OK in the first 100 characters, else it is repeated. Mind the raw body, CSRF checks and redirects.',
    async run({notificationUrl, target: {orderId, upstream}}) {
      if (!notificationUrl()) return notObservable(NOWHERE);
      const attempts = await upstream.move(orderId, 'cancelled');
      if (attempts.length === 0) return notObservable('the order asked for no notification');
      const refused = attempts.find(({isAccepted}) => !isAccepted)?.answer.slice(0, SHOWN_ANSWER);
      return judge(refused !== undefined && `it was answered “${refused}”, where “200 OK” is expected`);
    },
  },
  {
    promise: 'What was notified is what a return is told',
    advice: "Keep the status of a genuine notification, and translate MultiSafepay's words into the five.",
    async run({statusOf, notificationUrl}) {
      if (!notificationUrl()) return notObservable(NOWHERE);
      const status = await statusOf();
      return judge(status !== 'cancelled' && `the order reads as ${status ?? 'nothing'} after a genuine “cancelled”`);
    },
  },
];
