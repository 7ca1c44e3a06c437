import { Box, Stack, Text, TextInput } from '@mantine/core';
import { Picture } from '../../ui/Picture';
import { useText } from '../../text/text';
import { metadataTexts } from './metadata.texts';

/** Name, target and logos that an operator gives a connector of a standard protocol. */
export interface Face {
  name: string;
  target: string;
  logo: string;
  logoDark: string;
}

/** The characters that a target has. */
export const isTarget = (text: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/i.test(text);

/** A target made of a name: "My Company" is "my-company". */
export const toTarget = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 64);

interface MetadataFieldsProps {
  face: Face;
  onChange: (face: Face) => void;
  /** Accounts are stored under it: it cannot be changed later. */
  isTargetFixed: boolean;
  /** The target was typed, and no longer follows the name. */
  disabled?: boolean;
}

export function MetadataFields({ face, onChange, isTargetFixed, disabled }: MetadataFieldsProps) {
  const t = useText(metadataTexts);
  const follows = !isTargetFixed && (face.target === '' || face.target === toTarget(face.name));
  const logo = (name: 'logo' | 'logoDark', label: string) => (
    <Box className="grow">
      <TextInput
        label={label}
        placeholder="https:// … data:image/…"
        value={face[name]}
        onChange={(event) => onChange({ ...face, [name]: event.currentTarget.value.trim() })}
        rightSection={/^(https:\/\/|data:image\/)/.test(face[name]) ? <Picture light={face[name]} size={20} /> : undefined}
        disabled={disabled}
        spellCheck={false}
      />
    </Box>
  );
  return (
    <Stack>
      <TextInput
        label={t('name')}
        description={t('nameText')}
        required
        value={face.name}
        onChange={(event) => onChange({ ...face, name: event.currentTarget.value, ...(follows && { target: toTarget(event.currentTarget.value) }) })}
        maxLength={128}
        disabled={disabled}
      />
      <TextInput
        label={t('target')}
        description={t('targetText')}
        required={!isTargetFixed}
        value={face.target}
        onChange={(event) => onChange({ ...face, target: event.currentTarget.value.trim() })}
        error={face.target !== '' && !isTargetFixed && !isTarget(face.target) ? t('noTarget') : null}
        disabled={disabled || isTargetFixed}
        spellCheck={false}
      />
      <Box className="halves">
        {logo('logo', t('logo'))}
        {logo('logoDark', t('logoDark'))}
      </Box>
      <Text size="xs" c="dimmed">
        {t('logoText')}
      </Text>
    </Stack>
  );
}
