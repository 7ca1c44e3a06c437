import { Badge, Box, Button, Group, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, take } from '../../api/client';
import { useIsOwner } from '../../auth/me';
import { useText } from '../../text/text';
import { JsonInput } from '../../ui/controls';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { useLanguageOptions } from '../SignInExperiences/languages';
import classes from './EmailTemplatesPage.module.css';
import { changesOf, fromJson, ofLanguage, templatesQuery, templateTypes, type Drafts, type TemplateType } from './templates';
import { TemplateForm } from './TemplateForm';
import { templateTexts } from './texts';

/** The words of e-mails, by language and purpose. */
export function EmailTemplatesPage() {
  const t = useText(templateTexts);
  const { data, error } = useQuery(templatesQuery);
  const [languageTag, setLanguage] = useState('en');
  const [isDirty, setDirty] = useState(false);
  const languages = useLanguageOptions();
  const own = new Map((data ?? []).map((one) => [one.languageTag, (data ?? []).filter((other) => other.languageTag === one.languageTag).length]));
  const options = [...languages, ...[...own.keys()].filter((tag) => !languages.some(({ value }) => value === tag)).map((value) => ({ value, label: value }))];
  return (
    <Page
      title={t('title')}
      description={t('lead')}
      parent={{ to: '/connectors', label: t('parent') }}
      wide
      actions={
        <Select
          aria-label={t('language')}
          searchable
          w={230}
          value={languageTag}
          onChange={(value) => value && setLanguage(value)}
          data={options.map(({ value, label }) => ({ value, label: own.has(value) ? `${label} (${own.get(value)})` : label }))}
          // What was typed belongs to its language.
          disabled={isDirty}
          title={isDirty ? t('switchTitle') : undefined}
        />
      }
    >
      {data ? <Form key={languageTag} languageTag={languageTag} stored={ofLanguage(data, languageTag)} onDirty={setDirty} /> : error ? <Problem problem={error} /> : <Shape rows={4} />}
    </Page>
  );
}

function Form({ languageTag, stored, onDirty }: { languageTag: string; stored: Drafts; onDirty: (isDirty: boolean) => void }) {
  const t = useText(templateTexts);
  const disabled = !useIsOwner();
  const form = useEdit<Drafts>(stored, { name: languageTag });
  const { draft, setDraft, dirty } = form;
  const [type, setType] = useState<TemplateType>('SignIn');
  const [isJson, setJson] = useState(false);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    onDirty(dirty);
    return () => onDirty(false);
  }, [dirty, onDirty]);
  const save = useChange({
    form,
    run: async () => {
      const { put, remove } = changesOf(stored, draft);
      if (put.length > 0) await take(api.PUT('/api/email-templates', { body: { templates: put.map(([templateType, details]) => ({ languageTag, templateType, details })) } }));
      for (const templateType of remove) await take(api.DELETE('/api/email-templates', { params: { query: { languageTag, templateType } } }));
    },
    stale: [templatesQuery.queryKey, ['email-preview']],
  });
  const change = (which: TemplateType, details?: Drafts[TemplateType]) =>
    setDraft((current) => {
      const { [which]: _, ...others } = current;
      const next: Drafts = details ? { ...others, [which]: details } : others;
      return Object.fromEntries(templateTypes.flatMap((one) => (next[one] ? [[one, next[one]]] : [])));
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Box className={classes.split}>
        <Stack gap="sm">
          <nav aria-label={t('purposes')}>
            <ul className={classes.purposes}>
              {templateTypes.map((one) => (
                <li key={one}>
                  <UnstyledButton className={classes.purpose} aria-current={one === type && !isJson} onClick={() => (setType(one), setJson(false))}>
                    {t(one)}
                    {draft[one] && (
                      <Badge size="xs" variant="light">
                        {t('own')}
                      </Badge>
                    )}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </nav>
          <Button size="xs" variant="default" onClick={() => setJson(!isJson)}>
            {t(isJson ? 'asForm' : 'asJson')}
          </Button>
        </Stack>
        <Section
          title={isJson ? t('json') : t(type)}
          actions={
            !isJson && (
              <Badge variant="light" color={draft[type] ? undefined : 'gray'} className="no-shrink">
                {t(draft[type] ? 'own' : 'ofHub')}
              </Badge>
            )
          }
        >
          {isJson ? (
            <Stack>
              <Text size="sm" c="dimmed">
                {t('jsonText', { types: templateTypes.join(', ') })}
              </Text>
              <JsonInput
                aria-label={t('json')}
                value={draft}
                onChange={(value) => {
                  const next = fromJson(value ?? {});
                  setWrong(next === null);
                  if (next) setDraft(() => next);
                }}
                disabled={disabled}
              />
              <Group>
                {isWrong && (
                  <Text size="sm" c="red" role="alert">
                    {t('noTemplates')}
                  </Text>
                )}
              </Group>
            </Stack>
          ) : (
            <TemplateForm key={type} templateType={type} languageTag={languageTag} details={draft[type]} isStored={stored[type] !== undefined} onChange={(details) => change(type, details)} disabled={disabled} />
          )}
        </Section>
      </Box>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
