import { Avatar } from '@/app/_ui/avatar';
import { Photo } from '@/app/_ui/photo';
import { Section } from '@/app/_ui/section';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { freshProducts } from '@/lib/shop/catalog/queries';

/** Photographs in every frame, and the places kept for them while they load. */
export async function Pictures() {
  const { t } = await requestI18n();
  const { items } = await freshProducts(await currentActor(), { limit: 4 });
  const media = items.flatMap((product) => product.media ?? []);
  return (
    <Section title={t('gallery.pictures')}>
      <p className="flex items-center gap-3">
        <Avatar name="Cedar" size="small" />
        <Avatar name="ميرقاب" />
        <Avatar name="Souk" size="large" />
        <Avatar name="Photo" size="large" media={media[0] ?? null} />
      </p>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {media.map((picture) => (
          <Photo key={picture.key} media={picture} sizes="(min-width: 768px) 25vw, 50vw" className="rounded-md" />
        ))}
      </div>
    </Section>
  );
}
