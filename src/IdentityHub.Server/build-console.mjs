// Builds the Console: node build-console.mjs DIRECTORY. Of several builds at once one builds, and the others wait for it and see that it did.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const directory = process.argv[2];
const lock = join(directory, 'obj', 'lock');
const started = Date.now();

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isHeldByNobody() {
  try {
    process.kill(Number(readFileSync(join(lock, 'owner'), 'utf8')), 0);
    return false;
  } catch (error) {
    // No such process, or a lock without an owner that is no longer about to get one.
    return error.code === 'ESRCH' || (error.code === 'ENOENT' && Date.now() - modified(lock) > 10_000);
  }
}

function tryLock() {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'owner'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isHeldByNobody()) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function npm(...args) {
  const { status } = spawnSync('npm', args, { cwd: directory, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}.`);
}

// Who serves the files has no time to compress them well.
function compress() {
  const assets = join(directory, 'dist');
  for (const entry of readdirSync(assets, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !/\.(js|css|svg|json|html|txt)$/.test(file)) continue;
    const content = readFileSync(file);
    if (content.length < 1024) continue;
    writeFileSync(file + '.gz', gzipSync(content, { level: 9 }));
    writeFileSync(file + '.br', brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  }
}

mkdirSync(join(directory, 'obj'), { recursive: true });
while (!tryLock()) await new Promise((resolve) => setTimeout(resolve, 200));
try {
  if (modified(join(directory, 'dist', 'index.html')) < started) {
    if (modified(join(directory, 'node_modules', '.package-lock.json')) < modified(join(directory, 'package-lock.json'))) {
      npm('ci', '--no-audit', '--no-fund');
    }
    npm('run', 'build');
    compress();
  }
} catch (error) {
  // What is half done must not look finished to the next build.
  rmSync(join(directory, 'dist', 'index.html'), { force: true });
  console.error(`error : The Console could not be built. ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(lock, { recursive: true, force: true });
}
