import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { WalletIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { friendsOf } from '@/lib/identity/ties/queries';
import { newId } from '@/lib/kernel/ids';
import { currencies } from '@/lib/kernel/money';
import { reasonMost } from '@/lib/money/requests/model';
import { myRequests } from '@/lib/money/requests/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { FriendOptions } from '../../_pay/friend-options';
import { ask } from './actions';
import { RequestRow } from './request-row';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('split.requests'), robots: { index: false } };
}

/** What one asks others to pay, what one is asked, and the way to ask. */
export default async function RequestsPage() {
  const actor = await requirePerson('/transfers/requests');
  const [requests, friends, { t }] = await Promise.all([myRequests(actor), friendsOf(actor), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-2xl space-y-8 px-4 py-6 md:py-10">
      <header className="space-y-2">
        <BackLink href="/transfers">{t('transfers.back')}</BackLink>
        <h1 className="text-2xl">{t('split.requests')}</h1>
        <p className="text-muted">{t('split.requests_lead')}</p>
      </header>
      {requests.length === 0 ? (
        <EmptyState picture={<WalletIcon size={32} />} title={t('split.requests_none')}>
          <p>{t('split.requests_none_body')}</p>
        </EmptyState>
      ) : (
        <RowList>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </RowList>
      )}
      <AskForm key={requests[0]?.id} friends={friends} currency={requests[0]?.value.currency ?? 'USD'} />
    </div>
  );
}

type AskProps = { friends: readonly { handle: string; name: string }[]; currency: string };

async function AskForm({ friends, currency }: AskProps) {
  const { t } = await requestI18n();
  return (
    <Section title={t('split.ask_title')}>
      {friends.length === 0 ? (
        <div className="space-y-3">
          <p className="text-muted">{t('split.ask_no_friends')}</p>
          <LinkButton href="/friends/find" variant="quiet">
            {t('split.find_friends')}
          </LinkButton>
        </div>
      ) : (
        <Form
          action={ask}
          messages={errorMessages(t, ['not_friend', 'requests_full', 'first_stands', 'bad_amount', 'number_unclear'])}
          done={t('split.asked_done')}
        >
          <input type="hidden" name="requestId" value={newId('request')} />
          <Select name="handle" label={t('split.ask_friend')} defaultValue="">
            <option value="">{t('transfers.reason_choose')}</option>
            <FriendOptions friends={friends} />
          </Select>
          <div className="grid grid-cols-2 gap-4">
            <Field name="amount" label={t('split.amount')} inputMode="decimal" dir="ltr" />
            <Select name="currency" label={t('split.currency')} defaultValue={currency}>
              {currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          </div>
          <TextArea name="reason" label={t('split.ask_reason')} rows={2} maxLength={reasonMost} dir="auto" />
          <SubmitButton>{t('split.ask')}</SubmitButton>
        </Form>
      )}
    </Section>
  );
}
