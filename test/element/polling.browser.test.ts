import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {PollingController} from '../../src/element/polling.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const host = {
  addController: vi.fn(),
  removeController: vi.fn(),
  requestUpdate: vi.fn(),
  updateComplete: Promise.resolve(true),
};

let visibility: DocumentVisibilityState = 'visible';
beforeEach(() => {
  vi.useFakeTimers({now: 0});
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  polling?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

let polling: PollingController | undefined;

/** The seconds at which the question was asked, on the page's clock. */
function startPolling(atLeast = 0): number[] {
  const asked: number[] = [];
  polling = new PollingController(host, () => {
    asked.push(Date.now() / SECOND);
    return Promise.resolve(atLeast);
  });
  polling.start();
  return asked;
}

const gaps = (times: readonly number[]) => times.map((time, index) => time - (times[index - 1] ?? 0));

function show(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
}

describe('a question that is worth asking again', () => {
  it('is asked every few seconds for two minutes', async () => {
    const asked = startPolling();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(Math.max(...gaps(asked))).toBeLessThanOrEqual(4.1);
    expect(Math.min(...gaps(asked))).toBeGreaterThanOrEqual(3);
  });

  it('is asked ever more seldom, and every thirty seconds at last', async () => {
    const asked = startPolling();
    await vi.advanceTimersByTimeAsync(15 * MINUTE);
    const pauses = gaps(asked);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThan(25);
    expect(pauses.at(-1)).toBeLessThanOrEqual(31);
  });

  it('is not asked by itself any more after a quarter of an hour, but when the shopper comes back', async () => {
    const asked = startPolling();
    await vi.advanceTimersByTimeAsync(16 * MINUTE);
    const {length} = asked;
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(asked).toHaveLength(length);
    show('visible');
    expect(asked).toHaveLength(length + 1);
  });

  it('is not asked while the page is hidden, and at once when it is shown', async () => {
    const asked = startPolling();
    show('hidden');
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(asked).toEqual([]);
    show('visible');
    expect(asked).toEqual([300]);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(asked.length).toBeGreaterThan(2);
  });

  it.each(['online', 'pageshow'])('is asked at once after %s', (type) => {
    const asked = startPolling();
    window.dispatchEvent(new Event(type));
    expect(asked).toEqual([0]);
  });

  it('waits as long as the proxy wants to be left alone', async () => {
    const asked = startPolling(20 * SECOND);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).toEqual([3, 23, 43]);
  });

  it('is not asked once it is answered, nor while the element is out of the page', async () => {
    const asked = startPolling();
    polling!.hostDisconnected();
    await vi.advanceTimersByTimeAsync(MINUTE);
    show('visible');
    expect(asked).toEqual([]);
    polling!.hostConnected();
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    expect(asked).toHaveLength(1);
    polling!.stop();
    polling!.hostConnected();
    await vi.advanceTimersByTimeAsync(MINUTE);
    show('visible');
    expect(asked).toHaveLength(1);
  });

  it('is not asked twice as often by who starts twice', async () => {
    const asked = startPolling();
    polling!.start();
    await vi.advanceTimersByTimeAsync(9 * SECOND);
    expect(asked).toEqual([3, 6, 9]);
  });
});
