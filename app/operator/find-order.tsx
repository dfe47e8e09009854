import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Link } from '@/app/_ui/link';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { findOrders } from '@/lib/money/flow/find-orders';
import { requestI18n } from '@/lib/platform/request';

/** The way to the money of an order. `refused` is what was typed when it led nowhere: it stays, with the focus on it. */
export async function FindOrder({ actor, refused }: { actor: PersonActor; refused: string | undefined }) {
  const { t, href } = await requestI18n();
  // Several are found only where one number ends two ids.
  const several = refused === undefined ? [] : await findOrders(actor, refused);
  const fault = refused !== undefined && t(several.length > 0 ? 'flow.find_several' : 'flow.find_unknown');
  const hint = (
    <>
      {fault && <span className="block font-medium text-brick">{fault}</span>}
      {t('flow.find_hint')}
    </>
  );
  return (
    <Section title={t('flow.find')}>
      <Card>
        <form action={href('/operator/orders')} method="get" className="flex flex-col gap-3 sm:flex-row sm:items-start">
          <div className="min-w-0 flex-1">
            <Field
              name="order"
              label={t('flow.find_label')}
              hint={hint}
              defaultValue={refused}
              aria-invalid={fault ? true : undefined}
              autoFocus={refused !== undefined}
              required
              dir="ltr"
              autoComplete="off"
            />
          </div>
          {/* Beside the field, below the height of its label. */}
          <Button type="submit" className="self-start sm:mt-7">
            {t('flow.find_go')}
          </Button>
        </form>
        {several.length > 0 && (
          <ul className="mt-3">
            {several.map((id) => (
              <li key={id}>
                <Link href={`/operator/orders/${id}`} className="inline-flex min-h-11 items-center underline">
                  <bdi dir="ltr">{id}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
