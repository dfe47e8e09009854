import { Card } from '@/app/_ui/card';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { countries } from '@/lib/kernel/countries';
import { toDecimal } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { OwnCharity } from '@/lib/shop/charities/model';
import { chosenCharity, ownCharity } from '@/lib/shop/charities/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { May } from '../may';
import { ask, choose, saveGoal } from './actions';
import { Donations } from './donations';
import { Fundraisers } from './fundraisers';

export const generateMetadata = titled('donations.studio_title');

/** What a page says of itself as a charity and how that stands, what it was given, and the receipts of it. */
export default async function CharityPage({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_money');
  const [charity, { t, formatDate }] = await Promise.all([ownCharity(actor, page.id), requestI18n()]);
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <header className="space-y-1">
        <h1 className="text-xl md:text-2xl">{t('donations.studio_title')}</h1>
        <p className="text-muted text-sm">{t('donations.studio_lead', { address: `/donate/${page.handle}` })}</p>
      </header>
      {charity && (
        <Notice tone={charity.state === 'refused' ? 'danger' : 'done'}>
          {charity.state === 'asked' && t('donations.state_asked', { day: formatDate(charity.askedAt, 'date') })}
          {charity.state === 'verified' &&
            t('donations.state_verified', { day: formatDate(charity.decidedAt ?? charity.askedAt, 'date') })}
          {charity.state === 'refused' && t('donations.state_refused', { statement: charity.statement })}
        </Notice>
      )}
      <May page={page} do="change_settings">
        <Card>
          <AskForm page={page} charity={charity} />
        </Card>
        {charity && (
          <Card>
            <GoalForm page={page} charity={charity} />
          </Card>
        )}
        <Card>
          <ChooseForm actor={actor} page={page} />
        </Card>
      </May>
      {charity && <Fundraisers actor={actor} page={page} />}
      {charity && <Donations actor={actor} page={page} />}
    </div>
  );
}

async function AskForm({ page, charity }: { page: PageSettings; charity: OwnCharity | null }) {
  const { t, formatCountry } = await requestI18n();
  return (
    <Form action={ask} messages={errorMessages(t)}>
      <input type="hidden" name="page" value={page.id} />
      <Field
        name="legalName"
        label={t('donations.legal_name')}
        defaultValue={charity?.legalName ?? page.legalName}
        maxLength={200}
        dir="auto"
      />
      <Field
        name="registration"
        label={t('donations.registration')}
        defaultValue={charity?.registration}
        maxLength={60}
        dir="ltr"
      />
      <Select name="country" label={t('donations.country')} defaultValue={charity?.country ?? page.country}>
        {countries.map((one) => (
          <option key={one} value={one}>
            {formatCountry(one)}
          </option>
        ))}
      </Select>
      <p className="text-muted text-sm">{t('donations.ask_note')}</p>
      <SubmitButton>{t(charity ? 'donations.ask_again' : 'donations.ask')}</SubmitButton>
    </Form>
  );
}

async function GoalForm({ page, charity }: { page: PageSettings; charity: OwnCharity }) {
  const { t } = await requestI18n();
  return (
    <Form action={saveGoal} messages={errorMessages(t, ['bad_amount'])} done={t('common.saved')}>
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="currency" value={page.currency} />
      <Field
        name="goal"
        label={t('donations.goal', { currency: page.currency })}
        hint={t('donations.goal_hint')}
        note={t('common.optional')}
        defaultValue={charity.goal ? toDecimal(charity.goal) : ''}
        inputMode="decimal"
        dir="ltr"
      />
      <SubmitButton>{t('donations.goal_save')}</SubmitButton>
    </Form>
  );
}

/** For which other page, a verified charity, this shop asks at its checkout. */
async function ChooseForm({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const [chosen, { t }] = await Promise.all([chosenCharity(actor, page.id), requestI18n()]);
  return (
    <Form action={choose} messages={errorMessages(t, ['no_charity', 'charity_currency'])} done={t('common.saved')}>
      <input type="hidden" name="page" value={page.id} />
      <Field
        name="handle"
        label={t('donations.choose_charity')}
        hint={t('donations.choose_charity_hint')}
        note={t('common.optional')}
        defaultValue={chosen ?? ''}
        maxLength={200}
        dir="ltr"
        autoComplete="off"
      />
      <SubmitButton>{t('donations.choose_charity_save')}</SubmitButton>
    </Form>
  );
}
