import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useCanEdit } from '../../../auth/me';
import { common } from '../../../text/common';
import { useFormats, useText } from '../../../text/text';
import { FileDrop } from '../../../ui/FileDrop';
import { Page, Section } from '../../../ui/Page';
import { Problem } from '../../../ui/problem';
import { doubled, guess, type Mapping } from './columns';
import { Importer } from './importer';
import { kept, type Job } from './kept';
import { ColumnsSection } from './ColumnsSection';
import { Complaints } from './Complaints';
import { PeopleSection } from './PeopleSection';
import { prepare } from './people';
import { readSource } from './readFile';
import { Running } from './Running';
import { sendBatch } from './send';
import { UnreadableFile } from './source';
import { reasons, texts } from './texts';

type Busy = { what: 'reading' | 'checking'; share: number };

/** Makes users of a file: file, columns, import. */
export function ImportPage() {
  const t = useText(texts);
  const c = useText(common);
  const { number } = useFormats();
  const canEdit = useCanEdit();
  const [job, setJob] = useState<Job | null>(kept.job);
  const [busy, setBusy] = useState<Busy | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    kept.job = job;
  }, [job]);

  const check = async (next: Pick<Job, 'name' | 'source' | 'mapping'>) => {
    setBusy({ what: 'checking', share: 0 });
    const rows = await prepare(next.source, next.mapping, (share) => setBusy({ what: 'checking', share }));
    setJob({ ...next, rows });
    setBusy(null);
  };
  const choose = async (file: File) => {
    setProblem(null);
    setJob(null);
    setBusy({ what: 'reading', share: 0 });
    try {
      const source = await readSource(file, (share) => setBusy({ what: 'reading', share }));
      await check({ name: file.name, source, mapping: guess(source.columns) });
    } catch (failure) {
      setProblem(failure);
      setBusy(null);
    }
  };
  const remap = (mapping: Mapping) => {
    if (!job) return;
    setJob({ ...job, mapping });
    void check({ ...job, mapping });
  };
  const start = () => {
    if (!job) return;
    const importer = new Importer(job.rows, sendBatch);
    setJob({ ...job, importer });
    void importer.run();
  };

  const good = job ? job.rows.filter(({ person }) => person).length : 0;
  const isDoubled = job?.source.kind === 'table' ? doubled(job.mapping) : [];
  return (
    <Page
      title={t('title')}
      description={t('lead')}
      parent={{ to: '/users', label: t('users') }}
      actions={
        job && !job.importer && (
          <Button variant="default" onClick={() => setJob(null)}>
            {t('otherFile')}
          </Button>
        )
      }
    >
      <Stack>
        {!canEdit && <Alert color="iris">{c('readOnly')}</Alert>}
        {problem !== null && <Unreadable problem={problem} />}
        {!job && !busy && (
          <FileDrop title={t('drop')} hint={t('dropHint')} accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json" onFile={(file) => void choose(file)} disabled={!canEdit} />
        )}
        {busy && (
          <Section>
            <Stack gap="xs">
              <Text size="sm" role="status">
                {t(busy.what)}
              </Text>
              <Progress value={busy.share * 100} aria-label={t(busy.what)} />
            </Stack>
          </Section>
        )}
        {job?.importer && <Running job={job} importer={job.importer} onEnd={() => setJob(null)} />}
        {job && !job.importer && (
          <>
            <Text fw={600}>{t('file', { name: job.name, rows: number(job.source.rows.length) })}</Text>
            {job.source.kind === 'table' && <ColumnsSection source={job.source} mapping={job.mapping} onChange={remap} disabled={busy !== null} />}
            {isDoubled.map((target) => (
              <Alert key={target} color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
                {t('doubled', { target })}
              </Alert>
            ))}
            <PeopleSection rows={job.rows} />
            <Complaints job={job} />
            <Group justify="flex-end">
              {good === 0 && (
                <Text size="sm" c="dimmed">
                  {t('nothingToSend')}
                </Text>
              )}
              <Button leftSection={<IconUpload size={16} />} onClick={start} disabled={good === 0 || isDoubled.length > 0 || busy !== null || !canEdit}>
                {t('start', { count: number(good) })}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Page>
  );
}

function Unreadable({ problem }: { problem: unknown }) {
  const t = useText(texts);
  if (!(problem instanceof UnreadableFile)) return <Problem problem={problem} />;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('unreadable')} role="alert">
      {t(reasons[problem.reason], problem.values)}
    </Alert>
  );
}
