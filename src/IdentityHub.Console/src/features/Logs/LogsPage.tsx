import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useText } from '../../text/text';
import { Page } from '../../ui/Page';
import { eventKeys } from './logs';
import { RecentLogs } from './RecentLogs';
import { texts } from './texts';

const spans: Record<string, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** The audit trail with filters. */
export function LogsPage() {
  const t = useText(texts);
  const [key, setKey] = useState('');
  const [span, setSpan] = useState('any');
  const [userId, setUserId] = useState('');
  const [applicationId, setApplicationId] = useState('');
  const [typed] = useDebouncedValue({ key, userId, applicationId }, 300);
  // One instant for a choice, so that the list is not a new one at every look.
  const start = useMemo(() => (span === 'any' ? undefined : Date.now() - spans[span]!), [span]);
  const filter = {
    ...(typed.key && { logKey: typed.key }),
    ...(typed.userId && { userId: typed.userId }),
    ...(typed.applicationId && { applicationId: typed.applicationId }),
    ...(start && { start_time: start }),
  };
  return (
    <Page title={t('title')} description={t('lead')} wide>
      <RecentLogs
        filter={filter}
        filters={
          <>
            <Autocomplete label={t('event')} placeholder={t('anyEvent')} data={eventKeys} value={key} onChange={setKey} w={260} />
            <TextInput label={t('userId')} value={userId} onChange={(event) => setUserId(event.currentTarget.value.trim())} w={150} />
            <TextInput label={t('applicationId')} value={applicationId} onChange={(event) => setApplicationId(event.currentTarget.value.trim())} w={210} />
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
              ]}
            />
          </>
        }
      />
    </Page>
  );
}
