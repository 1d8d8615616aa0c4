import * as z from 'zod/mini';
import {parse, type Parsed} from '../contract/issue.js';
import {toLocale} from '../contract/locale.js';
import {orderSchema, type CheckoutRequest, type Order} from '../contract/order.js';
import type {FoundOrder, Settings} from './options.js';
import {PLUGIN} from './plugin.js';

const ipAddress = z.union([z.ipv4(), z.ipv6()]);

/** MultiSafepay documents 25 characters for a name; people have longer ones. */
const NAME_LENGTH = 25;

/** A header longer than this tells nobody anything. */
const HEADER_LENGTH = 500;

const graphemes = new Intl.Segmenter();

/** Cuts a name to MultiSafepay's limit, between two characters as a reader sees them. */
export function fitName(name: string): string {
  if (name.length <= NAME_LENGTH) return name;
  let fitted = '';
  for (const {segment} of graphemes.segment(name)) {
    if (Array.from(fitted + segment).length > NAME_LENGTH) break;
    fitted += segment;
  }
  // A single character of more than 25 code points is no name: it is cut wherever.
  return fitted.trim() || Array.from(name).slice(0, NAME_LENGTH).join('');
}

/** The address where it is one; of a list the first, which is the shopper's. */
function toAddress(address: string | undefined): string | undefined {
  const [first] = (address ?? '').split(',');
  return ipAddress.safeParse(first?.trim()).data;
}

const header = (headers: Headers, name: string): string | undefined =>
  headers.get(name)?.slice(0, HEADER_LENGTH) || undefined;

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
): Parsed<Order> {
  const redirectUrl = found.redirectUrl ?? settings.redirectUrl;
  return parse(orderSchema(), {
    type: 'redirect',
    order_id,
    currency: found.currency ?? 'CZK',
    amount: found.amount,
    gateway: found.gateway ?? 'TRUSTPAY',
    description: found.description,
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
      first_name: fitName(customer.first_name),
      last_name: fitName(customer.last_name),
      locale: customer.locale ?? toLocale(headers.get('accept-language') ?? '', customer.country),
      ip_address: toAddress(address),
      user_agent: header(headers, 'user-agent'),
      referrer: header(headers, 'referer'),
    },
    plugin: {
      shop: PLUGIN.name,
      shop_version: PLUGIN.version,
      plugin_version: PLUGIN.version,
      partner: PLUGIN.name,
      shop_root_url: URL.canParse(redirectUrl) ? new URL(redirectUrl).origin : '',
    },
  });
}
