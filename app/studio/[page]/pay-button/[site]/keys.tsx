import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { TickGroup } from '@/app/_ui/tick-group';
import { overlapHours } from '@/lib/money/button/console/model';
import type { KeyView, SiteView } from '@/lib/money/button/console/queries';
import { scopes } from '@/lib/money/button/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { endKey, newKey, replaceKey } from '../actions';
import { ShownOnce } from '../shown-once';
import { keyWords } from '../site-words';

type KeysProps = { site: SiteView; changes: boolean; home: string };

/** The secret keys of a site that work, and the ways to make, replace and revoke one. */
export async function Keys({ site, changes, home }: KeysProps) {
  const { t } = await requestI18n();
  return (
    <Card id="keys" className="space-y-3">
      <h2 className="font-semibold text-lg">{t('button.site_keys')}</h2>
      <p className="text-muted text-sm">{t('button.site_keys_body')}</p>
      {site.keys.length === 0 ? (
        <p>{t('button.site_keys_none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {site.keys.map((key) => (
            <li key={key.id} className="flex min-h-14 items-center justify-between gap-3 py-2">
              <Key site={site} view={key} />
              {changes && <Revoke view={key} />}
            </li>
          ))}
        </ul>
      )}
      {/* Always there: what was made is read in the form that made it. */}
      {changes && <Replace site={site} home={home} />}
      {changes && <Make site={site} home={home} />}
    </Card>
  );
}

/** Its beginning and its last letters, by which people tell it from another. */
function sayKey(site: SiteView, { ending }: KeyView): string {
  return `sk_${site.test ? 'test' : 'live'}_…${ending}`;
}

async function Key({ site, view }: { site: SiteView; view: KeyView }) {
  const { t, formatDate, formatAgo } = await requestI18n();
  const said = [
    view.lastUsedAt ? t('button.site_key_used', { ago: formatAgo(view.lastUsedAt) }) : t('button.site_key_unused'),
    t('button.site_key_made', { at: formatDate(view.createdAt) }),
    ...(view.expiresAt ? [t('button.site_key_ends', { at: formatDate(view.expiresAt, 'moment') })] : []),
  ];
  return (
    <div className="min-w-0">
      <code dir="ltr">{sayKey(site, view)}</code>
      <p className="text-muted text-sm">{said.join(' · ')}</p>
      <p className="text-muted text-sm">{view.scopes.map((scope) => t(`button.site_scope_${scope}`)).join(' · ')}</p>
    </div>
  );
}

async function Revoke({ view }: { view: KeyView }) {
  const { t } = await requestI18n();
  return (
    <Form action={endKey} messages={errorMessages(t)} className="shrink-0">
      <input type="hidden" name="key" value={view.id} />
      <SubmitButton variant="plain" size="small">
        <span aria-hidden>{t('button.site_key_revoke_short')}</span>
        <span className="sr-only">{t('button.site_key_revoke', { ending: view.ending })}</span>
      </SubmitButton>
    </Form>
  );
}

async function Replace({ site, home }: { site: SiteView; home: string }) {
  const { t, href } = await requestI18n();
  return (
    <Form action={replaceKey} messages={errorMessages(t, ['keys_max', 'key_replaced'])}>
      <ShownOnce home={href(`${home}/${site.id}`)} words={keyWords(t)}>
        <Unfolding title={t('button.site_key_rotate')} className="font-medium">
          <Select name="key" label={t('button.site_key_rotate_which')}>
            {site.keys.map((key) => (
              <option key={key.id} value={key.id}>
                {sayKey(site, key)}
              </option>
            ))}
          </Select>
          <Select name="hours" label={t('button.site_key_rotate_hours')} defaultValue="24">
            {overlapHours.map((hours) => (
              <option key={hours} value={hours}>
                {t(`button.site_key_hours_${hours}`)}
              </option>
            ))}
          </Select>
          <SubmitButton variant="quiet">{t('button.site_key_rotate_do')}</SubmitButton>
        </Unfolding>
      </ShownOnce>
    </Form>
  );
}

async function Make({ site, home }: { site: SiteView; home: string }) {
  const { t, href } = await requestI18n();
  return (
    <Form action={newKey} messages={errorMessages(t, ['keys_max', 'scopes_none'])}>
      <ShownOnce home={href(`${home}/${site.id}`)} words={keyWords(t)}>
        <input type="hidden" name="site" value={site.id} />
        <Unfolding title={t('button.site_key_new')} className="font-medium">
          <TickGroup name="scopes" legend={t('button.site_key_may')}>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                name="scopes[]"
                value={scope}
                label={t(`button.site_scope_${scope}`)}
                defaultChecked
              />
            ))}
          </TickGroup>
          <SubmitButton variant="quiet">{t('button.site_key_make')}</SubmitButton>
        </Unfolding>
      </ShownOnce>
    </Form>
  );
}
