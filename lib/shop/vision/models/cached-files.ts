import path from 'node:path';

/** Raised when a conversion or the carried projection changes, so that no older file is taken for the new one. */
const edition = 1;

/** Where made-ready models lie in the data folder, and the downloaded files they are made from. */
export function cachedFiles(data: string) {
  const folder = path.join(/* turbopackIgnore: true */ data, 'models');
  return {
    folder,
    coral: path.join(folder, `coral-ab-${edition}.onnx`),
    detector: path.join(folder, `detector-${edition}.onnx`),
  };
}
