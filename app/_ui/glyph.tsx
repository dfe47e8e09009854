import { classNames } from './class-names';

export type IconProps = {
  /** Side in pixels; 20 when absent. */
  size?: number;
  className?: string;
  /** Said by screen readers; without it the icon is decoration. */
  label?: string;
};

/** An icon of one path. How its line is drawn stands in globals.css: an icon is in the page twice, as HTML and as data. */
export function glyph({ size = 20, className, label }: IconProps, drawing: string) {
  const look = classNames('icon', className);
  const path = <path d={drawing} />;
  return label ? (
    <svg width={size} height={size} viewBox="0 0 24 24" className={look} role="img" aria-label={label}>
      {path}
    </svg>
  ) : (
    <svg width={size} height={size} viewBox="0 0 24 24" className={look} aria-hidden="true">
      {path}
    </svg>
  );
}
