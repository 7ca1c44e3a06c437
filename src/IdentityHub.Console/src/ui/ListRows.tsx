import { Box, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ListProps } from './List';
import classes from './List.module.css';

const rowHeight = 68;

/** What is shown of a list. */
type RowsProps<T> = Pick<ListProps<T>, 'id' | 'to' | 'columns' | 'rowActions'> & { items: T[]; template: string; isWhole: boolean; onEnd: () => void };

/** Where an element begins in the document. What is above it may grow later. */
function useOffset(element: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setOffset(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return offset;
}

/** The rows that are seen, and some around them; the height is that of all. */
export function Rows<T>({ items, id, to, columns, rowActions, template, isWhole, onEnd }: RowsProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const scrollMargin = useOffset(list);
  // The row with the focus and its neighbours stay in the document however far one scrolls, or the keyboard would have to begin anew.
  const [focused, setFocused] = useState<number | null>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      const near = focused === null ? [] : [focused - 1, focused, focused + 1].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...seen, ...near])].sort((one, other) => one - other);
    },
    [focused],
  );
  const virtualizer = useWindowVirtualizer({ count: items.length, estimateSize: () => rowHeight, overscan: 8, scrollMargin, rangeExtractor, scrollPaddingStart: 80, scrollPaddingEnd: 24 });
  const rows = virtualizer.getVirtualItems();
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (last >= items.length - 20) onEnd();
  });
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const target = wanted.current === null ? null : list.current?.querySelector<HTMLElement>(`li[data-index="${wanted.current}"] > a`);
    if (!target) return;
    wanted.current = null;
    target.focus({ preventScroll: true });
  });
  const move = (event: KeyboardEvent) => {
    const link = (event.target as HTMLElement).closest('a');
    const at = Number(link?.closest('li')?.dataset.index ?? Number.NaN);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined || Number.isNaN(at) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const index = Math.min(Math.max(next, 0), items.length - 1);
    wanted.current = index;
    setFocused(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  return (
    <Box className={classes.frame}>
      <Box className={classes.heads} style={{ gridTemplateColumns: template }} aria-hidden>
        {columns.map(({ title }, column) => (
          <Text key={title} size="xs" c="dimmed" fw={600} className={column > 1 ? classes.extra : undefined}>
            {title}
          </Text>
        ))}
      </Box>
      <ul
        ref={list}
        className={rowActions ? `${classes.rows} ${classes.acting}` : classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={to && move}
        onFocus={(event) => setFocused(Number((event.target as HTMLElement).closest('li')?.dataset.index ?? Number.NaN) || 0)}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && wanted.current === null && setFocused(null)}
      >
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
              style={{ transform: `translateY(${row.start - scrollMargin}px)`, height: rowHeight }}
              data-index={row.index}
              // -1: nobody knows yet how many there are.
              aria-setsize={isWhole ? items.length : -1}
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
