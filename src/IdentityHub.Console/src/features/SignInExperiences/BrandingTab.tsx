import { ColorInput, Stack, Switch, TextInput, Textarea } from '@mantine/core';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import type { Draft } from './experience';
import { texts } from './texts';

export interface TabProps {
  draft: Draft;
  set: <K extends keyof Draft>(name: K, value: Draft[K]) => void;
}

/** Colours, logos, a style sheet. */
export function BrandingTab({ draft, set }: TabProps) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { color, branding } = draft;
  const picture = (name: 'logoUrl' | 'darkLogoUrl' | 'favicon' | 'darkFavicon') => (
    <TextInput
      label={t(name)}
      placeholder="https://"
      value={branding[name] ?? ''}
      onChange={(event) => {
        const { [name]: _, ...others } = branding;
        const value = event.currentTarget.value.trim();
        set('branding', value ? { ...others, [name]: value } : others);
      }}
      disabled={!canEdit}
    />
  );
  return (
    <Stack gap="lg">
      <Section title={t('branding')}>
        <Stack>
          <ColorInput label={t('primaryColor')} format="hex" withEyeDropper={false} value={color.primaryColor} onChange={(primaryColor) => set('color', { ...color, primaryColor })} disabled={!canEdit} />
          <Switch label={t('darkMode')} checked={color.isDarkModeEnabled} onChange={(event) => set('color', { ...color, isDarkModeEnabled: event.currentTarget.checked })} disabled={!canEdit} />
          {color.isDarkModeEnabled && (
            <ColorInput label={t('darkPrimaryColor')} format="hex" withEyeDropper={false} value={color.darkPrimaryColor} onChange={(darkPrimaryColor) => set('color', { ...color, darkPrimaryColor })} disabled={!canEdit} />
          )}
          {picture('logoUrl')}
          {color.isDarkModeEnabled && picture('darkLogoUrl')}
          {picture('favicon')}
          {color.isDarkModeEnabled && picture('darkFavicon')}
        </Stack>
      </Section>
      <Section title={t('customCss')} description={t('customCssText')}>
        <Textarea aria-label={t('customCss')} placeholder=".card { border-radius: 0; }" classNames={{ input: 'mono' }} autosize minRows={4} maxRows={20} value={draft.customCss ?? ''} onChange={(event) => set('customCss', event.currentTarget.value || null)} disabled={!canEdit} spellCheck={false} />
      </Section>
    </Stack>
  );
}
