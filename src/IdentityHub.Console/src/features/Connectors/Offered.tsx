import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { experienceQuery } from '../SignInExperiences/experience';
import { metadataTexts } from './metadata.texts';

/** Whether people can choose a social connector. */
export function Offered({ target }: { target: string }) {
  const t = useText(metadataTexts);
  const canEdit = useCanEdit();
  const { data } = useQuery(experienceQuery);
  const targets = data?.socialSignInConnectorTargets ?? [];
  const isOffered = targets.includes(target);
  const turn = useChange({
    run: (isOn: boolean) => take(api.PATCH('/api/sign-in-exp', { body: { socialSignInConnectorTargets: isOn ? [...targets, target] : targets.filter((other) => other !== target) } })),
    stale: [experienceQuery.queryKey],
  });
  return (
    <Section title={t('offered')}>
      <Switch
        label={t('offer')}
        description={data && !isOffered ? `${t('offerMissing')} ${t('offerText')}` : t('offerText')}
        checked={turn.isPending ? turn.variables : isOffered}
        onChange={(event) => turn.mutate(event.currentTarget.checked)}
        disabled={!canEdit || !data}
      />
    </Section>
  );
}
