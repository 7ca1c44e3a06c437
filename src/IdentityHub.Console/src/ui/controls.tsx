import { ActionIcon, Avatar, Button, Group, Modal, Stack, Text, TextInput, Textarea, type TextareaProps } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { common } from '../text/common';
import { useText } from '../text/text';

interface TextListProps {
  label: string;
  description?: ReactNode;
  placeholder?: string;
  value: string[];
  onChange: (value: string[]) => void;
  /** What is wrong with an entry, as it is typed. */
  check?: (entry: string) => string | null;
  disabled?: boolean;
}

/** A list of short texts, one line each. */
export function TextList({ label, description, placeholder, value, onChange, check, disabled }: TextListProps) {
  const t = useText(common);
  const lines = value.length === 0 ? [''] : value;
  const set = (index: number, text: string) => onChange(lines.map((line, at) => (at === index ? text : line)));
  return (
    <Stack gap={6} component="fieldset" className="bare">
      <legend className="legend">{label}</legend>
      {description && (
        <Text size="xs" c="dimmed" component="div">
          {description}
        </Text>
      )}
      {lines.map((line, index) => (
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            className="grow"
            aria-label={`${label} ${index + 1}`}
            placeholder={placeholder}
            value={line}
            onChange={(event) => set(index, event.currentTarget.value)}
            error={line !== '' && check ? check(line) : null}
            disabled={disabled}
            spellCheck={false}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={disabled || (lines.length === 1 && line === '')}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
            aria-label={`${t('remove')}: ${label} ${index + 1}`}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {!disabled && (
        <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} className="start" onClick={() => onChange([...lines, ''])}>
          {t('addAnother')}
        </Button>
      )}
    </Stack>
  );
}

/** The entries of a list that are worth sending. */
export const entries = (list: string[]): string[] => [...new Set(list.map((line) => line.trim()).filter((line) => line !== ''))];

/** JSON as text; calls back only with what can be parsed. */
export function JsonInput({ value, onChange, ...others }: Omit<TextareaProps, 'value' | 'onChange'> & { value: unknown; onChange: (value: unknown) => void }) {
  const t = useText(common);
  const stored = JSON.stringify(value);
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)));
  const [problem, setProblem] = useState<string | null>(null);
  const told = useRef(stored);
  useEffect(() => {
    // Something else than what was typed here: it was saved, or discarded.
    if (told.current === stored) return;
    told.current = stored;
    setText(stored === undefined ? '' : JSON.stringify(JSON.parse(stored), null, 2));
    setProblem(null);
  }, [stored]);
  return (
    <Textarea
      {...others}
      autosize
      minRows={4}
      maxRows={24}
      classNames={{ input: 'mono' }}
      spellCheck={false}
      value={text}
      error={problem}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        try {
          const parsed: unknown = next.trim() === '' ? undefined : JSON.parse(next);
          setProblem(null);
          told.current = JSON.stringify(parsed);
          onChange(parsed);
        } catch (failure) {
          setProblem(t('invalidJson', { problem: failure instanceof Error ? failure.message : '' }));
        }
      }}
    />
  );
}

/** Asks for a few fields and creates something. */
export function FormModal({ opened, onClose, title, submit, loading, onSubmit, children, disabled }: {
  opened: boolean;
  onClose: () => void;
  title: string;
  submit?: string;
  loading?: boolean;
  disabled?: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const t = useText(common);
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onSubmit();
        }}
      >
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={loading} disabled={disabled}>
              {submit ?? t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The picture of a person, or the beginning of a name. */
export function Face({ name, src, size = 36 }: { name: string; src?: string | null; size?: number }) {
  return (
    <Avatar src={src} size={size} radius="xl" alt="" color="iris" variant="light" aria-hidden>
      {initials(name)}
    </Avatar>
  );
}

/** The first letters of the first and the last word; of people who are named in Thai too. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : [words[0]!];
  // A vowel that is written before its consonant does not stand for a name.
  return letters.map((word) => [...word.replace(/^[เแโใไ]/, '')][0]?.toLocaleUpperCase() ?? '').join('');
}
