import type {Context} from 'hono';
import type {Plan} from './plans.js';
import type {ScenarioName} from './scenarios.js';

/** Longer than anybody waits for an answer, in seconds. */
const NEVER = 60;

/** How long a server in front of MultiSafepay asks to be left alone, in seconds. */
const RETRY_AFTER = 30;

type OutageStatus = 403 | 429 | 500 | 502 | 503;

/** The answer of a server in front of MultiSafepay, which is HTML, where the scenarios want one. */
export function outageAmong(context: Context, scenarios: ReadonlyMap<ScenarioName, Plan>): Response | undefined {
  const name = [...scenarios.keys()].find((scenario) => scenario.startsWith('http-'));
  return name && outage(context, Number(name.replace('http-', '')) as OutageStatus);
}

function outage(context: Context, status: OutageStatus): Response {
  if (status === 429 || status === 503) context.header('retry-after', String(RETRY_AFTER));
  return context.html(`<html><body><h1>${status}</h1></body></html>`, status);
}

/** An answer on its way: late, never, or cut off, where the scenarios want it so. */
export async function deliver(
  answer: Response,
  scenarios: ReadonlyMap<ScenarioName, Plan>,
  signal: AbortSignal,
): Promise<Response> {
  const seconds = scenarios.has('answer-never') ? NEVER : scenarios.get('answer-after')?.seconds;
  if (seconds) await pause(seconds * 1000, signal);
  if (scenarios.has('answer-never') || scenarios.has('answer-lost')) return cutAfter(answer, 0);
  if (scenarios.has('answer-cut')) return cutAfter(answer, 1 / 2);
  return answer;
}

/** The beginning of an answer, after which the connection breaks. Its length is announced, so that nobody takes the rest for it. */
async function cutAfter(answer: Response, share: number): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const body = new ReadableStream({
    start(controller) {
      if (share > 0) controller.enqueue(bytes.slice(0, bytes.length * share));
    },
    pull(controller) {
      controller.error(plannedCut());
    },
  });
  const headers = new Headers(answer.headers);
  headers.set('content-length', String(bytes.length));
  return new Response(body, {status: answer.status, headers});
}

/** What breaks a connection. Servers print it, and its stack would look like a bug to whoever asked for the scenario. */
function plannedCut(): Error {
  const error = new Error('The connection was cut on purpose.');
  error.stack = `Sandbox: ${error.message}`;
  return error;
}

/** Waits, unless the caller gives up first. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
