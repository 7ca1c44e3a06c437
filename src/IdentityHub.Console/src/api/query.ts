/** Writes query parameters as the hub reads them: members of objects stand for themselves (`search`, `search.name`), lists repeat. */
export function writeQuery(query: Record<string, unknown>): string {
  const written = new URLSearchParams();
  const add = (name: string, value: unknown) => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) value.forEach((element) => add(name, element));
    else if (typeof value === 'object') Object.entries(value).forEach(([member, inner]) => add(member, inner));
    else written.append(name, String(value as string | number | boolean));
  };
  Object.entries(query).forEach(([name, value]) => add(name, value));
  return written.toString();
}

/** The parameters of a page of a list that is searched in all fields. */
export function searched(cursor: string, search: string) {
  // The signs of a pattern are meant as themselves.
  const pattern = search.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return { cursor, page_size: 50, ...(search && { search_params: { search: `%${pattern}%` } }) };
}
