import type { Metadata } from 'next';
import { Reading } from '@/app/help/reading';
import { requestI18n } from '@/lib/platform/request';
import { Proof } from './proof';
import result from './result.json';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('proof.title'), description: t('proof.lead') };
}

/** The last result of `npm run prove:privacy`, and what it means, for people. */
export default function PrivacyProof() {
  return (
    <Reading document={{ title: 'proof.title', lead: 'proof.lead', parts: [] }} at="/privacy/proof">
      <Proof result={result} />
    </Reading>
  );
}
