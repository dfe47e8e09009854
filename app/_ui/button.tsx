import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { classNames } from './class-names';

type ButtonProps = ButtonLook & ComponentProps<'button'>;

/** A button that does something here. In a `Form`, `SubmitButton` also shows that it is under way. */
export function Button({ variant, size, wide, className, type = 'button', ...rest }: ButtonProps) {
  const look = buttonClass({ ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) });
  return <button type={type} className={classNames(look, className)} {...rest} />;
}
