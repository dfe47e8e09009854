/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-hXe1ca9mCmuLEoRcqd/Y/guRCz4uxWwl0+hffKbI6O51zJv3DO9X5f5Ae2XYmEwb',
  '1.0.1': 'sha384-QW2PrqUoygGZr6kKrUuYQXZm5s4hyMSpsHIlMSYWzN+BHZ4LZlQeFzO7pl5KxRGZ',
};
