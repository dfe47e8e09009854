import type { Metadata } from 'next';
import { shopperCountry } from '@/app/_country/shopper-country';
import { RadioCards } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { Section } from '@/app/_ui/section';
import { sendChoice } from '@/app/(social)/notifications/actions';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { zoneOf } from '@/lib/shop/openings/model';
import { digestChoice } from '@/lib/social/digest/queries';
import { noticeChoice } from '@/lib/social/notices/queries';
import { pushKey } from '@/lib/social/pushing/keys';
import { pushedMarks } from '@/lib/social/pushing/queries';
import { SettingsPage } from '../../_account/settings-page';
import { ChoiceTable } from './choice-table';
import { PushHere } from './push-here';
import { ZoneField } from './zone-field';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('notices.title'), robots: { index: false } };
}

/** Of what one wants to be told, and where: on the site, in a digest by mail, in one's browsers. */
export default async function NotificationSettings() {
  const actor = await requirePerson('/settings/notifications');
  const [choice, digest, marks, country, { t }] = await Promise.all([
    noticeChoice(actor),
    digestChoice(actor),
    pushedMarks(actor),
    shopperCountry(),
    requestI18n(),
  ]);
  const key = pushKey();
  return (
    <SettingsPage title={t('notices.title')} lead={t('notices.settings_lead')}>
      <Form action={sendChoice} messages={errorMessages(t)} done={t('common.saved')} className="space-y-8">
        <ChoiceTable choice={choice} pushes={key !== null} />
        <Section title={t('notices.digest')}>
          {!actor.emailVerified && <Notice>{t('notices.digest_unproven')}</Notice>}
          <p className="text-muted">{t('notices.digest_hint')}</p>
          <RadioCards
            name="rhythm"
            legend={t('notices.digest')}
            legendHidden
            columns={3}
            defaultValue={digest.rhythm}
            choices={(['off', 'daily', 'weekly'] as const).map((value) => ({
              value,
              label: t(`notices.digest_${value}`),
            }))}
          />
          <ZoneField known={digest.zone ?? zoneOf(country)} />
        </Section>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </Form>
      {key !== null && (
        <Section title={t('notices.push_title')}>
          <p className="text-muted">{t('notices.push_lead')}</p>
          <PushHere
            pushKey={key}
            marks={marks}
            words={{
              on: t('notices.push_on'),
              off: t('notices.push_off'),
              looking: t('notices.push_looking'),
              blocked: t('notices.push_blocked'),
              cannot: t('notices.push_cannot'),
              failed: t('notices.push_failed'),
              turnOn: t('notices.push_turn_on'),
              turnOff: t('notices.push_turn_off'),
            }}
          />
          <noscript>
            <p>{t('notices.push_no_scripts')}</p>
          </noscript>
        </Section>
      )}
    </SettingsPage>
  );
}
