import { Box, ColorInput, Input, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { common } from '../../../text/common';
import { useText } from '../../../text/text';
import { Section } from '../../../ui/Page';
import { PictureInput } from '../../../ui/PictureInput';
import { isColor, isWebAddress, type Look } from './look';
import classes from './Look.module.css';
import { texts } from './texts';

interface LookFieldsProps {
  look: Look;
  set: <K extends keyof Look>(name: K, value: Look[K]) => void;
  disabled?: boolean;
}

/** Colours, pictures and a style sheet. Whatever is left empty is as the hub says. */
export function LookFields({ look, set, disabled }: LookFieldsProps) {
  const t = useText(texts);
  const c = useText(common);
  const { color, branding } = look;
  const { isDarkModeEnabled } = color;
  const colorOf = (name: 'primaryColor' | 'darkPrimaryColor') => (
    <ColorInput
      label={t(name)}
      placeholder={t('asHub')}
      format="hex"
      withEyeDropper={false}
      fixOnBlur={false}
      value={color[name] ?? ''}
      onChange={(value) => set('color', { ...color, [name]: value || undefined })}
      error={color[name] && !isColor(color[name]) ? t('badColor') : null}
      disabled={disabled}
      popoverProps={{ withinPortal: true }}
    />
  );
  const picture = (name: keyof Look['branding']) => (
    <PictureInput
      label={t(name)}
      value={branding[name] ?? ''}
      onChange={(value) => set('branding', { ...branding, [name]: value || undefined })}
      error={branding[name] && !isWebAddress(branding[name]) ? t('badAddress') : null}
      disabled={disabled}
    />
  );
  return (
    <>
      <Section title={t('colours')} description={t('coloursText')}>
        <Stack>
          <Box className={classes.pairs}>
            {colorOf('primaryColor')}
            {isDarkModeEnabled !== false && colorOf('darkPrimaryColor')}
          </Box>
          <Input.Wrapper label={t('darkPages')} labelElement="div">
            <Box mt={4}>
              <SegmentedControl
                aria-label={t('darkPages')}
                value={isDarkModeEnabled === undefined ? 'hub' : String(isDarkModeEnabled)}
                onChange={(value) => set('color', { ...color, isDarkModeEnabled: value === 'hub' ? undefined : value === 'true' })}
                data={[
                  { value: 'hub', label: t('asHub') },
                  { value: 'true', label: t('on') },
                  { value: 'false', label: t('off') },
                ]}
                disabled={disabled}
              />
            </Box>
          </Input.Wrapper>
        </Stack>
      </Section>
      <Section title={t('pictures')} description={t('picturesText')}>
        <Box className={classes.pairs}>
          {picture('logoUrl')}
          {picture('darkLogoUrl')}
          {picture('favicon')}
          {picture('darkFavicon')}
        </Box>
      </Section>
      <Section title={t('customCss')} description={t('customCssText')}>
        <Textarea
          aria-label={t('customCss')}
          classNames={{ input: 'mono' }}
          autosize
          minRows={4}
          maxRows={20}
          placeholder=".card { border-radius: 0 }"
          value={look.customCss}
          onChange={(event) => set('customCss', event.currentTarget.value)}
          disabled={disabled}
          spellCheck={false}
        />
        {look.customCss.length > 250_000 && (
          <Text size="xs" c="red" mt={4}>
            {look.customCss.length} / 262144 {c('characters')}
          </Text>
        )}
      </Section>
    </>
  );
}
