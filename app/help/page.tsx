import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { help } from './documents';
import { Reading } from './reading';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t(help.title), description: t(help.lead) };
}

/** How Souk works. */
export default function Help() {
  return <Reading document={help} />;
}
