import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { Rows } from './Sessions';
import { texts } from './texts';

/** Accounts elsewhere. */
export function IdentitiesTab({ userId }: { userId: string }) {
  const t = useText(texts);
  const { data, error } = useQuery({
    queryKey: ['users', userId, 'identities'],
    queryFn: () => take(api.GET('/api/users/{userId}/all-identities', { params: { path: { userId } } })),
  });
  const [ending, setEnding] = useState<string | null>(null);
  const unlink = useChange<string, unknown>({
    run: (target) => take(api.DELETE('/api/users/{userId}/identities/{target}', { params: { path: { userId, target } } })),
    stale: [['users', userId]],
    then: () => setEnding(null),
  });
  if (error) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  return (
    <Section title={t('identities')} description={t('identitiesText')}>
      <Rows
        none={t('noIdentities')}
        rows={[
          ...data.ssoIdentities.map(({ ssoIdentity }) => ({
            key: ssoIdentity.id,
            name: `${t('enterprise')}: ${ssoIdentity.issuer}`,
            note: ssoIdentity.identityId,
          })),
          ...data.socialIdentities.map(({ target, identity }) => ({
            key: target,
            name: `${t('social')}: ${target}`,
            note: String((identity as { userId?: string }).userId ?? ''),
            action: t('unlink'),
            act: () => setEnding(target),
          })),
        ]}
      />
      <Confirm opened={ending !== null} onClose={() => setEnding(null)} title={t('unlinkTitle', { name: ending ?? '' })} action={t('unlink')} onConfirm={() => ending && unlink.mutate(ending)} loading={unlink.isPending}>
        {t('unlinkText')}
      </Confirm>
    </Section>
  );
}
