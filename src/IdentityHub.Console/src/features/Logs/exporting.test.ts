import { describe, expect, it, vi } from 'vitest';
import { convert, csvHead, csvLine, csvValue, lineReader, matches, type LogLine, type Sink } from './exporting';

// The session begins with a browser.
vi.mock('../../api/client', () => ({ api: {}, take: vi.fn(), takeAll: vi.fn() }));

const line = (sequence: number, change: Partial<LogLine> = {}): LogLine => ({ id: `log${sequence}`, key: 'Interaction.SignIn.Submit', payload: { result: 'Success', userId: 'ada' }, createdAt: 1000 + sequence, sequence, ...change });

function memory() {
  const pieces: Uint8Array[] = [];
  const sink = { write: async (piece: Uint8Array) => void pieces.push(piece), close: vi.fn(async () => undefined), abort: vi.fn(async () => undefined) };
  return { sink: sink as Sink & typeof sink, text: () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(pieces)) };
}

/** Pieces that end within lines, and within letters. */
const stream = (text: string, size = 7) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });

describe('A value of a CSV file', () => {
  it.each([
    ['a', 'a'], ['a,b', '"a,b"'], ['say "x"', '"say ""x"""'], ['one\ntwo', '"one\ntwo"'], [undefined, ''], [null, ''], [-5, '-5'], ['=1+1', "'=1+1"], ['@cmd', "'@cmd"], ['-2', "'-2"],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`], [{ a: 1 }, '"{""a"":1}"'],
  ])('%j is %s', (value, text) => expect(csvValue(value)).toBe(text));
});

describe('Lines', () => {
  it('are put together from pieces that end anywhere', () => {
    const read = lineReader();
    const bytes = new TextEncoder().encode('{"a":"ไทย"}\n{"b":1}\n{"c"');
    const found = [...bytes].flatMap((byte) => read(new Uint8Array([byte])));
    expect(found).toEqual(['{"a":"ไทย"}', '{"b":1}']);
    expect(read(new TextEncoder().encode(':2}'), true)).toEqual(['{"c":2}']);
  });
  it('match a filter', () => {
    expect(matches(line(1), { userId: 'ada', logKey: 'Interaction.SignIn.Submit', start_time: 1001, end_time: 1001, result: 'Success' })).toBe(true);
    for (const filter of [{ userId: 'bob' }, { logKey: 'x' }, { applicationId: 'app' }, { start_time: 1002 }, { end_time: 1000 }, { result: 'Error' as const }]) expect(matches(line(1), filter)).toBe(false);
  });
});

describe('An export', () => {
  const rows = [line(1), line(2, { payload: { result: 'Error', userId: 'ไทย', error: { code: 'x' } } }), line(3)];
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');

  it('passes lines on as they are', async () => {
    const { sink, text: written } = memory();
    const told = vi.fn();
    expect(await convert(stream(text), 'ndjson', {}, sink, told)).toEqual({ read: 3, kept: 3, bytes: new TextEncoder().encode(text).length });
    expect(written()).toBe(text);
    expect(told).toHaveBeenLastCalledWith(expect.objectContaining({ read: 3, kept: 3 }));
    expect(sink.close).toHaveBeenCalledOnce();
  });

  it('writes what matches as CSV', async () => {
    const { sink, text: written } = memory();
    await convert(stream(text), 'csv', { result: 'Error' }, sink, () => undefined);
    expect(written()).toBe(`\uFEFF${csvHead}${csvLine(rows[1]!)}`);
    expect(written()).toContain('2,1970-01-01T00:00:01.002Z,Interaction.SignIn.Submit,Error,ไทย,');
  });

  it('that is cancelled or breaks off leaves no file', async () => {
    const stop = new AbortController();
    const cancelled = memory();
    await expect(convert(stream(text), 'ndjson', {}, cancelled.sink, () => stop.abort(), stop.signal)).rejects.toThrow();
    const broken = memory();
    await expect(convert(stream('{"id":\n'), 'ndjson', {}, broken.sink, () => undefined)).rejects.toThrow();
    for (const { sink } of [cancelled, broken]) {
      expect(sink.abort).toHaveBeenCalledOnce();
      expect(sink.close).not.toHaveBeenCalled();
    }
  });

  it('of a hundred thousand lines goes piece by piece', async () => {
    const encoder = new TextEncoder();
    const many = new ReadableStream<Uint8Array>({
      start: () => undefined,
      pull(controller) {
        this.at = (this.at ?? 0) + 1;
        controller.enqueue(encoder.encode(Array.from({ length: 1000 }, (_, row) => `${JSON.stringify(line(row))}\n`).join('')));
        if (this.at === 100) controller.close();
      },
    } as UnderlyingDefaultSource<Uint8Array> & { at?: number });
    let largest = 0;
    const sink: Sink = { write: async (piece) => void (largest = Math.max(largest, piece.byteLength)), close: async () => undefined, abort: async () => undefined };
    const { kept } = await convert(many, 'csv', {}, sink, () => undefined);
    expect(kept).toBe(100_000);
    expect(largest).toBeLessThan(400_000);
  });
});
