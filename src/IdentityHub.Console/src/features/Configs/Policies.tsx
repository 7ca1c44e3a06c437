import { Box, NumberInput, Stack, Switch, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { experienceQuery, type Experience } from '../SignInExperiences/experience';
import { Identifiers } from './Identifiers';
import { texts } from './texts';

/** Policies that are kept with the sign-in experience. */
export function Policies({ part }: { part: 'passwords' | 'identifiers' | 'lockout' }) {
  const { data, error } = useQuery(experienceQuery);
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={3} />;
  return part === 'passwords' ? <Passwords experience={data} /> : part === 'identifiers' ? <Identifiers experience={data} /> : <Lockout experience={data} />;
}

/** Some policies as they are edited, with the bar that saves them. */
export function usePolicies<K extends 'passwordPolicy' | 'sentinelPolicy' | 'emailBlocklistPolicy' | 'usernamePolicy' | 'verificationCodePolicy' | 'passwordExpiration'>(experience: Experience, names: K[]) {
  const form = useEdit(Object.fromEntries(names.map((name) => [name, experience[name]])) as Pick<Experience, K>);
  const save = useChange({ form, run: () => take(api.PATCH('/api/sign-in-exp', { headers: ifMatch(experience), body: Object.fromEntries(names.filter((name) => JSON.stringify(form.draft[name]) !== JSON.stringify(experience[name])).map((name) => [name, form.draft[name]])) as never })), stale: [experienceQuery.queryKey] });
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    save.mutate();
  };
  return { ...form, submit, bar: <SaveBar form={form} loading={save.isPending} /> };
}

function Passwords({ experience }: { experience: Experience }) {
  const t = useText(texts);
  const disabled = !useCanEdit();
  const { draft, set, submit, bar } = usePolicies(experience, ['passwordPolicy', 'passwordExpiration']);
  const { passwordPolicy: policy, passwordExpiration: expiration } = draft;
  const reject = (change: object) => set('passwordPolicy', { ...policy, rejects: { ...policy.rejects, ...change } });
  const toggle = (name: 'pwned' | 'repetitionAndSequence' | 'userInfo', label: string) => (
    <Switch label={label} checked={policy.rejects?.[name] ?? true} onChange={(event) => reject({ [name]: event.currentTarget.checked })} disabled={disabled} />
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Section title={t('passwords')} description={t('passwordsText')}>
          <Stack>
            <Box className="halves">
              <NumberInput label={t('minLength')} min={1} max={256} value={policy.length?.min ?? 8} onChange={(min) => set('passwordPolicy', { ...policy, length: { ...policy.length, min: Number(min) } })} disabled={disabled} />
              <NumberInput label={t('maxLength')} min={1} max={256} value={policy.length?.max ?? 256} onChange={(max) => set('passwordPolicy', { ...policy, length: { ...policy.length, max: Number(max) } })} disabled={disabled} error={(policy.length?.max ?? 256) < (policy.length?.min ?? 8) ? t('limits') : null} />
              <NumberInput label={t('minTypes')} description={t('minTypesText')} min={1} max={4} value={policy.characterTypes?.min ?? 1} onChange={(min) => set('passwordPolicy', { ...policy, characterTypes: { min: Number(min) } })} disabled={disabled} />
            </Box>
            {toggle('pwned', t('pwned'))}
            {toggle('repetitionAndSequence', t('repetition'))}
            {toggle('userInfo', t('userInfo'))}
            <Switch
              label={t('expiration')}
              description={t('expirationText')}
              checked={expiration.enabled ?? false}
              onChange={(event) => set('passwordExpiration', event.currentTarget.checked ? (experience.passwordExpiration.enabled ? experience.passwordExpiration : { enabled: true, validPeriodDays: 90 }) : { enabled: false })}
              disabled={disabled}
            />
            <TagsInput label={t('words')} value={policy.rejects?.words ?? []} onChange={(words) => reject({ words })} disabled={disabled} />
          </Stack>
        </Section>
      </Stack>
      {bar}
    </form>
  );
}

function Lockout({ experience }: { experience: Experience }) {
  const t = useText(texts);
  const disabled = !useCanEdit();
  const { draft, set, submit, bar } = usePolicies(experience, ['sentinelPolicy', 'verificationCodePolicy']);
  const { sentinelPolicy: policy, verificationCodePolicy: codes } = draft;
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Section title={t('lockout')} description={t('lockoutText')}>
          <Box className="halves">
            <NumberInput label={t('maxAttempts')} description={t('maxAttemptsText')} min={1} max={10000} value={policy.maxAttempts ?? 100} onChange={(value) => set('sentinelPolicy', { ...policy, maxAttempts: Number(value) })} disabled={disabled} />
            <NumberInput label={t('duration')} description={t('durationText')} min={1} max={525600} value={policy.lockoutDuration ?? 60} onChange={(value) => set('sentinelPolicy', { ...policy, lockoutDuration: Number(value) })} disabled={disabled} />
          </Box>
        </Section>
        <Section title={t('codes')} description={t('codesText')}>
          <Box className="halves">
            <NumberInput label={t('codeLifetime')} min={1} max={60} decimalScale={1} value={(codes.expirationDuration ?? 600) / 60} onChange={(value) => set('verificationCodePolicy', { ...codes, expirationDuration: Math.round(Number(value) * 60) })} disabled={disabled} />
            <NumberInput label={t('codeTries')} min={1} max={100} value={codes.maxRetryAttempts ?? 10} onChange={(value) => set('verificationCodePolicy', { ...codes, maxRetryAttempts: Number(value) })} disabled={disabled} />
          </Box>
        </Section>
      </Stack>
      {bar}
    </form>
  );
}
