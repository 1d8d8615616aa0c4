import {isSecure} from '../contract/payment-url.js';
import type {ProxyOptions} from '../proxy/index.js';
import {readArguments, SettingsError} from './arguments.js';

interface Setting {
  /** Its name in the environment. */
  readonly variable: string;
  /** What its option takes. A secret has no option: everybody on the machine reads the arguments of a process. */
  readonly value?: string;
  readonly meaning: string;
  readonly isRequired?: true;
  readonly fallback?: string;
}

/** Every setting, by the name of its option. */
const SETTINGS = {
  'api-key': {
    variable: 'MULTISAFEPAY_API_KEY',
    meaning: "the website's API key; while it is changed several, blanks between",
    isRequired: true,
  },
  environment: {
    variable: 'MULTISAFEPAY_ENVIRONMENT',
    value: 'live|test|URL',
    meaning: "which MultiSafepay; a URL is another one's API base, such as the sandbox's",
    isRequired: true,
  },
  'find-order': {
    variable: 'TRUSTPAY_FIND_ORDER',
    value: 'URL',
    meaning: "the shop's answer to what {id} costs",
    isRequired: true,
  },
  'notification-url': {
    variable: 'TRUSTPAY_NOTIFICATION_URL',
    value: 'URL',
    meaning: 'where MultiSafepay reaches POST /notifications of this proxy',
    isRequired: true,
  },
  'redirect-url': {
    variable: 'TRUSTPAY_REDIRECT_URL',
    value: 'URL',
    meaning: 'where the shopper comes back to after paying',
    isRequired: true,
  },
  'cancel-url': {
    variable: 'TRUSTPAY_CANCEL_URL',
    value: 'URL',
    meaning: 'and after cancelling',
    isRequired: true,
  },
  'on-payment': {
    variable: 'TRUSTPAY_ON_PAYMENT',
    value: 'URL',
    meaning: 'told of each change of a payment, with a signed POST',
  },
  'callback-key': {
    variable: 'TRUSTPAY_CALLBACK_KEY',
    meaning: 'what that POST is signed with, 32 characters or more',
  },
  redis: {
    variable: 'REDIS_URL',
    meaning: 'where payments are remembered; without it in this process, until it ends',
  },
  'redis-prefix': {
    variable: 'TRUSTPAY_REDIS_PREFIX',
    value: 'TEXT',
    meaning: 'what the keys there begin with',
    fallback: 'trustpay-checkout:',
  },
  port: {variable: 'PORT', value: 'NUMBER', meaning: 'where it listens; 0 for any free port', fallback: '8702'},
  hostname: {
    variable: 'TRUSTPAY_HOSTNAME',
    value: 'ADDRESS',
    meaning: 'on which interface; 0.0.0.0 for all, in a container say',
    fallback: '127.0.0.1',
  },
  'base-path': {
    variable: 'TRUSTPAY_BASE_PATH',
    value: 'PATH',
    meaning: 'what stands before /orders in the requests that arrive here',
    fallback: '/',
  },
  'allowed-origins': {
    variable: 'TRUSTPAY_ALLOWED_ORIGINS',
    value: 'ORIGINS',
    meaning: "origins of pages that may ask, beyond the proxy's own; blanks between",
  },
  'payment-hosts': {
    variable: 'TRUSTPAY_PAYMENT_HOSTS',
    value: 'HOSTS',
    meaning: "hosts that a payment page may have, by default the environment's; blanks between",
  },
  'client-address-header': {
    variable: 'TRUSTPAY_CLIENT_ADDRESS_HEADER',
    value: 'NAME',
    meaning: "the header in which your web server writes the shopper's IP address; of a list the last counts",
  },
  'reconcile-every': {
    variable: 'TRUSTPAY_RECONCILE_EVERY',
    value: 'SECONDS',
    meaning: 'how often MultiSafepay is asked after all that can still change; 0 for never',
    fallback: '300',
  },
} as const satisfies Record<string, Setting>;

/** In seconds. */
const DAY = 86_400;

type Name = keyof typeof SETTINGS;

const NAMES = Object.keys(SETTINGS) as Name[];

const settingOf = (name: Name): Setting => SETTINGS[name];

/** `--find-order URL`; of a secret its variable. */
function titleOf(name: Name): string {
  const {variable, value} = settingOf(name);
  return value ? `--${name} ${value}` : variable;
}

const describe = (name: Name): string => {
  const {variable, value, meaning, fallback} = settingOf(name);
  const details = [value && variable, fallback && `by default ${fallback}`].filter(Boolean).join(', ');
  return `  ${titleOf(name)}\n      ${meaning}${details ? ` (${details})` : ''}\n`;
};

