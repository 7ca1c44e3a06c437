import { ActionIcon, Box, Button, Group, SegmentedControl, Stack, Text, TextInput, Textarea, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconLanguage, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Empty } from '../../ui/Page';
import { find, longestSentence, placesIn, problemOf, type Sentence, type Sentences as Typed } from './phrases';
import classes from './Sentences.module.css';
import { phraseTexts } from './texts';

const step = 30;

interface SentencesProps {
  languageTag: string;
  all: Sentence[];
  typed: Typed;
  onType: (key: string, text: string) => void;
  /** Somebody looks at this one. */
  onFocus: (key: string) => void;
  disabled: boolean;
  search: string;
  onSearch: (search: string) => void;
}

/** Every sentence of the pages, with what the hub says beside what the operator says; searched, and shown by parts. */
export function Sentences({ languageTag, all, typed, onType, onFocus, disabled, search, onSearch }: SentencesProps) {
  const t = useText(phraseTexts);
  const [only, setOnly] = useState<'all' | 'changed' | 'missing'>('all');
  const [most, setMost] = useState(step);
  // What is being typed stays in view, whether it still matches or not.
  const [matching, setMatching] = useState<{ asked: string; keys: Set<string> }>({ asked: '', keys: new Set() });
  const asked = `${only} ${search}`;
  if (matching.asked !== asked) setMatching({ asked, keys: new Set(find(all, typed, search, only).map(({ key }) => key)) });
  const found = all.filter(({ key }) => matching.keys.has(key));
  const own = find(all, typed, '', 'changed').length;
  return (
    <Stack gap="xs">
      <Box className={classes.bar}>
        <Group gap="sm">
          <TextInput
            className="grow"
            leftSection={<IconSearch size={16} aria-hidden />}
            aria-label={t('find')}
            placeholder={t('find')}
            value={search}
            onChange={(event) => {
              onSearch(event.currentTarget.value);
              setMost(step);
            }}
          />
          <SegmentedControl
            aria-label={t('show')}
            value={only}
            onChange={(value) => setOnly(value as typeof only)}
            data={[{ value: 'all', label: t('all') }, { value: 'changed', label: t('changed') }, { value: 'missing', label: t('missing') }]}
          />
        </Group>
        <Text size="xs" c="dimmed" mt={6} role="status">
          {t('found', { count: found.length, own })}
        </Text>
      </Box>
      {found.length === 0 && (
        <Empty icon={<IconLanguage />} title={t('none')}>
          {t('noneText')}
        </Empty>
      )}
      <ul className={classes.list}>
        {found.slice(0, most).map((sentence) => (
          <Row key={sentence.key} languageTag={languageTag} sentence={sentence} text={typed[sentence.key] ?? ''} onType={(text) => onType(sentence.key, text)} onFocus={() => onFocus(sentence.key)} disabled={disabled} />
        ))}
      </ul>
      {found.length > most && (
        <Button variant="default" onClick={() => setMost(most + step)}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

interface RowProps {
  languageTag: string;
  sentence: Sentence;
  text: string;
  onType: (text: string) => void;
  onFocus: () => void;
  disabled: boolean;
}

function Row({ languageTag, sentence: { key, shipped, english }, text, onType, onFocus, disabled }: RowProps) {
  const t = useText(phraseTexts);
  const places = placesIn(english);
  const problem = problemOf(text, english) && (places ? t('places', { places }) : t('noPlaces'));
  return (
    <li className={classes.sentence} data-own={(text !== '' && text !== shipped) || undefined}>
      <Group justify="space-between" wrap="nowrap" gap="xs" mb={4}>
        <span className={classes.key}>{key}</span>
        {text !== '' && !disabled && (
          <Tooltip label={t('reset')}>
            <ActionIcon variant="subtle" color="gray" onClick={() => onType('')} aria-label={`${t('reset')}: ${key}`}>
              <IconArrowBackUp size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <Text size="sm" lang={languageTag} dir="auto">
        {shipped}
      </Text>
      {english !== shipped && (
        <Text size="xs" c="dimmed" lang="en">
          {t('english')}: {english}
        </Text>
      )}
      <Textarea
        mt={8}
        aria-label={key}
        placeholder={shipped}
        lang={languageTag}
        dir="auto"
        autosize
        minRows={1}
        maxRows={8}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        onFocus={onFocus}
        onBlur={() => text === shipped && onType('')}
        error={problem}
        maxLength={longestSentence}
        disabled={disabled}
      />
    </li>
  );
}
