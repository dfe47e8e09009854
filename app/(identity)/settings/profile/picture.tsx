import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { PhotoUpload, photoFaults } from '@/app/_ui/photo-upload';
import { PersonAvatar } from '@/app/(social)/_people/person-avatar';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { removePictureHere } from './actions';

/** What the address says of a picture that was sent. */
export type PictureAsked = Readonly<Record<string, string | string[] | undefined>>;

type PictureProps = { person: { name: string; avatarKey: string | null }; asked: PictureAsked };

/** One's picture: sent by a plain form, which works in every browser, and taken away. */
export async function Picture({ person, asked }: PictureProps) {
  const { t, locale } = await requestI18n();
  return (
    <section id="picture" aria-labelledby="picture-title" className="scroll-mt-24 space-y-4">
      <div>
        <h2 id="picture-title" className="text-lg">
          {t('profile.picture')}
        </h2>
        <p className="text-muted text-sm">{t('profile.picture_lead')}</p>
      </div>
      <Said asked={asked} />
      <div className="flex flex-wrap items-start gap-5">
        <PersonAvatar person={person} size="large" />
        <PhotoUpload
          action={`/api/profile/picture?lang=${locale}`}
          label={t('profile.picture_choose')}
          hint={t('profile.picture_hint')}
          send={t('profile.picture_set')}
          className="min-w-0 flex-1 basis-64"
        />
      </div>
      {person.avatarKey !== null && (
        <Form action={removePictureHere} messages={errorMessages(t)}>
          <SubmitButton variant="plain" size="small">
            {t('profile.picture_remove')}
          </SubmitButton>
        </Form>
      )}
    </section>
  );
}

/** What stands in an address may be anybody's: only what the route itself would say is shown. */
async function Said({ asked }: { asked: PictureAsked }) {
  const { t } = await requestI18n();
  const fault = photoFaults.find((one) => one === asked.fault);
  if (fault) return <Notice tone="danger">{t(`errors.${fault}`)}</Notice>;
  return asked.picture === 'kept' ? <Notice tone="done">{t('profile.picture_kept')}</Notice> : null;
}
