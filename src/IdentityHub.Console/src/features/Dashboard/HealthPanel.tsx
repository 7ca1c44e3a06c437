import { Anchor, Badge, Box, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { use } from 'react';
import { api, take } from '../../api/client';
import { LanguageContext, useFormats, useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { amounts, parts, places, worstFirst, type Health, type Part, type State } from './health';
import classes from './HealthPanel.module.css';
import { healthTexts } from './healthTexts';

const icons = { ok: IconCircleCheck, warning: IconAlertTriangle, error: IconCircleX };
const colours = { ok: 'teal', warning: 'orange', error: 'red' };

type Key = keyof typeof healthTexts;

/** How the hub is; looked at every minute while somebody sees it. */
export default function HealthPanel() {
  const t = useText(healthTexts);
  const { instant } = useFormats();
  // Not while the tab is hidden: that is the library's own rule.
  const { data, error } = useQuery({ queryKey: ['dashboard', 'health'], queryFn: () => take(api.GET('/api/dashboard/health')), refetchInterval: 60_000 });
  return (
    <Section
      title={t('title')}
      description={data ? t('checkedAt', { time: instant(data.checkedAt) }) : t('lead')}
      actions={
        data && (
          <Badge variant="light" size="lg" color={colours[data.state]} className="no-shrink">
            {t(data.state)}
          </Badge>
        )
      }
    >
      {/* Told when it changes; the rest of the panel is there to be read. */}
      <VisuallyHidden role="status" aria-live="polite">
        {data ? `${t('title')}: ${t(data.state)}` : ''}
      </VisuallyHidden>
      {error && (
        <Box mb="md">
          <Problem problem={error} />
        </Box>
      )}
      {data ? (
        <ul className={classes.parts}>
          {worstFirst(data).map((part) => (
            <PartOfHub key={part} part={part} health={data} />
          ))}
        </ul>
      ) : (
        !error && (
          <Box className={classes.parts} aria-busy="true">
            {parts.map((part) => (
              <Skeleton key={part} h={64} radius="md" />
            ))}
          </Box>
        )
      )}
    </Section>
  );
}

function PartOfHub({ part, health }: { part: Part; health: Health }) {
  const t = useText(healthTexts);
  const facts = useFacts(part, health);
  const { state, code } = health[part];
  const isWell = state === 'ok';
  return (
    <li className={isWell ? classes.part : `${classes.part} ${classes[state]}`}>
      <Mark state={state} />
      <Box className="grow">
        <Text fw={550} size="sm" component="h3">
          {t(part)}
          <VisuallyHidden>: {t(`${state}Mark`)}</VisuallyHidden>
        </Text>
        {!isWell && <Words code={code} names={namesOf(part, health).map((name) => t(name as Key))} place={places[part]} />}
        {facts && (
          <Text size="xs" c="dimmed" className="anywhere">
            {facts}
          </Text>
        )}
      </Box>
    </li>
  );
}

function Mark({ state }: { state: State }) {
  const Icon = icons[state];
  return <Icon size={20} className={classes[`${state}Mark`]} aria-hidden />;
}

/** What is wrong and what to do. */
function Words({ code, names, place }: { code: string; names: string[]; place?: (typeof places)[Part] }) {
  const t = useText(healthTexts);
  const key = (code in healthTexts ? code : 'unknown') as Key;
  return (
    <>
      <Text size="sm">{t(key, { names: names.join(', ') })}</Text>
      <Text size="sm" c="dimmed" mb={4}>
        {t(`${key}.do` as Key)}{' '}
        {place && (
          <Anchor component={Link} to={place.to} size="sm" underline="always">
            {t(place.name)}
          </Anchor>
        )}
      </Text>
    </>
  );
}

/** The names of what is wrong within a part. */
function namesOf(part: Part, health: Health): string[] {
  if (part === 'jobs') return health.jobs.jobs.filter(({ state }) => state === health.jobs.state).map(({ name }) => name).filter((name) => name in healthTexts);
  return part === 'settings' ? health.settings.topics.filter((topic) => topic in healthTexts) : [];
}

/** What is known about a part, in one line. */
function useFacts(part: Part, health: Health): string {
  const t = useText(healthTexts);
  const { instant, day } = useFormats();
  const { language } = use(LanguageContext);
  const { bytes, milliseconds, span } = amounts(language === 'th' ? 'th-TH' : 'en-GB');
  const known: (string | false | null | undefined)[] = [];
  switch (part) {
    case 'database': {
      const { kind, latencyMs, sizeBytes, freeBytes } = health.database;
      known.push(
        kind === 'Sqlite' ? 'SQLite' : 'PostgreSQL',
        latencyMs != null && t('answersIn', { time: milliseconds(latencyMs) }),
        sizeBytes != null && bytes(sizeBytes),
        freeBytes != null && t('free', { size: bytes(freeBytes) }),
      );
      break;
    }
    case 'signingKeys':
      for (const key of health.signingKeys.keys) {
        known.push(t('age', { algorithm: key.algorithm, days: key.ageDays }), key.nextFrom != null ? t('nextFrom', { day: day(key.nextFrom) }) : t('dueAt', { day: day(key.rotationDueAt) }));
      }
      break;
    case 'email':
    case 'sms': {
      const channel = health[part];
      if (channel.code.endsWith('.mailbox')) known.push(t('mailbox'));
      else if (!channel.connectorId) known.push(channel.state === 'ok' && t('notSetUp'));
      else {
        known.push(
          channel.lastSentAt != null ? t('sentAt', { time: instant(channel.lastSentAt) }) : t('noneSent'),
          channel.failuresInDay > 0 && t('failures', { count: channel.failuresInDay }),
          channel.lastFailureAt != null && t('failedAt', { time: instant(channel.lastFailureAt), code: channel.lastFailureCode ?? '' }),
        );
      }
      break;
    }
    case 'jobs': {
      const last = Math.max(...health.jobs.jobs.map(({ lastRunAt }) => lastRunAt ?? 0), 0);
      known.push(t('jobCount', { count: health.jobs.jobs.length }), last > 0 ? t('lastRun', { time: instant(last) }) : t('noRun'));
      break;
    }
    case 'process': {
      const { version, uptimeSeconds, nodes } = health.process;
      known.push(t('version', { version }), t('up', { time: span(uptimeSeconds) }), nodes === 1 ? t('oneNode') : nodes != null && nodes > 1 && t('nodes', { count: nodes }));
      break;
    }
    case 'settings':
      known.push(health.settings.state === 'ok' && t('asTheyShould'));
      break;
  }
  const line = known.filter(Boolean).join(' · ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}
