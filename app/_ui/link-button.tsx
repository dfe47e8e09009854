import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { classNames } from './class-names';
import { Link } from './link';

type LinkButtonProps = ButtonLook & ComponentProps<typeof Link>;

/** A link that looks like a button: it leads somewhere. Server components only, as `Link` is. */
export function LinkButton({ variant, size, wide, className, ...rest }: LinkButtonProps) {
  const look = buttonClass({ ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) });
  return <Link className={classNames(look, className)} {...rest} />;
}
