import { Box, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import type { Answer } from '../../../api/types';
import { ifMatch } from '../../../api/version';
import { useCanEdit } from '../../../auth/me';
import { useText } from '../../../text/text';
import { Section, Shape } from '../../../ui/Page';
import { Problem } from '../../../ui/problem';
import { SaveBar } from '../../../ui/SaveBar';
import { useChange } from '../../../ui/useChange';
import { useEdit } from '../../../ui/useEdit';
import { applicationsKey, type Application } from '../applications';
import { filled, isGoodLook, isWebAddress } from './look';
import classes from './Look.module.css';
import { LookFields } from './LookFields';
import { LookPreview } from './LookPreview';
import { texts } from './texts';

type Stored = Answer<'GetApplicationSignInExperience'>;

/** What people see when they sign in to an application. */
export function LookTab({ app }: { app: Application }) {
  const { data, error } = useQuery({
    queryKey: [...applicationsKey, app.id, 'look'],
    queryFn: async (): Promise<Stored | null> => {
      try {
        return await take(api.GET('/api/applications/{applicationId}/sign-in-experience', { params: { path: { applicationId: app.id } } }));
      } catch (problem) {
        // An application that looks like everything else has none.
        if (problem instanceof ApiError && problem.status === 404) return null;
        throw problem;
      }
    },
  });
  if (error && data === undefined) return <Problem problem={error} />;
  if (data === undefined) return <Shape rows={3} />;
  return <Form app={app} stored={data} />;
}

function Form({ app, stored }: { app: Application; stored: Stored | null }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit({
    displayName: stored?.displayName ?? '',
    termsOfUseUrl: stored?.termsOfUseUrl ?? '',
    privacyPolicyUrl: stored?.privacyPolicyUrl ?? '',
    look: { color: stored?.color ?? {}, branding: stored?.branding ?? {}, customCss: stored?.customCss ?? '' },
  });
  const { draft, set, setDraft } = form;
  const save = useChange({
    form,
    run: () =>
      take(
        api.PUT('/api/applications/{applicationId}/sign-in-experience', {
          params: { path: { applicationId: app.id } },
          headers: ifMatch(stored),
          body: {
            displayName: draft.displayName.trim() || null,
            termsOfUseUrl: draft.termsOfUseUrl || null,
            privacyPolicyUrl: draft.privacyPolicyUrl || null,
            color: filled(draft.look.color),
            branding: filled(draft.look.branding),
            customCss: draft.look.customCss || null,
          },
        }),
      ),
    stale: [[...applicationsKey, app.id, 'look']],
  });
  const link = (name: 'termsOfUseUrl' | 'privacyPolicyUrl') => (
    <TextInput
      label={t(name)}
      placeholder="https://"
      inputMode="url"
      spellCheck={false}
      value={draft[name]}
      onChange={(event) => set(name, event.currentTarget.value.trim())}
      error={draft[name] && !isWebAddress(draft[name]) ? t('badAddress') : null}
      disabled={!canEdit}
    />
  );
  const isGood = isGoodLook(draft.look) && [draft.termsOfUseUrl, draft.privacyPolicyUrl].every((text) => text === '' || isWebAddress(text));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) save.mutate();
      }}
    >
      <Box className={classes.split}>
        <Stack gap="lg">
          <Section title={t('people')} description={t(app.isThirdParty ? 'peopleThirdPartyText' : 'peopleText')}>
            <Stack>
              <TextInput label={t('displayName')} placeholder={app.name} maxLength={256} value={draft.displayName} onChange={(event) => set('displayName', event.currentTarget.value)} disabled={!canEdit} />
              <Box className={classes.pairs}>
                {link('termsOfUseUrl')}
                {link('privacyPolicyUrl')}
              </Box>
            </Stack>
          </Section>
          <LookFields look={draft.look} set={(name, value) => setDraft((current) => ({ ...current, look: { ...current.look, [name]: value } }))} disabled={!canEdit} />
        </Stack>
        <LookPreview look={draft.look} />
      </Box>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
