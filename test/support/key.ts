import {expect} from 'vitest';
import {API_KEY} from './shop.ts';

/** Nothing that leaves the proxy may hold the key. Every response of every test of the proxy passes here. */
export async function holdNoKey(response: Response): Promise<Response> {
  expectNoKey(`${response.statusText}\n${[...response.headers].join('\n')}\n${await response.clone().text()}`);
  return response;
}

export function expectNoKey(text: string): void {
  expect(text).not.toContain(API_KEY);
  expect(text).not.toContain(btoa(API_KEY).replace(/.=*$/, ''));
}
