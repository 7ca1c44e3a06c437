import { Alert, Badge, Button, Group, Loader, Modal, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Problem } from '../../ui/problem';
import { convert, openExport, openSink, type Format, type Progress } from './exporting';
import { exportTexts } from './export.texts';
import type { LogFilter } from './logs';

type State = { is: 'asking' } | { is: 'running'; progress: Progress } | { is: 'done'; progress: Progress } | { is: 'failed'; problem: unknown };

/** Writes the trail into a file, piece by piece, with a way to stop. */
export function ExportModal({ filter, onClose }: { filter: LogFilter; onClose: () => void }) {
  const t = useText(exportTexts);
  const c = useText(common);
  const { number } = useFormats();
  const isFiltered = Object.keys(filter).length > 0;
  const [format, setFormat] = useState<Format>('ndjson');
  const [scope, setScope] = useState(isFiltered ? 'filtered' : 'all');
  const [state, setState] = useState<State>({ is: 'asking' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const begin = async () => {
    const stop = new AbortController();
    running.current = stop;
    try {
      // First of all: browsers let a file be chosen only right after a click.
      const sink = await openSink(`audit-logs-${new Date().toISOString().slice(0, 10)}.${format}`);
      setState({ is: 'running', progress: { read: 0, kept: 0, bytes: 0 } });
      let told = 0;
      const tell = (progress: Progress) => {
        // Not for every piece: drawing would take longer than reading.
        if (Date.now() - told < 100) return;
        told = Date.now();
        setState({ is: 'running', progress });
      };
      const stream = await openExport(stop.signal).catch(async (problem: unknown) => {
        await sink.abort().catch(() => undefined);
        throw problem;
      });
      setState({ is: 'done', progress: await convert(stream, format, scope === 'filtered' ? filter : {}, sink, tell, stop.signal) });
    } catch (problem) {
      // The person changed their mind.
      if (stop.signal.aborted || (problem instanceof DOMException && problem.name === 'AbortError')) setState({ is: 'asking' });
      else setState({ is: 'failed', problem });
    }
  };
  const say = ({ read, kept, bytes }: Progress) => t('progress', { read: number(read), kept: number(kept), size: number(Math.round(bytes / 10_000) / 100) });
  const isRunning = state.is === 'running';
  return (
    <Modal opened onClose={onClose} title={t('title')} closeOnClickOutside={!isRunning} closeOnEscape={!isRunning} withCloseButton={!isRunning} closeButtonProps={{ 'aria-label': c('close') }}>
      <Stack>
        {state.is === 'failed' && <Problem problem={state.problem} />}
        {(state.is === 'asking' || state.is === 'failed') && (
          <>
            <Radio.Group label={t('format')} value={format} onChange={(value) => setFormat(value as Format)}>
              <Stack gap="sm" mt="xs">
                <Radio value="ndjson" label="NDJSON" description={t('ndjsonText')} />
                <Radio value="csv" label="CSV" description={t('csvText')} />
              </Stack>
            </Radio.Group>
            {isFiltered && (
              <Radio.Group label={t('what')} value={scope} onChange={setScope}>
                <Stack gap="sm" mt="xs">
                  <Radio value="filtered" label={t('filtered')} description={t('filteredText')} />
                  <Radio value="all" label={t('everything')} />
                </Stack>
              </Radio.Group>
            )}
            <Text size="xs" c="dimmed">
              {t('sealed')}
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {c('cancel')}
              </Button>
              <Button onClick={() => void begin()}>{t('begin')}</Button>
            </Group>
          </>
        )}
        {isRunning && (
          <>
            <Group gap="sm" wrap="nowrap">
              <Loader size="sm" />
              <Text size="sm">{say(state.progress)}</Text>
            </Group>
            <Text size="xs" c="dimmed">
              {t('stay')}
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => running.current?.abort()}>
                {t('stop')}
              </Button>
            </Group>
          </>
        )}
        {state.is === 'done' && (
          <>
            <Alert color="teal" variant="light" title={t('done')} role="status">
              <Group gap={8}>
                <Text size="sm">{say(state.progress)}</Text>
                <Badge variant="light">{format.toUpperCase()}</Badge>
              </Group>
            </Alert>
            <Group justify="flex-end">
              <Button onClick={onClose} data-autofocus>
                {c('close')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
