import { Box, Button, Group, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { common } from '../text/common';
import { useText } from '../text/text';
import classes from './List.module.css';
import { Shape } from './Page';
import { Problem } from './problem';

/** A page of a list. */
export interface ListPage<T> {
  data: T[];
  headers: Headers;
}

interface ListProps<T> {
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
  empty: ReactNode;
  /** Buttons of a row. */
  rowActions?: (item: T) => ReactNode;
}

const rowHeight = 68;

/** A long list: reads pages by cursor as one scrolls, and keeps only the rows that are seen in the document. */
export function List<T>({ queryKey, read, id, to, columns, searchLabel, filters, empty, rowActions }: ListProps<T>) {
  const t = useText(common);
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search.trim(), 250);
  const query = useInfiniteQuery({
    queryKey: [...queryKey, { search: sought }],
    queryFn: ({ pageParam }) => read(pageParam, sought),
    initialPageParam: '',
    getNextPageParam: (page) => page.headers.get('Next-Cursor') ?? undefined,
    placeholderData: (previous) => previous,
  });
  const items = query.data?.pages.flatMap((page) => page.data) ?? [];
  const isBare = items.length === 0 && sought === '' && query.isSuccess;
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
      {query.isError && <Problem problem={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Box className={classes.frame}>
          {sought === '' ? (
            empty
          ) : (
            <Box p="xl" ta="center">
              <Text fw={600}>{t('noMatch', { search: sought })}</Text>
              <Text size="sm" c="dimmed">
                {t('noMatchHint')}
              </Text>
            </Box>
          )}
        </Box>
      )}
      {items.length > 0 && (
        <Rows {...{ items, id, to, columns, rowActions, template }} onEnd={() => query.hasNextPage && !query.isFetchingNextPage && void query.fetchNextPage()} />
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

type RowsProps<T> = Pick<ListProps<T>, 'id' | 'to' | 'columns' | 'rowActions'> & { items: T[]; template: string; onEnd: () => void };

function Rows<T>({ items, id, to, columns, rowActions, template, onEnd }: RowsProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(frame.current?.getBoundingClientRect().top ?? 0), []);
  const virtualizer = useWindowVirtualizer({ count: items.length, estimateSize: () => rowHeight, overscan: 8, scrollMargin: margin });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 10) onEnd();
  });
  return (
    <Box className={classes.frame} ref={frame}>
      <Box className={classes.heads} style={{ gridTemplateColumns: template }} aria-hidden>
        {columns.map(({ title }, column) => (
          <Text key={title} size="xs" c="dimmed" fw={600} className={column > 1 ? classes.extra : undefined}>
            {title}
          </Text>
        ))}
      </Box>
      <ul className={rowActions ? `${classes.rows} ${classes.acting}` : classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index]!;
          const cells = columns.map(({ title, cell }, column) => (
            <Box key={title} className={column > 1 ? `${classes.cell} ${classes.extra}` : classes.cell}>
              {cell(item)}
            </Box>
          ));
          return (
            <li
              key={id(item)}
              className={classes.row}
              style={{ transform: `translateY(${row.start - virtualizer.options.scrollMargin}px)`, height: rowHeight }}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
            >
              {to ? (
                <Link to={to(item)} className={classes.link} style={{ gridTemplateColumns: template }}>
                  {cells}
                </Link>
              ) : (
                <Box className={classes.link} style={{ gridTemplateColumns: template }}>
                  {cells}
                </Box>
              )}
              {rowActions && <Box className={classes.rowActions}>{rowActions(item)}</Box>}
            </li>
          );
        })}
      </ul>
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
