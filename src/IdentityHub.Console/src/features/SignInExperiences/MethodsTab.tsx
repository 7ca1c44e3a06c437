import { Alert, Checkbox, Group, MultiSelect, Paper, Select, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { connectorsQuery } from '../Connectors/connectors';
import type { TabProps } from './BrandingTab';
import type { Draft, Method } from './experience';
import { choiceOf, choose, overlaps, secondaries, signUpChoices, type SignUpChoice } from './signUp';
import { texts } from './texts';

const identifiers = ['email', 'phone', 'username'] as const;

/** What people sign up and sign in with. */
export function MethodsTab({ draft, set }: TabProps) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { data: connectors = [] } = useQuery(connectorsQuery);
  const { signUp, signIn } = draft;
  const choice = choiceOf(signUp.identifiers);
  const recovery = draft.forgotPasswordMethods ?? [];
  const usesCode = (identifier: string) => signUp.verify && signUp.identifiers.some((one) => one === identifier) || signIn.methods.some((method) => method.identifier === identifier && method.verificationCode);
  const recover = (method: 'EmailVerificationCode' | 'PhoneVerificationCode', isOn: boolean) =>
    set('forgotPasswordMethods', (isOn ? [...recovery, method] : recovery.filter((other) => other !== method)) as Draft['forgotPasswordMethods']);
  const targets = [...new Map(connectors.filter(({ type }) => type === 'Social').map((connector) => [connector.metadata.target ?? connector.target, connector])).keys()];
  return (
    <Stack gap="lg">
      {usesCode('email') && !connectors.some(({ type }) => type === 'Email') && <Alert color="orange" variant="light">{t('needsEmail')}</Alert>}
      {usesCode('phone') && !connectors.some(({ type }) => type === 'Sms') && <Alert color="orange" variant="light">{t('needsSms')}</Alert>}
      <Section title={t('signUp')}>
        <Stack>
          <Select label={t('mode')} value={draft.signInMode} onChange={(value) => set('signInMode', value as Draft['signInMode'])} data={(['SignInAndRegister', 'SignIn', 'Register'] as const).map((value) => ({ value, label: t(value) }))} disabled={!canEdit} />
          <Select
            label={t('identifier')}
            value={choice}
            onChange={(value) => {
              const next = choose(draft, value as SignUpChoice);
              set('signUp', next.signUp);
              set('signIn', next.signIn);
            }}
            data={(Object.keys(signUpChoices) as SignUpChoice[]).map((value) => ({ value, label: t(value) }))}
            disabled={!canEdit}
          />
          {choice !== 'noIdentifier' && (
            <Switch label={t('createPassword')} description={t('createPasswordText')} checked={signUp.password} onChange={(event) => set('signUp', { ...signUp, password: event.currentTarget.checked })} disabled={!canEdit || choice === 'username'} />
          )}
          {choice !== 'noIdentifier' && choice !== 'username' && <Switch label={t('verify')} description={t('verifyText')} checked={signUp.verify} readOnly disabled />}
          {choice !== 'noIdentifier' && (
            <MultiSelect
              label={t('secondary')}
              description={t('secondaryText')}
              data={(['username', 'email', 'phone', 'emailOrPhone'] as const).filter((value) => !overlaps(value, signUp.identifiers)).map((value) => ({ value, label: t(value) }))}
              value={(signUp.secondaryIdentifiers ?? []).map(({ identifier }) => identifier)}
              onChange={(values) => set('signUp', { ...signUp, secondaryIdentifiers: secondaries(values) as Draft['signUp']['secondaryIdentifiers'] })}
              disabled={!canEdit}
            />
          )}
        </Stack>
      </Section>
      <Section title={t('signIn')} description={t('signInText')}>
        <Stack gap="sm">
          {identifiers.map((identifier) => (
            <MethodRow key={identifier} identifier={identifier} methods={signIn.methods} onChange={(methods) => set('signIn', { methods })} disabled={!canEdit} />
          ))}
        </Stack>
      </Section>
      <Section title={t('sso')}>
        <Switch label={t('sso')} description={t('ssoText')} checked={draft.singleSignOnEnabled} onChange={(event) => set('singleSignOnEnabled', event.currentTarget.checked)} disabled={!canEdit} />
      </Section>
      <Section title={t('forgot')}>
        <Stack>
          <Switch label={t('forgotAny')} description={t('forgotAnyText')} checked={draft.forgotPasswordMethods === null} onChange={(event) => set('forgotPasswordMethods', event.currentTarget.checked ? null : [])} disabled={!canEdit} />
          <Switch label={t('forgotEmail')} checked={recovery.includes('EmailVerificationCode')} onChange={(event) => recover('EmailVerificationCode', event.currentTarget.checked)} disabled={!canEdit || draft.forgotPasswordMethods === null} />
          <Switch label={t('forgotPhone')} checked={recovery.includes('PhoneVerificationCode')} onChange={(event) => recover('PhoneVerificationCode', event.currentTarget.checked)} disabled={!canEdit || draft.forgotPasswordMethods === null} />
        </Stack>
      </Section>
      <Section title={t('social')} description={t('socialText')}>
        <MultiSelect aria-label={t('social')} data={[...new Set([...draft.socialSignInConnectorTargets, ...targets])]} value={draft.socialSignInConnectorTargets} onChange={(value) => set('socialSignInConnectorTargets', value)} disabled={!canEdit} />
        <Stack mt="md">
          <Switch label={t('linking')} description={t('linkingText')} checked={draft.socialSignIn.automaticAccountLinking ?? false} onChange={(event) => set('socialSignIn', { ...draft.socialSignIn, automaticAccountLinking: event.currentTarget.checked })} disabled={!canEdit} />
          <Switch label={t('skipIdentifiers')} description={t('skipIdentifiersText')} checked={draft.socialSignIn.skipRequiredIdentifiers ?? false} onChange={(event) => set('socialSignIn', { ...draft.socialSignIn, skipRequiredIdentifiers: event.currentTarget.checked })} disabled={!canEdit} />
        </Stack>
      </Section>
    </Stack>
  );
}

