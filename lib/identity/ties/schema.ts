import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** Somebody, pointed at. */
export const Person = z.strictObject({ person: idField('person') });
/** An id; whether it is somebody's the verb finds out. */
export type Person = z.infer<typeof Person>;
