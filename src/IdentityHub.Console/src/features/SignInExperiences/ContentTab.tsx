import { Select, Stack, Switch, TextInput } from '@mantine/core';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import type { TabProps } from './BrandingTab';
import type { Draft } from './experience';
import { texts } from './texts';

/** Terms, languages, support. */
export function ContentTab({ draft, set }: TabProps) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const field = (name: 'termsOfUseUrl' | 'privacyPolicyUrl' | 'supportEmail' | 'supportWebsiteUrl', label: string, placeholder = 'https://') => (
    <TextInput label={label} placeholder={placeholder} value={draft[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value.trim() || null)} disabled={!canEdit} />
  );
  return (
    <Section title={t('content')}>
      <Stack>
        {field('termsOfUseUrl', t('terms'))}
        {field('privacyPolicyUrl', t('privacy'))}
        <Select label={t('agree')} value={draft.agreeToTermsPolicy} onChange={(value) => set('agreeToTermsPolicy', value as Draft['agreeToTermsPolicy'])} data={(['Automatic', 'ManualRegistrationOnly', 'Manual'] as const).map((value) => ({ value, label: t(value) }))} disabled={!canEdit} />
        <Switch label={t('autoDetect')} checked={draft.languageInfo.autoDetect} onChange={(event) => set('languageInfo', { ...draft.languageInfo, autoDetect: event.currentTarget.checked })} disabled={!canEdit} />
        <TextInput label={t('fallback')} value={draft.languageInfo.fallbackLanguage} onChange={(event) => set('languageInfo', { ...draft.languageInfo, fallbackLanguage: event.currentTarget.value.trim() as Draft['languageInfo']['fallbackLanguage'] })} disabled={!canEdit} w={160} />
        {field('supportEmail', t('supportEmail'), 'help@example.com')}
        {field('supportWebsiteUrl', t('supportUrl'))}
      </Stack>
    </Section>
  );
}
