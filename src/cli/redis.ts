import {createRequire} from 'node:module';
import {dirname} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import type {LogEntry, RedisClient} from '../proxy/index.js';
import {onceAMinute} from '../proxy/log.js';
import {SettingsError} from './arguments.js';

/** The part of the `redis` package (5 or newer) that is used here. */
interface RedisPackage {
  createClient(options: {readonly url: string; readonly disableOfflineQueue: boolean}): Client;
}

interface Client extends RedisClient {
  on(event: 'error', listener: (error: Error) => void): unknown;
  connect(): Promise<unknown>;
  destroy(): void;
}

const MISSING =
  'REDIS_URL is set, and the package "redis" is not installed, neither here nor beside trustpay-checkout: npm install redis';

/** Finds the package where the command is run, or where this one is installed: `npx` keeps its own apart from the folder it is run in. */
async function loadRedis(): Promise<RedisPackage> {
  const {resolve} = createRequire(import.meta.url);
  try {
    const path = resolve('redis', {paths: [process.cwd(), dirname(fileURLToPath(import.meta.url))]});
    return (await import(pathToFileURL(path).href)) as RedisPackage;
  } catch (cause) {
    throw new SettingsError(MISSING, {cause});
  }
}

/**
 * A client that connects, and connects again, by itself; whoever asks meanwhile is refused at once, so that the proxy says "not available"
 * and creates nothing.
 */
export async function openRedis(url: string, log: (entry: LogEntry) => void): Promise<Client> {
  const {createClient} = await loadRedis();
  if (!URL.canParse(url)) throw new SettingsError('REDIS_URL must be a URL, such as redis://localhost:6379.');
  const client = createClient({url, disableOfflineQueue: true});
  const isTimeToLog = onceAMinute();
  client.on('error', ({name, message}) => {
    if (isTimeToLog()) log({level: 'error', event: 'redis', detail: `Redis: ${message || name}`});
  });
  client.connect().catch(() => undefined); // the listener above is told why
  return client;
}
