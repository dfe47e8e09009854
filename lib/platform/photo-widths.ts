/** The widths in pixels that pictures are made in; `/media` answers no other. */
export const photoWidths = [96, 192, 320, 480, 640, 960, 1280, 1920] as const;

/** One of the widths pictures are made in. */
export type PhotoWidth = (typeof photoWidths)[number];
