import { connection } from 'next/server';

/** A dynamic page of forty links: what the framework costs before anybody writes a shop. */
export default async function Page() {
  await connection();
  return (
    <main>
      {Array.from({ length: 40 }, (_, index) => (
        <a key={String(index)} href={`/product/${index}`}>
          {`Product ${index}`}
        </a>
      ))}
    </main>
  );
}
