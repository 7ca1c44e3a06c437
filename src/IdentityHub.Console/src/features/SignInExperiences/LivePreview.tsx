import { Box, Group, SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { PreviewFrame } from '../../ui/PreviewFrame';
import { Problem } from '../../ui/problem';
import type { Draft } from './experience';
import classes from './ExperiencePage.module.css';
import { texts } from './texts';

const pages = [
  'sign-in', 'sign-in-password', 'verification-code', 'register', 'register-password', 'register-profile', 'forgot-password', 'reset-password', 'single-sign-on', 'consent', 'mfa-verification',
  'signed-out', 'error',
];
const languages: [string, string][] = [
  ['en', 'English'], ['th', 'ไทย'], ['ar', 'العربية'], ['de', 'Deutsch'], ['es', 'Español'], ['fr', 'Français'], ['it', 'Italiano'], ['ja', '日本語'], ['ko', '한국어'],
  ['pl-PL', 'Polski'], ['pt-BR', 'Português (Brasil)'], ['pt-PT', 'Português'], ['ru', 'Русский'], ['tr-TR', 'Türkçe'], ['zh-CN', '简体中文'], ['zh-TW', '繁體中文'],
];

/** The real pages, drawn by the hub with settings that are not stored. */
export function LivePreview({ draft }: { draft: Draft }) {
  const t = useText(texts);
  const [page, setPage] = useState('sign-in');
  const [device, setDevice] = useState('desktop');
  const [mode, setMode] = useState<'light' | 'dark'>('light');
  const [language, setLanguage] = useState('en');
  const [typed] = useDebouncedValue(draft, 350);
  const { data, error } = useQuery({
    queryKey: ['experience-preview', page, mode, language, typed],
    queryFn: () => take(api.POST('/api/sign-in-exp/preview', { body: { page, mode, languageTag: language, signInExperience: typed as never } })),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return (
    <Box component="aside" className={classes.preview} aria-label={t('preview')}>
      <Text fw={600} component="h2" mb="xs">
        {t('preview')}
      </Text>
      <Group gap="xs">
        <Select aria-label={t('page')} value={page} onChange={(value) => value && setPage(value)} data={pages} w={180} size="xs" />
        <Select aria-label={t('language')} value={language} onChange={(value) => value && setLanguage(value)} data={languages.map(([value, label]) => ({ value, label }))} w={130} size="xs" />
        <SegmentedControl size="xs" aria-label={t('preview')} value={device} onChange={setDevice} data={[{ value: 'desktop', label: t('desktop') }, { value: 'phone', label: t('phoneDevice') }]} />
        <SegmentedControl size="xs" aria-label={t('preview')} value={mode} onChange={(value) => setMode(value as 'light' | 'dark')} data={[{ value: 'light', label: t('light') }, { value: 'dark', label: t('dark') }]} />
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
