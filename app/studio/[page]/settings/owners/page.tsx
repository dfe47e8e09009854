import { redirect } from 'next/navigation';
import { requestI18n } from '@/lib/platform/request';
import type { StudioPageProps } from '../../load-page';

/** Where people stood while all of them were owners; who kept the address is led on. */
export default async function OwnersAddress({ params }: StudioPageProps) {
  const { href } = await requestI18n();
  redirect(href(`/studio/${encodeURIComponent((await params).page)}/settings/people`));
}
