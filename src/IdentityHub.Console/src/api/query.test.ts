import { describe, expect, it } from 'vitest';
import { searched, writeQuery } from './query';

describe('Query parameters', () => {
  it('write the members of objects as themselves, and leave out what is absent', () => {
    expect(writeQuery({ cursor: '', page_size: 50, search_params: { search: '%a b%', 'mode.name': 'exact' }, q: undefined })).toBe('cursor=&page_size=50&search=%25a+b%25&mode.name=exact');
  });

  it('repeat lists', () => expect(writeQuery({ types: ['SPA', 'Native'] })).toBe('types=SPA&types=Native'));

  it('take the signs of a pattern as themselves', () => {
    expect(searched('', '50%_\\')).toMatchObject({ search_params: { search: '%50\\%\\_\\\\%' } });
  });
});
