import { Box, NumberInput, Select, Stack } from '@mantine/core';
import { useText } from '../../text/text';
import { JsonInput } from '../../ui/controls';
import { Section } from '../../ui/Page';
import { PictureInput } from '../../ui/PictureInput';
import { hasUsers, type Application } from './applications';
import { isWebAddress } from './Look/look';
import type { Draft } from './settings';
import { texts } from './texts';

interface AdvancedProps {
  app: Application;
  draft: Draft;
  set: <K extends keyof Draft>(name: K, value: Draft[K]) => void;
  disabled: boolean;
}

/** What few applications need: algorithms, limits, data of one's own. */
export function AdvancedSection({ app, draft, set, disabled }: AdvancedProps) {
  const t = useText(texts);
  return (
    <>
      {hasUsers(app.type) && (
        <Section title={t('advanced')}>
          <Stack gap="md">
            <Box className="halves">
              <Select
                label={t('algorithm')}
                description={t('algorithmText')}
                value={draft.idTokenSignedResponseAlg}
                onChange={(value) => set('idTokenSignedResponseAlg', (value ?? '') as Draft['idTokenSignedResponseAlg'])}
                data={[{ value: '', label: t('algorithmDefault') }, ...(['RS256', 'PS256', 'ES256', 'ES384', 'ES512'] as const)]}
                disabled={disabled}
              />
              <NumberInput
                label={t('maxGrants')}
                description={t('maxGrantsText')}
                placeholder={t('unlimited')}
                min={1}
                allowDecimal={false}
                value={draft.maxAllowedGrants ?? ''}
                onChange={(value) => set('maxAllowedGrants', value === '' ? null : Number(value))}
                disabled={disabled}
              />
            </Box>
            <PictureInput
              label={t('logoUri')}
              description={t('logoUriText')}
              value={draft.logoUri}
              onChange={(value) => set('logoUri', value)}
              error={draft.logoUri && !isWebAddress(draft.logoUri) ? t('uriBad') : null}
              disabled={disabled}
            />
          </Stack>
        </Section>
      )}
      <Section title={t('customData')} description={t('customDataText')}>
        <JsonInput aria-label={t('customData')} value={draft.customData} onChange={(value) => set('customData', value)} disabled={disabled} />
      </Section>
    </>
  );
}
