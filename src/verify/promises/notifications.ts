import {judge, notObservable, type PromiseCheck} from '../verdict.js';

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
