import {BASE_ORDER, type FieldCase} from './field-matrix.ts';
import {API_KEY, openSandbox} from './support.ts';

/** How a sandbox answered a case: the code it was refused with, or `accepted`; then what reading the order gives. */
export interface Outcome {
  readonly answer: 'accepted' | number;
  /** The header that says why an order was refused, and of which field. */
  readonly why: string | null;
  /** What is not as the documentation has it; empty when the case is met. */
  readonly faults: readonly string[];
}

interface Answer {
  readonly success: boolean;
  readonly data: unknown;
  readonly error_code?: number;
}

/** Sends a case's order to a sandbox of its own, and reads the order where it was taken. */
export async function tryCase(fieldCase: FieldCase): Promise<Outcome> {
  const {fetch} = openSandbox();
  const headers = {api_key: API_KEY};
  const order = changed(fieldCase.changes);

  const response = await fetch(
    new Request('http://sandbox.test/v1/json/orders', {method: 'POST', headers, body: JSON.stringify(order)}),
  );
  const created = (await response.json()) as Answer;
  const why = response.headers.get('x-sandbox-reason');
  if (!created.success) {
    const answer = created.error_code ?? 0;
    return {answer, why, faults: [...expects(fieldCase, answer), ...misnamed(fieldCase, why)]};
  }

  const path = `orders/${encodeURIComponent(String(order['order_id']))}`;
  const reading = await fetch(new Request(`http://sandbox.test/v1/json/${path}`, {headers}));
  const read = (await reading.json()) as Answer;
  return {answer: 'accepted', why, faults: [...expects(fieldCase, 'accepted'), ...misread(fieldCase, read.data)]};
}

const expects = ({expected}: FieldCase, answer: Outcome['answer']): readonly string[] =>
  answer === expected ? [] : [`answered ${answer}, expected ${expected}`];

/** The refusal is `<field>: <reason>`; the field may be a member of the one in question. */
function misnamed({field, names = field}: FieldCase, why: string | null): readonly string[] {
  const [, named] = /^(\S+): ./.exec(why ?? '') ?? [];
  return named === names || named?.startsWith(`${names}.`) ? [] : [`names ${named ?? 'no field'}, expected ${names}`];
}

/** The base order with each change made at its path; a member that is `undefined` is not printed. */
function changed(changes: FieldCase['changes']): Record<string, unknown> {
  const order: Record<string, unknown> = structuredClone(BASE_ORDER);
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.');
    const last = names.pop()!;
    let object = order;
    for (const name of names) object = (object[name] ??= {}) as Record<string, unknown>;
    object[last] = value;
  }
  return order;
}

function misread({reads = {}, hides}: FieldCase, data: unknown): readonly string[] {
  const faults = Object.entries(reads)
    .map(([path, expected]) => ({path, expected, found: at(path, data)}))
    .filter(({expected, found}) => !isSame(expected, found))
    .map(
      ({path, expected, found}) => `reads ${path} as ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
    );
  return hides !== undefined && JSON.stringify(data).includes(hides) ? [...faults, `shows ${hides}`] : faults;
}

const at = (path: string, data: unknown): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], data);

/** Recorded answers have numbers as text and ids as numbers, so it is the value that counts. */
const isSame = (expected: unknown, found: unknown): boolean => {
  if (typeof expected === 'number') return found !== null && found !== '' && Number(found) === expected;
  return typeof found === 'number' ? String(found) === expected : found === expected;
};
