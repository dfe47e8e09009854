import { Card } from '@/app/_ui/card';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { type PictureAlike, picturesAlike } from '@/lib/social/decisions/pictures-alike';
import type { Decided } from '@/lib/social/decisions/schema';
import { Look } from '../../look';

/** Pictures that others showed too, or that were taken away: each beside what it is like. */
export async function Alike({ actor, decided }: { actor: PersonActor; decided: Decided }) {
  const [pictures, { t }] = await Promise.all([picturesAlike(actor, decided), requestI18n()]);
  if (pictures.length === 0) return null;
  return (
    <Section title={t('decisions.alike_title')}>
      <p className="text-muted">{t('decisions.alike_lead')}</p>
      <ul className="space-y-4">
        {pictures.map((picture, at) => (
          <li key={`${picture.key} ${picture.other.id} ${picture.other.key}`}>
            <Pair picture={picture} number={at + 1} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Pair({
  picture: { key, other, isLater, isRemoved },
  number,
}: {
  picture: PictureAlike;
  number: number;
}) {
  const { t, formatNumber } = await requestI18n();
  const index = formatNumber(number);
  return (
    <Card className="space-y-3">
      <div className="grid grid-cols-2 gap-3">
        <Side picture={key} alt={t('decisions.alike_this', { index })} />
        {other.key ? (
          <Side picture={other.key} alt={t('decisions.alike_other', { index })} />
        ) : (
          <p className="grid place-items-center rounded-md bg-sunken p-4 text-center text-muted text-sm">
            {t('decisions.alike_gone')}
          </p>
        )}
      </div>
      <p className="text-sm">
        {isRemoved ? t('decisions.alike_removed') : t(isLater ? 'decisions.alike_earlier' : 'decisions.alike_later')}
      </p>
      <Look
        className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
        href={`/operator/decisions/${other.kind}/${other.id}`}
      >
        <span className="wrap-anywhere">
          {t(`decisions.about_${other.kind}`)}
          {[other.title, other.whose].filter(Boolean).map((word) => (
            <span key={word}>
              {' · '}
              <bdi>{word}</bdi>
            </span>
          ))}
          <span className="sr-only"> {t('decisions.alike_number', { index })}</span>
        </span>
      </Look>
    </Card>
  );
}

function Side({ picture, alt }: { picture: string; alt: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: our own route sizes pictures
    <img
      src={`/media/${picture}/640`}
      alt={alt}
      loading="lazy"
      className="aspect-square w-full rounded-md bg-sunken object-contain"
    />
  );
}
