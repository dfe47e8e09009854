import { Avatar } from '@/app/_ui/avatar';
import type { PartnerView } from '@/lib/social/messages/queries';
import { PersonAvatar } from '../_people/person-avatar';

type PictureProps = { partner: PartnerView | null; name: string; size?: 'small' };

/** The picture of whom one writes with; `name` is what stands for somebody who is gone. */
export function PartnerPicture({ partner, name, size }: PictureProps) {
  const sized = size ? { size } : {};
  if (partner?.kind === 'person') return <PersonAvatar person={partner} {...sized} />;
  return <Avatar name={name} media={partner?.logo ?? null} {...sized} />;
}
