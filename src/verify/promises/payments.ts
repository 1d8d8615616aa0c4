import {refusalSchema} from '../../contract/order.js';
import {judge, notObservable, notOffered, type PromiseCheck} from '../verdict.js';
import {linkOf, pause, unlike, type Answer, type Visitor} from '../visitor.js';

/** How long MultiSafepay takes for an answer while a second request is on its way, in seconds. */
const SLOW = 1;

/** How long an order's end is waited for, in seconds. */
const LONGEST_LIFE = 60;

const OTHER_MULTISAFEPAY = 'no order of it has reached the MultiSafepay that is watched';

const priceIn = ({json}: Answer): number | undefined => refusalSchema().safeParse(json).data?.data?.amount;

const noLink = (answer: Answer): string | undefined =>
  unlike(answer, [200]) ?? (linkOf(answer) === undefined ? `${answer.call} was answered without a payment_url` : '');

/** What is wrong when the answer's link is not the only one that can be paid. */
async function faultOfLinks({target: {orderId, upstream}}: Visitor, answer: Answer): Promise<string | undefined> {
  const live = await upstream.liveLinks(orderId);
  const link = linkOf(answer);
  if (live.length > 1) return `${live.length} links can be paid, where 1 is expected`;
  if (link === undefined || live.some((session) => link.includes(session))) return undefined;
  return 'the link that was answered cannot be paid any more';
}

/** One order, one price, one payment. */
export const PAYMENTS: readonly PromiseCheck[] = [
  {
    promise: 'A price that the page made up creates nothing',
    advice:
      'Compare the amount with your own, answer 409 with error_code 1001 and {"data":{"amount","currency"}}, create nothing.',
    async run({post, checkout, agree, target: {upstream}}) {
      const answer = await post({...checkout(), amount: 1});
      const price = priceIn(answer);
      agree(answer.status === 409 ? price : 1);
      return judge(
        unlike(answer, [409]),
        answer.status === 409 && price === undefined && 'the answer has no amount under "data"',
        upstream.orders.length > 0 && 'MultiSafepay was asked to create an order',
      );
    },
  },
  {
    promise: 'A checkout is answered with a payment page',
    advice:
      'Answer {"success":true,"data":{"order_id","payment_url"}} as MultiSafepay gave it. Is the order open, the header right?',
    async run({post, checkout}) {
      const answer = await post(checkout());
      const link = linkOf(answer) ?? '';
      return judge(noLink(answer), link && !URL.canParse(link) && 'payment_url is no URL');
    },
  },
  {
    promise: 'The same checkout sent again is the same payment',
    advice:
      'Keep the payment_url of an order, claim the order before you create it, and answer a repeat from the record.',
    async run(visitor) {
      const {post, checkout, isObserved, target} = visitor;
      const {orderId, upstream} = target;
      const before = upstream.orders.length;
      const same = checkout();
      await upstream.plan(orderId, 'answer-after', {seconds: SLOW});
      const first = post(same);
      await Promise.race([first, upstream.nextOrder()]);
      const answers = [...(await Promise.all([first, post(same)])), await post(same)];
      await upstream.unplan(orderId);

      const links = new Set(answers.map(linkOf));
      const made = upstream.orders.length - before;
      return judge(
        answers.map(noLink).find(Boolean),
        links.size > 1 && `three equal requests got ${links.size} different links`,
        isObserved() && made !== 1 && `three equal requests created ${made} orders, where 1 is expected`,
      );
    },
  },
  {
    promise: 'Changed details leave one link that can be paid',
    advice:
      'Before you create an order anew, PATCH it with {"status":"cancelled","exclude_order":true}, and read whether it is closed.',
    async run(visitor) {
      const {post, checkout, isObserved} = visitor;
      if (!isObserved()) return notObservable(OTHER_MULTISAFEPAY);
      const answers = [await post(checkout()), await post(checkout())];
      const [, last] = answers;
      return judge(answers.map(noLink).find(Boolean), last && (await faultOfLinks(visitor, last)));
    },
  },
  {
    promise: 'The late “cancelled” of a closed session takes nothing back',
    advice:
      'A webhook may be older than what you know: compare its transaction_id or modified, or read the order before you believe it.',
    async run(visitor) {
      const {post, checkout, statusOf, isObserved, target} = visitor;
      const {orderId, upstream} = target;
      if (!isObserved()) return notObservable(OTHER_MULTISAFEPAY);
      await post(checkout());
      const wasClosed = upstream.calls.length;
      const second = checkout();
      const answer = await post(second);
      if (!upstream.calls.slice(wasClosed).some(({method}) => method === 'PATCH')) {
        return notObservable('it closed no session when the details changed');
      }
      await upstream.deliver(orderId);

      const status = (await statusOf()) ?? 'no status';
      const repeat = await post(second);
      return judge(
        noLink(answer),
        !['pending', 'unknown'].includes(status) && `the order reads as ${status}, where pending is expected`,
        noLink(repeat),
        linkOf(repeat) !== linkOf(answer) && 'the same request then got another link',
        await faultOfLinks(visitor, repeat),
      );
    },
  },
  {
    promise: 'An answer that got lost leaves one link that can be paid',
    advice:
      'Write down that you ask before you ask. On the next press read the order, close what is open, then create; answer 502 to 504 meanwhile.',
    async run(visitor) {
      const {post, checkout, isObserved, target} = visitor;
      const {orderId, upstream} = target;
      if (!isObserved()) return notObservable(OTHER_MULTISAFEPAY);
      const same = checkout();
      await upstream.plan(orderId, 'answer-lost');
      const lost = await post(same);
      const again = await post(same);
      await upstream.unplan(orderId);
      return judge(
        unlike(lost, [200, 500, 502, 503, 504]),
        unlike(again, [200, 500, 502, 503, 504]),
        await faultOfLinks(visitor, again),
      );
    },
  },
];

/** An order's end, on an order of its own: it is spent afterwards. */
export const END: PromiseCheck = {
  promise: 'An order whose time is over cannot be paid',
  advice: 'Send the time left as seconds_active, and answer 410 once it is over, before MultiSafepay is asked.',
  async run({post, checkout, faultOfRefusal, isObserved, target: {upstream, expiringOrderId}}) {
    if (!isObserved()) return notObservable(OTHER_MULTISAFEPAY);
    if (expiringOrderId === undefined) {
      return upstream.orders.some(({seconds_active}) => seconds_active !== undefined)
        ? notObservable('--expiring-order-id names no order that ends within a minute')
        : notOffered('it sends no seconds_active');
    }

    const learn = await post({...checkout(), order_id: expiringOrderId, amount: 1});
    const order = {...checkout(), order_id: expiringOrderId, amount: priceIn(learn)};
    if (learn.status !== 410) {
      const answer = await post(order);
      const seconds = upstream.orders.at(-1)?.seconds_active;
      if (answer.status !== 200) return judge(unlike(answer, [200, 410]));
      if (linkOf(answer) === undefined) return notObservable('the order of --expiring-order-id got no payment_url');
      if (typeof seconds !== 'number') return notOffered('it sends no seconds_active');
      if (seconds > LONGEST_LIFE) return notObservable(`the order lives longer than ${LONGEST_LIFE} seconds`);
      await pause(seconds + 1);
    }
    return judge(await faultOfRefusal([410], () => post(order)));
  },
};
