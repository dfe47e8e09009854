import 'server-only';
import { and, arrayContains, asc, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { shopDb } from '@/db/client/shop';
import { profile } from '@/db/schema/identity/person';
import { pageInvite } from '@/db/schema/shop/invite';
import { media, page, pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { inviteHash } from './invite-person';
import { type Capability, may, type PageRefusal, type Role, rolesOf } from './model';

/** A picture as screens take it: its storage key, its size in pixels and its placeholder. */
export type OwnedPhoto = {
  id: Id<'media'>;
  key: string;
  width: number;
  height: number;
  blur: string;
  alt: string;
};

/** A page as one of its people finds it: in her list, and as what she is there. */
export type OwnedPageView = {
  id: Id<'page'>;
  handle: string;
  name: string;
  shopOpen: boolean;
  logo: OwnedPhoto | null;
  roles: Role[];
};

/** Everything that can be read and changed about a page; amounts in minor units of its currency. */
export type PageSettings = OwnedPageView & {
  kind: string;
  about: string;
  country: string;
  currency: Currency;
  languages: string[];
  feeds: boolean;
  cover: OwnedPhoto | null;
  deliveryMinor: bigint;
  deliveryDaysMin: number;
  deliveryDaysMax: number;
  deliveryCountries: string[];
  taxBasisPoints: number;
  taxInclusive: boolean;
  taxPlaces: string[];
  legalName: string;
  legalAddress: string;
  contactEmail: string;
  returnsText: string;
  /** Days to send something back in, null while not said, 0 for none at all. */
  returnDays: number | null;
  returnPaidBy: string;
  returnWays: string[];
  restockingBasisPoints: number;
  termsText: string;
};

/** A page as the seller of what was bought from it, which it stays to its people after it was closed for good. */
export type SellingPage = OwnedPageView & { closed: boolean };

/** The pages the actor is one of the people of, oldest first; at most 100. Nobody but a signed-in person is. */
export function myPages(actor: Actor): Promise<OwnedPageView[]> {
  return pagesOf(actor, ne(page.state, 'closed'));
}

/** The pages that closed while the actor was one of their people who sees orders, oldest first; at most 100: that is what is left. */
export async function myClosedPages(actor: Actor): Promise<OwnedPageView[]> {
  const closed = await pagesOf(actor, eq(page.state, 'closed'));
  return closed.filter((one) => may(one.roles, 'see_orders'));
}

async function pagesOf(actor: Actor, which: SQL): Promise<OwnedPageView[]> {
  if (actor.kind !== 'person') return [];
  const pages = await shopDb()
    .select({ ...faceFields, logo: photoFields, roles: pageMember.roles })
    .from(pageMember)
    .innerJoin(page, eq(page.id, pageMember.pageId))
    .leftJoin(media, eq(media.id, page.logoMediaId))
    .where(and(eq(pageMember.personId, actor.personId), which))
    .orderBy(asc(pageMember.createdAt), asc(page.id))
    .limit(100);
  return pages.map((one) => ({ ...one, roles: rolesOf(one.roles) }));
}

const faceFields = { id: page.id, handle: page.handle, name: page.name, shopOpen: page.shopOpen };

const photoFields = {
  id: media.id,
  key: media.key,
  width: media.width,
  height: media.height,
  blur: media.blur,
  alt: media.alt,
};

/**
 * Whether a role of the actor's allows this on the page now. For questions, and for places that must know before they do anything
 * (an upload); verbs prove it again inside their own transaction.
 */
export async function requireMember(actor: Actor, pageId: Id<'page'>, capability: Capability): Promise<boolean> {
  return may(await rolesOn(actor, pageId), capability);
}

/** What somebody hears who may not: one of the page's people learns that it is about her role. */
export async function pageRefusal(actor: Actor, pageId: Id<'page'>): Promise<PageRefusal> {
  return (await rolesOn(actor, pageId)).length > 0 ? 'not_allowed' : 'not_found';
}

/** The actor's roles on an open page; none for everybody who is not one of its people. */
async function rolesOn(actor: Actor, pageId: Id<'page'>): Promise<Role[]> {
  if (actor.kind !== 'person') return [];
  const [found] = await shopDb()
    .select({ roles: pageMember.roles })
    .from(pageMember)
    .innerJoin(page, and(eq(page.id, pageMember.pageId), ne(page.state, 'closed')))
    .where(and(eq(pageMember.pageId, pageId), eq(pageMember.personId, actor.personId)));
  return found ? rolesOf(found.roles) : [];
}

/** The page with this handle when the actor is one of its people, else null: a stranger learns nothing. */
export async function pageForMember(actor: Actor, handle: string): Promise<PageSettings | null> {
  if (actor.kind !== 'person') return null;
  const [row] = await shopDb()
    .select({
      page: settingsFields,
      logo: photoFields,
      roles: pageMember.roles,
    })
    .from(page)
    .innerJoin(pageMember, and(eq(pageMember.pageId, page.id), eq(pageMember.personId, actor.personId)))
    .leftJoin(media, eq(media.id, page.logoMediaId))
    .where(and(eq(sql`lower(${page.handle})`, handle.toLowerCase()), ne(page.state, 'closed')));
  if (!row || !isCurrency(row.page.currency)) return null;
  const { coverMediaId, ...settings } = row.page;
  const cover = coverMediaId === null ? null : await photoOf(coverMediaId);
  return { ...settings, currency: row.page.currency, logo: row.logo, cover, roles: rolesOf(row.roles) };
}

/**
 * The page with this handle when the actor is one of its people, also after it was closed: for its orders and what belongs to
 * them, and for nothing else. Null for everybody else.
 */
export async function pageForSeller(actor: Actor, handle: string): Promise<SellingPage | null> {
  if (actor.kind !== 'person') return null;
  const [row] = await shopDb()
    .select({
      ...faceFields,
      closed: sql<boolean>`${page.state} = 'closed'`,
      logo: photoFields,
      roles: pageMember.roles,
    })
    .from(page)
    .innerJoin(pageMember, and(eq(pageMember.pageId, page.id), eq(pageMember.personId, actor.personId)))
    .leftJoin(media, eq(media.id, page.logoMediaId))
    .where(eq(sql`lower(${page.handle})`, handle.toLowerCase()));
  return row ? { ...row, roles: rolesOf(row.roles) } : null;
}

const settingsFields = {
  ...faceFields,
  kind: page.kind,
  about: page.about,
  country: page.country,
  currency: page.currency,
  languages: page.languages,
  feeds: page.feeds,
  coverMediaId: page.coverMediaId,
  deliveryMinor: page.deliveryMinor,
  deliveryDaysMin: page.deliveryDaysMin,
  deliveryDaysMax: page.deliveryDaysMax,
  deliveryCountries: page.deliveryCountries,
  taxBasisPoints: page.taxBasisPoints,
  taxInclusive: page.taxInclusive,
  taxPlaces: page.taxPlaces,
  legalName: page.legalName,
  legalAddress: page.legalAddress,
  contactEmail: page.contactEmail,
  returnsText: page.returnsText,
  returnDays: page.returnDays,
  returnPaidBy: page.returnPaidBy,
  returnWays: page.returnWays,
  restockingBasisPoints: page.restockingBasisPoints,
  termsText: page.termsText,
};

async function photoOf(mediaId: Id<'media'>): Promise<OwnedPhoto | null> {
  const [photo] = await shopDb().select(photoFields).from(media).where(eq(media.id, mediaId));
  return photo ?? null;
}

/** One of a page's people, by her public profile. `givenBy` is the name of who gave her these roles; null for who made the page. */
export type PagePerson = {
  personId: Id<'person'>;
  name: string;
  handle: string;
  roles: Role[];
  givenBy: string | null;
  givenAt: Date;
  you: boolean;
};

/** A page's people, the first one first, for one of them; nobody to anybody else. */
export async function peopleOf(actor: Actor, pageId: Id<'page'>): Promise<PagePerson[]> {
  if (actor.kind !== 'person' || !(await requireMember(actor, pageId, 'see_people'))) return [];
  const giver = alias(profile, 'giver');
  const people = await shopDb()
    .select({
      personId: pageMember.personId,
      name: profile.name,
      handle: profile.handle,
      roles: pageMember.roles,
      givenBy: giver.name,
      givenAt: pageMember.givenAt,
    })
    .from(pageMember)
    .innerJoin(profile, eq(profile.personId, pageMember.personId))
    .leftJoin(giver, eq(giver.personId, pageMember.givenBy))
    .where(eq(pageMember.pageId, pageId))
    .orderBy(asc(pageMember.createdAt), asc(pageMember.personId));
  return people.map((one) => ({ ...one, roles: rolesOf(one.roles), you: one.personId === actor.personId }));
}

/** An invitation a page has sent and nobody has answered. */
export type SentInvite = { id: Id<'invite'>; emailHint: string; roles: Role[]; expiresAt: Date };

/** The invitations of a page that still wait, for who may see its people; none to anybody else. */
export async function sentInvites(actor: Actor, pageId: Id<'page'>): Promise<SentInvite[]> {
  if (!(await requireMember(actor, pageId, 'see_people'))) return [];
  const sent = await shopDb()
    .select({
      ...{ id: pageInvite.id, emailHint: pageInvite.emailHint, expiresAt: pageInvite.expiresAt },
      roles: pageInvite.roles,
    })
    .from(pageInvite)
    .where(and(eq(pageInvite.pageId, pageId), waits))
    .orderBy(asc(pageInvite.createdAt));
  return sent.map((one) => ({ ...one, roles: rolesOf(one.roles) }));
}

/** An invitation to be one of a page's people, as the invited person sees it. */
export type ReceivedInvite = {
  id: Id<'invite'>;
  pageName: string;
  pageHandle: string;
  roles: Role[];
  invitedBy: string;
};

/** The invitations that wait for the actor: those to her verified e-mail. */
export async function myInvites(actor: Actor): Promise<ReceivedInvite[]> {
  if (actor.kind !== 'person' || !actor.emailVerified) return [];
  const received = await shopDb()
    .select({
      ...{ id: pageInvite.id, pageName: page.name, pageHandle: page.handle, invitedBy: profile.name },
      roles: pageInvite.roles,
    })
    .from(pageInvite)
    .innerJoin(page, and(eq(page.id, pageInvite.pageId), ne(page.state, 'closed')))
    .innerJoin(
      pageMember,
      and(
        eq(pageMember.pageId, page.id),
        eq(pageMember.personId, pageInvite.invitedBy),
        arrayContains(pageMember.roles, ['owner']),
      ),
    )
    .innerJoin(profile, eq(profile.personId, pageInvite.invitedBy))
    .where(and(eq(pageInvite.emailHash, inviteHash(actor.email)), waits))
    .orderBy(asc(pageInvite.createdAt));
  return received.map((one) => ({ ...one, roles: rolesOf(one.roles) }));
}

const waits = and(eq(pageInvite.state, 'pending'), gt(pageInvite.expiresAt, sql`now()`));

/**
 * Whether a handle of right form may be asked for: no page has it. Only for signed-in people; the answer is a
 * hint for a form, creating the page decides.
 */
export async function isHandleFree(actor: Actor, handle: string): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  const plain = handle.toLowerCase();
  const [found] = await shopDb().execute<{ free: boolean }>(sql`
    select not exists (select 1 from shop.page g where lower(g.handle) = ${plain})
      and not exists (select 1 from shop.former_handle f where f.handle = ${plain} and f.kept_until > now()) as free`);
  return found?.free ?? false;
}

/** The handle of a page the actor is one of the people of, to lead back to its studio; null for anybody else. */
export async function ownedHandle(actor: Actor, pageId: Id<'page'>): Promise<string | null> {
  if (!(await requireMember(actor, pageId, 'see_people'))) return null;
  const [row] = await shopDb().select({ handle: page.handle }).from(page).where(eq(page.id, pageId));
  return row?.handle ?? null;
}
