/** Messages of all areas in one, each by the name `area.key`. */
export function mergeAreas(
  areas: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [area, messages] of Object.entries(areas)) {
    for (const [key, message] of Object.entries(messages)) all[`${area}.${key}`] = message;
  }
  return all;
}
