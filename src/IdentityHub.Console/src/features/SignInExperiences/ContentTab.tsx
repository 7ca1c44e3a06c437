import { Select, Stack, TextInput } from '@mantine/core';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import type { TabProps } from './BrandingTab';
import type { Draft } from './experience';
import { texts } from './texts';

/** Terms, support, and where people go who are lost. */
export function ContentTab({ draft, set }: TabProps) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const field = (name: 'termsOfUseUrl' | 'privacyPolicyUrl' | 'supportEmail' | 'supportWebsiteUrl' | 'unknownSessionRedirectUrl', label: string, placeholder = 'https://', description?: string) => (
    <TextInput label={label} description={description} placeholder={placeholder} value={draft[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value.trim() || null)} disabled={!canEdit} />
  );
  return (
    <Section title={t('content')}>
      <Stack>
        {field('termsOfUseUrl', t('terms'))}
        {field('privacyPolicyUrl', t('privacy'))}
        <Select label={t('agree')} value={draft.agreeToTermsPolicy} onChange={(value) => set('agreeToTermsPolicy', value as Draft['agreeToTermsPolicy'])} data={(['Automatic', 'ManualRegistrationOnly', 'Manual'] as const).map((value) => ({ value, label: t(value) }))} disabled={!canEdit} />
        {field('supportEmail', t('supportEmail'), 'help@example.com')}
        {field('supportWebsiteUrl', t('supportUrl'))}
        {field('unknownSessionRedirectUrl', t('unknownSession'), 'https://', t('unknownSessionText'))}
      </Stack>
    </Section>
  );
}
