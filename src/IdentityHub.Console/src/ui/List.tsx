import { Box, Button, Group, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { common } from '../text/common';
import { useText } from '../text/text';
import classes from './List.module.css';
import { Rows } from './ListRows';
import { Shape } from './Page';
import { Problem } from './problem';
import { useAddress } from './useAddress';

/** A page of a list. */
export interface ListPage<T> {
  data: T[];
  headers: Headers;
}

export interface ListProps<T> {
  queryKey: QueryKey;
  /** Reads a page: from the beginning with an empty cursor. */
  read: (cursor: string, search: string) => Promise<ListPage<T>>;
  id: (item: T) => string;
  /** Where a row leads. */
  to?: (item: T) => string;
  /** The first is the name; those after the second disappear on phones. */
  columns: { title: string; grow?: number; cell: (item: T) => ReactNode }[];
  /** What the search looks through; no search when absent. */
  searchLabel?: string;
  filters?: ReactNode;
  /** Whether the filters leave something out, so that nothing found does not mean that there is nothing. */
  isFiltered?: boolean;
  empty: ReactNode;
  /** Buttons of a row. */
  rowActions?: (item: T) => ReactNode;
}

const isShort = ({ state: { data, isInvalidated } }: { state: { data?: { pages: unknown[] }; isInvalidated: boolean } }) => isInvalidated || (data?.pages.length ?? 0) <= 4;

/** A long list: reads pages by cursor as one scrolls, and keeps only the rows that are seen in the document. */
export function List<T>({ queryKey, read, id, to, columns, searchLabel, filters, isFiltered, empty, rowActions }: ListProps<T>) {
  const t = useText(common);
  // In the address too, so that whoever looked at something that was found comes back to what was found.
  const [kept, keep] = useAddress('q');
  const [search, setSearch] = useState(searchLabel ? kept : '');
  const [sought] = useDebouncedValue(search.trim(), 250);
  useEffect(() => {
    if (searchLabel && sought !== kept) keep(sought);
    // What is typed decides; the address follows.
  }, [sought]);
  const query = useInfiniteQuery({
    queryKey: [...queryKey, { search: sought }],
    queryFn: ({ pageParam }) => read(pageParam, sought),
    initialPageParam: '',
    getNextPageParam: (page) => page.headers.get('Next-Cursor') ?? undefined,
    placeholderData: (previous) => previous,
    // Reading it anew means every page of it, one after the other: only because something changed, not because one came back.
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
  });
  const items = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isBare = items.length === 0 && sought === '' && !isFiltered && query.isSuccess;
  const template = columns.map(({ grow = 1 }) => `minmax(0, ${grow}fr)`).join(' ') + (rowActions ? ' 88px' : '');

  return (
    <Box>
      {(!isBare || filters) && (searchLabel || filters) && (
        <Group mb="md" gap="sm" align="flex-end">
          {searchLabel && (
            <TextInput
              className={classes.search}
              leftSection={<IconSearch size={16} aria-hidden />}
              rightSection={query.isFetching && search ? <Loader size={14} /> : undefined}
              placeholder={searchLabel}
              aria-label={searchLabel}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              maxLength={200}
            />
          )}
          {filters}
        </Group>
      )}
      {query.isPending && <Shape rows={6} />}
      {query.isError && !query.isFetchNextPageError && <Problem problem={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Box className={classes.frame}>
          {sought === '' && !isFiltered ? (
            empty
          ) : (
            <Box p="xl" ta="center">
              <Text fw={600}>{sought === '' ? t('noneFiltered') : t('noMatch', { search: sought })}</Text>
              {sought !== '' && (
                <Text size="sm" c="dimmed">
                  {t('noMatchHint')}
                </Text>
              )}
            </Box>
          )}
        </Box>
      )}
      {items.length === 0 && query.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('lookFurther')}
          </Button>
        </Group>
      )}
      {items.length > 0 && (
        <Rows
          {...{ items, id, to, columns, rowActions, template }}
          isWhole={!query.hasNextPage}
          // After a failure the button asks again, not every look at the end.
          onEnd={() => query.hasNextPage && !query.isFetching && !query.isFetchNextPageError && void query.fetchNextPage()}
        />
      )}
      {items.length > 0 && (
        <Group justify="space-between" mt="xs">
          <Text size="xs" c="dimmed" role="status">
            {t('shown', { count: items.length })}
            {query.hasNextPage ? '+' : ''}
          </Text>
          {query.isFetchingNextPage && <Loader size="xs" />}
          {query.isFetchNextPageError && (
            <Button size="xs" variant="default" onClick={() => void query.fetchNextPage()}>
              {t('retry')}
            </Button>
          )}
        </Group>
      )}
    </Box>
  );
}

/** The name of something with what tells it apart, and its picture. */
export function NameCell({ name, note, picture }: { name: ReactNode; note?: ReactNode; picture?: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap">
      {picture}
      <Box className={classes.name}>
        <Text fw={550} truncate>
          {name}
        </Text>
        {note && (
          <Text size="xs" c="dimmed" truncate component="div">
            {note}
          </Text>
        )}
      </Box>
    </Group>
  );
}
