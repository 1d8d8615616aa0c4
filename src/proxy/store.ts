/**
 * Where payments are remembered: text under a key, for a time in milliseconds. Shared between processes it must be atomic in
 * `add` only, which sets what is not there yet and says whether it did.
 */
export interface PaymentStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, lifetime: number): Promise<void>;
  add(key: string, value: string, lifetime: number): Promise<boolean>;
  delete(key: string): Promise<void>;
}

/** For one process, until it ends: at most `capacity` entries, the oldest makes room. */
export function memoryStore(capacity = 10_000): PaymentStore {
  const entries = new Map<string, {readonly value: string; readonly expires: number}>();

  const read = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry && entry.expires > Date.now() ? entry.value : undefined;
  };

  const write = (key: string, value: string, lifetime: number): void => {
    entries.delete(key);
    const [oldest] = entries.keys();
    if (oldest !== undefined && entries.size >= capacity) entries.delete(oldest);
    entries.set(key, {value, expires: Date.now() + lifetime});
  };

  return {
    get: (key) => Promise.resolve(read(key)),
    set(key, value, lifetime) {
      write(key, value, lifetime);
      return Promise.resolve();
    },
    add(key, value, lifetime) {
      const isFree = read(key) === undefined;
      if (isFree) write(key, value, lifetime);
      return Promise.resolve(isFree);
    },
    delete(key) {
      entries.delete(key);
      return Promise.resolve();
    },
  };
}

/** The part of a connected client of the `redis` package (4 or newer) that the store uses. */
export interface RedisClient {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, options: {PX: number; NX?: true}): Promise<string | null>;
  del(key: string): Promise<number>;
}

/** For any number of processes and across restarts. `prefix` keeps several shops in one Redis apart. */
export function redisStore(client: RedisClient, prefix = 'trustpay-checkout:'): PaymentStore {
  return {
    get: async (key) => (await client.get(prefix + key)) ?? undefined,
    async set(key, value, lifetime) {
      await client.set(prefix + key, value, {PX: lifetime});
    },
    add: async (key, value, lifetime) => (await client.set(prefix + key, value, {PX: lifetime, NX: true})) === 'OK',
    async delete(key) {
      await client.del(prefix + key);
    },
  };
}
