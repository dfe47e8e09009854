import 'server-only';
import { redirect } from 'next/navigation';
import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';

/**
 * Where shop and payment are two hosts, and nobody is known at this one, asks the other first, once: another site opens the window right here,
 * and whoever is signed in there should not have to do it again. What stands behind # stays with the browser on that way.
 */
export async function bringSession(path: string, isAsked: boolean): Promise<void> {
  const { SOUK_ORIGIN, PAY_ORIGIN } = env();
  if (SOUK_ORIGIN === PAY_ORIGIN || isAsked || (await currentActor()).kind === 'person') return;
  const to = `${path}${path.includes('?') ? '&' : '?'}known=asked`;
  redirect(`/api/auth/grant?${new URLSearchParams({ to: (await requestI18n()).href(to) })}`);
}