/** All settings, for the help: the required ones first. */
export const SETTINGS_HELP = `Required:

${NAMES.filter((name) => settingOf(name).isRequired)
  .map(describe)
  .join('')}
The rest:

${NAMES.filter((name) => !settingOf(name).isRequired)
  .map(describe)
  .join('')}`;

/** The settings of the proxy as a process. */
export interface ProxySettings {
  readonly apiKey: readonly string[];
  readonly environment: ProxyOptions['environment'];
  /** With `{id}` in its path or query. */
  readonly findOrder: string;
  readonly onPayment: {readonly url: string; readonly key: string} | undefined;
  readonly notificationUrl: string;
  readonly redirectUrl: string;
  readonly cancelUrl: string;
  readonly redis: {readonly url: string; readonly prefix: string} | undefined;
  readonly port: number;
  readonly hostname: string;
  readonly basePath: string;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly paymentHosts: readonly string[] | undefined;
  readonly clientAddressHeader: string | undefined;
  /** Seconds; 0 for never. */
  readonly reconcileEvery: number;
}

/** Reads the settings from options, and else from the environment. What is missing is said all at once, in a `SettingsError`. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): ProxySettings {
  const optional = NAMES.filter((name) => settingOf(name).value);
  const options = Object.fromEntries(optional.map((name) => [name, {type: 'string' as const}]));
  const given: Readonly<Partial<Record<string, unknown>>> = readArguments({args, options}).values;

  /** Empty is not set: an empty line of an env file is how a setting is left out. */
  const read = (name: Name): string => {
    const {variable, fallback = ''} = settingOf(name);
    const option = given[name];
    return (typeof option === 'string' ? option : environment[variable]) || fallback;
  };
  const list = (name: Name): readonly string[] | undefined => read(name).match(/\S+/g) ?? undefined;

  const onPayment = read('on-payment');
  const missing = NAMES.filter((name) => settingOf(name).isRequired && !read(name));
  if (onPayment && !read('callback-key')) missing.push('callback-key');
  if (missing.length > 0) throw new SettingsError(`Settings are missing:\n\n${missing.map(describe).join('')}`);

  return {
    apiKey: list('api-key') ?? [],
    environment: toEnvironment(read('environment')),
    findOrder: checkFindOrder(read('find-order')),
    onPayment: onPayment ? {url: checkUrl('on-payment', onPayment), key: checkKey(read('callback-key'))} : undefined,
    notificationUrl: read('notification-url'),
    redirectUrl: read('redirect-url'),
    cancelUrl: read('cancel-url'),
    redis: read('redis') ? {url: read('redis'), prefix: read('redis-prefix')} : undefined,
    port: toNumber('port', read('port'), 65_535),
    hostname: read('hostname'),
    basePath: read('base-path'),
    allowedOrigins: list('allowed-origins'),
    paymentHosts: list('payment-hosts'),
    clientAddressHeader: read('client-address-header') || undefined,
    reconcileEvery: toNumber('reconcile-every', read('reconcile-every'), DAY),
  };
}

function fail(name: Name, rule: string): never {
  throw new SettingsError(`${titleOf(name)} must be ${rule}. In the environment: ${settingOf(name).variable}.`);
}

const toEnvironment = (text: string): ProxyOptions['environment'] =>
  text === 'live' || text === 'test' ? text : {baseUrl: text};

/** The session's cookie goes there, and it answers what is to be paid. */
function checkUrl(name: Name, text: string): string {
  if (!URL.canParse(text) || !isSecure(new URL(text))) fail(name, 'an https URL (http on this machine only)');
  const {username, password, hash} = new URL(text);
  if (username || password || hash) fail(name, 'a URL without credentials and without #');
  return text;
}

function checkFindOrder(text: string): string {
  const hosts = ['1', '2'].map((id) => checkUrl('find-order', text.replaceAll('{id}', id)));
  const [one, other] = hosts.map((url) => new URL(url));
  if (one?.href === other?.href || one?.origin !== other?.origin)
    fail('find-order', 'a URL with {id} in its path or query');
  return text;
}

function checkKey(key: string): string {
  if (key.length < 32) fail('callback-key', '32 characters or more, such as `openssl rand -hex 32` prints');
  return key;
}

function toNumber(name: Name, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) fail(name, `a whole number, ${most} at most`);
  return number;
}

/** What `createCheckoutProxy` says of an option, said of the setting: `notificationUrl` is `--notification-url URL`. */
export function toSettingsError(error: TypeError): SettingsError {
  const text = error.message.replace(/^createCheckoutProxy: (\w+)/, (whole, option: string) => {
    const dashed = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const name = NAMES.find((one) => one === dashed);
    return name ? titleOf(name) : whole;
  });
  return new SettingsError(text, {cause: error});
}
