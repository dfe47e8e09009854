import { issueLink } from '@/lib/identity/copies/issue-link';
import { currentActor } from '@/lib/platform/auth';
import { proveHref } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { problem } from '@/lib/platform/problem';

/** Makes the link that opens a finished copy once, and leads to it; whoever has to prove herself goes there first. The proxy has checked the origin. */
export async function POST(): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== 'person') return problem(401, 'sign_in');
  const link = await issueLink(actor);
  const page = localeHref(actor.locale, '/settings/copy');
  const to = link.ok
    ? `${page}/${link.value}`
    : link.code === 'prove'
      ? proveHref(actor.locale, '/settings/copy')
      : page;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}
