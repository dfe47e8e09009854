import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { keptWording, type ShopOfMine } from '@/lib/money/customers/kept/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { sayKeptHere } from './actions';

/** One box, as she left it: whether this shop may keep her. Nobody is reminded of it. */
export async function KeepMe({ actor, shop }: { actor: PersonActor; shop: ShopOfMine }) {
  const { t } = await requestI18n();
  const { pageId, name, since } = shop;
  if (!actor.emailVerified && since === null)
    return (
      <Notice>
        {t('customers.keep_unproven')}{' '}
        <LinkButton href="/settings" variant="plain" size="small" className="-my-2 -mx-4 underline">
          {t('customers.keep_confirm')}
        </LinkButton>
      </Notice>
    );
  return (
    <Form
      action={sayKeptHere}
      messages={errorMessages(t, ['kept_unproven', 'words_changed', 'not_found'])}
      done={t('customers.keep_saved')}
      className="space-y-3"
    >
      <input type="hidden" name="page" value={pageId} />
      <input type="hidden" name="wording" value={keptWording} />
      <Checkbox
        name="agreed"
        label={t('customers.keep_me', { shop: name })}
        hint={t('customers.keep_me_hint', { name: actor.name, email: actor.email })}
        defaultChecked={since !== null}
      />
      <SubmitButton variant="quiet">{t('customers.keep_save')}</SubmitButton>
    </Form>
  );
}
