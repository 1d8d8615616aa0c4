import * as z from 'zod/mini';
import {PAYMENT_STATUSES, paymentSchema} from '../../contract/order.js';
import {judge, notObservable, notOffered, type PromiseCheck} from '../verdict.js';
import {unlike, type Answer, type Visitor} from '../visitor.js';

/** The parameter that lets a return ask without a session. */
const TOKEN = 'trustpay_return';

const statusAloneSchema = z.strictObject({
  success: z.literal(true),
  data: z.strictObject({
    order_id: z.coerce.string(),
    status: z.literal(PAYMENT_STATUSES),
    unfinished: z.optional(z.boolean()),
  }),
});

const OWN_MARK = '<b>not-an-order</b>';

/** The order's id and its status, and nothing else. */
const isStatusAlone = ({json}: Answer): boolean => statusAloneSchema.safeParse(json).success;

/** The token in the return URL that MultiSafepay was sent last. */
function tokenOf({target: {upstream}}: Visitor): string | undefined {
  const url = upstream.orders.findLast(({payment_options}) => payment_options?.redirect_url !== undefined)
    ?.payment_options?.redirect_url;
  return typeof url === 'string' && URL.canParse(url) ? (new URL(url).searchParams.get(TOKEN) ?? undefined) : undefined;
}

/** The same length and alphabet, another content. */
const forged = (token: string): string => Array.from(token).reverse().join('');

/** How an order stands, as a returning shopper is told. */
export const RETURNS: readonly PromiseCheck[] = [
  {
    promise: 'A return can ask how the order stands',
    advice:
      'Answer GET {endpoint}/{order_id} 200 with {"success":true,"data":{"order_id","status"}} and one of the five words.',
    async run({get, target: {orderId}}) {
      const answer = await get(orderId);
      const {data} = paymentSchema().safeParse(answer.json);
      return judge(unlike(answer, [200]), data?.data.order_id !== orderId && 'the answer is not of that shape');
    },
  },
  {
    promise: 'A return token tells the status and nothing else',
    advice:
      'With the token of the return URL answer 200 and the status without a session; with another token, and to a POST, answer as if there were none.',
    async run(visitor) {
      const {getAsStranger, postAsStranger, checkout, isObserved, target} = visitor;
      const {orderId} = target;
      if (!isObserved()) return notObservable('no order of it has reached the MultiSafepay that is watched');
      const token = tokenOf(visitor);
      if (token === undefined) return notOffered(`it sends no redirect_url with ${TOKEN}`);

      const query = (value: string): string => new URLSearchParams({[TOKEN]: value}).toString();
      const without = await getAsStranger(orderId);
      const genuine = await getAsStranger(orderId, query(token));
      const guessed = await getAsStranger(orderId, query(forged(token)));
      const elsewhere = await getAsStranger('no-such-order', query(token));
      const refused = await postAsStranger(checkout());
      const paying = await postAsStranger(checkout(), query(token));
      return judge(
        unlike(genuine, [200]),
        genuine.status === 200 &&
          !isStatusAlone(genuine) &&
          'the answer has more in it than order_id, status and unfinished',
        guessed.status !== without.status &&
          `a forged token was answered ${guessed.status}, where ${without.status} is expected as without one`,
        elsewhere.status === 200 && 'the token opened another order',
        paying.status !== refused.status &&
          `POST with the token was answered ${paying.status}, where ${refused.status} is expected as without one`,
      );
    },
  },
  {
    promise: 'A page for visitors without script says nothing that was not written for it',
    advice: 'Escape what you print, answer 200 for an order of the visitor and 404 for any other.',
    async run({getOddly, target: {orderId}}) {
      const page = {accept: 'text/html'};
      const answer = await getOddly(orderId, page);
      const isPage = /^text\/html/.test(answer.headers.get('content-type') ?? '');
      if (!isPage) return notOffered('it answers Accept: text/html with no page');

      const unknown = await getOddly(OWN_MARK, page);
      return judge(
        unlike(answer, [200]),
        unlike(unknown, [404]),
        unknown.text.includes(OWN_MARK) && 'an order id was printed as HTML',
      );
    },
  },
];
