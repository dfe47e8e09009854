/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-N9fb1jY1Qy9JOMVhMmqh5tan+FEHwMv86Gzw05M3i+VZgUVw1Do9Jy4FMfNA/yWN',
};
