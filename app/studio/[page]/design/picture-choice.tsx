import type { ComponentProps } from 'react';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { DesignDesk } from '@/lib/shop/design/queries';

type PictureChoiceProps = Pick<ComponentProps<'input'>, 'type' | 'name' | 'value' | 'defaultChecked'> & {
  media: DesignDesk['pictures'][number]['media'];
  /** Which picture of the page it is, for those that have no words of their own. */
  number: number;
};

/** A picture of the page to choose, its mark upon it. */
export function PictureChoice({ media, number, ...input }: PictureChoiceProps) {
  const { t } = useVoice();
  return (
    <label className="relative block overflow-hidden rounded-sm">
      <Photo media={{ ...media, alt: media.alt || t('design.picture', { number }) }} shape="square" sizes="8rem" />
      <input {...input} className="absolute start-2 top-2 size-6 accent-ink" />
    </label>
  );
}
