import { Box, Group, SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { PreviewFrame } from '../../ui/PreviewFrame';
import { Problem } from '../../ui/problem';
import type { Draft } from './experience';
import classes from './ExperiencePage.module.css';
import { useLanguageOptions } from './languages';
import { previewPages, previewTexts } from './preview.texts';
import { texts } from './texts';

interface LivePreviewProps {
  /** Settings that are not stored; without them it is as stored. */
  draft?: Draft;
  /** The page to show, until another one is chosen. */
  suggested?: string;
  /** The only language to show, and its sentences that are not stored. */
  phrases?: { languageTag: string; sentences: Record<string, string> };
}

/** The real pages, drawn by the hub with settings that are not stored. */
export function LivePreview({ draft, suggested = 'sign-in', phrases }: LivePreviewProps) {
  const t = useText(texts);
  const p = useText(previewTexts);
  const [page, setPage] = useState(suggested);
  const [device, setDevice] = useState('desktop');
  const [mode, setMode] = useState<'light' | 'dark'>('light');
  const [chosen, setLanguage] = useState('en');
  const languages = useLanguageOptions();
  useEffect(() => setPage(suggested), [suggested]);
  const [typed] = useDebouncedValue({ draft, phrases }, 350);
  const language = phrases?.languageTag ?? chosen;
  const { data, error } = useQuery({
    queryKey: ['experience-preview', page, mode, language, typed],
    queryFn: () =>
      take(
        api.POST('/api/sign-in-exp/preview', {
          body: { page, mode, languageTag: language, ...(typed.draft && { signInExperience: typed.draft as never }), ...(typed.phrases && { customPhrases: typed.phrases.sentences }) },
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return (
    <Box component="aside" className={classes.preview} aria-label={t('preview')}>
      <Text fw={600} component="h2" mb="xs">
        {t('preview')}
      </Text>
      <Group gap={6}>
        <Select aria-label={t('page')} value={page} onChange={(value) => value && setPage(value)} data={previewPages.map((value) => ({ value, label: p(value) }))} searchable w={phrases ? 190 : 150} size="xs" />
        {!phrases && <Select aria-label={t('language')} value={language} onChange={(value) => value && setLanguage(value)} data={languages} searchable w={112} size="xs" />}
        <SegmentedControl size="xs" aria-label={t('device')} value={device} onChange={setDevice} data={[{ value: 'desktop', label: t('desktop') }, { value: 'phone', label: t('phoneDevice') }]} />
        <SegmentedControl size="xs" aria-label={t('colours')} value={mode} onChange={(value) => setMode(value as 'light' | 'dark')} data={[{ value: 'light', label: t('light') }, { value: 'dark', label: t('dark') }]} />
      </Group>
      {error ? (
        <Box mt="sm">
          <Problem problem={error} />
        </Box>
      ) : (
        <Box className={classes.stage}>{data ? <PreviewFrame html={data.html} title={t('preview')} className={device === 'phone' ? classes.phone : classes.desktop} /> : <Skeleton h="100%" />}</Box>
      )}
    </Box>
  );
}
