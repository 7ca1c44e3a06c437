import { ApiError } from '../../../api/errors';
import type { Person, PreparedRow } from './people';

/** What the hub says of one person of a batch. */
export interface BatchAnswer {
  status: number;
  code?: string | null;
  message?: string | null;
  id?: string | null;
}

/** Sends people to the hub. */
export type Send = (users: Person[], signal: AbortSignal) => Promise<BatchAnswer[]>;

/** A row that did not become a person, and why. */
export interface Refused {
  row: PreparedRow;
  code: string;
  message: string;
}

/** How far an import is. */
export interface Progress {
  state: 'running' | 'paused' | 'waiting' | 'stopped' | 'done';
  total: number;
  created: number;
  /** Somebody with the same username, address or number is there. */
  skipped: Refused[];
  failed: Refused[];
  /** Rows per second while it ran. */
  rate: number;
  /** While it waits: what for, and the instant of the next attempt. */
  problem?: ApiError;
  nextAttempt?: number;
}

/** Times and the clock, to be replaced by tests. */
export interface Clock {
  now: () => number;
  /** Waits, or ends at once when the signal says so. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const mostRows = 100;
// A hash of a password takes the hub some tens of milliseconds on purpose, one after the other; a proxy does not wait for long.
const mostPasswords = 10;
// Far below what the hub takes in one body, so that a batch is no long wait.
const mostCharacters = 400_000;
const firstWait = 1000;
const longestWait = 30_000;
const attemptsOfErrors = 3;

const alreadyThere = new Set(['user.username_already_in_use', 'user.email_already_in_use', 'user.phone_already_in_use']);
const isBusy = (status: number) => status === 0 || status === 408 || status === 429 || status === 502 || status === 503 || status === 504;

const realClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      }, { once: true });
    }),
};

/**
 * Sends rows in batches, one after the other. What the hub cannot take now is sent again, later and later; what it refuses is kept with the reason.
 * Nothing is counted before the hub has answered, so an import can be paused, and the same file sent again: whoever is there is skipped.
 */
export class Importer {
  private readonly queue: PreparedRow[];
  private readonly listeners = new Set<() => void>();
  private abort = new AbortController();
  private wake = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private worked = 0;
  private startedAt: number | null = null;
  private before = 0;
  private current: Progress;

  constructor(rows: readonly PreparedRow[], private readonly send: Send, private readonly clock: Clock = realClock) {
    this.queue = rows.filter(({ person }) => person);
    this.current = { state: 'paused', total: this.queue.length, created: 0, skipped: [], failed: [], rate: 0 };
  }

