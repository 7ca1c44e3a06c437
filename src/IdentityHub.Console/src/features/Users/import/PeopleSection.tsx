import { Table } from '@mantine/core';
import { useText } from '../../../text/text';
import { Section } from '../../../ui/Page';
import { ScrollX } from '../../../ui/ScrollX';
import type { Person, PreparedRow } from './people';
import { texts } from './texts';

const shown = 5;

/** The first rows as the people they become. */
export function PeopleSection({ rows }: { rows: PreparedRow[] }) {
  const t = useText(texts);
  const people: { line: number; values: Record<string, string> }[] = [];
  for (const { source, person } of rows) {
    if (person) people.push({ line: source.line, values: flat(person) });
    if (people.length === shown) break;
  }
  if (people.length === 0) return null;
  const names = [...new Set(people.flatMap(({ values }) => Object.keys(values)))];
  return (
    <Section title={t('preview')}>
      <ScrollX label={t('preview')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('line')}</Table.Th>
              {names.map((name) => (
                <Table.Th key={name} className="nowrap">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map(({ line, values }) => (
              <Table.Tr key={line}>
                <Table.Td>{line}</Table.Td>
                {names.map((name) => (
                  <Table.Td key={name} className="nowrap">
                    {values[name] ?? ''}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollX>
    </Section>
  );
}

/** The values of a person by the path of their member; secrets covered. */
function flat(person: Person, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(person).flatMap(([name, value]): [string, string][] => {
      const path = prefix + name;
      if (path === 'password' || path === 'passwordDigest') return [[path, '••••••']];
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && path.split('.').length < 3) return Object.entries(flat(value as Person, `${path}.`));
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [[path, text.length > 60 ? `${text.slice(0, 60)}…` : text]];
    }),
  );
}
