/** A decoded picture: sRGB, turned upright, transparency on white; `rgb` holds width × height × 3 bytes, row by row. */
export type OpenPicture = { readonly width: number; readonly height: number; readonly rgb: Buffer };
