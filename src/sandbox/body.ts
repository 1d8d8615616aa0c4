import type {Context} from 'hono';

/** The JSON of a request's body; `undefined` when it is none. */
export const readJson = ({req}: Context): Promise<unknown> => req.json<unknown>().catch(() => undefined);

/** The fields of a posted form; none when the body is no form. */
export const readForm = ({req}: Context): Promise<object> => req.parseBody().catch(() => ({}));
