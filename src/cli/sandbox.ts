import {randomUUID} from 'node:crypto';
import {createSandbox, SCENARIOS, type Moment} from '../sandbox/index.js';
import {readArguments, readPort} from './arguments.js';
import {listen} from './listen.js';
import {openBrowser} from './open-browser.js';
import {openOrderFile} from './order-file.js';

export const SANDBOX_HELP = `Usage: trustpay-checkout sandbox [options]

MultiSafepay's TrustPay on this machine: the order API, the payment page, webhooks, and a dashboard that shows them.

  --port 8700     where it listens; 0 for any free port
  --api-key KEY   the key that the API asks for; a new one each time by default
  --state FILE    where orders are kept; without it they are forgotten in the end
  --open          opens the dashboard in a browser
  --verbose       prints each call
`;

/** `sandbox`: serves the sandbox on the loopback interface until the process is ended. */
export async function runSandbox(args: string[]): Promise<void> {
  const {values} = readArguments({
    args,
    options: {
      port: {type: 'string', default: '8700'},
      'api-key': {type: 'string', default: randomUUID()},
      state: {type: 'string'},
      open: {type: 'boolean', default: false},
      verbose: {type: 'boolean', default: false},
    },
  });
  const apiKey = values['api-key'];
  const sandbox = createSandbox({apiKey, state: values.state ? openOrderFile(values.state) : undefined});
  const fetch = values.verbose ? printing(sandbox.fetch) : sandbox.fetch;
  const {origin} = await listen(fetch, readPort(values.port));

  console.log(welcome(origin, apiKey));
  if (values.open) openBrowser(`${origin}/`);
}

const welcome = (origin: string, apiKey: string): string => `API base    ${origin}/v1/json/
Dashboard   ${origin}/
API key     ${apiKey}

Create an order, open the payment_url of the answer, press “Pay”:

  curl ${origin}/v1/json/orders --header 'api_key: ${apiKey}' --data '{
    "type": "redirect", "gateway": "TRUSTPAY", "order_id": "A-1001",
    "currency": "CZK", "amount": 129900, "description": "Order A-1001" }'

Write [sandbox:declined] into a description to see it go wrong. There are:

${listScenarios()}
  and [sandbox:1000] to [sandbox:9999], a refusal with that error code
`;

const MOMENTS: Readonly<Record<Moment, string>> = {
  create: 'creating',
  read: 'reading',
  close: 'closing',
  update: 'updating',
  refund: 'refunding',
  pay: 'paying',
  print: 'the answer',
  webhook: 'webhooks',
};

const INDENT = 14;
const WIDTH = 100;

/** The scenarios by the moment they happen at, wrapped. */
function listScenarios(): string {
  const named = SCENARIOS.filter(({name}) => !/^\d/.test(name));
  const moments = [...new Set(named.map(({at}) => at))];
  return moments
    .map((moment) => {
      const names = named.filter(({at}) => at === moment).map(({name}) => name);
      return `  ${MOMENTS[moment].padEnd(INDENT - 2)}${wrap(names)}`;
    })
    .join('\n');
}

function wrap(words: readonly string[]): string {
  const lines = [''];
  for (const word of words) {
    const line = `${lines.at(-1) ?? ''} ${word}`.trimStart();
    if (line.length > WIDTH - INDENT) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines.join(`\n${' '.repeat(INDENT)}`);
}

type FetchHandler = (request: Request) => Promise<Response>;

/** Prints each call and its answer's status. No query and no header is printed: a key may stand there. */
const printing =
  (fetch: FetchHandler): FetchHandler =>
  async (request) => {
    const start = performance.now();
    const response = await fetch(request);
    const duration = Math.round(performance.now() - start);
    console.log(`${request.method} ${new URL(request.url).pathname} ${response.status} ${duration} ms`);
    return response;
  };
