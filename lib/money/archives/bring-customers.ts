import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { moneyDb } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import { backPart } from '@/lib/shop/restores/back-part';
import { past } from '@/lib/shop/restores/parts/fields';

const Customer = z.object({
  name: z.string().min(1).max(200),
  email: z.email().max(254),
  since: past,
});

/**
 * Who agreed to come along, as customers who were brought: told apart from buyers, with no order and no account. The shop's role
 * writes nothing of the money ring, so they come as whoever runs the restore, before the step that counts them: made again they are there
 * once, and once it is being undone nobody comes.
 */
export const bringCustomers = backPart({
  name: 'customers',
  file: 'customers.jsonl',
  record: Customer,
  prepare: (restore, _file, records) =>
    moneyDb().transaction(async (tx) => {
      await tx.execute(sql`select set_config('souk.actor', ${`person:${toUuid(restore.personId)}`}, true)`);
      const people = records.map(({ no, line }) => ({ no, ...line }));
      const [row] = await tx.execute<{ left: number }>(
        sql`select money.bring_customers(${toUuid(restore.id)}::uuid, ${JSON.stringify(people)}::text::jsonb) as left`,
      );
      return row?.left ?? 0;
    }),
  bring: async ({ restore, remark }, _records, left) => {
    const rule = restore.sealed ? 'customers_full' : 'customers_unproven';
    if (restore.sealed && left === 0) return;
    if (!restore.remarks.some((said) => said.rule === rule)) remark(rule, '');
  },
});
