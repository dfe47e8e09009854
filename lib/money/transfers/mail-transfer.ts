import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { purchase } from '@/db/schema/money/purchase';
import { transfer } from '@/db/schema/money/transfer';
import type { Actor } from '@/lib/identity/actor/model';
import { findRecipient } from '@/lib/identity/mails/queries';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, isCurrency, money } from '@/lib/kernel/money';
import { openRows } from '@/lib/money/vault/open-rows';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { shownName } from '@/lib/platform/shown-name';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { findAddressed } from './claim-addressed';
import { shownPhone } from './read-phone';
import { AddressedParts, PhonedParts } from './schema';

/** What of a transfer is told by mail. */
export const transferSteps = ['held', 'opened', 'confirmed', 'let_go', 'delivered', 'returned'] as const;
type Step = (typeof transferSteps)[number];

const system: Actor = { kind: 'system', name: 'transfers', locale: 'en' };

/**
 * Tells of a transfer. Its sender reads at every step what happened and, first, everything the law asks to be said: what it costs, what arrives and until when it
 * can be taken back. Whoever receives it reads that something is for her, and when it has arrived, and never what it cost. Where nobody has the address it
 * was sent to, that address is written to once.
 */
export async function mailTransfer(id: Id<'transfer'>, step: Step): Promise<void> {
  const invited = step === 'held' ? await findAddressed(id) : null;
  const row = await readTransfer(id);
  if (!row || !isCurrency(row.currency) || !isCurrency(row.arriveCurrency)) return;
  if (step === 'opened') return mailOpened(row);
  if (step === 'confirmed') return mailReceiver(row, row.arriveCurrency, 'held');
  await mailSender(row, { ...row, currency: row.currency, arriveCurrency: row.arriveCurrency }, step);
  if (invited !== null) await mailInvited(row, row.arriveCurrency, invited);
  else if (step !== 'let_go' && step !== 'returned') await mailReceiver(row, row.arriveCurrency, step);
}

type Row = NonNullable<Awaited<ReturnType<typeof readTransfer>>>;

async function readTransfer(id: Id<'transfer'>) {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        ...{ id: transfer.id, personId: transfer.personId, receiverId: transfer.receiverId, state: transfer.state },
        ...{
          recipientId: transfer.recipientId,
          addressed: transfer.addressed,
          byPhone: transfer.byPhone,
          owner: transfer.owner,
          sealed: transfer.sealed,
        },
        ...{ send: transfer.sendMinor, fee: transfer.feeMinor, currency: transfer.currency },
        ...{ arrive: transfer.arriveMinor, arriveCurrency: transfer.arriveCurrency },
        ...{ converted: transfer.convertedMinor, convertedCurrency: transfer.convertedCurrency },
        ...{
          cancelUntil: transfer.cancelUntil,
          claimBy: transfer.claimBy,
          pauseSeconds: transfer.pauseSeconds,
          email: purchase.contactEmail,
          locale: purchase.locale,
        },
        ready: sql<boolean>`money.transfer_ready(transfer)`,
      })
      .from(transfer)
      .innerJoin(purchase, eq(purchase.id, transfer.purchaseId))
      .where(eq(transfer.id, id)),
  );
  return row;
}

async function mailSender(
  row: Row,
  { currency, arriveCurrency }: { currency: Currency; arriveCurrency: Currency },
  step: Exclude<Step, 'opened' | 'confirmed'>,
) {
  if (row.email === '') return;
  const voice = voiceOf(row.locale === 'ar' ? 'ar' : 'en');
  const { t, formatMoney, formatDate } = voice;
  const name = (await otherOf(row)) || (row.recipientId ? t('transfers.a_bank_account') : shownName(t, undefined));
  const [send, fee, total] = [row.send, row.fee, row.send + row.fee].map((minor) =>
    formatMoney(money(minor, currency)),
  );
  const arrives = formatMoney(money(row.arrive, arriveCurrency));
  const words = { amount: step === 'delivered' ? arrives : (total ?? ''), name };
  const rows = [
    { label: t('transfers.you_send'), value: send ?? '' },
    { label: t('transfers.fee'), value: fee ?? '' },
    { label: t('transfers.you_pay'), value: total ?? '' },
    { label: t('transfers.arrives', { name }), value: arrives },
    // While it waits for somebody it can be taken back for longer; of an address nothing tells whether it waits.
    ...(step === 'held' && row.cancelUntil && row.ready && !row.addressed
      ? [{ label: t('transfers.cancel_until'), value: formatDate(row.cancelUntil, 'moment') }]
      : []),
  ];
  await sendMail(
    setLetter(voice, row.email, {
      subject: t(`transfers.mail_${step}_subject`, words),
      heading: t(`transfers.mail_${step}_subject`, words),
      reason: t('transfers.mail_reason'),
      blocks: [
        { kind: 'text', text: t(`transfers.mail_${step}_text`, words) },
        { kind: 'rows', rows },
        ...(step === 'held' ? backOf(row, voice, words).map((text) => ({ kind: 'text' as const, text })) : []),
        ...(step === 'held' ? [{ kind: 'text' as const, text: t('transfers.rights') }] : []),
        { kind: 'button', label: t('transfers.see'), path: `/transfers/${row.id}` },
      ],
    }),
  );
}

