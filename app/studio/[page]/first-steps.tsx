import { CheckIcon } from '@/app/_ui/buying-icons';
import { Card } from '@/app/_ui/card';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import type { ShopTodo } from '@/lib/shop/drafts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';

/** What makes a page a shop people trust, ticked off; gone once all of it is done. */
export async function FirstSteps({ page, todo }: { page: PageSettings; todo: ShopTodo }) {
  const { t } = await requestI18n();
  const home = `/studio/${page.handle}`;
  const steps = [
    { done: todo.hasProducts, label: t('studio.step_products'), href: `${home}/open` },
    { done: page.logo !== null && page.cover !== null, label: t('studio.step_pictures'), href: `${home}/settings` },
    { done: page.about !== '', label: t('studio.step_about'), href: `${home}/settings` },
    { done: page.deliveryMinor > 0n, label: t('studio.step_delivery'), href: `${home}/settings/delivery` },
    {
      done: page.returnsText !== '' && page.legalName !== '' && page.contactEmail !== '',
      label: t('studio.step_legal'),
      href: `${home}/settings/legal`,
    },
    { done: todo.hasPosts, label: t('studio.step_update'), href: `${home}/updates` },
  ];
  const left = steps.filter((step) => !step.done).length;
  if (left === 0) return null;
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('studio.first_steps')}</h2>
      <p className="mb-3 text-muted text-sm">{t('studio.first_steps_left', { count: left })}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.label}>
            <Link href={step.href} className="-mx-2 flex min-h-12 items-center gap-3 rounded-sm px-2 hover:bg-sunken">
              {step.done ? (
                <CheckIcon size={20} className="shrink-0 text-teal" label={t('studio.step_done')} />
              ) : (
                <span className="size-5 shrink-0 rounded-full border-2 border-edge" />
              )}
              <span className={step.done ? 'text-muted line-through' : ''}>{step.label}</span>
              {!step.done && <ChevronRightIcon className="mirror ms-auto shrink-0 text-muted" />}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
