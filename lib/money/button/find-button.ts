import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { uuidField } from '@/lib/platform/id-field';
import { allow } from '@/lib/platform/rate-limit';
import { hostOf } from './model';

/** The site a button without a server stands for. `origin` is where its page lives, and the only one that is told anything. */
export type ButtonSite = {
  siteId: Id<'site'>;
  pageId: Id<'page'>;
  pageName: string;
  pageHandle: string;
  name: string;
  test: boolean;
  origin: string;
  host: string;
};

/** Why a button opens nothing. */
export type FindButtonCode = 'not_found' | 'foreign_origin' | 'merchant_suspended';

const Found = z.discriminatedUnion('result', [
  z.object({
    ...{ result: z.literal('found'), site: uuidField('site'), page: uuidField('page') },
    ...{ pageName: z.string(), pageHandle: z.string(), name: z.string(), test: z.boolean() },
    /** Null where no page of it may show a button at all. */
    origin: z.string().nullable(),
  }),
  z.object({ result: z.enum(['not_found', 'foreign_origin', 'suspended']) }),
]);

/**
 * The site that a publishable key names. `origin` is the one the browser names, never a word of the page: a key on a page that is not
 * registered for it is `foreign_origin`. Null where a link or form brought her and the browser said nothing: then nothing is told to any
 * page, and she is sent back to registered addresses only.
 */
export async function findButton(input: {
  publishable: string;
  origin: string | null;
}): Promise<Result<ButtonSite, FindButtonCode>> {
  const found = await callMoney(Found, sql`money.find_button(${input.publishable}, ${input.origin})`);
  if (found.result === 'suspended') return refuse('merchant_suspended');
  if (found.result !== 'found') return refuse(found.result);
  const { site, page, pageName, pageHandle, name, test, origin } = found;
  if (origin === null) return refuse('foreign_origin');
  if (test && env().SOUK_MODE === 'live') return refuse('merchant_suspended');
  return ok({ siteId: site, pageId: page, ...{ pageName, pageHandle, name, test, origin }, host: hostOf(origin) });
}

/** Whether one more order may be made for this site's page and from this network: each is a row that nobody proved anything for. */
export async function mayOpen({ siteId, origin }: ButtonSite, network: string): Promise<boolean> {
  const [bySite, byNetwork] = await Promise.all([
    allow('button-origin', `${siteId} ${origin}`),
    allow('button-network', network),
  ]);
  return bySite && byNetwork;
}
