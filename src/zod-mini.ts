/**
 * What the script-tag file has in place of `zod/mini`: the functions that contract/ calls, with the same meaning and a tenth of
 * the bytes. vite.config.ts puts it there; everywhere else contract/ runs on zod, and its tests run on both.
 */
interface Issue {
  readonly path: readonly string[];
  readonly input: unknown;
  readonly message: string;
}

/** Reads `input` as it stands at `path`, notes what is wrong with it, and answers what it is read as. */
type Read = (input: unknown, path: readonly string[], issues: Issue[]) => unknown;

class Schema {
  readonly read: Read;
  readonly shape: Shape;

  constructor(read: Read, shape: Shape = {}) {
    this.read = read;
    this.shape = shape;
  }

  check(...checks: readonly Read[]): Schema {
    return new Schema((input, path, issues) => {
      const before = issues.length;
      const value = this.read(input, path, issues);
      return issues.length > before ? value : checks.reduce((checked, check) => check(checked, path, issues), value);
    });
  }

  safeParse(input: unknown) {
    const issues: Issue[] = [];
    const data = this.read(input, [], issues);
    return issues.length ? {success: false, error: {issues}} : {success: true, data};
  }
}

type Shape = Readonly<Record<string, Schema>>;

const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/* @__NO_SIDE_EFFECTS__ */ const test =
  (holds: (input: never) => boolean, message = ''): Read =>
  (input, path, issues) => {
    if (!holds(input as never)) issues.push({path, input, message});
    return input;
  };

/* @__NO_SIDE_EFFECTS__ */ const type =
  (holds: (input: unknown) => boolean) =>
  (message?: string): Schema =>
    new Schema(test(holds, message));

export const string = type((input) => typeof input === 'string');
export const number = type(Number.isFinite);
export const int = type(Number.isSafeInteger);
export const boolean = type((input) => typeof input === 'boolean');

/* @__NO_SIDE_EFFECTS__ */ export const literal = (expected: unknown, message?: string): Schema =>
  type((input) => input === expected)(message);

/* @__NO_SIDE_EFFECTS__ */ const oneOf = (options: readonly unknown[], message?: string): Schema =>
  type((input) => options.includes(input))(message);
export {oneOf as enum};

/* @__NO_SIDE_EFFECTS__ */ export function object(shape: Shape): Schema {
  return new Schema((input, path, issues) => {
    if (!isObject(input)) return test(() => false)(input, path, issues);
    const entries = Object.entries(shape).map(
      ([key, {read}]) => [key, read(input[key], [...path, key], issues)] as const,
    );
    return Object.fromEntries(entries.filter(([key]) => key in input));
  }, shape);
}

/* @__NO_SIDE_EFFECTS__ */ export const extend = ({shape}: Schema, more: Shape): Schema => object({...shape, ...more});

/* @__NO_SIDE_EFFECTS__ */ export const partial = ({shape}: Schema): Schema =>
  object(Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, optional(schema)])));

/* @__NO_SIDE_EFFECTS__ */ export const record = (_key: Schema, {read}: Schema): Schema =>
  new Schema((input, path, issues) => {
    if (!isObject(input)) return test(() => false)(input, path, issues);
    return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, read(value, [...path, key], issues)]));
  });

/* @__NO_SIDE_EFFECTS__ */ export const optional = ({read}: Schema): Schema =>
  new Schema((input, path, issues) => (input === undefined ? input : read(input, path, issues)));

/* @__NO_SIDE_EFFECTS__ */ export const union = (options: readonly Schema[]): Schema =>
  type((input) => options.some((option) => option.safeParse(input).success))();

/* @__NO_SIDE_EFFECTS__ */ const otherwise = (schema: Schema, fallback: unknown): Schema =>
  new Schema((input) => {
    const result = schema.safeParse(input);
    return result.success ? result.data : fallback;
  });
export {otherwise as catch};

/* @__NO_SIDE_EFFECTS__ */ export const transform = (change: (input: unknown) => unknown): Schema =>
  new Schema((input) => change(input));

/* @__NO_SIDE_EFFECTS__ */ export const pipe = (from: Schema, {read}: Schema): Schema => from.check(read);

/* @__NO_SIDE_EFFECTS__ */ export const trim = (): Read => (input) => String(input).trim();
/* @__NO_SIDE_EFFECTS__ */ export const minLength = (length: number, message?: string): Read =>
  test((input: string) => input.length >= length, message);
/* @__NO_SIDE_EFFECTS__ */ export const maxLength = (length: number, message?: string): Read =>
  test((input: string) => input.length <= length, message);
/* @__NO_SIDE_EFFECTS__ */ export const gte = (least: number, message?: string): Read =>
  test((input: number) => input >= least, message);
/* @__NO_SIDE_EFFECTS__ */ export const regex = (pattern: RegExp, message?: string): Read =>
  test((input: string) => pattern.test(input), message);
export {test as refine};

/** As the HTML standard defines a valid e-mail address. */
export const regexes = {
  html5Email: /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i,
};
