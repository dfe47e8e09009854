import { classNames } from '@/app/_ui/class-names';
import { StarIcon } from '@/app/_ui/icons';

const places = [1, 2, 3, 4, 5] as const;

type StarsProps = {
  /** Stars to fill; of an average the nearest whole number, the number itself stands beside them. */
  value: number;
  size?: number;
  className?: string;
};

/** Five stars, so many of them filled and the others hollow. Decoration: what they say stands beside them in words. */
export function Stars({ value, size = 16, className }: StarsProps) {
  return (
    <span aria-hidden="true" className={classNames('inline-flex shrink-0 gap-0.5', className)}>
      {places.map((place) => (
        <span key={place} className={place <= Math.round(value) ? '[&_svg]:fill-current' : 'text-edge'}>
          <StarIcon size={size} />
        </span>
      ))}
    </span>
  );
}
