import { Alert, Checkbox, Group, NumberInput, Stack, Switch, TagsInput, Text } from '@mantine/core';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import type { Experience } from '../SignInExperiences/experience';
import { identifierTexts } from './identifiers.texts';
import { usePolicies } from './Policies';

const characters = ['lowercase', 'uppercase', 'numbers', 'underscore'] as const;

/** What usernames may look like, and which e-mail addresses register. */
export function Identifiers({ experience }: { experience: Experience }) {
  const t = useText(identifierTexts);
  const disabled = !useCanEdit();
  const { draft, set, submit, bar } = usePolicies(experience, ['usernamePolicy', 'emailBlocklistPolicy']);
  const { usernamePolicy: names, emailBlocklistPolicy: emails } = draft;
  const { lowercase, uppercase, underscore } = names.allowedChars;
  const allowed = emails.customAllowlist ?? [];
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Section title={t('usernames')} description={t('usernamesText')}>
          <Stack>
            <Group grow>
              <NumberInput label={t('minLength')} min={1} max={128} value={names.minLength} onChange={(value) => set('usernamePolicy', { ...names, minLength: Number(value) || 1 })} disabled={disabled} />
              <NumberInput label={t('maxLength')} min={1} max={128} value={names.maxLength} onChange={(value) => set('usernamePolicy', { ...names, maxLength: Number(value) || 128 })} disabled={disabled} error={names.maxLength < names.minLength ? t('limits') : null} />
            </Group>
            <Stack gap="xs" component="fieldset" className="bare">
              <legend className="legend">{t('characters')}</legend>
              {characters.map((name) => (
                <Checkbox
                  key={name}
                  label={t(name)}
                  checked={names.allowedChars[name]}
                  onChange={(event) => set('usernamePolicy', { ...names, allowedChars: { ...names.allowedChars, [name]: event.currentTarget.checked } })}
                  disabled={disabled}
                />
              ))}
              {!lowercase && !uppercase && !underscore && (
                <Text size="xs" c="red" role="alert">
                  {t('noneLeft')}
                </Text>
              )}
            </Stack>
            <Text size="xs" c="dimmed">
              {t('caseText')}
            </Text>
          </Stack>
        </Section>
        <Section title={t('emails')} description={t('emailsText')}>
          <Stack>
            <Switch label={t('disposable')} description={t('disposableText')} checked={emails.blockDisposableAddresses ?? false} onChange={(event) => set('emailBlocklistPolicy', { ...emails, blockDisposableAddresses: event.currentTarget.checked })} disabled={disabled} />
            <Switch label={t('subaddressing')} description={t('subaddressingText')} checked={emails.blockSubaddressing ?? false} onChange={(event) => set('emailBlocklistPolicy', { ...emails, blockSubaddressing: event.currentTarget.checked })} disabled={disabled} />
            <TagsInput label={t('blocked')} description={t('entries')} placeholder="@example.com" splitChars={[',', ' ']} acceptValueOnBlur value={emails.customBlocklist ?? []} onChange={(customBlocklist) => set('emailBlocklistPolicy', { ...emails, customBlocklist })} disabled={disabled} />
            <TagsInput label={t('allowed')} description={t('allowedText')} placeholder="@example.com" splitChars={[',', ' ']} acceptValueOnBlur value={allowed} onChange={(customAllowlist) => set('emailBlocklistPolicy', { ...emails, customAllowlist })} disabled={disabled} />
            {allowed.length > 0 && (
              <Alert color="orange" variant="light">
                {t('allowedWarning')}
              </Alert>
            )}
          </Stack>
        </Section>
      </Stack>
      {bar}
    </form>
  );
}
