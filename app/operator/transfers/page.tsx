import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';
import { TransferCases } from '../transfer-cases';
import { WaitingForFunds } from '../waiting-for-funds';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_transfers'), robots: { index: false } };
}

/** What people say is wrong with transfers of theirs, each to be decided by a day. */
export default async function TransfersPage() {
  const actor = await requireOperator('/operator/transfers', sectionAt('transfers').roles);
  return (
    <ConsolePage actor={actor} section="transfers">
      <WaitingForFunds actor={actor} />
      <TransferCases actor={actor} />
    </ConsolePage>
  );
}
