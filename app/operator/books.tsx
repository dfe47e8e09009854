import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { CircleCheckIcon, CircleExclamationPointIcon } from '@/app/_ui/icons';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { lastProof } from '@/lib/money/books/queries';
import { requestI18n } from '@/lib/platform/request';

/** The last proof of the books. */
export async function Books({ actor }: { actor: PersonActor }) {
  const [proof, { t, formatAgo }] = await Promise.all([lastProof(actor), requestI18n()]);
  return (
    <Section title={t('operator.books')}>
      <Card className="space-y-3">
        {proof === null ? (
          <Chip>{t('operator.books_never')}</Chip>
        ) : (
          <p className="flex flex-wrap items-center gap-3">
            {proof.sound ? (
              <Chip tone="done" icon={<CircleCheckIcon size={12} />}>
                {t('operator.books_sound')}
              </Chip>
            ) : (
              <Chip tone="danger" icon={<CircleExclamationPointIcon size={12} />}>
                {t('operator.books_broken', { count: proof.differences })}
              </Chip>
            )}
            <span className="text-muted text-sm">{t('operator.books_at', { ago: formatAgo(proof.at) })}</span>
          </p>
        )}
        <p className="text-muted text-sm">{t('operator.books_hint')}</p>
      </Card>
    </Section>
  );
}
