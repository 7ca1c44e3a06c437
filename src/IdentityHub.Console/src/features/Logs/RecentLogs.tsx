import { IconHistory } from '@tabler/icons-react';
import { useFormats, useText } from '../../text/text';
import { List, NameCell } from '../../ui/List';
import { Empty } from '../../ui/Page';
import { eventName, payloadOf, readLogs, ResultBadge, type LogEntry, type LogFilter } from './logs';
import { texts } from './texts';

/** The events of a user or an application. */
export function RecentLogs({ filter, filters }: { filter: LogFilter; filters?: React.ReactNode }) {
  const t = useText(texts);
  const { instant } = useFormats();
  const isFiltered = filters !== undefined && Object.keys(filter).length > 0;
  return (
    <List<LogEntry>
      queryKey={['logs', filter]}
      read={(cursor) => readLogs(filter, cursor)}
      id={({ id }) => id}
      to={({ id }) => `/logs/${id}`}
      filters={filters}
      columns={[
        { title: t('event'), grow: 3, cell: (entry) => <NameCell name={eventName(entry.key)} note={payloadOf(entry).ip} /> },
        { title: t('result'), cell: (entry) => <ResultBadge entry={entry} /> },
        { title: t('who'), cell: (entry) => payloadOf(entry).userId ?? '–' },
        { title: t('application'), grow: 1.4, cell: (entry) => payloadOf(entry).applicationId ?? '–' },
        { title: t('time'), grow: 1.4, cell: (entry) => instant(entry.createdAt) },
      ]}
      empty={
        <Empty icon={<IconHistory />} title={t(isFiltered ? 'emptyFiltered' : 'emptyTitle')}>
          {t(isFiltered ? 'emptyFilteredText' : 'emptyText')}
        </Empty>
      }
    />
  );
}
