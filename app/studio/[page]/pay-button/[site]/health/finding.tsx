import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import type { SiteView } from '@/lib/money/button/console/queries';
import { type Finding, findingKinds } from '@/lib/money/button/health/model';
import { fileOrigin } from '@/lib/money/button/model';
import { errorMessages, type Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { addOrigin } from '../../actions';
import { whereTo } from './where-to';

type FoundProps = { site: SiteView; home: string; changes: boolean; found: Finding };

/** One thing that was found: what it is, what to do, and where. */
export async function Found({ site, home, changes, found: { kind, origin, count, name } }: FoundProps) {
  const { t } = await requestI18n();
  const { mend, docs } = whereTo(kind);
  const weight = findingKinds[kind];
  const registers = kind === 'foreign_origin' && changes && /^https?:/.test(origin);
  return (
    <Card className="space-y-2">
      <Chip tone={weight === 'stops' ? 'danger' : weight === 'loses' ? 'due' : 'neutral'}>
        {t(`site.health_${weight}`)}
      </Chip>
      <h2 className="wrap-anywhere font-medium">
        {t(`site.health_${kind}`, { count, name, origin: sayOrigin(t, origin) })}
      </h2>
      <p className="text-muted">{t(`site.health_${kind}_do`)}</p>
      {registers && <Register site={site} origin={origin} />}
      <p className="flex flex-wrap gap-x-5">
        {mend && (
          <Link href={`${home}${mend.href}`} className="inline-flex min-h-11 items-center font-medium underline">
            {t(mend.label)}
          </Link>
        )}
        <Link href={docs} className="inline-flex min-h-11 items-center font-medium underline">
          {t('site.health_docs')}
        </Link>
      </p>
    </Card>
  );
}

function sayOrigin(t: Translate, origin: string): string {
  if (origin === '') return t('site.health_anywhere');
  return origin === fileOrigin ? t('site.health_file') : origin;
}

async function Register({ site, origin }: { site: SiteView; origin: string }) {
  const { t } = await requestI18n();
  return (
    <Form action={addOrigin} messages={errorMessages(t, ['invalid_origin', 'addresses_max'])} className="space-y-2">
      <input type="hidden" name="site" value={site.id} />
      <input type="hidden" name="origin" value={origin} />
      <p className="text-sm">{t('site.health_register_sure')}</p>
      <SubmitButton variant="quiet" size="small">
        <span aria-hidden>{t('site.health_register_short')}</span>
        <span className="sr-only">{t('site.health_register', { origin })}</span>
      </SubmitButton>
    </Form>
  );
}
