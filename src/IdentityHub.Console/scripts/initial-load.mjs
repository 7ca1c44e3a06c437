// Prints what the first page loads before it is of use, gzipped, and fails when that is more than 300 kB.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const limit = 300_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));

const files = new Set(['index.html', 'scheme.js']);
function add(key) {
  const { file, css = [], imports = [] } = manifest[key];
  if (files.has(file)) return;
  files.add(file);
  css.forEach((sheet) => files.add(sheet));
  imports.forEach(add);
}
// The shell, and the page that people see first.
add('index.html');
add('src/app/SignedIn.tsx');
add('src/features/Dashboard/DashboardPage.tsx');

let total = 0;
for (const file of files) {
  const size = gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  initial load, gzipped (at most ${limit})`);
if (total > limit) {
  console.error('The initial load is too large.');
  process.exitCode = 1;
}
