/** Imported first by every command: an old Node is named as such instead of failing on something it does not know. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  const own = process.versions.node;
  console.error(
    `Souk needs Node 20.19 or newer, and this is ${own}. Install a newer one (https://nodejs.org), then start again.`,
  );
  process.exit(1);
}
