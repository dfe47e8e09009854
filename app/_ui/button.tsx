import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { classNames } from './class-names';
import { Link } from './link';

type ButtonProps = ButtonLook & ComponentProps<'button'>;

/** A button that does something here. In a `Form`, `SubmitButton` also shows that it is under way. */
export function Button({ variant, size, wide, className, type = 'button', ...rest }: ButtonProps) {
  const look = buttonClass({ ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) });
  return <button type={type} className={classNames(look, className)} {...rest} />;
}

type LinkButtonProps = ButtonLook & ComponentProps<typeof Link>;

/** A link that looks like a button: it leads somewhere. */
export function LinkButton({ variant, size, wide, className, ...rest }: LinkButtonProps) {
  const look = buttonClass({ ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) });
  return <Link className={classNames(look, className)} {...rest} />;
}
