import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requirePerson } from '@/lib/platform/auth';
import type { MessageKey } from '@/lib/platform/catalogue';
import { requestI18n, requestPath } from '@/lib/platform/request';
import { presentAddress } from '@/lib/shop/addresses/queries';
import { type PageSettings, pageForMember, pageForSeller, type SellingPage } from '@/lib/shop/ownership/queries';

/** What Next hands a page of the studio. */
export type StudioPageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * The owner and her page, for every screen below `/studio/<handle>`: a guest is sent to sign in, anybody who
 * does not own the page sees what nobody's address shows. Read once per request.
 */
export const loadPage = cache(async (handle: string): Promise<{ actor: PersonActor; page: PageSettings }> => {
  const actor = await requirePerson(`/studio/${encodeURIComponent(handle)}`);
  const page = await pageForMember(actor, handle);
  if (page === null) return leadOn(actor, handle);
  return { actor, page };
});

/** The same for the screens that outlive the page: its orders, with their receipts and refunds. */
export const loadSellingPage = cache(async (handle: string): Promise<{ actor: PersonActor; page: SellingPage }> => {
  const actor = await requirePerson(`/studio/${encodeURIComponent(handle)}`);
  const page = await pageForSeller(actor, handle);
  if (page === null) return leadOn(actor, handle);
  return { actor, page };
});

/** A page that has another address now is led to by its old one, in letters of earlier days; what never was is not found. */
async function leadOn(actor: PersonActor, handle: string): Promise<never> {
  const [now, path, { href }] = await Promise.all([presentAddress(actor, handle), requestPath(), requestI18n()]);
  if (now === null) notFound();
  redirect(href(path.replace(/^\/studio\/[^/]+/, `/studio/${now.handle}`)));
}

type Load = (handle: string) => Promise<{ page: { name: string } }>;

/** Makes the `generateMetadata` of a screen: its tab says what it is and of which page, and no search engine keeps it. */
export function titled(key: MessageKey, load: Load = loadPage) {
  return async ({ params }: Pick<StudioPageProps, 'params'>): Promise<Metadata> => {
    const { page } = await load((await params).page);
    const { t } = await requestI18n();
    return { title: `${t(key)} · ${page.name}`, robots: { index: false } };
  };
}
