import { Avatar } from '@/app/_ui/avatar';
import { Chip } from '@/app/_ui/chip';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PagePerson, PageSettings } from '@/lib/shop/ownership/queries';
import { Unfolding } from '../../unfolding';
import { remove } from './actions';

/** An owner of the page; anybody but oneself can be removed, in a second step. */
export async function OwnerRow({ page, owner }: { page: PageSettings; owner: PagePerson }) {
  const { t, formatDate } = await requestI18n();
  return (
    <li>
      <div className="flex items-center gap-3">
        <Avatar name={owner.name} size="small" />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{owner.name}</bdi>
          <span className="text-muted text-sm">
            {t('studio.owner_since', { day: formatDate(owner.givenAt, 'date') })}
          </span>
        </span>
        {owner.you && <Chip>{t('studio.owner_you')}</Chip>}
      </div>
      {!owner.you && <Removal page={page} owner={owner} />}
    </li>
  );
}

async function Removal({ page, owner }: { page: PageSettings; owner: PagePerson }) {
  const { t } = await requestI18n();
  const person = owner.name;
  return (
    <Form action={remove} messages={errorMessages(t, ['leave_instead'])} className="space-y-5 ps-12">
      <Unfolding title={t('studio.owner_remove', { person })} className="text-muted text-sm">
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="person" value={owner.personId} />
        <p className="text-sm">{t('studio.owner_remove_body', { person })}</p>
        <Checkbox name="sure" label={t('studio.owner_remove_sure', { person })} />
        <SubmitButton variant="danger" size="small">
          {t('studio.owner_remove', { person })}
        </SubmitButton>
      </Unfolding>
    </Form>
  );
}
