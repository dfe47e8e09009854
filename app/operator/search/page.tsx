import type { Metadata } from 'next';
import { ExactField } from '@/app/_ui/field';
import { holds } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { findAccountHere } from '../actions';
import { ConsolePage } from '../console-page';
import { FindOrder } from '../find-order';
import { ReasonForm } from '../reason-form';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_search'), robots: { index: false } };
}

/** The way to an order by its number, and to an account by its whole address or name, with a reason. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<{ order?: string | string[] }> }) {
  const actor = await requireOperator('/operator/search', sectionAt('search').roles);
  const [{ order }, { t }] = await Promise.all([searchParams, requestI18n()]);
  return (
    <ConsolePage actor={actor} section="search" lead={t('operator.search_lead')}>
      <FindOrder actor={actor} refused={Array.isArray(order) ? order[0] : order} />
      {holds(actor, 'support') && (
        <ReasonForm action={findAccountHere} title={t('operator.find_account')} send={t('operator.find_account_go')}>
          <ExactField
            name="typed"
            label={t('operator.find_account_typed')}
            hint={t('operator.find_account_hint')}
            maxLength={254}
            required
          />
        </ReasonForm>
      )}
    </ConsolePage>
  );
}
