import { arabicAreas } from './catalogue/arabic';
import { type Area, englishAreas } from './catalogue/english';
import { mergeAreas } from './merge-areas';

/** Every message there is, by its name in the English files: `area.key`. */
export type MessageKey = { [A in Area]: `${A}.${Extract<keyof (typeof englishAreas)[A], string>}` }[Area];

/** All English messages by `area.key`. */
export const english = mergeAreas(englishAreas);

/** All Arabic messages by `area.key`. */
export const arabic = mergeAreas(arabicAreas);
