import 'server-only';
import { and, asc, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { profile } from '@/db/schema/identity/person';
import { pageInvite } from '@/db/schema/shop/invite';
import { media, page, pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { inviteHash } from './invite-owner';

/** A picture as screens take it: its storage key, its size in pixels and its placeholder. */
export type OwnedPhoto = {
  id: Id<'media'>;
  key: string;
  width: number;
  height: number;
  blur: string;
  alt: string;
};

/** A page in the list of those a person owns. */
export type OwnedPageView = {
  id: Id<'page'>;
  handle: string;
  name: string;
  shopOpen: boolean;
  logo: OwnedPhoto | null;
};

/** Everything an owner may read and change about a page; amounts in minor units of its currency. */
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
  termsText: string;
};

/** A page as the seller of what was bought from it, which it stays to its owners after it was closed for good. */
export type SellingPage = OwnedPageView & { closed: boolean };

/** The pages the actor owns, oldest first; at most 100. Nobody but a signed-in person owns pages. */
export function myPages(actor: Actor): Promise<OwnedPageView[]> {
  return pagesOf(actor, ne(page.state, 'closed'));
}

/** The pages that closed while the actor owned them, oldest first; at most 100. Only their orders are left to her. */
export function myClosedPages(actor: Actor): Promise<OwnedPageView[]> {
  return pagesOf(actor, eq(page.state, 'closed'));
}

async function pagesOf(actor: Actor, which: SQL): Promise<OwnedPageView[]> {
  if (actor.kind !== 'person') return [];
  return shopDb()
    .select({ ...faceFields, logo: photoFields })
    .from(pageMember)
    .innerJoin(page, eq(page.id, pageMember.pageId))
    .leftJoin(media, eq(media.id, page.logoMediaId))
    .where(and(eq(pageMember.personId, actor.personId), which))
    .orderBy(asc(pageMember.createdAt), asc(page.id))
    .limit(100);
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
 * Whether the actor owns the page now. For places that must know before they do anything (an upload);
 * verbs prove it again inside their own transaction.
 */
export async function requireMember(actor: Actor, pageId: Id<'page'>): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  const [found] = await shopDb()
    .select({ id: page.id })
    .from(pageMember)
    .innerJoin(page, and(eq(page.id, pageMember.pageId), ne(page.state, 'closed')))
    .where(and(eq(pageMember.pageId, pageId), eq(pageMember.personId, actor.personId)));
  return found !== undefined;
}

/** The page with this handle when the actor owns it, else null: a stranger learns nothing. */
export async function pageForOwner(actor: Actor, handle: string): Promise<PageSettings | null> {
  if (actor.kind !== 'person') return null;
  const [row] = await shopDb()
    .select({
      page: settingsFields,
      logo: photoFields,
    })
    .from(page)
    .innerJoin(pageMember, and(eq(pageMember.pageId, page.id), eq(pageMember.personId, actor.personId)))
    .leftJoin(media, eq(media.id, page.logoMediaId))
    .where(and(eq(sql`lower(${page.handle})`, handle.toLowerCase()), ne(page.state, 'closed')));
  if (!row || !isCurrency(row.page.currency)) return null;
  const { coverMediaId, ...settings } = row.page;
  const cover = coverMediaId === null ? null : await photoOf(coverMediaId);
  return { ...settings, currency: row.page.currency, logo: row.logo, cover };
}

/**
 * The page with this handle when the actor owns it, also after it was closed: for its orders and what belongs to
 * them, and for nothing else. Null for everybody else.
 */
export async function pageForSeller(actor: Actor, handle: string): Promise<SellingPage | null> {
  if (actor.kind !== 'person') return null;
  const [row] = await shopDb()
    .select({ ...faceFields, closed: sql<boolean>`${page.state} = 'closed'`, logo: photoFields })
    .from(page)
    .innerJoin(pageMember, and(eq(pageMember.pageId, page.id), eq(pageMember.personId, actor.personId)))
    .leftJoin(media, eq(media.id, page.logoMediaId))
    .where(eq(sql`lower(${page.handle})`, handle.toLowerCase()));
  return row ?? null;
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
  termsText: page.termsText,
};

async function photoOf(mediaId: Id<'media'>): Promise<OwnedPhoto | null> {
  const [photo] = await shopDb().select(photoFields).from(media).where(eq(media.id, mediaId));
  return photo ?? null;
}

/** Somebody who owns a page, by her public profile. */
export type OwnerView = { personId: Id<'person'>; name: string; handle: string; since: Date; you: boolean };

/** The owners of a page the actor owns, the first one first; nobody to anybody else. */
export async function ownersOf(actor: Actor, pageId: Id<'page'>): Promise<OwnerView[]> {
  if (actor.kind !== 'person' || !(await requireMember(actor, pageId))) return [];
  const owners = await shopDb()
    .select({
      personId: pageMember.personId,
      name: profile.name,
      handle: profile.handle,
      since: pageMember.createdAt,
    })
    .from(pageMember)
    .innerJoin(profile, eq(profile.personId, pageMember.personId))
    .where(eq(pageMember.pageId, pageId))
    .orderBy(asc(pageMember.createdAt), asc(pageMember.personId));
  return owners.map((owner) => ({ ...owner, you: owner.personId === actor.personId }));
}

/** An invitation a page has sent and nobody has answered. */
export type SentInvite = { id: Id<'invite'>; emailHint: string; expiresAt: Date };

/** The invitations of a page the actor owns that still wait; none to anybody else. */
export async function sentInvites(actor: Actor, pageId: Id<'page'>): Promise<SentInvite[]> {
  if (!(await requireMember(actor, pageId))) return [];
  return shopDb()
    .select({ id: pageInvite.id, emailHint: pageInvite.emailHint, expiresAt: pageInvite.expiresAt })
    .from(pageInvite)
    .where(and(eq(pageInvite.pageId, pageId), waits))
    .orderBy(asc(pageInvite.createdAt));
}

/** An invitation to own a page, as the invited person sees it. */
export type ReceivedInvite = { id: Id<'invite'>; pageName: string; pageHandle: string; invitedBy: string };

/** The invitations that wait for the actor: those to her verified e-mail. */
export async function myInvites(actor: Actor): Promise<ReceivedInvite[]> {
  if (actor.kind !== 'person' || !actor.emailVerified) return [];
  return shopDb()
    .select({ id: pageInvite.id, pageName: page.name, pageHandle: page.handle, invitedBy: profile.name })
    .from(pageInvite)
    .innerJoin(page, and(eq(page.id, pageInvite.pageId), ne(page.state, 'closed')))
    .innerJoin(pageMember, and(eq(pageMember.pageId, page.id), eq(pageMember.personId, pageInvite.invitedBy)))
    .innerJoin(profile, eq(profile.personId, pageInvite.invitedBy))
    .where(and(eq(pageInvite.emailHash, inviteHash(actor.email)), waits))
    .orderBy(asc(pageInvite.createdAt));
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

/** The handle of a page the actor owns, to lead back to its studio; null for anybody else. */
export async function ownedHandle(actor: Actor, pageId: Id<'page'>): Promise<string | null> {
  if (!(await requireMember(actor, pageId))) return null;
  const [row] = await shopDb().select({ handle: page.handle }).from(page).where(eq(page.id, pageId));
  return row?.handle ?? null;
}
