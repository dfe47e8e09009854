/** The side of the square that is kept of a picture of oneself, in pixels: three times the largest that is shown. */
export const pictureSide = 640;