/** What is said of something held that waits: how it can be taken back, and of a number that its link is to be passed on. */
function backOf(row: Row, { t, formatDate }: Voice, words: { name: string }): string[] {
  if (row.byPhone) {
    const minutes = Math.ceil(row.pauseSeconds / 60);
    return [t('transfers.mail_held_link', words), t('transfers.mail_held_link_back', { minutes })];
  }
  if ((row.ready && !row.addressed) || !row.cancelUntil) return [];
  return [t('transfers.mail_held_back', { moment: formatDate(row.cancelUntil, 'moment') })];
}

/** Whom the sender named: an address stays an address to her, whoever has it, and a number until she has said whom she meant. Empty for a bank account and for who is gone. */
async function otherOf(row: Row): Promise<string> {
  if (row.byPhone && !row.receiverId) {
    const phone = PhonedParts.safeParse((await openRows('phoned', [row])).get(row.id)).data?.phone;
    return phone === undefined ? '' : shownPhone(phone);
  }
  if (row.addressed && !row.byPhone)
    return AddressedParts.safeParse((await openRows('addressed', [row])).get(row.id)).data?.email ?? '';
  if (!row.receiverId) return '';
  return (await cardsOf([row.receiverId])).get(row.receiverId)?.name ?? '';
}

/** Somebody opened the link she passed on: who it is she sees on the transfer's page, and says there. */
async function mailOpened(row: Row) {
  if (row.email === '' || row.receiverId || row.state !== 'held') return;
  const voice = voiceOf(row.locale === 'ar' ? 'ar' : 'en');
  const { t } = voice;
  const words = { name: await otherOf(row) };
  await sendMail(
    setLetter(voice, row.email, {
      subject: t('transfers.mail_opened_subject', words),
      heading: t('transfers.mail_opened_subject', words),
      reason: t('transfers.mail_reason'),
      blocks: [
        { kind: 'text', text: t('transfers.mail_opened_text', words) },
        { kind: 'button', label: t('transfers.see'), path: `/transfers/${row.id}` },
      ],
    }),
  );
}

/** Somebody without an account: in the language it was sent in, and what to do to have it. */
async function mailInvited(row: Row, currency: Currency, email: string) {
  const voice = voiceOf(row.locale === 'ar' ? 'ar' : 'en');
  const { t, formatMoney, formatDate } = voice;
  const name = shownName(t, (await cardsOf([row.personId])).get(row.personId)?.name);
  const day = row.claimBy ? formatDate(row.claimBy, 'date') : '';
  const words = { amount: formatMoney(money(row.arrive, currency)), name, day };
  await sendMail(
    setLetter(voice, email, {
      subject: t('transfers.mail_waits_subject', words),
      heading: t('transfers.mail_waits_subject', words),
      reason: t('transfers.mail_reason_receiver'),
      blocks: [
        { kind: 'text', text: t('transfers.mail_invited_text', words) },
        { kind: 'button', label: t('transfers.see'), path: `/transfers/${row.id}` },
      ],
    }),
  );
}

async function mailReceiver(row: Row, currency: Currency, step: 'held' | 'delivered') {
  if (!row.receiverId) return;
  const receiver = await findRecipient(row.receiverId);
  if (!receiver?.verified || (await apartFrom(row.receiverId)).has(row.personId)) return;
  const { voice } = receiver;
  const { t, formatMoney } = voice;
  const name = shownName(t, (await cardsOf([row.personId])).get(row.personId)?.name);
  const changed =
    row.converted !== null && isCurrency(row.convertedCurrency) && money(row.converted, row.convertedCurrency);
  const words = { amount: formatMoney(changed || money(row.arrive, currency)), name };
  const kind = step === 'delivered' ? 'arrived' : row.ready ? 'coming' : 'waits';
  await sendMail(
    setLetter(voice, receiver.email, {
      subject: t(`transfers.mail_${kind}_subject`, words),
      heading: t(`transfers.mail_${kind}_subject`, words),
      reason: t('transfers.mail_reason_receiver'),
      blocks: [
        { kind: 'text', text: t(`transfers.mail_${kind}_text`, words) },
        { kind: 'button', label: t('transfers.see'), path: `/transfers/${row.id}` },
      ],
    }),
  );
}
