import { Anchor, Table, Text } from '@mantine/core';
import { useFormats, useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { ScrollX } from '../../ui/ScrollX';
import { shown, type Plan } from './configuration';
import { texts } from './texts';

interface ProblemsProps {
  title: string;
  description?: string;
  list: Plan['problems'];
  count: number;
  onLine: (line: number) => void;
}

/** What is wrong with a text, by line. */
export function Problems({ title, description, list, count, onLine }: ProblemsProps) {
  const t = useText(texts);
  const { number } = useFormats();
  return (
    <Section title={`${title}: ${number(count)}`} description={description}>
      <ScrollX label={title}>
        <Table miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>{t('line')}</Table.Th>
              <Table.Th w={280}>{t('where')}</Table.Th>
              <Table.Th>{t('what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.map(({ line, column, path, message }, index) => (
              <Table.Tr key={index}>
                <Table.Td>
                  <Anchor component="button" type="button" size="sm" aria-label={`${line}:${column} ${t('goTo', { line })}`} onClick={() => onLine(line)}>
                    {line}:{column}
                  </Anchor>
                </Table.Td>
                <Table.Td className="anywhere mono">{shown(path)}</Table.Td>
                <Table.Td className="anywhere">{shown(message)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollX>
      {list.length < count && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('problemsMore', { shown: number(list.length), count: number(count) })}
        </Text>
      )}
    </Section>
  );
}
