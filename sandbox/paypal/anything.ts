import type { Field } from '../core/params';
import type { Json } from '../core/values';

/** Taken as it is and given back as it came, for parts this server does not act on. */
export const anything: Field<Json> = { read: (raw) => raw as Json };
