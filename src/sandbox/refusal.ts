import type {Context} from 'hono';

/** Why MultiSafepay refuses, by `error_code`; its own texts as far as they are known: 1001, 1002, 1006, 1008, 1018, 1023 and 1032. */
export const REFUSALS = {
  404: 'Not found',
  1000: 'Unknown error',
  1001: 'Invalid amount',
  1002: 'Invalid currency',
  1006: 'Invalid transaction ID',
  1007: 'Invalid IP address',
  1008: 'Invalid description',
  1010: 'Invalid variable',
  1014: 'Unspecified error',
  1016: 'Missing data',
  1017: 'Insufficient funds',
  1018: 'Invalid country code',
  1019: 'Site is not active',
  1020: 'Account is blocked',
  1021: 'Could not create the transaction',
  1022: 'Could not initiate the transaction',
  1023: 'No gateway available',
  1024: 'Transaction declined',
  1025: 'Invalid shopping cart',
  1026: 'Shopping cart is empty',
  1027: 'Invalid cart amount',
  1028: 'Invalid item price',
  1029: 'Invalid item quantity',
  1030: 'Invalid tax table',
  1031: 'Invalid delivery',
  1032: 'Invalid API key',
  5001: 'Internal error',
  9999: 'General error',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** MultiSafepay's error shape. The HTTP status is 401 for the key, 410 where a PATCH comes too late, and 404 for whatever else it refuses. */
export function refuse(context: Context, code: RefusalCode, status: 401 | 404 | 410 | 500 = code === 1032 ? 401 : 404) {
  return context.json({success: false, data: {}, error_code: code, error_info: REFUSALS[code]}, status);
}
