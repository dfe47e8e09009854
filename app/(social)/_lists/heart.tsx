'use client';

import { classNames } from '@/app/_ui/class-names';
import { HeartIcon } from '@/app/_ui/icons';
import { Toggle } from '../_regard/toggle';
import { sendSave } from './actions';
import type { Hearts } from './hearts';

/** 44 px to hit, of which a small disc is seen: most of the picture stays the picture's. */
const whole = classNames(
  'group/heart pointer-events-auto ms-auto grid size-11 place-items-center rounded-full text-ink',
  'aria-pressed:text-teal aria-pressed:[&_svg]:fill-current',
);

const disc = (
  <span className="grid size-8 place-items-center rounded-full bg-surface/90 transition-transform group-active/heart:scale-90 motion-reduce:group-active/heart:scale-100">
    <HeartIcon size={18} />
  </span>
);

type HeartProps = { hearts: Hearts; product: string; title: string; saved: boolean };

/** Keeps the product of a tile among what is saved; in the corner of the picture, beside the link and not in it. A guest signs in and comes back. */
export function Heart({ hearts, product, title, saved }: HeartProps) {
  const label = hearts.label.replace('#title', () => title);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 text-end">
      {hearts.guest ? (
        <form action={hearts.guest.signIn} className="inline-block">
          <input type="hidden" name="next" value={hearts.guest.next} />
          <button type="submit" aria-label={label} className={whole}>
            {disc}
          </button>
        </form>
      ) : (
        <Toggle
          action={sendSave}
          fields={{ thing: product }}
          field="save"
          said="saved"
          on={saved}
          icon={disc}
          words={{ off: '', on: '' }}
          label={label}
          className={whole}
          messages={hearts.messages}
        />
      )}
    </div>
  );
}
