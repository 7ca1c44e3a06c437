/** Everything of a list, page after page. For lists that are short but for exceptions: a page has at most 100 entries. */
export async function everything<T>(read: (cursor: string) => Promise<{ data: T[]; headers: Headers }>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: T[]; headers: Headers } = await read(cursor);
    all.push(...page.data);
    cursor = page.headers.get('Next-Cursor');
  }
  return all;
}
