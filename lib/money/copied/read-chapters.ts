import 'server-only';
import { asActor } from '@/db/client/money';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { CopyFile, CopyJob, CopyPart } from '@/lib/identity/copies/model';
import { fromUuid } from '@/lib/kernel/ids';
import { writeStandAlone } from '@/lib/money/receipts/write-stand-alone';
import { myCases } from '@/lib/money/transfers/cases/queries';
import { myRecipients, type RecipientView } from '@/lib/money/transfers/recipients/queries';
import { myWallet } from '@/lib/money/wallet/queries';
import { type CopiedRow, chaptersOf, takenIn } from '@/lib/platform/copied/model';
import { countHers, readHers } from '@/lib/platform/copied/read-hers';
import { voiceOf } from '@/lib/platform/voice';
import { donationRows } from './donations/read-donations';
import { groupRows } from './groups/read-groups';
import { requestRows } from './groups/read-requests';
import { moneyCopied } from './model';
import { ownEvidence, showEvidence } from './orders/read-evidence';
import { giftRows } from './orders/read-gifts';
import { allOrders, orderRow, receiptPath } from './orders/read-orders';

/** Tables whose rows are read by what opens them. */
const readers: Readonly<Record<string, (job: CopyJob) => Promise<readonly CopiedRow[]>>> = {
  'money.order': async ({ actor }) => (await allOrders(actor)).map(orderRow),
  'money.donation': ({ actor }) => donationRows(actor),
  'money.gift': ({ actor }) => giftRows(actor),
  'money.group_member': ({ actor }) => groupRows(actor),
  'money.payment_request': ({ actor }) => requestRows(actor),
  'money.dispute_file': async ({ actor }) => (await ownEvidence(actor)).map(showEvidence),
  'money.address': async ({ actor }) =>
    (await myWallet(actor)).addresses.map(({ id: _id, isDefault, postalCode, ...address }) => ({
      ...address,
      postal_code: postalCode,
      by_default: isDefault,
    })),
  'money.recipient': async ({ actor }) => {
    const { own, others } = await myRecipients(actor);
    return [...(own ? [own] : []), ...others].map(recipientRow);
  },
  'money.transfer_case': async ({ actor }) =>
    (await myCases(actor)).map(({ kind, words, at, remedy, reason, decidedAt }) => ({
      ...{ kind, words, at, remedy, reason },
      decided_at: decidedAt,
    })),
  'money.method': async ({ actor }) => (await myWallet(actor)).methods.map(methodRow),
};

/** The chapters of the money ring, read as herself: row security shows a job no more than her. Receipts are signed as they are made. */
export const moneyChapters: readonly CopyPart[] = chaptersOf(moneyCopied).map((chapter) => ({
  chapter,
  read: async (job) => {
    const tables: Record<string, readonly CopiedRow[]> = {};
    for (const [name, table] of takenIn(moneyCopied, chapter)) {
      const read = readers[name];
      tables[name] = read
        ? await read(job)
        : (await asActor(job.actor, (tx) => readHers(tx, name, table, job.actor.personId))).map(({ says }) =>
            withOrder(says),
          );
    }
    return chapter === 'orders' ? { tables, files: papers(job) } : { tables };
  },
}));

/** An order is named as on its page. */
function withOrder(row: CopiedRow): CopiedRow {
  return typeof row.order === 'string' ? { ...row, order: fromUuid('order', row.order) } : row;
}

type Method = Awaited<ReturnType<typeof myWallet>>['methods'][number];

/** What a method is recognised by; its number is with the provider alone. */
function methodRow(one: Method): CopiedRow {
  const common = { kind: one.kind, by_default: one.isDefault };
  if (one.kind === 'paypal') return { ...common, name: one.account };
  if (one.kind === 'bank') return { ...common, name: one.bank, last_digits: one.last4, agreed_at: one.agreedAt };
  const ends = `${one.expYear}-${String(one.expMonth).padStart(2, '0')}`;
  return { ...common, name: one.brand, last_digits: one.last4, ends_at: ends };
}

/** A bank account that money is sent to is recognised by this; its number is with the provider alone. */
function recipientRow({ name, country, currency, bank, last4 }: RecipientView): CopiedRow {
  return { name, country, currency, bank, last_digits: last4 };
}

async function* papers({ actor }: CopyJob): AsyncGenerator<CopyFile> {
  const voice = voiceOf(actor.locale);
  for (const order of await allOrders(actor)) {
    const text = await writeStandAlone(actor, order.id, voice);
    if (text !== null) yield { path: receiptPath(order), bytes: Buffer.from(text) };
  }
  for (const { path, read } of await ownEvidence(actor)) {
    const bytes = await read();
    if (bytes) yield { path, bytes };
  }
}

/** How many things of the actor’s own each table of the money ring has. */
export function countMoney(actor: PersonActor): Promise<ReadonlyMap<string, number>> {
  return asActor(actor, (tx) => countHers(tx, moneyCopied, actor.personId));
}
