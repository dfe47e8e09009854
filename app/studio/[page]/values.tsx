import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { requestI18n } from '@/lib/platform/request';

/** What stands in a form, for who may read and not change it. */
export async function Values({ values }: { values: readonly { label: string; value: ReactNode }[] }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <dl className="space-y-3">
        {values.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-muted text-sm">{label}</dt>
            <dd className="wrap-anywhere whitespace-pre-line" dir="auto">
              {value || t('people.nothing')}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
