import { classNames } from './class-names';

/** How a button looks: quiet, of normal size and as wide as its words unless told otherwise. */
export type ButtonLook = {
  /** `primary` the one thing to do here · `quiet` beside it · `plain` words only · `danger` takes something away. */
  variant?: 'primary' | 'quiet' | 'plain' | 'danger';
  size?: 'small' | 'normal' | 'large';
  wide?: boolean;
};

const variants = {
  primary: 'bg-ink text-paper hover:opacity-90',
  quiet: 'bg-sunken text-ink hover:bg-line',
  plain: 'text-ink underline-offset-4 hover:underline',
  danger: 'bg-brick text-on-brick hover:opacity-90',
};

const sizes = {
  small: 'min-h-9 pointer-coarse:min-h-11 px-4 text-sm',
  normal: 'min-h-11 px-5 text-base',
  large: 'min-h-13 px-6 text-base',
};

/** The look of a button, for whatever element carries it. Saffron is not among them: paying has its own button. */
export function buttonClass({ variant = 'primary', size = 'normal', wide = false }: ButtonLook): string {
  return classNames(
    'inline-flex select-none items-center justify-center gap-2 rounded-full py-1.5 text-center font-medium',
    'transition-[opacity,background-color,transform] active:scale-[0.98] motion-reduce:active:scale-100',
    'disabled:opacity-50 aria-busy:animate-pulse-soft',
    variants[variant],
    sizes[size],
    wide && 'w-full',
  );
}
