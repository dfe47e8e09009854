import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Section } from '@/app/_ui/section';
import { turnedKeys } from '@/lib/money/keys/model';
import { type KeysNow, keysNow } from '@/lib/money/keys/queries';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { Agreements } from '../agreements';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';
import { answerKeysHere } from './actions';
import { LeakForm, TurnForm } from './key-forms';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_keys'), robots: { index: false } };
}

/** The keys and the two people each new one takes; a leaked one is revoked by one at once. No secret is shown. */
export default async function KeysPage() {
  const actor = await requireOperator('/operator/keys', sectionAt('keys').roles);
  const [keys, { t }] = await Promise.all([keysNow(actor), requestI18n()]);
  return (
    <ConsolePage actor={actor} section="keys" lead={t('operator.about_keys')}>
      <Agreements actor={actor} actions={[...turnedKeys, 'key.revoke-review']} answer={answerKeysHere} />
      <Section title={t('eyes.keys_now')}>{keys && <KeysCard keys={keys} />}</Section>
      <TurnForm given={keys?.given ?? false} />
      <LeakForm />
    </ConsolePage>
  );
}

async function KeysCard({ keys: { receipts, earlier, rings, given } }: { keys: KeysNow }) {
  const { t, formatDate, formatNumber } = await requestI18n();
  return (
    <Card>
      <dl className="space-y-3 text-sm">
        <div>
          <dt className="font-medium">{t('eyes.keys_receipts')}</dt>
          <dd className="wrap-anywhere text-muted">
            {receipts ? (
              <>
                <bdi dir="ltr">{receipts.kid}</bdi> ·{' '}
                {t('eyes.keys_since', { moment: formatDate(receipts.since, 'moment') })}
              </>
            ) : (
              t('eyes.keys_none')
            )}
            {earlier > 0 && <> · {t('eyes.keys_earlier', { count: earlier, shown: formatNumber(earlier) })}</>}
          </dd>
        </div>
        {rings.map(({ ring, keys }) => (
          <div key={ring}>
            <dt className="font-medium">{t(`eyes.ring_${ring}`)}</dt>
            <dd className="wrap-anywhere text-muted">
              <bdi dir="ltr">{keys.join(', ')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {given && <p className="mt-3 text-muted text-sm">{t('eyes.keys_given')}</p>}
    </Card>
  );
}
