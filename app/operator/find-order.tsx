import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { Section } from '@/app/_ui/section';
import { requestI18n } from '@/lib/platform/request';

/** The way to the money of an order; `unknown` when what was pasted held no id. */
export async function FindOrder({ unknown }: { unknown: boolean }) {
  const { t, href } = await requestI18n();
  return (
    <Section title={t('flow.find')}>
      <Card>
        <form action={href('/operator/orders')} method="get" className="space-y-3">
          {unknown && <Notice tone="danger">{t('flow.find_unknown')}</Notice>}
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1 basis-64">
              <Field name="order" label={t('flow.find_label')} hint={t('flow.find_hint')} required dir="ltr" />
            </div>
            <Button type="submit">{t('flow.find_go')}</Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}
