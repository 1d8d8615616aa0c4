/** What can go wrong between the page and the merchant's proxy, as a tester reads it. `failing-proxy.ts` plays it. */
export const SCENARIOS = {
  offline: 'Offline',
  timeout: 'No answer',
  slow: 'Slow, then down',
  html: 'HTML error page',
  nonsense: 'Not JSON',
  misconfigured: 'Misconfigured',
  unavailable: 'Unavailable',
  'field-error': 'E-mail refused',
  declined: 'Declined',
  'price-changed': 'Price changed',
  'already-paid': 'Already paid',
  'rate-limited': 'Too many attempts',
  'no-payment-url': 'No payment page',
  'foreign-url': 'Foreign payment page',
} as const;

export type ScenarioName = keyof typeof SCENARIOS;

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);
