/**
 * The signs of the shops: shapes about the middle of a square from -50 to 50, drawn in the shop's `ink`, cut out in its
 * `paper`. No letters, for a letter needs a font and a bare machine has none.
 */
export const logoShapes: Readonly<Record<string, string>> = {
  // A cedar with three tiers.
  'cedar-and-co': '<path d="M0-36 14-14H7L20 4H11L26 22H4V34H-4V22H-26L-11 4H-20L-7-14H-14Z"/>',
  // A star of eight points.
  'dar-zellige':
    '<path d="M34.0 0.0 L24.0 9.9 L24.0 24.0 L9.9 24.0 L0.0 34.0 L-9.9 24.0 L-24.0 24.0 L-24.0 9.9 L-34.0 0.0 L-24.0 -9.9 L-24.0 -24.0 L-9.9 -24.0 L-0.0 -34.0 L9.9 -24.0 L24.0 -24.0 L24.0 -9.9Z"/><path d="M17.0 0.0 L12.0 5.0 L12.0 12.0 L5.0 12.0 L0.0 17.0 L-5.0 12.0 L-12.0 12.0 L-12.0 5.0 L-17.0 0.0 L-12.0 -5.0 L-12.0 -12.0 L-5.0 -12.0 L-0.0 -17.0 L5.0 -12.0 L12.0 -12.0 L12.0 -5.0Z" fill="paper"/>',
  // A jar with two handles.
  'beit-alfakhar':
    '<path d="M-8-34H8V-27C8-24 9-21 14-16 24-7 25 8 14 22 11 26 9 30 9 34H-9C-9 30-11 26-14 22-25 8-24-7-14-16-9-21-8-24-8-27Z"/><path d="M-9-25C-22-28-29-18-24-7M9-25C22-28 29-18 24-7" fill="none" stroke="ink" stroke-width="4.5" stroke-linecap="round"/>',
  // Woven diamonds.
  'najd-rugs':
    '<path d="M0-36 20-10 0 16-20-10Z"/><path d="M0-22 9-10 0 2-9-10Z" fill="paper"/><path d="M-34 22H34V27H-34ZM-34 31H34V36H-34Z"/><path d="M-34-2-24 10-34 22ZM34-2 24 10 34 22Z"/>',
  // A cloud over a bowl.
  'kumo-kiln':
    '<path d="M-20 0A11 11 0 0 1-17-21 15 15 0 0 1 11-24 12 12 0 0 1 20 0Z"/><path d="M-26 9H26C25 23 16 31 8 32V36H-8V32C-16 31-25 23-26 9Z"/>',
  // Mountains drawn with one thread.
  'atlas-and-thread':
    '<path d="M-36 22-14-18-2 2 10-24 36 22" fill="none" stroke="ink" stroke-width="6" stroke-linejoin="round" stroke-linecap="round"/><path d="M-30 33C-18 27-12 39 0 33S18 27 30 33" fill="none" stroke="ink" stroke-width="5" stroke-linecap="round"/>',
  // A rising half sun.
  'atelier-lumen':
    '<path d="M-15 8A15 15 0 0 1 15 8Z"/><path d="M-20.0 8.0L-32.0 8.0M-18.5 0.3L-29.6 -4.2M-14.1 -6.1L-22.6 -14.6M-7.7 -10.5L-12.2 -21.6M-0.0 -12.0L-0.0 -24.0M7.7 -10.5L12.2 -21.6M14.1 -6.1L22.6 -14.6M18.5 0.3L29.6 -4.2M20.0 8.0L32.0 8.0" stroke="ink" stroke-width="5" stroke-linecap="round"/><path d="M-34 20H34M-20 31H20" stroke="ink" stroke-width="5" stroke-linecap="round"/>',
  // A fern frond.
  'maison-fougere':
    '<path d="M0 22C8.0 21 20.0 17 20.0 10C10.0 10 2.0 15 0 19ZM0 22C-8.0 21 -20.0 17 -20.0 10C-10.0 10 -2.0 15 0 19ZM0 13C7.0 12 17.4 8 17.4 1C8.7 1 1.7 6 0 10ZM0 13C-7.0 12 -17.4 8 -17.4 1C-8.7 1 -1.7 6 0 10ZM0 4C5.9 3 14.8 -1 14.8 -8C7.4 -8 1.5 -3 0 1ZM0 4C-5.9 3 -14.8 -1 -14.8 -8C-7.4 -8 -1.5 -3 0 1ZM0 -5C4.9 -6 12.2 -10 12.2 -17C6.1 -17 1.2 -12 0 -8ZM0 -5C-4.9 -6 -12.2 -10 -12.2 -17C-6.1 -17 -1.2 -12 0 -8ZM0 -14C3.8 -15 9.6 -19 9.6 -26C4.8 -26 1.0 -21 0 -17ZM0 -14C-3.8 -15 -9.6 -19 -9.6 -26C-4.8 -26 -1.0 -21 0 -17ZM0 -23C2.8 -24 7.0 -28 7.0 -35C3.5 -35 0.7 -30 0 -26ZM0 -23C-2.8 -24 -7.0 -28 -7.0 -35C-3.5 -35 -0.7 -30 0 -26Z"/><path d="M0-34V36" stroke="ink" stroke-width="3" stroke-linecap="round"/>',
  // The blades of a shutter.
  'kamera-kura':
    '<circle r="32" fill="none" stroke="ink" stroke-width="5"/><path d="M30.0 0.0L1.9 12.9M15.0 26.0L-10.2 8.0M-15.0 26.0L-12.1 -4.8M-30.0 0.0L-1.9 -12.9M-15.0 -26.0L10.2 -8.0M15.0 -26.0L12.1 4.8" stroke="ink" stroke-width="5" stroke-linecap="round"/>',
  // Rings seen from an observatory.
  'mirqab-electronics':
    '<path d="M-28 30A28 28 0 0 1 28 30Z"/><path d="M-18-2A28 28 0 0 1 18-2M-26-16A42 42 0 0 1 26-16" fill="none" stroke="ink" stroke-width="5.5" stroke-linecap="round"/><circle cy="16" r="6" fill="paper"/>',
  // Three gusts.
  'second-wind':
    '<path d="M-34-12H10A10 10 0 1 0 0-22M-34 2H24A10 10 0 1 1 14 12M-34 16H0A10 10 0 1 1-10 26" fill="none" stroke="ink" stroke-width="6.5" stroke-linecap="round"/>',
  // Two footsteps.
  'pas-perdus':
    '<path d="M-20 10C-28-2-26-24-15-24S-3-8-8 8C-10 13-18 14-20 10ZM-18 18C-13 16-8 17-7 21-6 28-17 29-18 22Z"/><g transform="translate(4-10) scale(-1 1)"><path d="M-20 10C-28-2-26-24-15-24S-3-8-8 8C-10 13-18 14-20 10ZM-18 18C-13 16-8 17-7 21-6 28-17 29-18 22Z"/></g>',
  // A tree whose roots are as wide as its branches.
  'root-and-branch':
    '<circle cy="-14" r="21"/><path d="M0-8V24M0 24C-2 31-14 32-24 34M0 24C2 31 14 32 24 34M0 26V37" fill="none" stroke="ink" stroke-width="6" stroke-linecap="round"/><path d="M0 2V-12M0-4 8-12M0-8-7-15" fill="none" stroke="paper" stroke-width="4" stroke-linecap="round"/>',
};
