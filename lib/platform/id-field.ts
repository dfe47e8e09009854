import { z } from 'zod';
import { fromUuid, type Id, type Noun, parseId } from '@/lib/kernel/ids';

/** The id of a noun as a form sends it. A malformed one is `not_found`, as one that does not exist. */
export function idField<N extends Noun>(noun: N) {
  return z.custom<Id<N>>((value) => parseId(noun, value) !== null, 'not_found');
}

/** An id as the database hands it out, in jobs and in the answers of its functions: a uuid, made the noun's id. */
export function uuidField<N extends Noun>(noun: N) {
  return z.string().transform((uuid) => fromUuid(noun, uuid));
}
