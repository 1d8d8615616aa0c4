import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {memoryStore} from '../../src/proxy/index.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = {ttl: 1_000, isOpen: true};
const settled = {ttl: 1_000, isOpen: false};

describe('the store in memory', () => {
  it('keeps a text for its time', async () => {
    const store = memoryStore();
    expect(await store.compareAndSet('order:1', undefined, 'text', open)).toBe(true);
    expect(await store.get('order:1')).toBe('text');
    vi.advanceTimersByTime(1_000);
    expect(await store.get('order:1')).toBeUndefined();
    expect(await store.listOpen(10)).toEqual([]);
  });

  it('changes only what is as expected', async () => {
    const store = memoryStore();
    expect(await store.compareAndSet('1', 'one', 'two', open)).toBe(false);
    await store.compareAndSet('1', undefined, 'one', open);
    expect(await store.compareAndSet('1', undefined, 'two', open)).toBe(false);
    expect(await store.compareAndSet('1', 'one', 'two', open)).toBe(true);
    expect(await store.compareAndDelete('1', 'one')).toBe(false);
    expect(await store.compareAndDelete('1', 'two')).toBe(true);
    expect(await store.get('1')).toBeUndefined();
  });

  it('lists what is open, the longest unwritten first', async () => {
    const store = memoryStore();
    await store.compareAndSet('1', undefined, 'one', open);
    await store.compareAndSet('2', undefined, 'two', settled);
    await store.compareAndSet('3', undefined, 'three', open);
    await store.compareAndSet('1', 'one', 'one again', open);
    expect(await store.listOpen(10)).toEqual(['3', '1']);
    expect(await store.listOpen(1)).toEqual(['3']);
  });

  it('is bounded: the longest unwritten makes room', async () => {
    const store = memoryStore(2);
    await store.compareAndSet('1', undefined, 'one', open);
    await store.compareAndSet('2', undefined, 'two', open);
    await store.compareAndSet('1', 'one', 'one again', open);
    await store.compareAndSet('3', undefined, 'three', open);
    expect([await store.get('1'), await store.get('2'), await store.get('3')]).toEqual([
      'one again',
      undefined,
      'three',
    ]);
  });

  it('never proves that it has not forgotten', () => {
    expect(memoryStore().remembersSince).toBeUndefined();
  });
});
