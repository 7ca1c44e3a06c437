import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../api/errors';
import { doubled, guess } from './columns';
import { findDelimiter, readCsv } from './csv';
import { problemColumn, writeCell, writeCsv } from './csvText';
import { writeFailed } from './failedRows';
import { Importer, type BatchAnswer } from './importer';
import { cutJson, readJson } from './json';
import { prepare, type Person } from './people';
import { readSource } from './readFile';
import { UnreadableFile, type Source } from './source';

const cells = async (text: string) => (await readCsv(text)).rows.map((row) => row.cells);

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('a table', () => {
  test('has quoted values with delimiters, quotes and ends of lines, and lines are counted through them', async () => {
    const source = await readCsv('name,email\r\n"Doe, ""Jane""\r\nof Acme",jane@example.com\r\nbob,bob@example.com\r\n');
    expect(source.columns).toEqual(['name', 'email']);
    expect(source.rows).toEqual([
      { line: 2, cells: ['Doe, "Jane"\r\nof Acme', 'jane@example.com'] },
      { line: 4, cells: ['bob', 'bob@example.com'] },
    ]);
  });

  test.each([[',', 'a,b\n1,2'], [';', 'a;b\n1;2'], ['\t', 'a\tb\n1\t2'], [',', '"a;b;c",d\n1,2'], [',', 'email\nx@y.example']])('is separated by %j', async (delimiter, text) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });

  test('leaves out empty lines and counts them', async () => {
    expect((await readCsv('a,b\n\n1,2\n\n')).rows).toEqual([{ line: 3, cells: ['1', '2'] }]);
  });

  test('says which rows are broken and keeps the others', async () => {
    const { rows } = await readCsv('a,b\n1,2,3\n4,5\n6\n');
    expect(rows.map(({ line, broken }) => [line, broken?.is])).toEqual([[2, 'cellCount'], [3, undefined], [4, 'cellCount']]);
    expect((await readCsv('a,b\n1,"2\n')).rows[0]!.broken?.is).toBe('quotes');
  });

  test('cannot name two columns alike', async () => {
    await expect(readCsv('a,a\n1,2')).rejects.toThrow(UnreadableFile);
  });

  test('is the same after it was written and read, whatever is in it', async () => {
    const letters = ['a', 'ก', '😀', '"', ',', ';', '\t', '\n', '\r\n', '=', '+', '-', '@', "'", ' ', '0', '', ''];
    for (let seed = 1; seed <= 300; seed++) {
      const next = numbers(seed);
      const width = 2 + next(4);
      const columns = [...Array.from({ length: width - 1 }, (_, index) => `c${index}`), problemColumn];
      const rows = Array.from({ length: 1 + next(20) }, () => ['x', ...Array.from({ length: width - 1 }, () => Array.from({ length: next(6) }, () => letters[next(letters.length)]!).join(''))]);
      // What is cut off here begins with an apostrophe that guards nothing: only a guard before a formula is taken off again.
      const plain = rows.map((row) => row.map((cell) => cell.replace(/^'+(?=[=+\-@\t\r])/, '')));
      expect(await cells(writeCsv([columns, ...plain]).slice(1)), `seed ${seed}`).toEqual(plain);
    }
  });

  test('of any text is read without an exception, and no line is told twice', async () => {
    const letters = ['a', '"', '""', ',', ';', '\n', '\r', '\r\n', '\0', '\u2028', 'é', '{', "'", '='];
    for (let seed = 1; seed <= 500; seed++) {
      const next = numbers(seed);
      const text = Array.from({ length: 1 + next(60) }, () => letters[next(letters.length)]!).join('');
      try {
        const { rows, columns } = await readCsv(text);
        const lines = rows.map(({ line }) => line);
        expect([...lines].sort((left, right) => left - right), `seed ${seed}`).toEqual(lines);
        expect(new Set(lines).size, `seed ${seed}`).toBe(lines.length);
        rows.forEach((row) => expect(row.broken !== undefined || row.cells!.length === columns.length).toBe(true));
      } catch (failure) {
        expect(failure, `seed ${seed}`).toBeInstanceOf(UnreadableFile);
      }
    }
  });

  test('of a hundred thousand rows is read in parts that let others have their turn', async () => {
    const text = `username,email\n${Array.from({ length: 100_000 }, (_, index) => `u${index},u${index}@example.com`).join('\n')}`;
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const source = await readCsv(text);
    const rows = await prepare(source, guess(source.columns));
    clearInterval(timer);
    expect(rows.length).toBe(100_000);
    expect(rows.at(-1)!.source.line).toBe(100_001);
    expect(rows.every(({ person }) => person)).toBe(true);
    expect(turns).toBeGreaterThan(5);
  });

  test('guards what a spreadsheet would run', () => {
    expect(["=1+1", '+1', '-1', '@a', '\ta', 'a=1', ''].map(writeCell)).toEqual(['"\'=1+1"', '"\'+1"', '"\'-1"', '"\'@a"', '"\'\ta"', '"a=1"', '""']);
  });
});

describe('JSON', () => {
  test.each([
    ['[{"a":1},\n {"b":"]},{\\""}]', [[1, '{"a":1}'], [2, '{"b":"]},{\\""}']]],
    ['{"a":1}\n{"b":2}\r\n\n{"c":{"d":[1]}}', [[1, '{"a":1}'], [2, '{"b":2}'], [4, '{"c":{"d":[1]}}']]],
    ['{\n"a":1\n}{"b":2}', [[1, '{\n"a":1\n}'], [3, '{"b":2}']]],
    ['[]', []],
  ])('%j is cut into objects', (text, pieces) => {
    expect(cutJson(text).map(({ line, text: piece }) => [line, piece])).toEqual(pieces);
  });

  test('with a mistake in one object keeps the others', async () => {
    const broken = await readJson('{"username":"a"}\n{"username":"b"\n{"username":"c"}\n[1]\n');
    expect(broken.rows.map(({ line, broken: problem }) => [line, problem?.is])).toEqual([[1, undefined], [2, 'notJson'], [3, undefined], [4, 'notObject']]);
    const list = await readJson('[{"username":"a"},{"username":nope},{"username":"c"}]');
    expect(list.rows.map(({ broken: problem }) => problem?.is)).toEqual([undefined, 'notJson', undefined]);
  });

  test('is cut alike whether it is a list or lines, whatever is in it', async () => {
    const letters = ['"', '\\', '{', '}', '[', ']', ',', '\n', 'ก', ' ', ':'];
    for (let seed = 1; seed <= 300; seed++) {
      const next = numbers(seed);
      const text = () => Array.from({ length: next(8) }, () => letters[next(letters.length)]!).join('');
      const objects = Array.from({ length: 1 + next(8) }, () => ({ username: text(), customData: { [text()]: [text(), { a: next(9) }] } }));
      for (const form of [JSON.stringify(objects), JSON.stringify(objects, null, 2), objects.map((object) => JSON.stringify(object)).join('\n'), objects.map((object) => JSON.stringify(object, null, 1)).join('\n')]) {
        expect((await readJson(form)).rows.map(({ value }) => value), `seed ${seed}`).toEqual(objects);
      }
    }
  });

  test('that is none is read without an exception', async () => {
    const letters = ['{', '}', '[', ']', '"', '\\', ',', '\n', '1', 'a', ':'];
    for (let seed = 1; seed <= 500; seed++) {
      const next = numbers(seed);
      const text = '[{'[next(2)]! + Array.from({ length: next(40) }, () => letters[next(letters.length)]!).join('');
      await readJson(text).catch((failure: unknown) => expect(failure, `seed ${seed}`).toBeInstanceOf(UnreadableFile));
    }
  });
});

test('a file is read by what it begins with, without its mark, and only when it is UTF-8', async () => {
  expect((await readSource(new Blob(['\uFEFFusername\nbob']))).columns).toEqual(['username']);
  expect((await readSource(new Blob([' [{"username":"bob"}]']))).kind).toBe('json');
  await expect(readSource(new Blob([new Uint8Array([0x6e, 0xe9, 0x0a, 0x61])]))).rejects.toMatchObject({ reason: 'notUtf8' });
  await expect(readSource(new Blob([' \n']))).rejects.toMatchObject({ reason: 'empty' });
  await expect(readSource(new Blob(['username\n']))).rejects.toMatchObject({ reason: 'noRows' });
});

describe('columns', () => {
  test('are guessed by their names', () => {
    expect(guess(['E-Mail', 'Login', 'First name', 'last_name', 'Mobile', 'customData.plan', 'shoe size', 'email address', problemColumn])).toEqual([
      'primaryEmail', 'username', 'profile.givenName', 'profile.familyName', 'primaryPhone', 'custom', null, null, null,
    ]);
    expect(guess(['profile.address.country', 'passwordDigest', 'custom'])).toEqual(['profile.address.country', 'passwordDigest', null]);
  });

  test('cannot become the same', () => {
    expect(doubled(['name', 'name', 'custom', 'custom', null, null])).toEqual(['name']);
  });
});

describe('people', () => {
  const of = async (columns: string[], ...rows: string[][]) => {
    const source: Source = { kind: 'table', columns, rows: rows.map((row, index) => ({ line: index + 2, cells: row })) };
    return prepare(source, guess(columns));
  };

  test('are made of cells', async () => {
    const [row] = await of(['username', 'email', 'phone', 'given name', 'country', 'customData.plan', 'customData'], ['ada', ' ada@example.com ', '+66 (81) 234-5678', 'Ada', 'TH', 'gold', '{"a":[1]}']);
    expect(row!.person).toEqual({
      username: 'ada', primaryEmail: 'ada@example.com', primaryPhone: '66812345678', profile: { givenName: 'Ada', address: { country: 'TH' } }, customData: { plan: 'gold', a: [1] },
    });
  });

  test('with a mistake are not sent, and each mistake has its column', async () => {
    const rows = await of(
      ['username', 'email', 'phone', 'passwordDigest', 'passwordAlgorithm', 'customData'],
      ['1abc', 'nobody', 'x', '', '', '[]'],
      ['', '', '', '', '', ''],
      ['fine', '', '', 'digest', '', ''],
      ['fine', '', '', 'digest', 'ROT13', ''],
    );
    expect(rows.every(({ person }) => person === undefined)).toBe(true);
    expect(rows.map(({ complaints }) => complaints.map(({ is, column }) => `${is} ${column ?? ''}`.trim()))).toEqual([
      ['badObject customData', 'badUsername username', 'badEmail email', 'badPhone phone'], ['noIdentifier'], ['noAlgorithm passwordDigest'], ['badAlgorithm passwordAlgorithm'],
    ]);
  });

  test('are told apart by what only one can have', async () => {
    const rows = await of(['username', 'email'], ['a', 'one@example.com'], ['b', 'ONE@example.com'], ['A', 'two@example.com'], ['b', 'three@example.com']);
    expect(rows.map(({ complaints }) => complaints.map(({ is, values }) => `${is} ${values?.line}`))).toEqual([[], ['twice 2'], ['twice 2'], []]);
  });

  test('of JSON keep what the API takes and lose what it does not', async () => {
    const { rows } = await readJson('[{"id":"x","username":"ada","createdAt":5,"name":null,"profile":{"givenName":"Ada"},"customData":{"a":1}},{"username":5},{"username":"b","profile":"x"}]');
    const prepared = await prepare({ kind: 'json', columns: [], rows }, []);
    expect(prepared[0]!.person).toEqual({ username: 'ada', profile: { givenName: 'Ada' }, customData: { a: 1 } });
    expect(prepared.slice(1).map(({ complaints }) => complaints.map(({ is, column }) => `${is} ${column}`))).toEqual([['notText username'], ['badObject profile']]);
  });

  test('with members that mean something to JavaScript are people like others', async () => {
    const [row] = await of(['username', 'customData.__proto__', 'customData.constructor'], ['ada', 'x', 'y']);
    expect(JSON.stringify(row!.person)).toBe('{"username":"ada","customData":{"__proto__":"x","constructor":"y"}}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

test('failed rows can be corrected and imported again', async () => {
  const source = await readCsv('username,phone\nada,+66\n"=cmd",1\n');
  const text = writeFailed(source, source.rows.map((row) => ({ row, reason: `Line ${row.line}: no "phone"` })));
  expect(text).toBe('\uFEFF"username","phone","import_problem"\r\n"ada","\'+66","Line 2: no ""phone"""\r\n"\'=cmd","1","Line 3: no ""phone"""\r\n');
  const again = await readCsv(text.slice(1));
  expect(again.rows.map((row) => row.cells!.slice(0, 2))).toEqual([['ada', '+66'], ['=cmd', '1']]);
  expect(guess(again.columns)).toEqual(['username', 'primaryPhone', null]);
  const json = await readJson('{"username":"ada","profile":{"givenName":"A"}}');
  expect(writeFailed(json, [{ row: json.rows[0]!, reason: 'x' }])).toBe('\uFEFF"username","profile","import_problem"\r\n"ada","{""givenName"":""A""}","x"\r\n');
});

describe('an import', () => {
  const rowsOf = async (count: number, member: Person = {}) => {
    const rows = Array.from({ length: count }, (_, index) => ({ line: index + 1, value: { username: `u${index}`, ...member } }));
    return prepare({ kind: 'json', columns: [], rows }, []);
  };
  const clock = { now: () => Date.now(), sleep: async () => undefined };
  const good = (users: Person[]): BatchAnswer[] => users.map((_, index) => ({ status: 200, id: String(index) }));

  test('sends batches and counts what became of each', async () => {
    const sizes: number[] = [];
    const importer = new Importer(await rowsOf(250), async (users) => {
      sizes.push(users.length);
      return users.map(({ username }) =>
        username === 'u7' ? { status: 422, code: 'user.email_already_in_use', message: 'there' } : username === 'u9' ? { status: 400, code: 'guard.invalid_input', message: 'no' } : { status: 200 });
    }, clock);
    await importer.run();
    expect(sizes).toEqual([100, 100, 50]);
    expect(importer.progress).toMatchObject({ state: 'done', created: 248, total: 250 });
    expect(importer.progress.skipped.map(({ row }) => row.source.line)).toEqual([8]);
    expect(importer.progress.failed.map(({ message }) => message)).toEqual(['no']);
  });

  test('sends few passwords at a time', async () => {
    const sizes: number[] = [];
    await new Importer(await rowsOf(25, { password: 'x' }), async (users) => (sizes.push(users.length), good(users)), clock).run();
    expect(sizes).toEqual([10, 10, 5]);
  });

  test.each([0, 429, 502, 503])('waits and sends again after %d', async (status) => {
    let calls = 0;
    const seen: string[] = [];
    const importer = new Importer(await rowsOf(3), async (users) => {
      if (++calls < 4) throw new ApiError(status, 'busy', 'busy');
      return good(users);
    }, clock);
    importer.subscribe(() => seen.push(importer.progress.state));
    await importer.run();
    expect(calls).toBe(4);
    expect(seen).toContain('waiting');
    expect(importer.progress).toMatchObject({ state: 'done', created: 3 });
  });

  test('sends rows again that the hub had no time for', async () => {
    let calls = 0;
    const importer = new Importer(await rowsOf(3), async (users) => {
      calls++;
      return users.map((_, index) => (calls === 1 && index > 0 ? { status: 429, code: 'request.rate_limited' } : { status: 200 }));
    }, clock);
    await importer.run();
    expect(calls).toBe(2);
    expect(importer.progress).toMatchObject({ state: 'done', created: 3, failed: [] });
  });

  test('finds the one row that a batch is refused for', async () => {
    const importer = new Importer(await rowsOf(100), async (users) => {
      if (users.some(({ username }) => username === 'u42')) throw new ApiError(500, 'http.500', 'broken');
      return good(users);
    }, clock);
    await importer.run();
    expect(importer.progress.created).toBe(99);
    expect(importer.progress.failed.map(({ row }) => row.person!.username)).toEqual(['u42']);
  });

  test.each([401, 403])('stops with everything kept after %d, and goes on', async (status) => {
    let isRefused = true;
    const importer = new Importer(await rowsOf(5), async (users) => {
      if (isRefused) throw new ApiError(status, 'auth', 'no');
      return good(users);
    }, clock);
    await importer.run();
    expect(importer.progress).toMatchObject({ state: 'stopped', created: 0 });
    isRefused = false;
    await importer.run();
    expect(importer.progress).toMatchObject({ state: 'done', created: 5 });
  });

  test('that goes on while a batch is on its way waits for what becomes of it', async () => {
    const answers: (() => void)[] = [];
    let calls = 0;
    const importer = new Importer(await rowsOf(100), (users) => {
      if (++calls > 1) return Promise.resolve(good(users));
      return new Promise((_, reject) => answers.push(() => reject(new ApiError(503, 'busy', 'busy'))));
    }, clock);
    const first = importer.run();
    await Promise.resolve();
    importer.pause();
    const second = importer.run();
    expect(calls).toBe(1);
    answers[0]!();
    await Promise.all([first, second]);
    expect(calls).toBe(2);
    expect(importer.progress).toMatchObject({ state: 'done', created: 100 });
  });

  test('can be paused and goes on, and sends nobody twice', async () => {
    const sent: unknown[] = [];
    const importer: Importer = new Importer(await rowsOf(300), async (users) => {
      users.forEach(({ username }) => sent.push(username));
      if (sent.length === 100) importer.pause();
      return good(users);
    }, clock);
    await importer.run();
    expect(importer.progress).toMatchObject({ state: 'paused', created: 100 });
    await importer.run();
    expect(importer.progress).toMatchObject({ state: 'done', created: 300 });
    expect(new Set(sent).size).toBe(sent.length);
  });
});
