import { Alert, Badge, Box, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useText } from '../../text/text';
import { linesOf, shown, type Change, type DiffLine, type Plan } from './configuration';
import classes from './Configuration.module.css';
import { texts } from './texts';

const step = 100;
const colours = { create: 'teal', update: 'orange', delete: 'red' } as const;
const marks = { create: '+', update: '~', delete: '−' } as const;

/** What a plan would change, as a diff. */
export function PlanView({ plan }: { plan: Plan }) {
  const t = useText(texts);
  const { number } = useFormats();
  const [most, setMost] = useState(step);
  if (plan.result === 'unchanged') {
    return (
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status">
        {t('nothing', { count: number(plan.unchanged) })}
      </Alert>
    );
  }
  return (
    <Box>
      <Group gap="xs" mb="md" role="status">
        <Badge color="teal" variant="light" size="lg">
          + {t('toCreate', { count: number(plan.created) })}
        </Badge>
        <Badge color="orange" variant="light" size="lg">
          ~ {t('toUpdate', { count: number(plan.updated) })}
        </Badge>
        <Badge color="red" variant="light" size="lg">
          − {t('toDelete', { count: number(plan.deleted) })}
        </Badge>
        <Text size="sm" c="dimmed">
          {t('unchanged', { count: number(plan.unchanged) })}
        </Text>
      </Group>
      <ul className={classes.changes}>
        {plan.changes.slice(0, most).map((change) => (
          <OneChange key={`${change.kind} ${change.action} ${change.name}`} change={change} />
        ))}
      </ul>
      {plan.changes.length > most && (
        <Button variant="default" mt="md" onClick={() => setMost(most + step)}>
          {t('more', { count: number(Math.min(step, plan.changes.length - most)) })}
        </Button>
      )}
    </Box>
  );
}

function OneChange({ change }: { change: Change }) {
  const t = useText(texts);
  const action = change.action as keyof typeof colours;
  const kind = `k_${change.kind}`;
  const lines = change.fields.flatMap(linesOf);
  return (
    <li className={classes.change}>
      <div className={classes.head}>
        <Badge color={colours[action]} variant="light">
          {marks[action]} {t(action)}
        </Badge>
        <Text size="sm" c="dimmed" component="span">
          {kind in texts ? t(kind as keyof typeof texts) : change.kind}
        </Text>
        <span className={classes.name}>{shown(change.name)}</span>
        {change.label && change.label !== change.name && (
          <Text size="sm" c="dimmed" component="span" className="anywhere">
            {shown(change.label)}
          </Text>
        )}
      </div>
      {lines.length > 0 && (
        <ul className={classes.lines}>
          {lines.map((line, index) => (
            <Line key={index} line={line} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ line: { mark, path, text, secret } }: { line: DiffLine }) {
  const t = useText(texts);
  return (
    <li className={classes.line} data-mark={mark}>
      <span className={classes.mark} aria-hidden>
        {mark === '-' ? '−' : mark}
      </span>
      <span className={classes.path}>
        <VisuallyHidden>{t(mark === '+' ? 'added' : mark === '-' ? 'removed' : 'update')} </VisuallyHidden>
        {path}
      </span>
      <span className={classes.value} data-secret={secret}>
        {secret ? t(`secret_${secret}`) : text === '' ? '""' : text}
      </span>
    </li>
  );
}
