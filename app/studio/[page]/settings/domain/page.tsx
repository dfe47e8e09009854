import { CheckIcon } from '@/app/_ui/buying-icons';
import { Card } from '@/app/_ui/card';
import { CopyText } from '@/app/_ui/copy-text';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type DomainView, domainOf } from '@/lib/shop/domains/queries';
import { may } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { SettingsHead } from '../settings-head';
import { remove, set } from './actions';

export const generateMetadata = titled('domain.title');

const tones = { waiting: 'info', verified: 'done', lost: 'danger', taken: 'danger' } as const;

/** The domain a page is at besides its address here: which, what its names have to say, and whether they do. */
export default async function Domain({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_settings');
  const { t } = await requestI18n();
  const domain = await domainOf(actor, page.id);
  const isHers = may(page.roles, 'change_settings');
  return (
    <div className="space-y-5">
      <SettingsHead page={page} title={t('domain.title')}>
        {t('domain.intro')}
      </SettingsHead>
      {domain && (
        <Notice tone={tones[domain.state]}>
          <bdi className="font-medium">{domain.host}</bdi> · {t(`domain.state_${domain.state}`)}
        </Notice>
      )}
      {domain && domain.state !== 'taken' && <Names domain={domain} />}
      {isHers && (
        <Card>
          <Form
            action={set}
            messages={errorMessages(t, [
              ...(['required', 'too_long', 'domain_bad', 'domain_own', 'domain_number', 'domain_suffix'] as const),
              ...(['not_found', 'not_allowed'] as const),
            ])}
            className="space-y-3"
          >
            <input type="hidden" name="page" value={page.id} />
            <Field
              name="host"
              label={t('domain.name')}
              hint={t('domain.name_hint')}
              inputMode="url"
              autoComplete="off"
              required
              dir="ltr"
              maxLength={260}
              defaultValue={domain?.host ?? ''}
            />
            <SubmitButton>{domain ? t('domain.look_again') : t('domain.set')}</SubmitButton>
          </Form>
        </Card>
      )}
      {isHers && domain && (
        <Form action={remove} messages={errorMessages(t, ['not_found', 'not_allowed'])}>
          <input type="hidden" name="page" value={page.id} />
          <SubmitButton variant="quiet">{t('domain.remove')}</SubmitButton>
        </Form>
      )}
    </div>
  );
}

/** What to write where the domain was bought, each with whether it was seen there. */
async function Names({ domain }: { domain: DomainView }) {
  const { t, formatDate } = await requestI18n();
  const isApex = domain.host.split('.').length === 2;
  const names = [
    { kind: 'TXT', name: domain.proof.name, value: domain.proof.value, seen: domain.owned },
    { kind: isApex ? 'ALIAS' : 'CNAME', name: domain.host, value: domain.target, seen: domain.pointed },
  ] as const;
  return (
    <section className="space-y-3">
      <h2 className="font-semibold">{t('domain.names')}</h2>
      <p className="text-muted text-sm">{t('domain.names_body')}</p>
      {names.map(({ kind, name, value, seen }) => (
        <Card key={kind}>
          <p className="flex items-center gap-2 font-medium">
            <bdi>{kind}</bdi>
            {seen && <CheckIcon size={18} className="text-teal" />}
            <span className="text-muted text-sm">{t(seen ? 'domain.seen' : 'domain.not_seen')}</span>
          </p>
          <dl className="mt-2 grid gap-2 text-sm">
            {(
              [
                ['domain.record_name', name],
                ['domain.record_value', value],
              ] as const
            ).map(([label, text]) => (
              <div key={label}>
                <dt className="text-muted">{t(label)}</dt>
                <dd className="flex flex-wrap items-center justify-between gap-2">
                  <code dir="ltr" className="min-w-0 break-all">
                    {text}
                  </code>
                  <CopyText text={text} label={t('domain.copy')} copied={t('domain.copied')} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
      {isApex && <p className="text-muted text-sm">{t('domain.apex')}</p>}
      {domain.checkedAt && (
        <p className="text-muted text-sm">{t('domain.checked', { at: formatDate(domain.checkedAt, 'moment') })}</p>
      )}
    </section>
  );
}
