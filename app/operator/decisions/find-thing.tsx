import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { ExactField, Select } from '@/app/_ui/field';
import { Section } from '@/app/_ui/section';
import { requestI18n } from '@/lib/platform/request';
import type { FindDecided } from '@/lib/social/decisions/schema';

const kinds = ['person', 'page', 'site'] as const;

/** The way to decide about what nobody reported. `refused` is what was typed when it led nowhere: it stays. */
export async function FindThing({ refused }: { refused: FindDecided | null }) {
  const { t, href } = await requestI18n();
  const failed = refused !== null && refused.name !== '';
  return (
    <Section title={t('decisions.find_title')}>
      <Card>
        <form action={href('/operator/decisions')} method="get" className="space-y-4">
          <Select name="kind" label={t('decisions.find_kind')} defaultValue={refused?.kind ?? 'person'}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`decisions.about_${kind}`)}
              </option>
            ))}
          </Select>
          <ExactField
            name="name"
            label={t('decisions.find_handle')}
            defaultValue={refused?.name}
            hint={failed && <span className="font-medium text-brick">{t('decisions.find_none')}</span>}
            aria-invalid={failed ? true : undefined}
            maxLength={260}
            required
          />
          <Button type="submit">{t('decisions.find_go')}</Button>
        </form>
      </Card>
    </Section>
  );
}
