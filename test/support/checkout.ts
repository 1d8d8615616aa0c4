import {fixture, fixtureCleanup, waitUntil} from '@open-wc/testing';
import {http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';
import {afterAll, afterEach, beforeAll} from 'vitest';
import {page, userEvent} from 'vitest/browser';
import type {Customer} from '../../src/contract/customer.ts';
import type {CheckoutRequest, PaymentStatus} from '../../src/contract/order.ts';
import type {TrustpayCheckout} from '../../src/trustpay-checkout.ts';
import '../../src/trustpay-checkout.ts';
import {jana} from './orders.ts';

export const PAYMENT_URL = 'https://payv2.multisafepay.com/connect/13oElU/?lang=en_CZ';
const ORDERS = '/api/orders';

/** A merchant's proxy at the wire, for each test of the calling file: it creates orders until it is told to answer otherwise. */
export function useProxy() {
  const worker = setupWorker();
  const requests: CheckoutRequest[] = [];
  const received: Request[] = [];
  const answer = (respond: () => Response | Promise<Response>) => {
    worker.resetHandlers(
      http.post(ORDERS, async ({request}) => {
        received.push(request.clone());
        requests.push((await request.json()) as CheckoutRequest);
        return respond();
      }),
    );
  };
  const create = (payment_url = PAYMENT_URL) => {
    answer(() => HttpResponse.json({success: true, data: {order_id: 'A-1001', payment_url}}));
  };
  const questions: string[] = [];
  const answerQuestions = (respond: (orderId: unknown) => Response | Promise<Response>) => {
    worker.use(
      http.get(`${ORDERS}/:id`, ({params, request}) => {
        questions.push(request.url);
        return respond(params.id);
      }),
    );
  };
  /** What the proxy says of an order when the shopper is back, once it is `time`. */
  const report = (status: PaymentStatus, more: object = {}, time?: Promise<void>) => {
    answerQuestions(async (order_id) => {
      await time;
      return HttpResponse.json({success: true, data: {order_id, status, ...more}});
    });
  };
  /** The proxy does not say how an order stands. */
  const withhold = (status: number) => {
    answerQuestions(() => HttpResponse.json({success: false}, {status}));
  };
  const refuse = (status: number, body: object = {}, headers: HeadersInit = {}) => {
    answer(() => HttpResponse.json({success: false, ...body}, {status, headers}));
  };

  beforeAll(async () => {
    await worker.start({quiet: true, onUnhandledRequest: 'bypass'});
    create();
  });
  afterEach(() => {
    fixtureCleanup();
    sessionStorage.clear();
    requests.length = received.length = questions.length = 0;
    create();
  });
  afterAll(() => {
    worker.stop();
  });
  return {requests, received, questions, answer, create, refuse, report, withhold};
}

/** A checkout as a merchant embeds it, but that the page stays: `redirect-target="manual"`. */
export const mount = (properties: Partial<TrustpayCheckout> = {}): Promise<TrustpayCheckout> =>
  fixture<TrustpayCheckout>(
    Object.assign(document.createElement('trustpay-checkout'), {
      endpoint: ORDERS,
      orderId: 'A-1001',
      amount: 129_900,
      description: 'Order A-1001',
      redirectTarget: 'manual',
      lang: 'en',
      ...properties,
    } satisfies Partial<TrustpayCheckout>),
  );

export const field = {
  first_name: () => page.getByLabelText('First name'),
  last_name: () => page.getByLabelText('Last name'),
  email: () => page.getByLabelText('E-mail'),
  country: () => page.getByLabelText('Country'),
};

export const button = () => page.getByRole('button');

export async function fillIn(customer: Partial<Customer> = jana): Promise<void> {
  const {country, ...texts} = customer;
  for (const [name, text] of Object.entries(texts)) await field[name as keyof typeof field]().fill(text);
  if (country) await choose(country);
}

/** Reaching for the list is what fills it. */
async function choose(country: string): Promise<void> {
  const select = field.country().element() as HTMLSelectElement;
  select.focus();
  await waitUntil(() => select.querySelector(`[value=${country}]`));
  await userEvent.selectOptions(select, country);
}

/** The next event of this type, typed as the event map says. */
export const nextEvent = <Type extends keyof HTMLElementEventMap>(target: EventTarget, type: Type) =>
  new Promise<HTMLElementEventMap[Type]>((resolve) => {
    target.addEventListener(
      type,
      (event) => {
        resolve(event as HTMLElementEventMap[Type]);
      },
      {once: true},
    );
  });

/** What has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** One part of the element as a stylesheet would name it. */
export const part = (checkout: TrustpayCheckout, name: string): HTMLElement =>
  checkout.shadowRoot!.querySelector<HTMLElement>(`[part='${name}']`)!;

/** What a field says is wrong with it. */
export const errorOf = (checkout: TrustpayCheckout, name: string): string =>
  checkout.shadowRoot!.getElementById(`${name}-error`)!.textContent.trim();

/** What the button says while it can be pressed. */
export const labelOf = (checkout: TrustpayCheckout): string =>
  checkout.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=submit-label]')!.textContent.trim();

/** What is said after a return from the payment page; `undefined` when nothing is. */
export const returnWords = (checkout: TrustpayCheckout): string | undefined =>
  checkout.shadowRoot!.querySelector('slot[name=return]')?.textContent.trim();
