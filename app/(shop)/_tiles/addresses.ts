import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { voiceOf } from '@/lib/platform/voice';
import type { Addresses } from '@/lib/shop/descriptions/model';
import { hostOfPage } from '@/lib/shop/domains/queries';

/** A page that is at a domain of its own, with the origin of that. */
type Home = { readonly handle: string; readonly origin: string };

/** Absolute addresses in the language of this request, as descriptions of a page for machines need them: at its own domain where it has one. */
export async function requestAddresses(handle: string): Promise<Addresses> {
  const { href } = await requestI18n();
  return addressesAt(handle, href);
}

/** The same in the language chosen by `href`. */
export async function addressesAt(handle: string, href: (path: string) => string): Promise<Addresses> {
  return addressesIn(href, await homeOf(handle));
}

/** Absolute addresses, the language chosen by `href`; those of a page with a home of its own are there, without its handle. */
export function addressesIn(href: (path: string) => string, home: Home | null = null): Addresses {
  const origin = env().SOUK_ORIGIN;
  return {
    page: (path) => {
      const rest = home && path.startsWith(`/${home.handle}`) ? path.slice(home.handle.length + 1) : null;
      return home && rest !== null && /^(?:$|[/?#])/.test(rest)
        ? home.origin + href(rest.startsWith('/') ? rest : `/${rest}`)
        : origin + href(path);
    },
    picture: (key) => `${origin}/media/${key}/1280.jpg`,
  };
}

/** Where search engines shall keep a place of a page, in this language and in the others. */
export async function alternatesOf(handle: string, path: string) {
  const home = await homeOf(handle);
  const at = (href: (path: string) => string) => addressesIn(href, home).page(path);
  const [en, ar] = [at(voiceOf('en').href), at(voiceOf('ar').href)];
  return { canonical: at((await requestI18n()).href), languages: { en, ar, 'x-default': en } };
}

async function homeOf(handle: string): Promise<Home | null> {
  const host = await hostOfPage(handle);
  if (host === null) return null;
  const { protocol, port } = new URL(env().SOUK_ORIGIN);
  return { handle, origin: `${protocol}//${host}${port && `:${port}`}` };
}
