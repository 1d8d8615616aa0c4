import type {Context} from 'hono';

/** The fields of a posted form; none when the body is no form. */
export const readForm = ({req}: Context): Promise<object> => req.parseBody().catch(() => ({}));
