import {NextResponse, type NextRequest} from 'next/server';

/** Next writes scripts into the page: it gives each the nonce that it finds in the request's policy. It loads them without Trusted Types. */
export function proxy(request: NextRequest): NextResponse {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${crypto.randomUUID()}'`,
    "connect-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    'img-src data:',
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({request: {headers}});
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {matcher: '/((?!api/|_next/).*)'};
