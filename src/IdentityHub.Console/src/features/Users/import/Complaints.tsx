import { Alert, Button, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useFormats, useText } from '../../../text/text';
import { Section } from '../../../ui/Page';
import { saveFile } from '../../../ui/saveFile';
import { ScrollX } from '../../../ui/ScrollX';
import { writeFailed } from './failedRows';
import type { Job } from './kept';
import type { Complaint } from './source';
import { complaints, texts } from './texts';

const shown = 50;

/** A complaint in words. */
export function useComplaintText(): (complaint: Complaint) => string {
  const t = useText(complaints);
  return ({ is, column, values }) => (column ? `${column}: ${t(is, values)}` : t(is, values));
}

/** What was found wrong before anything was sent, by line. */
export function Complaints({ job }: { job: Job }) {
  const t = useText(texts);
  const c = useText(complaints);
  const { number } = useFormats();
  const textOf = useComplaintText();
  const wrong = job.rows.filter((row) => row.complaints.length > 0);
  if (wrong.length === 0) {
    return (
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status">
        {t('noneWrong')}
      </Alert>
    );
  }
  const list = wrong.slice(0, shown).flatMap(({ source, complaints: found }) => found.map((complaint) => ({ line: source.line, complaint })));
  return (
    <Section title={t('wrong')} description={t('wrongText', { count: number(wrong.length) })}>
      <Button
        variant="default"
        mb="sm"
        leftSection={<IconDownload size={16} />}
        onClick={() =>
          saveFile(
            `${job.name.replace(/\.\w+$/, '')}-mistakes.csv`,
            writeFailed(job.source, wrong.map((row) => ({ row: row.source, reason: `${t('line')} ${row.source.line}: ${row.complaints.map(textOf).join(' ')}` }))),
            'text/csv;charset=utf-8',
          )
        }
      >
        {t('downloadWrong')}
      </Button>
      <ScrollX label={t('wrong')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>{t('line')}</Table.Th>
              <Table.Th>{t('column')}</Table.Th>
              <Table.Th>{t('what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.map(({ line, complaint }, index) => (
              <Table.Tr key={index}>
                <Table.Td>{line}</Table.Td>
                <Table.Td className="anywhere">{complaint.column ?? '–'}</Table.Td>
                <Table.Td className="anywhere">{c(complaint.is, complaint.values)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollX>
      {wrong.length > shown && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('wrongMore', { shown, count: number(wrong.length) })}
        </Text>
      )}
    </Section>
  );
}
