/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-hXe1ca9mCmuLEoRcqd/Y/guRCz4uxWwl0+hffKbI6O51zJv3DO9X5f5Ae2XYmEwb',
  '1.0.1': 'sha384-nW9lTLS4XI8y36m5UOrzoYFnkyktw87Lc5fNhC5UumgiVBOHrE7AQjO8hWTZ480G',
};
