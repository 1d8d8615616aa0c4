import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {memoryStore} from '../../src/proxy/index.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the store in memory', () => {
  it('keeps a value for its time', async () => {
    const store = memoryStore();
    await store.set('order:1', 'text', 1_000);
    expect(await store.get('order:1')).toBe('text');
    vi.advanceTimersByTime(1_000);
    expect(await store.get('order:1')).toBeUndefined();
  });

  it('adds only what is not there, or no longer', async () => {
    const store = memoryStore();
    expect(await store.add('claim', 'one', 1_000)).toBe(true);
    expect(await store.add('claim', 'other', 1_000)).toBe(false);
    expect(await store.get('claim')).toBe('one');
    vi.advanceTimersByTime(1_000);
    expect(await store.add('claim', 'other', 1_000)).toBe(true);
    await store.delete('claim');
    expect(await store.get('claim')).toBeUndefined();
  });

  it('is bounded: the oldest makes room', async () => {
    const store = memoryStore(2);
    await store.set('1', 'one', 1_000);
    await store.set('2', 'two', 1_000);
    await store.set('1', 'one again', 1_000);
    await store.set('3', 'three', 1_000);
    expect([await store.get('1'), await store.get('2'), await store.get('3')]).toEqual([
      'one again',
      undefined,
      'three',
    ]);
  });
});
