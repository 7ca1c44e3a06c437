import { Alert, Badge, Box, Button, Code, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { experienceQuery } from '../SignInExperiences/experience';
import classes from '../SignInExperiences/ExperiencePage.module.css';
import { phrasesQuery, useLanguageName } from '../SignInExperiences/languages';
import { LivePreview } from '../SignInExperiences/LivePreview';
import { pageOf, problemOf, usable, worthStoring, type Sentences as Typed } from './phrases';
import { Sentences } from './Sentences';
import { phraseTexts } from './texts';

/** The words of the pages in one language. */
export function PhrasesPage() {
  const t = useText(phraseTexts);
  const { local } = useLanguageName();
  const { languageTag } = useParams({ strict: false }) as { languageTag: string };
  const { data, error } = useQuery({
    queryKey: [...phrasesQuery.queryKey, languageTag, 'sentences'],
    queryFn: () => take(api.GET('/api/custom-phrases/{languageTag}/sentences', { params: { path: { languageTag } } })),
  });
  return (
    <Page
      title={t('title', { language: local(languageTag) })}
      description={
        <Group gap={8}>
          <Code>{languageTag}</Code>
          <span>{t(data?.isShipped === false ? 'leadOwn' : 'lead')}</span>
        </Group>
      }
      parent={{ to: '/sign-in-experience', label: t('parent') }}
      wide
    >
      {data ? <Form answer={data} /> : error ? <Problem problem={error} /> : <Shape rows={6} />}
    </Page>
  );
}

function Form({ answer }: { answer: Answer<'ListPhraseSentences'> }) {
  const t = useText(phraseTexts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useCanEdit();
  const { local } = useLanguageName();
  const { languageTag, sentences } = answer;
  const stored = Object.fromEntries(sentences.filter(({ custom }) => custom !== undefined).map(({ key, custom }) => [key, custom!]));
  const form = useEdit<Typed>(stored, { name: languageTag });
  const { draft, setDraft } = form;
  const [search, setSearch] = useState('');
  const [page, setPage] = useState<string>('sign-in');
  const { data: languages = [] } = useQuery(phrasesQuery);
  const { data: experience } = useQuery(experienceQuery);
  const path = { params: { path: { languageTag } } };
  const save = useChange({
    form,
    run: () => take(api.PUT('/api/custom-phrases/{languageTag}', { ...path, body: worthStoring(draft, sentences) as Record<string, never> })),
    stale: [phrasesQuery.queryKey, ['experience-preview']],
  });
  const remove = useChange({
    run: () => take(api.DELETE('/api/custom-phrases/{languageTag}', path)),
    stale: [phrasesQuery.queryKey, ['experience-preview']],
    done: c('deleted'),
    then: () => void navigate({ to: '/sign-in-experience', search: { tab: 'languages' } as never }),
  });
  const wrong = sentences.filter(({ key, english }) => problemOf(draft[key] ?? '', english) !== null);
  const type = (key: string, text: string) =>
    setDraft((current) => {
      // In the order of the keys, so that what was taken back is no change.
      const { [key]: _, ...others } = current;
      return Object.fromEntries(Object.entries(text === '' ? others : { ...others, [key]: text }).sort(([one], [other]) => (one < other ? -1 : 1)));
    });
  return (
    <Box className={classes.split}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong.length === 0) save.mutate();
        }}
      >
        <Stack>
          {wrong.length > 0 && (
            <Alert color="orange" variant="light">
              <Group justify="space-between">
                <Group gap={8}>
                  {t('wrong')}
                  <Badge color="orange">{wrong.length}</Badge>
                </Group>
                <Button size="xs" variant="default" onClick={() => setSearch(wrong[0]!.key)}>
                  {t('showWrong')}
                </Button>
              </Group>
            </Alert>
          )}
          <Sentences
            languageTag={languageTag}
            all={sentences}
            typed={draft}
            onType={type}
            onFocus={(key) => setPage(pageOf(key) ?? page)}
            disabled={!canEdit}
            search={search}
            onSearch={setSearch}
          />
          {canEdit && languages.some((language) => language.languageTag === languageTag) && experience?.languageInfo.fallbackLanguage !== languageTag && (
            <Section title={c('dangerZone')} tone="danger">
              <DangerAction label={t('remove')} title={t('removeTitle', { language: local(languageTag) })} onConfirm={() => remove.mutate()} loading={remove.isPending}>
                {t(answer.isShipped ? 'removeText' : 'removeOwnText')}
              </DangerAction>
            </Section>
          )}
        </Stack>
        <SaveBar form={form} loading={save.isPending} />
      </form>
      {canEdit && <LivePreview suggested={page} phrases={{ languageTag, sentences: usable(draft, sentences) }} />}
    </Box>
  );
}
