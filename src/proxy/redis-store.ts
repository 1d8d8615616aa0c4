import * as z from 'zod/mini';
import type {PaymentStore} from './store.js';

/** The part of a connected client of the `redis` package (4 or newer) that the store uses. */
export interface RedisClient {
  get(key: string): Promise<string | null>;
  eval(script: string, options: {keys: string[]; arguments: string[]}): Promise<unknown>;
}

/** KEYS: record, open orders. ARGV: expected text or '', text, ttl in ms, time, '1' when open. */
const COMPARE_AND_SET = `
local known = redis.call('GET', KEYS[1])
if (known or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if ARGV[5] == '1' then redis.call('ZADD', KEYS[2], ARGV[4], KEYS[1]) else redis.call('ZREM', KEYS[2], KEYS[1]) end
return 1`;

/** KEYS: record, open orders, since. ARGV: expected text. What was deleted is not remembered, so remembering begins anew. */
const COMPARE_AND_DELETE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1], KEYS[3])
redis.call('ZREM', KEYS[2], KEYS[1])
return 1`;

/** KEYS: open orders. ARGV: limit. Forgets those whose record has expired. */
const LIST_OPEN = `
local open = {}
for _, key in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if #open >= tonumber(ARGV[1]) then break end
  if redis.call('EXISTS', key) == 1 then table.insert(open, key) else redis.call('ZREM', KEYS[1], key) end
end
return open`;

/**
 * KEYS: since. ARGV: time. The marker holds the instance's run id: a restart or a failover may have lost writes, an emptied Redis
 * has lost the marker too, and any eviction policy but noeviction may lose a record at any time.
 */
const REMEMBERS_SINCE = `
if not string.find(redis.call('INFO', 'memory'), 'maxmemory_policy:noeviction', 1, true) then return '' end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local markedRun, since = string.match(redis.call('GET', KEYS[1]) or '', '^(%w+) (%d+)$')
if run == markedRun then return since end
redis.call('SET', KEYS[1], run .. ' ' .. ARGV[1])
return ARGV[1]`;

const keys = z.array(z.string());

/** For any number of processes and across restarts. `prefix` keeps several shops in one Redis apart; on a cluster it must be a hash tag, `{shop}:`. */
export function redisStore(client: RedisClient, prefix = 'trustpay-checkout:'): PaymentStore {
  const open = `${prefix}open`;
  const since = `${prefix}since`;
  const run = (script: string, names: string[], ...values: string[]) =>
    client.eval(script, {keys: names, arguments: values});

  return {
    get: async (key) => (await client.get(prefix + key)) ?? undefined,
    async compareAndSet(key, expected = '', text, {ttl, isOpen}) {
      const now = String(Date.now());
      const values = [expected, text, String(ttl), now, isOpen ? '1' : '0'];
      return (await run(COMPARE_AND_SET, [prefix + key, open], ...values)) === 1;
    },
    compareAndDelete: async (key, expected) =>
      (await run(COMPARE_AND_DELETE, [prefix + key, open, since], expected)) === 1,
    async listOpen(limit) {
      const listed = keys.parse(await run(LIST_OPEN, [open], String(limit)));
      return listed.map((key) => key.slice(prefix.length));
    },
    async remembersSince() {
      const answer = await run(REMEMBERS_SINCE, [since], String(Date.now()));
      return Number(answer) || undefined;
    },
  };
}
