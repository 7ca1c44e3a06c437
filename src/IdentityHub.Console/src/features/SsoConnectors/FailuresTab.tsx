import { Code, Table, Text } from '@mantine/core';
import { useFormats, useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { ScrollX } from '../../ui/ScrollX';
import type { SsoConnector } from './sso';
import { texts } from './texts';

/** Why sign-ins failed. */
export function FailuresTab({ failures }: { failures: NonNullable<SsoConnector['failures']> }) {
  const t = useText(texts);
  const { instant } = useFormats();
  return (
    <Section title={t('failures')} description={t('failuresText')}>
      {failures.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noFailures')}
        </Text>
      ) : (
        <ScrollX label={t('failures')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('failureTime')}</Table.Th>
                <Table.Th>{t('failureCode')}</Table.Th>
                <Table.Th>{t('failureReason')}</Table.Th>
                <Table.Th>{t('failureReference')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {failures.map((failure) => (
                <Table.Tr key={failure.reference}>
                  <Table.Td className="nowrap">{instant(failure.createdAt)}</Table.Td>
                  <Table.Td>
                    <Code>{failure.code}</Code>
                  </Table.Td>
                  <Table.Td>{failure.detail}</Table.Td>
                  <Table.Td>
                    <Code>{failure.reference}</Code>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollX>
      )}
    </Section>
  );
}
