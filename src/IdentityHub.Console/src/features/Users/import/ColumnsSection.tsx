import { Select, Text } from '@mantine/core';
import { useText } from '../../../text/text';
import { Section } from '../../../ui/Page';
import classes from './ColumnsSection.module.css';
import { targets, type Mapping, type Target } from './columns';
import type { Source } from './source';
import { texts } from './texts';

const nothing = 'nothing';
const secret = new Set<Target | null>(['password', 'passwordDigest']);

/** What each column of a table becomes. */
export function ColumnsSection({ source, mapping, onChange, disabled }: { source: Source; mapping: Mapping; onChange: (mapping: Mapping) => void; disabled: boolean }) {
  const t = useText(texts);
  const nameOf = useTargetName();
  const item = (target: Target) => ({ value: target, label: nameOf(target) });
  const account = targets.filter((target) => !target.includes('.') && target !== 'profile' && target !== 'customData' && target !== 'custom');
  const data = [
    { value: nothing, label: t('leaveOut') },
    { group: t('groupAccount'), items: account.map(item) },
    { group: t('groupProfile'), items: [...targets.filter((target) => target.startsWith('profile.')), 'profile' as const].map(item) },
    { group: t('groupOther'), items: (['custom', 'customData'] as const).map(item) },
  ];
  return (
    <Section title={t('columns')} description={t('columnsText')}>
      <ul className={classes.columns}>
        {source.columns.map((column, index) => (
          <li key={column} className={classes.column}>
            <Text size="sm" fw={550} className="anywhere">
              {column}
            </Text>
            <Text size="sm" c="dimmed" lineClamp={1} className="anywhere">
              {firstValues(source, index, secret.has(mapping[index] ?? null))}
            </Text>
            <Select
              aria-label={`${t('becomes')}: ${column}`}
              data={data}
              value={mapping[index] ?? nothing}
              onChange={(value) => onChange(mapping.map((old, at) => (at === index ? (value === nothing ? null : (value as Target)) : old)))}
              disabled={disabled}
              searchable
              maxDropdownHeight={320}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The first few values of a column; of passwords only that there are some. */
function firstValues(source: Source, index: number, isSecret: boolean): string {
  return source.rows
    .slice(0, 20)
    .map(({ cells }) => cells?.[index]?.trim() ?? '')
    .filter((cell) => cell !== '')
    .slice(0, 3)
    .map((cell) => (isSecret ? '••••••' : cell.slice(0, 60)))
    .join(' · ');
}

function useTargetName(): (target: Target) => string {
  const t = useText(texts);
  return (target) => (target === 'custom' ? t('custom') : `t_${target}` in texts ? t(`t_${target}` as keyof typeof texts) : target.replace('profile.', ''));
}