function MethodRow({ identifier, methods, onChange, disabled }: { identifier: Method['identifier']; methods: Method[]; onChange: (methods: Method[]) => void; disabled: boolean }) {
  const t = useText(texts);
  const method = methods.find((one) => one.identifier === identifier);
  const put = (change: Partial<Method>) => onChange(methods.map((one) => (one.identifier === identifier ? { ...one, ...change } : one)));
  return (
    <Paper withBorder p="sm" role="group" aria-label={t(identifier)}>
      <Group justify="space-between">
        <Switch
          label={<Text size="sm" fw={500}>{t(identifier)}</Text>}
          checked={method !== undefined}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...methods, { identifier, password: true, verificationCode: identifier !== 'username', isPasswordPrimary: true }]
                : methods.filter((one) => one.identifier !== identifier),
            )
          }
          disabled={disabled}
        />
        {method && (
          <Group>
            {/* One of the two has to stay. */}
            <Checkbox label={t('password')} checked={method.password} onChange={(event) => put({ password: event.currentTarget.checked })} disabled={disabled || !method.verificationCode} />
            {identifier !== 'username' && (
              <Checkbox label={t('code')} checked={method.verificationCode} onChange={(event) => put({ verificationCode: event.currentTarget.checked })} disabled={disabled || !method.password} />
            )}
            {method.password && method.verificationCode && (
              <Checkbox label={t('passwordFirst')} checked={method.isPasswordPrimary} onChange={(event) => put({ isPasswordPrimary: event.currentTarget.checked })} disabled={disabled} />
            )}
          </Group>
        )}
      </Group>
    </Paper>
  );
}
