// node checksums.mjs LOCK [--write] BILL…: holds the Java libraries in CycloneDX bills against the SHA-256 that were written
// down for them (npm does the same by its lock files), or writes down what the bills have. PostgreSQL's programs are in
// another library for each platform: those of other platforms stay as they were written down.
import { readFile, writeFile } from 'node:fs/promises';

const MAVEN = /^pkg:maven\/(?!dev\.provenance\/)/;
const OF_PLATFORM = /embedded-postgres-binaries-[^@]+(@.+)$/;
const DIGITS = 64;

const [lock, ...rest] = process.argv.slice(2);
const isWriting = rest[0] === '--write';
const locked = new Map((await readFile(lock, 'utf8')).trimEnd().split('\n').map(entry));
const found = new Map();
for (const bill of isWriting ? rest.slice(1) : rest) {
  const { components = [] } = JSON.parse(await readFile(bill, 'utf8'));
  for (const { purl, hashes } of components.filter((component) => MAVEN.test(component.purl))) {
    found.set(purl, hashes.find(({ alg }) => alg === 'SHA-256').content);
  }
}
const versions = new Set([...found.keys()].map((purl) => OF_PLATFORM.exec(purl)?.[1]));
const others = [...locked].filter(([purl]) => !found.has(purl));
const elsewhere = others.filter(([purl]) => OF_PLATFORM.test(purl) && versions.has(OF_PLATFORM.exec(purl)[1]));

if (isWriting) {
  const lines = [...found, ...elsewhere].sort().map(([purl, sum]) => `${sum}  ${purl}\n`);
  await writeFile(lock, lines.join(''));
} else {
  const changed = [...found].filter(([purl, sum]) => locked.get(purl) !== sum);
  const missing = others.filter((other) => !elsewhere.includes(other));
  for (const [purl, sum] of changed) console.error(`${purl} is ${sum} (expected: ${locked.get(purl) ?? 'none'})`);
  for (const [purl, sum] of missing) console.error(`${purl} is not there (expected: ${sum})`);
  process.exitCode = changed.length + missing.length === 0 && found.size > 0 ? 0 : 1;
}
console.log(`${found.size} libraries`);

function entry(line) {
  return [line.slice(DIGITS).trimStart(), line.slice(0, DIGITS)];
}
