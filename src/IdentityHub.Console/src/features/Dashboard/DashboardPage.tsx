import { Anchor, Box, Group, Paper, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, take } from '../../api/client';
import { useFormats, useText } from '../../text/text';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { eventName, payloadOf, readLogs, ResultBadge } from '../Logs/logs';
import classes from './DashboardPage.module.css';
import { texts } from './texts';

// Charts are large, and the numbers are what one looks at first.
const ActiveUsersChart = lazy(() => import('./ActiveUsersChart'));
// These bring many words, which are not needed for the page to appear.
const Checklist = lazy(() => import('./Checklist'));
const HealthPanel = lazy(() => import('./HealthPanel'));

/** How the hub is used. */
export function DashboardPage() {
  const t = useText(texts);
  const total = useQuery({ queryKey: ['dashboard', 'total'], queryFn: () => take(api.GET('/api/dashboard/users/total')) });
  const fresh = useQuery({ queryKey: ['dashboard', 'new'], queryFn: () => take(api.GET('/api/dashboard/users/new')) });
  const active = useQuery({ queryKey: ['dashboard', 'active'], queryFn: () => take(api.GET('/api/dashboard/users/active')) });
  const problem = total.error ?? fresh.error ?? active.error;
  return (
    <Page title={t('title')} description={t('lead')}>
      <Stack gap="lg">
        <Suspense>
          <Checklist />
        </Suspense>
        {problem ? <Problem problem={problem} /> : null}
        <Box component="dl" className={classes.figures}>
          <Figure label={t('total')} count={total.data?.totalUserCount} />
          <Figure label={t('newToday')} {...fresh.data?.today} />
          <Figure label={t('newWeek')} {...fresh.data?.last7Days} />
          <Figure label={t('daily')} {...active.data?.dau} />
          <Figure label={t('weekly')} {...active.data?.wau} />
          <Figure label={t('monthly')} {...active.data?.mau} />
        </Box>
        <Suspense fallback={<Shape rows={3} />}>
          <HealthPanel />
        </Suspense>
        <Section title={t('chart')} description={t('chartText')}>
          <Suspense fallback={<Box h={260} />}>{active.data ? <ActiveUsersChart curve={active.data.dauCurve} /> : <Box h={260} />}</Suspense>
        </Section>
        <Recent />
      </Stack>
    </Page>
  );
}

function Figure({ label, count, delta }: { label: string; count?: number; delta?: number }) {
  const t = useText(texts);
  const { number } = useFormats();
  return (
    <Paper withBorder radius="lg" p="md">
      <Text size="sm" c="dimmed" component="dt">
        {label}
      </Text>
      <Box component="dd" className={classes.value}>
        {count === undefined ? <Skeleton h={30} w={60} mt={6} /> : <span className={classes.count}>{number(count)}</span>}
        {delta !== undefined && delta !== 0 && (
          <Group gap={3} component="span" className={delta > 0 ? classes.more : classes.less} wrap="nowrap" title={t('than')}>
            {delta > 0 ? <IconArrowUpRight size={15} aria-hidden /> : <IconArrowDownRight size={15} aria-hidden />}
            <Text size="xs" fw={600} component="span">
              {delta > 0 ? `+${number(delta)}` : number(delta)}
            </Text>
            <VisuallyHidden component="span">{t('than')}</VisuallyHidden>
          </Group>
        )}
      </Box>
    </Paper>
  );
}

function Recent() {
  const t = useText(texts);
  const { instant } = useFormats();
  const { data, error } = useQuery({ queryKey: ['logs', 'recent'], queryFn: () => readLogs({}, '', 6) });
  return (
    <Section
      title={t('recent')}
      actions={
        <Anchor component={Link} to="/logs" size="sm" className="no-shrink">
          {t('allLogs')}
        </Anchor>
      }
    >
      {error ? <Problem problem={error} /> : null}
      {data?.data.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noEvents')}
        </Text>
      )}
      <Stack gap={0}>
        {data?.data.map((entry) => (
          <Link key={entry.id} to={`/logs/${entry.id}` as string} className={classes.event}>
            <Text size="sm" fw={500} className={classes.eventName}>
              {eventName(entry.key)}
            </Text>
            <ResultBadge entry={entry} />
            <Text size="xs" c="dimmed" className={classes.eventExtra}>
              {payloadOf(entry).ip}
            </Text>
            <Text size="xs" c="dimmed">
              {instant(entry.createdAt)}
            </Text>
          </Link>
        ))}
      </Stack>
    </Section>
  );
}
