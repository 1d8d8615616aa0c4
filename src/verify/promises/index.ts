import type {PromiseCheck} from '../verdict.js';
import {ANSWERS} from './answers.js';
import {NOTIFICATIONS} from './notifications.js';
import {END, PAYMENTS} from './payments.js';
import {REQUESTS} from './requests.js';
import {RETURNS} from './returns.js';

/** In this order: the first learns the price, the second whether the proxy uses the sandbox; notifications end the order. */
export const PROMISES: readonly PromiseCheck[] = [
  ...PAYMENTS,
  ...REQUESTS,
  ...RETURNS,
  ...NOTIFICATIONS,
  END,
  ...ANSWERS,
];
