import {Refusal} from './refusal.js';

/** Reads at most `limit` bytes, whatever the headers say; `undefined` when there are more. */
export async function readBytes(
  message: Request | Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!message.body) return readWhole(message, limit);

  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> = message.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return join(chunks, length);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

function join(chunks: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Without a stream there is no body, or this is Firefox, where a page's own Request has none to show. */
async function readWhole(message: Request | Response, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(await message.arrayBuffer());
  return bytes.length > limit ? undefined : bytes;
}

/** A request's body; what is larger, or breaks off, is refused. */
export async function readRequest(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(request, limit).catch(() => {
    throw new Refusal('malformed');
  });
  if (!bytes) throw new Refusal('too-large');
  return bytes;
}

const utf8 = new TextDecoder('utf-8', {fatal: true});

/** JSON in UTF-8; `undefined` when it is not. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^\d{16,}$/;
const MAY_HAVE_LONG_INTEGER = /\d{16}/;

/** JSON in UTF-8 whose integers of 16 digits and more are texts: a number would lose their last digits. */
export function parseJsonWithLongIntegers(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    if (!MAY_HAVE_LONG_INTEGER.test(text)) return JSON.parse(text);
    return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token)));
  } catch {
    return undefined;
  }
}
