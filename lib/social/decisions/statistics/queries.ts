import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import { type Counted, type Said, sayable } from './model';

type Row = Pick<Counted, 'quarter' | 'cut' | 'name' | 'made' | 'held' | 'appealed' | 'overturned'> & {
  hours: string | null;
  hours_most: string | null;
};

/** The decisions of the last eight quarters that are over, for everybody, the latest first: of all, by rule and by kind, and what is too few left out. */
export async function decisionStatistics(): Promise<readonly Said[]> {
  const rows = await readSocial<Row>(sql`select * from identity.decision_statistics()`);
  const number = (text: string | null) => (text === null ? null : Number(text));
  return sayable(
    rows.map(({ hours, hours_most: most, ...row }) => ({ ...row, hours: number(hours), hoursMost: number(most) })),
  );
}
