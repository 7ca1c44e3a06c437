// A script is a list of steps against one hub. Standard input is one JSON document that describes the hub; standard output gets one JSON
// line for each step, {"step":name,…what it saw}. The first step that finds something else than it expects ends the script with 1.
import assert from 'node:assert/strict';

/** Reads the description of the hub. */
export async function readHub() {
  const chunks = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }

  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** Runs one step and reports what it returns. */
export async function step(name, work) {
  try {
    const seen = await work();
    process.stdout.write(`${JSON.stringify({ step: name, ...seen })}\n`);
  } catch (error) {
    const inner = error.cause ? ` / ${JSON.stringify(error.cause)} ${error.cause.stack ?? ''}` : '';
    process.stderr.write(`step '${name}': ${error.stack}${inner}\n`);
    process.exit(1);
  }
}

/** Expects a rejection with these members; members of members are named with dots. */
export async function refuses(promise, expected) {
  const error = await promise.then(() => assert.fail('It was not refused.'), (reason) => reason);
  if (error instanceof assert.AssertionError) {
    throw error;
  }

  for (const [path, value] of Object.entries(expected)) {
    const actual = path.split('.').reduce((object, key) => object?.[key], error);
    assert.equal(actual, value, `${path} of ${error.stack}`);
  }

  return error;
}

/** The words of a scope, sorted. */
export const words = (scope) => (scope ?? '').split(' ').filter(Boolean).sort();

export { assert };
