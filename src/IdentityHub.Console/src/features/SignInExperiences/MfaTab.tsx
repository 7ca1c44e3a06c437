import { Alert, Checkbox, Radio, Stack, Switch, Text } from '@mantine/core';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import type { TabProps } from './BrandingTab';
import type { Draft } from './experience';
import { mfaTexts } from './mfa.texts';

type Factor = Draft['mfa']['factors'][number];

/** What the pages of the hub can ask for. */
const codes = [['EmailVerificationCode', 'email'], ['PhoneVerificationCode', 'phone']] as const;

const policies: Draft['mfa']['policy'][] = ['UserControlled', 'Mandatory'];

/** Second factors: which, and for whom. */
export function MfaTab({ draft, set }: TabProps) {
  const t = useText(mfaTexts);
  const disabled = !useCanEdit();
  const { mfa } = draft;
  const others = mfa.factors.filter((factor) => !codes.some(([code]) => code === factor));
  const turn = (factor: Factor, isOn: boolean) => set('mfa', { ...mfa, factors: isOn ? [...mfa.factors, factor] : mfa.factors.filter((other) => other !== factor) });
  const isFirst = (identifier: string) => draft.signIn.methods.some((method) => method.identifier === identifier && method.verificationCode);
  return (
    <Stack gap="lg">
      <Section title={t('factors')} description={t('factorsText')}>
        <Stack>
          {codes.map(([factor, identifier]) => (
            <Checkbox
              key={factor}
              label={t(factor)}
              description={isFirst(identifier) ? t('isFirst') : t(`${factor}Text`)}
              checked={mfa.factors.includes(factor)}
              onChange={(event) => turn(factor, event.currentTarget.checked)}
              disabled={disabled || (isFirst(identifier) && !mfa.factors.includes(factor))}
            />
          ))}
          {others.map((factor) => (
            <Checkbox key={factor} label={t(factor)} description={t('elsewhere')} checked onChange={() => turn(factor, false)} disabled={disabled} />
          ))}
        </Stack>
      </Section>
      <Section title={t('policy')}>
        <Stack>
          <Radio.Group aria-label={t('policy')} value={mfa.policy} onChange={(value) => set('mfa', { ...mfa, policy: value as Draft['mfa']['policy'] })}>
            <Stack gap="sm">
              {[...new Set([...policies, mfa.policy])].map((policy) => (
                <Radio key={policy} value={policy} label={t(policy)} description={t(`${policy}Text`)} disabled={disabled} />
              ))}
            </Stack>
          </Radio.Group>
          {mfa.policy === 'Mandatory' && mfa.factors.length === 0 && (
            <Alert color="orange" variant="light">
              {t('nothingToAsk')}
            </Alert>
          )}
          <Switch
            label={t('organizations')}
            description={t('organizationsText')}
            checked={mfa.organizationRequiredMfaPolicy === 'Mandatory'}
            onChange={(event) => set('mfa', { ...mfa, organizationRequiredMfaPolicy: event.currentTarget.checked ? 'Mandatory' : 'NoPrompt' })}
            disabled={disabled}
          />
          <Text size="sm" c="dimmed">
            {t('enterprise')}
          </Text>
        </Stack>
      </Section>
    </Stack>
  );
}
