import { classNames } from './class-names';
import { Photo, type PhotoMedia } from './photo';

const sizes = {
  small: 'size-9 text-sm',
  normal: 'size-12 text-base',
  large: 'size-24 text-xl',
  huge: 'size-28 text-3xl md:size-40 md:text-4xl',
};
const widths = { small: '36px', normal: '48px', large: '96px', huge: '(min-width: 768px) 160px, 112px' };

type AvatarProps = { name: string; media?: PhotoMedia | null; size?: keyof typeof sizes; className?: string };

/** A round picture of a page or person, its first letter where there is none. The name stands beside it, so it is decoration. */
export function Avatar({ name, media, size = 'normal', className }: AvatarProps) {
  const look = classNames('block shrink-0 overflow-hidden rounded-full bg-sunken', sizes[size], className);
  if (media) {
    return (
      <span className={look}>
        <Photo
          media={{ ...media, alt: '' }}
          shape="fill"
          sizes={widths[size]}
          widths={size === 'huge' ? [192, 320, 480] : [96, 192]}
        />
      </span>
    );
  }
  return (
    <span aria-hidden="true" className={classNames(look, 'grid place-items-center font-semibold text-muted')}>
      {[...name.trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}
