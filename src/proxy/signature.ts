/** How far off a signature's clock may be, in seconds. */
const TOLERANCE = 600;

const HMAC = {name: 'HMAC', hash: 'SHA-512'};

const encoder = new TextEncoder();

/** The header `Auth`, taken apart. */
export interface Auth {
  /** Unix seconds, as they were signed. */
  readonly timestamp: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** `base64("<unix seconds>:<hex of 64 bytes>")`; `undefined` when it is not that. */
export function parseAuth(header: string | null): Auth | undefined {
  const [, timestamp, hex] = /^(\d{1,12}):([0-9a-f]{128})$/.exec(decodeBase64(header ?? '')) ?? [];
  if (timestamp === undefined || hex === undefined) return undefined;
  const signature = Uint8Array.from({length: hex.length / 2}, (_, index) =>
    parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
  return {timestamp, signature};
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

export type Verify = (auth: Auth, body: Uint8Array) => Promise<boolean>;

/** Is it MultiSafepay's HMAC-SHA512 of `<unix seconds>:<body>`, under any of the keys? Web Crypto compares in constant time. */
export function createVerify(apiKeys: readonly string[]): Verify {
  let keys: Promise<readonly CryptoKey[]> | undefined;
  const importKey = (apiKey: string) => crypto.subtle.importKey('raw', encoder.encode(apiKey), HMAC, false, ['verify']);

  return async ({timestamp, signature}, body) => {
    const prefix = encoder.encode(`${timestamp}:`);
    const message = new Uint8Array(prefix.length + body.length);
    message.set(prefix);
    message.set(body, prefix.length);
    for (const key of await (keys ??= Promise.all(apiKeys.map(importKey)))) {
      if (await crypto.subtle.verify(HMAC, key, signature, message)) return true;
    }
    return false;
  };
}

/** How many seconds the signature's clock is ahead of this one (behind: negative); 0 within what is tolerated. */
export function skewOf({timestamp}: Auth): number {
  const skew = Math.round(Number(timestamp) - Date.now() / 1000);
  return Math.abs(skew) > TOLERANCE ? skew : 0;
}
