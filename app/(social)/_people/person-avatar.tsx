import { Avatar } from '@/app/_ui/avatar';

/** Every picture of a person is a square of this side. */
const side = 640;

type PersonAvatarProps = {
  person: { name: string; avatarKey: string | null };
  size?: 'small' | 'normal' | 'large' | 'huge';
};

/** The picture of a person, or the first letter of her name. */
export function PersonAvatar({ person: { name, avatarKey }, size }: PersonAvatarProps) {
  const media = avatarKey === null ? null : { key: avatarKey, width: side, height: side, alt: '' };
  return <Avatar name={name} media={media} {...(size && { size })} />;
}
