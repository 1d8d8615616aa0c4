import type {PaymentStore} from './store.js';

interface Entry {
  readonly text: string;
  readonly expires: number;
  readonly isOpen: boolean;
}

/** For one process, until it ends: at most `capacity` orders, the one longest unwritten makes room. */
export function memoryStore(capacity = 10_000): PaymentStore {
  const entries = new Map<string, Entry>(); // in the order of writing

  const read = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry && entry.expires > Date.now() ? entry.text : undefined;
  };

  const write = (key: string, entry: Entry): void => {
    entries.delete(key);
    const [oldest] = entries.keys();
    if (oldest !== undefined && entries.size >= capacity) entries.delete(oldest);
    entries.set(key, entry);
  };

  return {
    get: (key) => Promise.resolve(read(key)),
    compareAndSet(key, expected, text, {ttl, isOpen}) {
      const isExpected = read(key) === expected;
      if (isExpected) write(key, {text, expires: Date.now() + ttl, isOpen});
      return Promise.resolve(isExpected);
    },
    compareAndDelete(key, expected) {
      const isExpected = read(key) === expected;
      if (isExpected) entries.delete(key);
      return Promise.resolve(isExpected);
    },
    listOpen(limit) {
      const open = Array.from(entries.keys()).filter((key) => entries.get(key)?.isOpen && read(key) !== undefined);
      return Promise.resolve(open.slice(0, limit));
    },
  };
}
