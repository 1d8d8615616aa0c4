import {createCheckoutProxy, type ProxyEvent} from 'trustpay-checkout/proxy';
import {findOrder, onPayment} from './shop.ts';

// Metrics of the checkout with OpenTelemetry. The two interfaces are the part of `@opentelemetry/api` that is used: in your shop,
// `import {metrics} from '@opentelemetry/api'` and pass `metrics.getMeter('trustpay-checkout')`.
interface Instrument {
  add(value: number, attributes: Readonly<Record<string, string>>): void;
}

interface Recorder {
  record(value: number, attributes: Readonly<Record<string, string>>): void;
}

interface Meter {
  createCounter(name: string, options: {readonly description: string}): Instrument;
  createHistogram(name: string, options: {readonly description: string; readonly unit: string}): Recorder;
}

/** Counts every transition by its type, and how long MultiSafepay and the shop's own books took. */
function observe(meter: Meter): (event: ProxyEvent) => void {
  const transitions = meter.createCounter('trustpay.transitions', {description: 'What happened to orders'});
  const durations = meter.createHistogram('trustpay.duration', {description: 'How long it took', unit: 'ms'});

  return (event) => {
    const attributes: Record<string, string> = {type: event.type};
    if (event.type === 'refused') attributes.reason = event.reason;
    if (event.type === 'dropped') attributes.reason = event.reason;
    if (event.type === 'upstream') attributes.method = event.method;
    transitions.add(1, attributes);
    if ('duration' in event) durations.record(event.duration, attributes);
  };
}

const {MULTISAFEPAY_API_KEY, SHOP_URL = 'https://shop.example'} = process.env;

export const openProxy = (meter: Meter) =>
  createCheckoutProxy({
    apiKey: MULTISAFEPAY_API_KEY,
    environment: 'live',
    findOrder,
    onPayment,
    notificationUrl: `${SHOP_URL}/api/trustpay/notifications`,
    redirectUrl: `${SHOP_URL}/thanks`,
    cancelUrl: `${SHOP_URL}/basket`,
    clientAddress: () => undefined,
    on: observe(meter),
  });
