import { customName, type Mapping, type Target } from './columns';
import { eachInSlices } from './slices';
import type { Complaint, Source, SourceRow } from './source';

/** A body of `POST /api/users`. */
export type Person = Record<string, unknown>;

/** A row with what is made of it: a person to send, or why not. */
export interface PreparedRow {
  source: SourceRow;
  person?: Person;
  complaints: Complaint[];
}

export const algorithms = ['Argon2i', 'Argon2id', 'Argon2d', 'SHA1', 'SHA256', 'MD5', 'Bcrypt', 'Legacy'];

const identifiers = ['username', 'primaryEmail', 'primaryPhone'] as const;
const texts = [...identifiers, 'name', 'avatar', 'password', 'passwordDigest', 'passwordAlgorithm'] as const;
const members = new Set<string>([...texts, 'profile', 'customData']);

/** Makes people of all rows and finds what is wrong with them, also what two rows have in common that only one person can have. */
export async function prepare(source: Source, mapping: Mapping, onProgress?: (share: number) => void): Promise<PreparedRow[]> {
  const seen = new Map<string, number>();
  const prepared: PreparedRow[] = [];
  const columnOf = (member: string) => (source.kind === 'table' && source.columns[mapping.indexOf(member as Target)]) || member;
  await eachInSlices(
    source.rows,
    (row) => {
      const result = row.broken ? { source: row, complaints: [row.broken] } : source.kind === 'table' ? ofCells(row, source.columns, mapping) : ofObject(row);
      if (result.person) checkTwice(result, seen, columnOf);
      if (result.complaints.length > 0) delete result.person;
      prepared.push(result);
    },
    (done) => onProgress?.(done / source.rows.length),
  );
  return prepared;
}

/** A person of a row of a table. An empty cell is nothing. */
function ofCells(source: SourceRow, columns: string[], mapping: Mapping): PreparedRow {
  const person: Person = {};
  const complaints: Complaint[] = [];
  const names: Record<string, string> = {};
  mapping.forEach((target, index) => {
    const column = columns[index]!;
    const isSecret = target === 'password' || target === 'passwordDigest';
    const text = isSecret ? source.cells![index]! : source.cells![index]!.trim();
    if (!target || text === '') return;
    names[target] = column;
    if (target === 'custom') put(person, ['customData', customName(column)], text);
    else if (target === 'profile' || target === 'customData') {
      const value = parseObject(text);
      if (value) Object.entries(value).forEach(([name, member]) => put(person, [target, name], member));
      else complaints.push({ is: 'badObject', column });
    } else if (target === 'primaryPhone') person.primaryPhone = text.replace(/^(\+|00)/, '').replace(/[\s\-.()]/g, '');
    else put(person, target.split('.'), text);
  });
  check(person, complaints, (member) => names[member] ?? member);
  return { source, person, complaints };
}

/** A person of an object: what the API takes, as it is. */
function ofObject(source: SourceRow): PreparedRow {
  const person: Person = {};
  const complaints: Complaint[] = [];
  for (const [name, value] of Object.entries(source.value as Person)) {
    if (!members.has(name) || value === null || value === '') continue;
    if (name === 'profile' || name === 'customData') {
      if (typeof value !== 'object' || Array.isArray(value)) complaints.push({ is: 'badObject', column: name });
    } else if (typeof value !== 'string') complaints.push({ is: 'notText', column: name });
    person[name] = value;
  }
  if (complaints.length === 0) {
    if (typeof person.primaryPhone === 'string') person.primaryPhone = person.primaryPhone.replace(/^\+/, '');
    check(person, complaints, (member) => member);
  }
  return { source, person, complaints };
}

/** The rules of the API that can be told before anything is sent. The API has the last word. */
function check(person: Person, complaints: Complaint[], column: (member: string) => string): void {
  const say = (is: Complaint['is'], member: string, values?: Complaint['values']) => complaints.push({ is, column: column(member), values });
  const { username, primaryEmail, primaryPhone, name, avatar, password, passwordDigest, passwordAlgorithm } = person as Partial<Record<(typeof texts)[number], string>>;
  // Nothing else tells whether somebody is there already, so the same file would make them twice.
  if (!username && !primaryEmail && !primaryPhone) complaints.push({ is: 'noIdentifier' });
  if (username && !/^[A-Za-z_]\w{0,127}$/.test(username)) say('badUsername', 'username', { value: short(username) });
  if (primaryEmail && !isEmail(primaryEmail)) say('badEmail', 'primaryEmail', { value: short(primaryEmail) });
  if (primaryPhone && !/^\d{5,20}$/.test(primaryPhone)) say('badPhone', 'primaryPhone', { value: short(primaryPhone) });
  if (name && name.length > 128) say('tooLong', 'name', { most: 128 });
  if (avatar && (avatar.length > 2048 || !isWebAddress(avatar))) say('badUrl', 'avatar', { value: short(avatar) });
  if (password && passwordDigest) say('passwordAndDigest', 'password');
  if (passwordDigest && !passwordAlgorithm) say('noAlgorithm', 'passwordDigest');
  if (passwordDigest && passwordDigest.length > 256) say('tooLong', 'passwordDigest', { most: 256 });
  if (passwordAlgorithm && !algorithms.includes(passwordAlgorithm)) say('badAlgorithm', 'passwordAlgorithm', { value: short(passwordAlgorithm), words: algorithms.join(', ') });
}

function checkTwice({ source, person, complaints }: PreparedRow, seen: Map<string, number>, columnOf: (member: string) => string): void {
  const keys = identifiers
    .filter((member) => typeof person![member] === 'string')
    .map((member) => ({ member, key: `${member} ${(person![member] as string).normalize().toLowerCase()}` }));
  for (const { member, key } of keys) {
    const first = seen.get(key);
    if (first !== undefined) complaints.push({ is: 'twice', column: columnOf(member), values: { value: short(person![member] as string), line: first } });
  }
  // A row that is not sent keeps no other one out.
  if (complaints.length === 0) keys.forEach(({ key }) => seen.set(key, source.line));
}

function isEmail(text: string): boolean {
  return text.length <= 128 && /^\S+@\S+\.\S+$/.test(text);
}

function isWebAddress(text: string): boolean {
  try {
    new URL(text);
    return true;
  } catch {
    return false;
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Sets a member within a member; a name that means something to JavaScript is a name like any other. */
function put(person: Person, [first, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    Object.defineProperty(person, first!, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
  if (!Object.hasOwn(person, first!) || typeof person[first!] !== 'object') put(person, [first!], {});
  put(person[first!] as Person, rest, value);
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
