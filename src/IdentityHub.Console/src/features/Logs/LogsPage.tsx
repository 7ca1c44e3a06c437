import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useText } from '../../text/text';
import { Page } from '../../ui/Page';
import { exportTexts } from './export.texts';
import { ExportModal } from './ExportModal';
import { eventKeys, isEventKey, type LogFilter } from './logs';
import { RecentLogs } from './RecentLogs';
import { texts } from './texts';

const spans: Record<string, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** The instant that a box for day and time says, if it says one. */
const instantOf = (text: string): number | undefined => {
  const instant = text === '' ? NaN : new Date(text).getTime();
  return Number.isNaN(instant) ? undefined : instant;
};

/** The audit trail with filters. */
export function LogsPage() {
  const t = useText(texts);
  const e = useText(exportTexts);
  const [isExporting, setExporting] = useState(false);
  const [key, setKey] = useState('');
  const [span, setSpan] = useState('any');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [result, setResult] = useState('any');
  const [userId, setUserId] = useState('');
  const [applicationId, setApplicationId] = useState('');
  const [typed] = useDebouncedValue({ key: isEventKey(key) ? key : '', userId, applicationId, from, until }, 300);
  // One instant for a choice, so that the list is not a new one at every look.
  const recent = useMemo(() => (span in spans ? Date.now() - spans[span]! : undefined), [span]);
  const start = span === 'custom' ? instantOf(typed.from) : recent;
  const end = span === 'custom' ? instantOf(typed.until) : undefined;
  const isBackwards = start !== undefined && end !== undefined && start > end;
  const filter: LogFilter = {
    ...(typed.key && { logKey: typed.key }),
    ...(typed.userId && { userId: typed.userId }),
    ...(typed.applicationId && { applicationId: typed.applicationId }),
    ...(start !== undefined && { start_time: start }),
    ...(end !== undefined && !isBackwards && { end_time: end }),
    ...(result !== 'any' && { result: result as 'Success' | 'Error' }),
  };
  const isFiltered = Object.keys(filter).length > 0 || key !== '';
  const clear = () => {
    setKey('');
    setSpan('any');
    setFrom('');
    setUntil('');
    setResult('any');
    setUserId('');
    setApplicationId('');
  };
  return (
    <Page
      title={t('title')}
      description={t('lead')}
      wide
      actions={
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => setExporting(true)}>
          {e('open')}
        </Button>
      }
    >
      <RecentLogs
        filter={filter}
        filters={
          <>
            <Autocomplete label={t('event')} placeholder={t('anyEvent')} data={eventKeys} value={key} onChange={setKey} w={260} maxDropdownHeight={320} error={key !== '' && !isEventKey(key) ? t('noEvent') : null} />
            <Select
              label={t('result')}
              value={result}
              onChange={(value) => setResult(value ?? 'any')}
              w={130}
              data={[{ value: 'any', label: t('anyResult') }, { value: 'Success', label: t('success') }, { value: 'Error', label: t('error') }]}
            />
            <TextInput label={t('userId')} value={userId} onChange={(event) => setUserId(event.currentTarget.value.trim())} w={150} spellCheck={false} />
            <TextInput label={t('applicationId')} value={applicationId} onChange={(event) => setApplicationId(event.currentTarget.value.trim())} w={210} spellCheck={false} />
            <Select
              label={t('since')}
              value={span}
              onChange={(value) => setSpan(value ?? 'any')}
              w={170}
              data={[
                { value: 'any', label: t('anyTime') },
                { value: 'hour', label: t('lastHour') },
                { value: 'day', label: t('lastDay') },
                { value: 'week', label: t('lastWeek') },
                { value: 'custom', label: t('custom') },
              ]}
            />
            {span === 'custom' && (
              <>
                <TextInput type="datetime-local" label={t('from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} w={210} />
                <TextInput type="datetime-local" label={t('until')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} w={210} error={isBackwards ? t('backwards') : null} />
              </>
            )}
            {isFiltered && (
              <Button variant="subtle" onClick={clear}>
                {t('clear')}
              </Button>
            )}
          </>
        }
      />
      {isExporting && <ExportModal filter={filter} onClose={() => setExporting(false)} />}
    </Page>
  );
}
