import { Anchor, Badge, Box, Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { Section } from '../../ui/Page';
import type { TabProps } from './BrandingTab';
import type { Draft } from './experience';
import { phrasesQuery, shippedLanguages, toTag, useLanguageName, useLanguageOptions } from './languages';
import classes from './LanguagesTab.module.css';
import { languageTexts } from './languages.texts';

/** Which languages the pages speak, and whose words they use. */
export function LanguagesTab({ draft, set }: TabProps) {
  const t = useText(languageTexts);
  const canEdit = useCanEdit();
  const options = useLanguageOptions();
  const { own, local } = useLanguageName();
  const { data = [] } = useQuery(phrasesQuery);
  const [isAdding, setAdding] = useState(false);
  const { languageInfo } = draft;
  return (
    <Stack gap="lg">
      <Section title={t('choice')}>
        <Stack>
          <Switch label={t('autoDetect')} description={t('autoDetectText')} checked={languageInfo.autoDetect} onChange={(event) => set('languageInfo', { ...languageInfo, autoDetect: event.currentTarget.checked })} disabled={!canEdit} />
          <Select
            label={t('fallback')}
            description={t('fallbackText')}
            searchable
            value={languageInfo.fallbackLanguage}
            onChange={(value) => value && set('languageInfo', { ...languageInfo, fallbackLanguage: value as Draft['languageInfo']['fallbackLanguage'] })}
            data={options}
            disabled={!canEdit}
          />
        </Stack>
      </Section>
      <Section
        title={t('phrases')}
        description={t('phrasesText')}
        actions={
          canEdit && (
            <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)} className="no-shrink">
              {t('addLanguage')}
            </Button>
          )
        }
      >
        <Box component="ul" className={classes.list}>
          {options.map(({ value }) => {
            const custom = data.find(({ languageTag }) => languageTag === value);
            return (
              <li key={value}>
                <Anchor component={Link} to={`/sign-in-experience/phrases/${value}` as string} className={classes.language} underline="never">
                  <Group gap={8} wrap="nowrap" justify="space-between">
                    <Text size="sm" fw={550} lang={value}>
                      {own(value)}
                    </Text>
                    <Text size="xs" c="dimmed" ff="monospace">
                      {value}
                    </Text>
                  </Group>
                  <Group gap={6} mt={4}>
                    <Text size="xs" c="dimmed">
                      {local(value)}
                    </Text>
                    {custom && (
                      <Badge size="sm" variant="light">
                        {t('customized')}
                      </Badge>
                    )}
                    {!shippedLanguages.includes(value) && (
                      <Badge size="sm" variant="light" color="gray">
                        {t('ownLanguage')}
                      </Badge>
                    )}
                  </Group>
                </Anchor>
              </li>
            );
          })}
        </Box>
      </Section>
      {isAdding && <AddLanguage onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function AddLanguage({ onClose }: { onClose: () => void }) {
  const t = useText(languageTexts);
  const navigate = useNavigate();
  const { local } = useLanguageName();
  const [text, setText] = useState('');
  const tag = toTag(text);
  return (
    <FormModal opened onClose={onClose} title={t('addLanguage')} submit={t('begin')} disabled={!tag} onSubmit={() => void navigate({ to: `/sign-in-experience/phrases/${tag}` })}>
      <TextInput
        label={t('tag')}
        description={t('tagText')}
        placeholder="cy"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text !== '' && !tag ? t('noTag') : null}
        maxLength={16}
        data-autofocus
      />
      {tag && (
        <Text size="sm" c="dimmed" role="status">
          {local(tag)}
        </Text>
      )}
    </FormModal>
  );
}