  /** How far it is; another object whenever something changed. */
  get progress(): Progress {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins, or goes on. */
  async run(): Promise<void> {
    if (this.current.state === 'running' || this.current.state === 'waiting' || this.current.state === 'done') return;
    this.abort = new AbortController();
    this.change({ state: 'running', problem: undefined });
    // What was on its way when it was paused is answered first: its rows may have to be sent again.
    this.loop = this.loop.then(() => this.sendAll(this.abort.signal));
    await this.loop;
  }

  private async sendAll(signal: AbortSignal): Promise<void> {
    this.startedAt = this.clock.now();
    while (this.queue.length > 0 && !signal.aborted) await this.sendBatch(this.take(), signal);
    this.before += this.clock.now() - this.startedAt;
    this.startedAt = null;
    if (!signal.aborted) this.change({ state: 'done' });
  }

  /** Stops after what is being sent. */
  pause(): void {
    if (this.current.state !== 'running' && this.current.state !== 'waiting') return;
    this.change({ state: 'paused', nextAttempt: undefined });
    this.abort.abort();
    this.wake.abort();
  }

  /** Ends a wait. */
  tryNow(): void {
    this.wake.abort();
  }

  private take(): PreparedRow[] {
    const batch: PreparedRow[] = [];
    let characters = 0;
    let passwords = 0;
    while (this.queue.length > 0 && batch.length < mostRows) {
      characters += JSON.stringify(this.queue[0]!.person).length;
      if (typeof this.queue[0]!.person!.password === 'string') passwords++;
      if (batch.length > 0 && (characters > mostCharacters || passwords > mostPasswords)) break;
      batch.push(this.queue.shift()!);
    }
    return batch;
  }

  private async sendBatch(batch: PreparedRow[], signal: AbortSignal, attempt = 1): Promise<void> {
    try {
      // Not interrupted by a pause: the answer says what is there now.
      const answers = await this.send(batch.map(({ person }) => person!), new AbortController().signal);
      const again = this.count(batch, answers);
      if (again.length === 0) return;
      this.queue.unshift(...again);
      await this.wait(new ApiError(429, 'request.rate_limited', answers.find(({ status }) => isBusy(status))?.message ?? ''), again.length < batch.length ? 1 : attempt, signal);
    } catch (problem) {
      const error = problem instanceof ApiError ? problem : new ApiError(0, 'unknown', problem instanceof Error ? problem.message : String(problem));
      await this.recover(batch, error, attempt, signal);
    }
  }

  private async recover(batch: PreparedRow[], error: ApiError, attempt: number, signal: AbortSignal): Promise<void> {
    if (error.status === 401 || error.status === 403 || error.status === 404) {
      // Nobody who may do it is signed in any more: later attempts would be refused, too.
      this.queue.unshift(...batch);
      this.change({ state: 'stopped', problem: error });
      this.abort.abort();
      return;
    }
    if (isBusy(error.status) || (error.status >= 500 && attempt < attemptsOfErrors)) {
      await this.wait(error, attempt, signal);
      if (signal.aborted) this.queue.unshift(...batch);
      else await this.sendBatch(batch, signal, attempt + 1);
      return;
    }
    if (batch.length === 1) {
      this.worked++;
      this.change({ failed: [...this.current.failed, { row: batch[0]!, code: error.code, message: error.message }] });
      return;
    }
    // One of them is the reason. Halves find it, and the others are not lost.
    const middle = Math.ceil(batch.length / 2);
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      if (signal.aborted) this.queue.unshift(...half);
      else await this.sendBatch(half, signal);
    }
  }

  /** Counts what the hub has decided; returns the rows that it had no time for. */
  private count(batch: PreparedRow[], answers: BatchAnswer[]): PreparedRow[] {
    const again: PreparedRow[] = [];
    const skipped: Refused[] = [];
    const failed: Refused[] = [];
    let created = 0;
    batch.forEach((row, index) => {
      const answer = answers[index] ?? { status: 429 };
      const refused = { row, code: answer.code ?? `http.${answer.status}`, message: answer.message ?? '' };
      if (answer.status >= 200 && answer.status < 300) created++;
      else if (isBusy(answer.status)) again.push(row);
      else if (alreadyThere.has(refused.code)) skipped.push(refused);
      else failed.push(refused);
    });
    this.worked += batch.length - again.length;
    this.change({
      created: this.current.created + created,
      skipped: skipped.length > 0 ? [...this.current.skipped, ...skipped] : this.current.skipped,
      failed: failed.length > 0 ? [...this.current.failed, ...failed] : this.current.failed,
      rate: this.rate(),
    });
    return again;
  }

  private async wait(problem: ApiError, attempt: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    // Not all tabs at the same moment.
    const ms = Math.min(longestWait, firstWait * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);
    this.wake = new AbortController();
    this.change({ state: 'waiting', problem, nextAttempt: Date.now() + ms });
    await this.clock.sleep(ms, this.wake.signal);
    if (!signal.aborted) this.change({ state: 'running', problem: undefined, nextAttempt: undefined });
  }

  private rate(): number {
    const ms = this.before + (this.startedAt === null ? 0 : this.clock.now() - this.startedAt);
    return ms > 0 ? (this.worked * 1000) / ms : 0;
  }

  private change(part: Partial<Progress>): void {
    this.current = { ...this.current, ...part };
    this.listeners.forEach((listener) => listener());
  }
}
