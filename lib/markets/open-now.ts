import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { env } from '@/lib/platform/env';
import { openStates } from './model';

/** The states in which everybody may in this process's mode, as an array for statements that ask the table itself. */
export function openNow(): SQL {
  return sql`${`{${openStates(env().SOUK_MODE).join(',')}}`}::text::text[]`;
}
