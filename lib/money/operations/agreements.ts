import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor } from '@/db/client/money';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import type { ProposalAction } from '@/lib/identity/proposals/model';
import { listProposals, type ProposalView } from '@/lib/identity/proposals/queries';
import { isCurrency, type Money, money } from '@/lib/kernel/money';

const system: SystemActor = { kind: 'system', name: 'agreements', locale: 'en' };

/** What a proposal about money or keys says of its thing; `was` is how it stood when it was proposed. */
const About = z.object({
  page: z.uuid().optional(),
  amountMinor: z.string().optional(),
  currency: z.string().optional(),
  until: z.coerce.date().optional(),
  ending: z.string().optional(),
});
const Payload = About.extend({ was: About.nullish() });

/** A proposal about money or keys with what it is about: whose page, how much, until when it holds, the last letters of a key. */
export type Agreement = Omit<ProposalView, 'payload'> & {
  readonly pageName: string;
  readonly amount: Money | null;
  readonly until: Date | null;
  readonly ending: string;
};

/** Proposals of some actions, waiting and decided, as `listProposals` has them; none of those whose role she has not. */
export async function listAgreements(
  actor: PersonActor,
  ...actions: ProposalAction[]
): Promise<{ waiting: Agreement[]; decided: Agreement[] }> {
  const { waiting, decided } = await listProposals(actor, ...actions);
  const about = new Map([...waiting, ...decided].map((view) => [view.id, aboutOf(view.payload)]));
  const names = await namesOfPages([...about.values()].flatMap(({ page }) => (page ? [page] : [])));
  const toAgreement = ({ payload, ...view }: ProposalView): Agreement => {
    const { page, amountMinor, currency, until, ending } = about.get(view.id) ?? {};
    return {
      ...view,
      pageName: (page && names.get(page)) ?? '',
      amount: amountMinor && isCurrency(currency) ? money(BigInt(amountMinor), currency) : null,
      ...{ until: until ?? null, ending: ending ?? '' },
    };
  };
  return { waiting: waiting.map(toAgreement), decided: decided.map(toAgreement) };
}

/** What pages are called, by their bare uuids. Public: those who run Souk ask it for lists that name pages. */
export async function namesOfPages(pages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (pages.length === 0) return new Map();
  const rows = await asActor(system, (tx) =>
    tx.execute<{ id: string; name: string }>(
      sql`select id, name from shop.page where id in (${sql.join(
        pages.map((page) => sql`${page}::uuid`),
        sql`, `,
      )})`,
    ),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function aboutOf(payload: unknown): z.infer<typeof About> {
  const parsed = Payload.safeParse(payload);
  if (!parsed.success) return {};
  const { was, ...rest } = parsed.data;
  return { ...rest, ...was };
}
