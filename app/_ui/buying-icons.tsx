// biome-ignore-all format: one icon a line under its meaning, written by scripts/icons.mjs
import { glyph, type IconProps } from './glyph';

// From lucide-react (ISC licence). To add an icon, add its name and meaning in scripts/icons.mjs and run that.

/** Chosen, or done. */
export const CheckIcon = (props: IconProps) => glyph(props, 'M20 6 9 17l-5-5');
/** A picture, or the place for one. */
export const ImageIcon = (props: IconProps) => glyph(props, 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM7 9a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M21 15l-3.086-3.086a2 2 0 0 0-2.828 0L6 21');
/** One fewer. */
export const MinusIcon = (props: IconProps) => glyph(props, 'M5 12h14');
/** Add, or one more. */
export const PlusIcon = (props: IconProps) => glyph(props, 'M5 12h14M12 5v14');
/** The cart. */
export const ShoppingBagIcon = (props: IconProps) => glyph(props, 'M16 10a4 4 0 0 1-8 0M3.103 6.034h17.794M3.4 5.467a2 2 0 0 0-.4 1.2V20a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6.667a2 2 0 0 0-.4-1.2l-2-2.667A2 2 0 0 0 17 2H7a2 2 0 0 0-1.6.8z');
