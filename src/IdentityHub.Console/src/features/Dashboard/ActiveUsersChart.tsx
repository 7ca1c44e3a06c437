import { AreaChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Anchor, Box, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useFormats, useText } from '../../text/text';
import classes from './DashboardPage.module.css';
import { texts } from './texts';

/** Daily active users; as a table for those who do not see charts. */
export default function ActiveUsersChart({ curve }: { curve: { date: string; count: number }[] }) {
  const t = useText(texts);
  const { shortDay, number } = useFormats();
  const [isTable, setTable] = useState(false);
  if (curve.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('chartEmpty')}
      </Text>
    );
  }
  const data = curve.map(({ date, count }) => ({ day: shortDay(Date.parse(date)), [t('users')]: count }));
  const most = curve.reduce((best, each) => (each.count > best.count ? each : best));
  const summary = t('chartSummary', { days: curve.length, day: shortDay(Date.parse(most.date)), count: number(most.count), last: number(curve[curve.length - 1]!.count) });
  return (
    <>
      {isTable ? (
        <Box className={classes.table} tabIndex={0} role="region" aria-label={t('chart')}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('day')}</Table.Th>
                <Table.Th>{t('users')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {curve.map(({ date, count }) => (
                <Table.Tr key={date}>
                  <Table.Td>{shortDay(Date.parse(date))}</Table.Td>
                  <Table.Td>{number(count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      ) : (
        <>
          <VisuallyHidden>{summary}</VisuallyHidden>
          <div aria-hidden>
            <AreaChart
              h={260}
              data={data}
              dataKey="day"
              series={[{ name: t('users'), color: 'iris.6' }]}
              curveType="monotone"
              withDots={data.length < 3}
              yAxisProps={{ allowDecimals: false, width: 36 }}
              valueFormatter={number}
              areaChartProps={{ accessibilityLayer: false }}
            />
          </div>
        </>
      )}
      <Anchor component="button" size="sm" mt="sm" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
        {t('asTable')}
      </Anchor>
    </>
  );
}
