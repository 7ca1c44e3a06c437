import { api } from '../../api/client';
import { toApiError } from '../../api/errors';
import { saveBlob } from '../../ui/download';
import type { LogFilter, Payload } from './logs';

/** A line of the export. */
export interface LogLine {
  id: string;
  key: string;
  payload: Payload & Record<string, unknown>;
  createdAt: number;
  sequence: number;
}

export type Format = 'ndjson' | 'csv';

/** How far an export is. */
export interface Progress {
  /** Lines that came. */
  read: number;
  /** Lines that were kept. */
  kept: number;
  /** Bytes that were written. */
  bytes: number;
}

/** Takes the pieces of a file. */
export interface Sink {
  write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** The file is complete. */
  close: () => Promise<void>;
  /** It is not, and goes away. */
  abort: () => Promise<void>;
}

const columns = ['sequence', 'time', 'event', 'result', 'userId', 'applicationId', 'ip', 'userAgent', 'error', 'payload'] as const;

/** A value of a CSV file (RFC 4180). What a spreadsheet would take for a formula becomes a text. */
export function csvValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  const harmless = typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvHead = `${columns.join(',')}\r\n`;

/** A line as CSV. */
export function csvLine({ key, payload, createdAt, sequence }: LogLine): string {
  const { result, userId, applicationId, ip, userAgent, error } = payload;
  return `${[sequence, new Date(createdAt).toISOString(), key, result, userId, applicationId, ip, userAgent, error, payload].map(csvValue).join(',')}\r\n`;
}

/** Whether a line is what the logs are looked through for. */
export const matches = (line: LogLine, { logKey, userId, applicationId, start_time: start, end_time: end, result }: LogFilter): boolean =>
  (!logKey || line.key === logKey) &&
  (!userId || line.payload.userId === userId) &&
  (!applicationId || line.payload.applicationId === applicationId) &&
  (start === undefined || line.createdAt >= start) &&
  (end === undefined || line.createdAt <= end) &&
  (!result || (line.payload.result === 'Error' ? 'Error' : 'Success') === result);

/** Makes pieces of a stream into lines; what is not a whole line yet waits for the next piece. */
export function lineReader(): (piece: Uint8Array, isLast?: boolean) => string[] {
  const decoder = new TextDecoder();
  let rest = '';
  return (piece, isLast = false) => {
    const lines = (rest + decoder.decode(piece, { stream: !isLast })).split('\n');
    rest = isLast ? '' : (lines.pop() ?? '');
    return lines.filter((line) => line !== '');
  };
}

/** Reads a stream of lines and writes those that match, piece by piece: never more than a piece is in memory. */
export async function convert(stream: ReadableStream<Uint8Array>, format: Format, filter: LogFilter, sink: Sink, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<Progress> {
  const encoder = new TextEncoder();
  const progress: Progress = { read: 0, kept: 0, bytes: 0 };
  const write = async (text: string) => {
    if (text === '') return;
    const piece = encoder.encode(text);
    progress.bytes += piece.byteLength;
    await sink.write(piece);
  };
  const take = async (lines: string[]) => {
    let text = '';
    for (const raw of lines) {
      progress.read++;
      const line = JSON.parse(raw) as LogLine;
      if (!matches(line, filter)) continue;
      progress.kept++;
      text += format === 'csv' ? csvLine(line) : `${raw}\n`;
    }
    await write(text);
    onProgress({ ...progress });
  };
  const reader = stream.getReader();
  const read = lineReader();
  try {
    // The mark tells spreadsheets that it is UTF-8.
    if (format === 'csv') await write(`\uFEFF${csvHead}`);
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      await take(read(value));
    }
    await take(read(new Uint8Array(), true));
    await sink.close();
    return progress;
  } catch (failure) {
    await reader.cancel().catch(() => undefined);
    await sink.abort().catch(() => undefined);
    throw failure;
  }
}

interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<{ createWritable: () => Promise<{ write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>; close: () => Promise<void>; abort: () => Promise<void> }> }>;
}

/** Asks where the file goes; where browsers cannot write files it is put together and given to the downloads. */
export async function openSink(name: string): Promise<Sink> {
  const { showSaveFilePicker } = window as SavePicker;
  if (showSaveFilePicker) return (await showSaveFilePicker({ suggestedName: name })).createWritable();
  // Blobs of blobs, so that the browser may keep the pieces on the disk.
  const most = 8 * 1024 * 1024;
  let whole = new Blob([]);
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const gather = () => {
    whole = new Blob([whole, ...pieces]);
    pieces = [];
    size = 0;
  };
  return {
    write: async (piece) => {
      pieces.push(piece);
      size += piece.byteLength;
      if (size > most) gather();
    },
    close: async () => {
      gather();
      saveBlob(name, whole);
    },
    abort: async () => undefined,
  };
}

/** Streams the sealed trail from the hub, with the token of the session. */
export async function openExport(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const { data, error, response } = await api.GET('/api/logs/export', { parseAs: 'stream', signal });
  if (!response.ok || !data) throw toApiError(response, error);
  return data as unknown as ReadableStream<Uint8Array>;
}
