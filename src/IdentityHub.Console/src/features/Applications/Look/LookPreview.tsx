import { Box, Group, SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { api, take } from '../../../api/client';
import { LanguageContext, useText } from '../../../text/text';
import { PreviewFrame } from '../../../ui/PreviewFrame';
import { Problem } from '../../../ui/problem';
import { filled, isGoodLook, type Look } from './look';
import classes from './Look.module.css';
import { texts } from './texts';

const pages = ['sign-in', 'register', 'verification-code', 'consent', 'signed-out', 'error'] as const;

/** The real pages, drawn by the hub with a look that is not stored. */
export function LookPreview({ look }: { look: Look }) {
  const t = useText(texts);
  const [page, setPage] = useState<(typeof pages)[number]>('sign-in');
  const [mode, setMode] = useState<'light' | 'dark'>('light');
  const { language } = use(LanguageContext);
  const [typed] = useDebouncedValue(look, 350);
  const { data: hub } = useQuery({ queryKey: ['experience'], queryFn: () => take(api.GET('/api/sign-in-exp')) });
  const { data, error } = useQuery({
    queryKey: ['experience-preview', 'look', page, mode, language, typed],
    queryFn: () =>
      take(
        api.POST('/api/sign-in-exp/preview', {
          body: {
            page,
            mode,
            languageTag: language,
            signInExperience: {
              color: { ...hub!.color, ...filled(typed.color) },
              branding: { ...hub!.branding, ...filled(typed.branding) },
              customCss: [hub!.customCss, typed.customCss].filter(Boolean).join('\n') || null,
            },
          },
        }),
      ),
    enabled: hub !== undefined && isGoodLook(typed),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return (
    <Box component="aside" className={classes.preview} aria-label={t('preview')}>
      <Group justify="space-between" mb="xs">
        <Text fw={600} component="h2">
          {t('preview')}
        </Text>
        <Group gap="xs">
          <Select aria-label={t('page')} size="xs" w={170} value={page} onChange={(value) => value && setPage(value)} data={pages.map((value) => ({ value, label: t(value) }))} />
          <SegmentedControl
            size="xs"
            aria-label={t('preview')}
            value={mode}
            onChange={(value) => setMode(value as 'light' | 'dark')}
            data={[
              { value: 'light', label: t('light') },
              { value: 'dark', label: t('dark') },
            ]}
          />
        </Group>
      </Group>
      {error ? <Problem problem={error} /> : <Box className={classes.stage}>{data ? <PreviewFrame html={data.html} title={t('preview')} className={classes.frame} /> : <Skeleton h="100%" />}</Box>}
      <Text size="xs" c="dimmed" mt="xs">
        {t('previewText')}
      </Text>
    </Box>
  );
}
