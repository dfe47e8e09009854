import { Card } from '@/app/_ui/card';
import { ExactField, Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type SuspendedSite, suspendedSites } from '@/lib/money/button/suspension/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { reinstateSiteHere, suspendSiteHere } from './actions';

/** Sites outside Souk that may sell nothing new, and the way to stop another. */
export async function Sites({ actor }: { actor: PersonActor }) {
  const [sites, { t }] = await Promise.all([suspendedSites(actor), requestI18n()]);
  return (
    <Section title={t('site.sites')}>
      <p className="text-muted">{t('site.sites_lead')}</p>
      {sites.length === 0 ? (
        <Card className="text-muted text-sm">{t('site.sites_none')}</Card>
      ) : (
        <RowList>
          {sites.map((site) => (
            <li key={site.id}>
              <Suspended site={site} />
            </li>
          ))}
        </RowList>
      )}
      <Card>
        <Form
          action={suspendSiteHere}
          messages={{ ...errorMessages(t), not_found: t('site.sites_lacks') }}
          done={t('site.sites_done')}
          clearWhenDone
        >
          <ExactField
            name="which"
            label={t('site.sites_which')}
            hint={t('site.sites_which_hint')}
            maxLength={260}
            required
          />
          <Field name="reason" label={t('site.sites_reason')} maxLength={200} dir="auto" required />
          <SubmitButton variant="danger">{t('site.sites_suspend')}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}

async function Suspended({ site: { id, name, pageName, reason, at } }: { site: SuspendedSite }) {
  const { t, formatAgo } = await requestI18n();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
      <div className="min-w-0 text-sm">
        <p className="font-medium">{t('site.sites_line', { name, page: pageName })}</p>
        <p className="wrap-anywhere text-muted">
          <bdi>{reason}</bdi> · {t('site.sites_since', { ago: formatAgo(at) })}
        </p>
      </div>
      <Form action={reinstateSiteHere} messages={errorMessages(t)}>
        <input type="hidden" name="site" value={id} />
        <SubmitButton variant="quiet" size="small">
          <span aria-hidden>{t('site.sites_reinstate')}</span>
          <span className="sr-only">{t('site.sites_reinstate_one', { name })}</span>
        </SubmitButton>
      </Form>
    </div>
  );
}
