import { Card } from '@/app/_ui/card';
import { ExactField } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { deniedHosts } from '@/lib/social/decisions/deny-host';
import { denyHostHere } from './actions';

/** The hosts to which nobody's words should lead: what does is flagged. */
export async function Hosts({ actor }: { actor: PersonActor }) {
  const [hosts, { t }] = await Promise.all([deniedHosts(actor), requestI18n()]);
  const messages = errorMessages(t);
  return (
    <Section title={t('decisions.hosts_title')}>
      <p className="text-muted">{t('decisions.hosts_lead')}</p>
      {hosts.length > 0 && (
        <RowList>
          {hosts.map((host) => (
            <li key={host} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2 sm:px-6">
              <bdi dir="ltr" className="wrap-anywhere">
                {host}
              </bdi>
              <Form action={denyHostHere} messages={messages}>
                <input type="hidden" name="host" value={host} />
                <SubmitButton name="deny" value="no" variant="quiet" size="small">
                  <span aria-hidden>{t('decisions.hosts_allow')}</span>
                  <span className="sr-only">{t('decisions.hosts_allow_one', { host })}</span>
                </SubmitButton>
              </Form>
            </li>
          ))}
        </RowList>
      )}
      <Card>
        <Form action={denyHostHere} messages={messages} clearWhenDone>
          <ExactField name="host" label={t('decisions.hosts_host')} maxLength={300} required />
          <SubmitButton name="deny" value="yes">
            {t('decisions.hosts_deny')}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
