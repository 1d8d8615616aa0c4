const encoder = new TextEncoder();

/** The header `Auth`: base64 of `<timestamp>:<signature>`, the signature being hex of HMAC-SHA512 over `<timestamp>:<raw body>`. */
export async function sign(apiKey: string, timestamp: string, body: string): Promise<string> {
  const algorithm = {name: 'HMAC', hash: 'SHA-512'};
  const key = await crypto.subtle.importKey('raw', encoder.encode(apiKey), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(`${timestamp}:${body}`));
  const hex = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return btoa(`${timestamp}:${hex}`);
}
