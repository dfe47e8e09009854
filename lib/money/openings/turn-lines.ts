import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { turnSeconds } from './model';

/** Draws the lines whose moment has come, ends turns that are over, lets in who is next; says how many. Safe to run from several processes. */
export async function turnLines(): Promise<number> {
  const moving = await callMoney(z.array(z.uuid()), sql`money.moving_lines()`);
  let called = 0;
  for (const opening of moving) {
    called += await callMoney(z.number(), sql`money.turn_line(${opening}::uuid, ${turnSeconds}::int)`);
  }
  return called;
}
