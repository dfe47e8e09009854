import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { requirePerson } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { sendDeleteList, sendEditList, sendRenewLink } from '../../../_lists/actions';
import { LinkMaker } from '../../../_lists/link-maker';
import { readList } from '../read-list';

type ChangeProps = { params: Promise<{ list: string }> };

export async function generateMetadata({ params }: ChangeProps): Promise<Metadata> {
  const [{ t }, list] = await Promise.all([requestI18n(), params.then(({ list }) => readList(list))]);
  return { title: list ? t('lists.settings_of', { name: list.name }) : '', robots: { index: false } };
}

/** What a list says, who sees it, its link, and its end. */
export default async function ChangeList({ params }: ChangeProps) {
  const { list: named } = await params;
  await requirePerson(`/lists/${named}/change`);
  const [{ t, href }, list] = await Promise.all([requestI18n(), readList(named)]);
  if (!list?.mine || list.kind === 'saved') notFound();
  const address = `${env().SOUK_ORIGIN}${href('/lists/')}`;
  const words = {
    copy: t('lists.copy'),
    copied: t('lists.copied'),
    made: t('lists.link_made'),
    saved: t('lists.changed'),
  };
  return (
    <div className="page-width max-w-2xl space-y-10 py-6 md:py-10">
      <header>
        <BackLink href={`/lists/${list.id}`}>
          <bdi>{list.name}</bdi>
        </BackLink>
        <h1 className="text-2xl">{t('lists.settings_of', { name: list.name })}</h1>
      </header>
      <LinkMaker
        action={sendEditList}
        messages={errorMessages(t, ['required', 'too_long', 'list_name_taken'])}
        words={words}
        address={address}
      >
        <input type="hidden" name="list" value={list.id} />
        <Field
          name="name"
          label={t('lists.name')}
          maxLength={80}
          dir="auto"
          defaultValue={list.name}
          autoComplete="off"
        />
        <TextArea name="note" label={t('lists.note')} rows={3} maxLength={500} dir="auto" defaultValue={list.note} />
        <RadioCards
          name="audience"
          legend={t('lists.audience')}
          defaultValue={list.audience}
          columns={2}
          choices={(['me', 'friends', 'link', 'public'] as const).map((value) => ({
            value,
            label: t(`lists.${value}`),
            hint: t(`lists.${value}_hint`),
          }))}
        />
        {list.kind === 'wish' && (
          <Checkbox
            name="notices"
            label={t('lists.notices')}
            hint={t('lists.notices_hint')}
            defaultChecked={list.notices}
          />
        )}
        <SubmitButton>{t('lists.save_changes')}</SubmitButton>
      </LinkMaker>
      {list.audience === 'link' && (
        <Section title={t('lists.link')}>
          <p className="text-muted">{t('lists.has_link')}</p>
          <LinkMaker action={sendRenewLink} messages={errorMessages(t)} words={words} address={address}>
            <input type="hidden" name="list" value={list.id} />
            <p className="text-muted text-sm">{t('lists.new_link_hint')}</p>
            <SubmitButton variant="quiet">{t('lists.new_link')}</SubmitButton>
          </LinkMaker>
        </Section>
      )}
      <Section title={t('lists.delete')}>
        <p className="text-muted">{t('lists.delete_hint')}</p>
        <Form action={sendDeleteList} messages={errorMessages(t)}>
          <input type="hidden" name="list" value={list.id} />
          <SubmitButton variant="danger">{t('lists.delete_yes')}</SubmitButton>
        </Form>
      </Section>
    </div>
  );
}
