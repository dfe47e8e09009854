/** How light the pages are: as the device says, or as the person chose (kept in the cookie `souk-theme`). */
export type Theme = 'auto' | 'light' | 'dark';

/** The theme a text names; anything else leaves it to the device. */
export function themeOf(text: string | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'auto';
}
