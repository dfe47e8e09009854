import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requirePerson } from '@/lib/platform/auth';
import type { MessageKey } from '@/lib/platform/catalogue';
import { requestI18n, requestPath } from '@/lib/platform/request';
import { presentAddress } from '@/lib/shop/addresses/queries';
import { type Capability, may } from '@/lib/shop/ownership/model';
import {
  type OwnedPageView,
  type PageSettings,
  pageForMember,
  pageForSeller,
  type SellingPage,
} from '@/lib/shop/ownership/queries';

/** What Next hands a page of the studio. */
export type StudioPageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * Somebody and her page, for every screen below `/studio/<handle>`, where a role of hers allows one of `capabilities`: a guest is
 * sent to sign in, anybody who is none of the page's people sees what nobody's address shows, and who is one of them but may not
 * use this screen is told who may. Read once per request.
 */
export async function loadPage(handle: string, ...capabilities: [Capability, ...Capability[]]) {
  const loaded = await openPage(handle);
  await mustMay(loaded.page, capabilities);
  return loaded;
}

/** The same for the screens that outlive the page: its orders and its money, with their receipts and refunds. */
export async function loadSellingPage(handle: string, ...capabilities: [Capability, ...Capability[]]) {
  const loaded = await openSellingPage(handle);
  await mustMay(loaded.page, capabilities);
  return loaded;
}

const openPage = cache(async (handle: string): Promise<{ actor: PersonActor; page: PageSettings }> => {
  const actor = await requirePerson(`/studio/${encodeURIComponent(handle)}`);
  const page = await pageForMember(actor, handle);
  if (page === null) return leadOn(actor, handle);
  return { actor, page };
});

const openSellingPage = cache(async (handle: string): Promise<{ actor: PersonActor; page: SellingPage }> => {
  const actor = await requirePerson(`/studio/${encodeURIComponent(handle)}`);
  const page = await pageForSeller(actor, handle);
  if (page === null) return leadOn(actor, handle);
  return { actor, page };
});

async function mustMay(page: OwnedPageView, capabilities: [Capability, ...Capability[]]): Promise<void> {
  if (capabilities.some((capability) => may(page.roles, capability))) return;
  const { href } = await requestI18n();
  redirect(href(`/studio/${page.handle}/ask?for=${capabilities[0]}`));
}

/** A page that has another address now is led to by its old one, in letters of earlier days; what never was is not found. */
async function leadOn(actor: PersonActor, handle: string): Promise<never> {
  const [now, path, { href }] = await Promise.all([presentAddress(actor, handle), requestPath(), requestI18n()]);
  if (now === null) notFound();
  redirect(href(path.replace(/^\/studio\/[^/]+/, `/studio/${now.handle}`)));
}

/** Makes the `generateMetadata` of a screen: its tab says what it is and of which page, and no search engine keeps it. */
export function titled(key: MessageKey) {
  return async ({ params }: Pick<StudioPageProps, 'params'>): Promise<Metadata> => {
    const { page } = await loadSellingPage((await params).page, 'see_people');
    const { t } = await requestI18n();
    return { title: `${t(key)} · ${page.name}`, robots: { index: false } };
  };
}
