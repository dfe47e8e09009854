import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asOperator, asReader, type SocialTransaction } from '@/db/client/social';
import { type Actor, holds, type PersonActor } from '@/lib/identity/actor/model';
import type { Rule } from '@/lib/identity/holds/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { openTexts } from '@/lib/social/sealing/open-text';
import type { DecidedKind, Measure } from './model';
import { placeOf, toConcerned } from './seal';

/** An appeal as both sides read it; `answer` is null until it is answered, by `answerBy`. */
export type AppealView = {
  readonly words: string | null;
  readonly at: Date;
  readonly answerBy: Date;
  readonly answer: { readonly words: string | null; readonly at: Date; readonly overturned: boolean } | null;
};

/** A decision with its reasons; a text that was sealed for an account that is gone is null. */
export type DecisionView = {
  readonly id: Id<'decision'>;
  readonly kind: DecidedKind;
  readonly subject: string;
  readonly measure: Measure;
  readonly rule: Rule;
  readonly evidence: string | null;
  readonly statement: string | null;
  readonly amount: Money | null;
  readonly at: Date;
  readonly endsAt: Date | null;
  readonly appealUntil: Date;
  readonly liftedAt: Date | null;
  readonly overturned: boolean;
  readonly appeal: AppealView | null;
};

/** The same for operators: whether the reader decided it herself, and so may not answer its appeal. */
export type JudgedDecision = DecisionView & { readonly mine: boolean };

type Row = {
  id: string;
  kind: DecidedKind;
  subject: string;
  person: string | null;
  page: string | null;
  measure: Measure;
  rule: Rule;
  evidence: string;
  statement: string;
  amount: string | null;
  currency: string | null;
  decided_by: string;
  at: string;
  ends_at: string | null;
  appeal_until: string;
  lifted_at: string | null;
  overturned: boolean;
  words: string | null;
  appeal_at: string | null;
  answer_by: string | null;
  answer: string | null;
  answered_at: string | null;
};

const shownMax = 100;

const columns = sql`d.id, d.subject_kind as kind, d.subject_id as subject, d.person_id as person, d.page_id as page, d.measure, d.rule,
  d.evidence, d.statement, d.amount_minor::text as amount, d.currency, d.decided_by, d.at::text as at, d.ends_at::text as ends_at,
  d.appeal_until::text as appeal_until, d.lifted_at::text as lifted_at, d.overturned, a.words, a.at::text as appeal_at,
  a.answer_by::text as answer_by, a.answer, a.answered_at::text as answered_at`;

const read = (tx: SocialTransaction, which: SQL, order: SQL = sql`d.at desc`) =>
  tx.execute<Row>(sql`
    select ${columns} from identity.decision d left join identity.appeal a on a.decision_id = d.id
    where ${which} order by ${order} limit ${shownMax}`);

/** The decisions that concern the actor or a page of hers, the latest first. */
export async function myDecisions(actor: PersonActor): Promise<readonly DecisionView[]> {
  return opened(await asReader(toUuid(actor.personId), (tx) => read(tx, sql`true`)));
}

/** One of them; null for everybody else's, as for one that is not there. */
export async function myDecision(actor: PersonActor, id: Id<'decision'>): Promise<DecisionView | null> {
  const rows = await asReader(toUuid(actor.personId), (tx) => read(tx, sql`d.id = ${toUuid(id)}::uuid`));
  return (await opened(rows))[0] ?? null;
}

/** All that was decided about one thing, for an operator; nothing for everybody else. */
export function decisionsOn(actor: Actor, kind: DecidedKind, subject: string): Promise<readonly JudgedDecision[]> {
  return judged(actor, sql`d.subject_kind = ${kind} and d.subject_id = ${subject}::uuid`);
}

/** Decisions whose appeals wait, those first that are to be answered first; for an operator. */
export function appealsWaiting(actor: Actor): Promise<readonly JudgedDecision[]> {
  return judged(actor, sql`a.decision_id is not null and a.answered_at is null`, sql`a.answer_by`);
}

/** What is held at present, for an operator: the latest first. */
export function heldNow(actor: Actor): Promise<readonly JudgedDecision[]> {
  return judged(actor, sql`d.measure not in ('nothing', 'warn') and identity.holds(d)`);
}

async function judged(actor: Actor, which: SQL, order?: SQL): Promise<readonly JudgedDecision[]> {
  if (!holds(actor, 'moderation')) return [];
  const rows = await asOperator((tx) => read(tx, which, order));
  const views = await opened(rows);
  return views.map((view, at) => ({ ...view, mine: rows[at]?.decided_by === toUuid(actor.personId) }));
}

async function opened(rows: readonly Row[]): Promise<DecisionView[]> {
  const sealed = rows.flatMap((row) => {
    const [owner, id] = [toConcerned(row), fromUuid('decision', row.id)];
    const text = (column: Parameters<typeof placeOf>[1], words: string | null) =>
      owner === null || words === null ? null : { owner, place: placeOf(id, column), sealed: words };
    return [
      text('evidence', row.evidence),
      text('statement', row.statement),
      text('appeal', row.words),
      text('answer', row.answer),
    ];
  });
  const texts = await openTexts(sealed);
  return rows.map((row, at) => toView(row, texts.slice(4 * at, 4 * at + 4)));
}

function toView(
  row: Row,
  [evidence = null, statement = null, words = null, answer = null]: (string | null)[],
): DecisionView {
  const { kind, subject, measure, rule, overturned, amount, currency } = row;
  return {
    ...{ id: fromUuid('decision', row.id), kind, subject, measure, rule, evidence, statement, overturned },
    amount: amount !== null && isCurrency(currency) ? money(BigInt(amount), currency) : null,
    at: new Date(row.at),
    endsAt: when(row.ends_at),
    appealUntil: new Date(row.appeal_until),
    liftedAt: when(row.lifted_at),
    appeal:
      row.appeal_at !== null && row.answer_by !== null
        ? {
            ...{ words, at: new Date(row.appeal_at), answerBy: new Date(row.answer_by) },
            answer: row.answered_at === null ? null : { words: answer, at: new Date(row.answered_at), overturned },
          }
        : null,
  };
}

const when = (text: string | null) => (text === null ? null : new Date(text));
