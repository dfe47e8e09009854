import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { type Actor, holds } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { reportedPhotos } from '@/lib/social/messages/photos/queries';
import { openText } from '@/lib/social/sealing/open-text';
import { reportPlace as talkReportPlace } from '../messages/report-message';
import { reportOwner, reportPlace } from '../talking/model';
import type { DecidedKind } from './model';
import type { Decided } from './schema';

/** A thing that waits for a decision: how many reported it and why, and since when. Nothing of what it says. */
export type ReportedThing = {
  readonly kind: DecidedKind;
  readonly id: string;
  readonly reasons: readonly string[];
  readonly times: number;
  readonly since: Date;
};

/** Things shown at once. */
const shownMax = 100;

/** How many things wait for a decision, and those that most people reported, then the oldest; none for whoever is no operator. */
export async function reportedThings(actor: Actor): Promise<{ count: number; things: readonly ReportedThing[] }> {
  if (!holds(actor, 'moderation')) return { count: 0, things: [] };
  const rows = await socialDb().execute<Omit<ReportedThing, 'since'> & { since: string; count: number }>(sql`
    select kind, id, to_jsonb(reasons) as reasons, times, since::text as since, count(*) over ()::int as count
    from identity.reported_things() order by times desc, since, id limit ${shownMax}`);
  return {
    count: rows[0]?.count ?? 0,
    things: rows.map(({ count: _, since, ...row }) => ({ ...row, since: new Date(since) })),
  };
}

/** What was reported and what was said against it, never by whom; whose it is, by handle. */
export type LookedAt = {
  readonly title: string;
  readonly words: string | null;
  /** Copies of the photographs of a message. */
  readonly photos: readonly Id<'photo'>[];
  /** Where everybody may see it, without language prefix; null for what has no address of its own. */
  readonly path: string | null;
  readonly person: { readonly id: string; readonly handle: string } | null;
  readonly page: { readonly id: string; readonly handle: string } | null;
  readonly reports: readonly { readonly reason: string; readonly words: string; readonly at: Date }[];
};

type Row = {
  title: string | null;
  words: string | null;
  path: string | null;
  sealed: string | null;
  report: string | null;
  person: string | null;
  person_handle: string | null;
  page: string | null;
  page_handle: string | null;
};

/** One thing, for an operator to decide on. That she looked is in the audit, with the reasons given; null for everybody else, and for what is gone. */
export async function lookAt(actor: Actor, { kind, subject }: Decided): Promise<LookedAt | null> {
  if (!holds(actor, 'moderation')) return null;
  const me = toUuid(actor.personId);
  const found = await socialDb().transaction(async (tx) => {
    const [row] = await tx.execute<Row>(sql`select * from identity.look_at(${me}::uuid, ${kind}, ${subject}::uuid)`);
    if (!row) return null;
    const reports = await tx.execute<{ reason: string; words: string; at: string }>(
      sql`select reason, words, at::text as at from identity.reports_of(${kind}, ${subject}::uuid) order by at limit 50`,
    );
    const reasons = [...new Set(reports.map(({ reason }) => reason))].sort().join(' ');
    await audit(tx, actor, 'reported.see', subject, { kind, reasons });
    return { row, reports };
  });
  if (!found) return null;
  const { row, reports } = found;
  const words = row.sealed === null ? row.words : await openReported(kind, subject, row);
  const photos =
    kind === 'message' && row.report !== null ? await reportedPhotos(actor, fromUuid('report', row.report)) : [];
  const named = (id: string | null, handle: string | null) => (id !== null && handle !== null ? { id, handle } : null);
  return {
    ...{ title: row.title ?? '', words, photos, path: pathOf(kind, subject, row.path) },
    person: named(row.person, row.person_handle),
    page: named(row.page, row.page_handle),
    reports: reports.map(({ reason, words, at }) => ({ reason, words, at: new Date(at) })),
  };
}

/** Where it stands: a fundraiser on its charity's page, under its own id. */
function pathOf(kind: DecidedKind, subject: string, path: string | null): string | null {
  return kind === 'fundraiser' && path !== null ? `${path}/for/${fromUuid('fundraiser', subject)}` : path;
}

/** The words of a reported message, which are sealed under a key of the report. */
function openReported(kind: DecidedKind, subject: string, { sealed, report }: Row): Promise<string | null> {
  if (sealed === null) return Promise.resolve(null);
  if (kind === 'message' && report !== null) {
    const id = fromUuid('report', report);
    return openText(`report:${id}`, talkReportPlace(id), sealed);
  }
  return openText(reportOwner(subject), reportPlace(subject), sealed);
}

/** The uuid of an open account or a page by its handle; null for nobody, and for whoever asks and is no operator. */
export async function findDecided(actor: Actor, kind: 'person' | 'page', handle: string): Promise<string | null> {
  if (!holds(actor, 'moderation')) return null;
  const name = handle.replace(/^[@/]/, '').toLowerCase();
  const [row] = await socialDb().execute<{ id: string }>(
    kind === 'person'
      ? sql`select person_id as id from identity.profile where lower(handle) = ${name} and name <> ''`
      : sql`select id from shop.page where lower(handle) = ${name} and state <> 'closed'`,
  );
  return row?.id ?? null;
}
