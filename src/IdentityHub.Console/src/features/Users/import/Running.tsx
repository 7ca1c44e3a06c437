import { Alert, Box, Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { IconClock, IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useFormats, useText } from '../../../text/text';
import { Confirm } from '../../../ui/confirm';
import { Section } from '../../../ui/Page';
import { Problem } from '../../../ui/problem';
import { saveFile } from '../../../ui/saveFile';
import { ScrollX } from '../../../ui/ScrollX';
import { writeFailed } from './failedRows';
import type { Importer, Progress as ProgressOf, Refused } from './importer';
import type { Job } from './kept';
import classes from './Running.module.css';
import { texts } from './texts';

const stateTexts = { running: 'importing', paused: 'paused', waiting: 'waiting', stopped: 'stopped', done: 'done' } as const;

/** An import while it runs, and what came of it. */
export function Running({ job, importer, onEnd }: { job: Job; importer: Importer; onEnd: () => void }) {
  const t = useText(texts);
  const { number } = useFormats();
  const queries = useQueryClient();
  const progress = useSyncExternalStore(importer.subscribe, () => importer.progress);
  const [isCancelling, setCancelling] = useState(false);
  const { state, total, created, skipped, failed } = progress;
  const isDone = state === 'done';
  const isBusy = state === 'running' || state === 'waiting';
  const done = created + skipped.length + failed.length;
  const leftOut = job.rows.length - total;
  useLeavingQuestion(!isDone);
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ['users'] });
  }, [isDone, queries]);
  return (
    <>
      <Section title={t(stateTexts[state])} description={job.name}>
        <Stack>
          <Box>
            <Progress value={total === 0 ? 100 : (done / total) * 100} size="lg" color={isDone ? 'teal' : undefined} aria-label={t('progress')} animated={state === 'running'} />
            <Text size="sm" c="dimmed" mt={6} role="status">
              {t('progressText', { done: number(done), total: number(total), rate: number(Math.round(progress.rate)) })}
            </Text>
          </Box>
          {state === 'waiting' && <Waiting progress={progress} onNow={() => importer.tryNow()} />}
          {state === 'stopped' && <Problem problem={progress.problem} />}
          <div className={classes.figures}>
            {([['created', created], ['skipped', skipped.length], ['failed', failed.length]] as const).map(([name, count]) => (
              <Box key={name} data-figure={name}>
                <div className={classes.figure}>{number(count)}</div>
                <Text size="sm" c="dimmed">
                  {t(name)}
                </Text>
              </Box>
            ))}
          </div>
          {leftOut > 0 && (
            <Text size="sm" c="dimmed">
              {t('leftOutToo', { count: number(leftOut) })}
            </Text>
          )}
          {!isDone && (
            <Text size="sm" c="dimmed">
              {t('stay')}
            </Text>
          )}
          <Group justify="flex-end">
            {isDone ? (
              <>
                <Button variant="default" onClick={onEnd}>
                  {t('otherFile')}
                </Button>
                <Button component={Link} to="/users">
                  {t('toUsers')}
                </Button>
              </>
            ) : (
              <>
                <Button variant="default" onClick={() => setCancelling(true)}>
                  {t('cancelImport')}
                </Button>
                {isBusy ? (
                  <Button leftSection={<IconPlayerPause size={16} />} onClick={() => importer.pause()}>
                    {t('pause')}
                  </Button>
                ) : (
                  <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => void importer.run()}>
                    {t('goOn')}
                  </Button>
                )}
              </>
            )}
          </Group>
        </Stack>
      </Section>
      <RefusedRows job={job} title={t('failed')} text={t('failedText')} rows={failed} shown={50} suffix="failed" />
      {(isDone || !isBusy) && <RefusedRows job={job} title={t('skipped')} text={t('skippedText')} rows={skipped} shown={10} suffix="there" />}
      <Confirm
        opened={isCancelling}
        onClose={() => setCancelling(false)}
        title={t('cancelTitle')}
        action={t('cancelImport')}
        undoable
        onConfirm={() => {
          importer.pause();
          setCancelling(false);
          void queries.invalidateQueries({ queryKey: ['users'] });
          onEnd();
        }}
      >
        {t('cancelText')}
      </Confirm>
    </>
  );
}

function Waiting({ progress, onNow }: { progress: ProgressOf; onNow: () => void }) {
  const t = useText(texts);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil(((progress.nextAttempt ?? now) - now) / 1000));
  return (
    <Alert color="orange" icon={<IconClock aria-hidden />} title={t('waiting')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('waitingText', { reason: t(progress.problem?.status === 0 ? 'waitingNetwork' : 'waitingBusy'), seconds })}</Text>
        <Button size="xs" variant="default" onClick={onNow}>
          {t('tryNow')}
        </Button>
      </Stack>
    </Alert>
  );
}

function RefusedRows({ job, title, text, rows, shown, suffix }: { job: Job; title: string; text: string; rows: Refused[]; shown: number; suffix: string }) {
  const t = useText(texts);
  const { number } = useFormats();
  if (rows.length === 0) return null;
  const save = () =>
    saveFile(
      `${job.name.replace(/\.\w+$/, '')}-${suffix}.csv`,
      writeFailed(job.source, rows.map(({ row, message, code }) => ({ row: row.source, reason: `${t('line')} ${row.source.line}: ${message || code}` }))),
      'text/csv;charset=utf-8',
    );
  return (
    <Section title={`${title}: ${number(rows.length)}`} description={text}>
      <Button variant="default" mb="sm" leftSection={<IconDownload size={16} />} onClick={save}>
        {t('downloadFailed')}
      </Button>
      <ScrollX label={title}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>{t('line')}</Table.Th>
              <Table.Th>{t('t_name')}</Table.Th>
              <Table.Th>{t('reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map(({ row, message, code }) => (
              <Table.Tr key={row.source.line}>
                <Table.Td>{row.source.line}</Table.Td>
                <Table.Td className="anywhere">{String(row.person?.username ?? row.person?.primaryEmail ?? row.person?.primaryPhone ?? '')}</Table.Td>
                <Table.Td className="anywhere">{message || code}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollX>
      {rows.length > shown && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('wrongMore', { shown, count: number(rows.length) })}
        </Text>
      )}
    </Section>
  );
}

/** The browser asks before the tab is closed. */
function useLeavingQuestion(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
}
