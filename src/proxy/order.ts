import * as z from 'zod/mini';
import {parse, type Parsed} from '../contract/issue.js';
import {toLocale} from '../contract/locale.js';
import {orderSchema, type CheckoutRequest, type Order} from '../contract/order.js';
import type {FoundOrder, Settings} from './options.js';
import {PLUGIN} from './plugin.js';

const ipAddress = z.union([z.ipv4(), z.ipv6()]);

/** MultiSafepay documents 25 characters for a name; people have longer ones. */
const NAME_LENGTH = 25;

const DESCRIPTION_LENGTH = 200;

/** A header longer than this tells nobody anything. */
const HEADER_LENGTH = 500;

/** The longest life MultiSafepay gives a link, in seconds. */
const LONGEST_LIFE = 365 * 24 * 60 * 60;

const graphemes = new Intl.Segmenter();

/** Cuts a text to `length` code points at most, between two characters as a reader sees them. */
export function fitText(text: string, length: number): string {
  if (text.length <= length) return text;
  let fitted = '';
  for (const {segment} of graphemes.segment(text)) {
    if (Array.from(fitted + segment).length > length) break;
    fitted += segment;
  }
  // A single character of more code points than that is no word: it is cut wherever.
  return fitted.trim() || Array.from(text).slice(0, length).join('');
}

/** A description that MultiSafepay takes: no half characters, and no `<` that it could read as HTML. */
const fitDescription = (description: string): string =>
  fitText(
    description
      .replace(/\p{Cs}/gu, '')
      .replace(/<(?=[a-z/!?])/gi, '‹')
      .trim(),
    DESCRIPTION_LENGTH,
  );

/** The address where it is one; of a list the first, which is the shopper's if the platform wrote the list. */
export function toAddress(address: string | undefined): string | undefined {
  const [first] = (address ?? '').split(',');
  return ipAddress.safeParse(first?.trim()).data;
}

/** Of the page only the origin: its path and query may hold what is nobody's business. */
function toOrigin(referer: string | null): string | undefined {
  if (referer === null || !URL.canParse(referer)) return undefined;
  const {protocol, origin} = new URL(referer);
  return /^https?:$/.test(protocol) ? origin : undefined;
}

/** What goes to MultiSafepay: the order page's fields, and how long the link may be paid. */
export type SentOrder = Order & {readonly seconds_active?: number};

/**
 * The order as it goes to MultiSafepay: who pays is the browser's to say, everything else the merchant's. Its issues, if any, are
 * therefore the merchant's too.
 */
export function composeOrder(
  {order_id, customer}: CheckoutRequest,
  found: FoundOrder,
  settings: Pick<Settings<never>, 'notificationUrl' | 'redirectUrl' | 'cancelUrl'>,
  {headers}: Request,
  address: string | undefined,
): Parsed<SentOrder> {
  const redirectUrl = found.redirectUrl ?? settings.redirectUrl;
  const order = parse(orderSchema(), {
    type: 'redirect',
    order_id,
    currency: found.currency ?? 'CZK',
    amount: found.amount,
    gateway: found.gateway ?? 'TRUSTPAY',
    description: typeof found.description === 'string' ? fitDescription(found.description) : undefined,
    custom_info: found.customInfo ?? {},
    payment_options: {
      notification_url: settings.notificationUrl,
      notification_method: 'POST',
      redirect_url: redirectUrl,
      cancel_url: found.cancelUrl ?? settings.cancelUrl,
      close_window: false,
    },
    customer: {
      ...customer,
      first_name: fitText(customer.first_name, NAME_LENGTH),
      last_name: fitText(customer.last_name, NAME_LENGTH),
      locale: customer.locale ?? toLocale(headers.get('accept-language') ?? '', customer.country),
      ip_address: toAddress(address),
      user_agent: headers.get('user-agent')?.slice(0, HEADER_LENGTH) || undefined,
      referrer: toOrigin(headers.get('referer')),
    },
    plugin: {
      shop: PLUGIN.name,
      shop_version: PLUGIN.version,
      plugin_version: PLUGIN.version,
      partner: PLUGIN.name,
      shop_root_url: URL.canParse(redirectUrl) ? new URL(redirectUrl).origin : '',
    },
  });
  if (!order.ok || !found.expiresAt) return order;

  const secondsLeft = Math.floor((found.expiresAt.getTime() - Date.now()) / 1000);
  return {ok: true, value: {...order.value, seconds_active: Math.min(Math.max(secondsLeft, 1), LONGEST_LIFE)}};
}
