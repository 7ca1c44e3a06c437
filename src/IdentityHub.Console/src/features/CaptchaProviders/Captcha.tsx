import { Button, Group, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { texts } from '../Configs/texts';
import { experienceQuery } from '../SignInExperiences/experience';

interface Config {
  type: 'Turnstile' | 'RecaptchaEnterprise';
  siteKey: string;
  secretKey: string;
  projectId: string;
  domain: string;
  mode: 'invisible' | 'checkbox';
}
const nothing: Config = { type: 'Turnstile', siteKey: '', secretKey: '', projectId: '', domain: '', mode: 'invisible' };
const key = ['captcha'];

/** The provider that tells people from programs. */
export function Captcha() {
  const t = useText(texts);
  const canRead = useCanEdit();
  const { data, error } = useQuery({
    queryKey: key,
    enabled: canRead,
    queryFn: async () => {
      try {
        return await take(api.GET('/api/captcha-provider'));
      } catch (problem) {
        if (problem instanceof ApiError && problem.status === 404) return null;
        throw problem;
      }
    },
  });
  if (!canRead) return <Section title={t('captcha')} description={t('captchaHidden')} />;
  if (error && data === undefined) return <Problem problem={error} />;
  if (data === undefined) return <Shape rows={3} />;
  return <Form provider={data} />;
}

function Form({ provider }: { provider: Answer<'GetCaptchaProvider'> | null }) {
  const stored = provider?.config as Config | undefined;
  const t = useText(texts);
  const disabled = !useCanEdit();
  const { data: experience } = useQuery(experienceQuery);
  const form = useEdit({ ...nothing, ...stored }, { secret: true });
  const { draft, set } = form;
  const save = useChange({
    form,
    run: () => {
      const { type, siteKey, secretKey, projectId, domain, mode } = draft;
      const config = { type, siteKey, secretKey, ...(type === 'RecaptchaEnterprise' && { projectId, mode, ...(domain && { domain }) }) };
      return take(api.PUT('/api/captcha-provider', { headers: ifMatch(provider), body: { config: config as never } }));
    },
    stale: [key],
  });
  const turn = useChange({ run: (enabled: boolean) => take(api.PATCH('/api/sign-in-exp', { body: { captchaPolicy: { enabled } } })), stale: [experienceQuery.queryKey] });
  const remove = useChange({ run: () => take(api.DELETE('/api/captcha-provider')), stale: [key] });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('captcha')} description={t('captchaText')}>
        <Stack>
          <Switch
            label={t('captchaOn')}
            description={stored ? undefined : t('captchaMissing')}
            checked={experience?.captchaPolicy.enabled ?? false}
            onChange={(event) => turn.mutate(event.currentTarget.checked)}
            disabled={disabled || (!stored && !experience?.captchaPolicy.enabled)}
          />
          <Select label={t('provider')} value={draft.type} onChange={(value) => set('type', value as Config['type'])} data={[{ value: 'Turnstile', label: 'Cloudflare Turnstile' }, { value: 'RecaptchaEnterprise', label: 'reCAPTCHA Enterprise' }]} disabled={disabled} />
          <TextInput label={t('siteKey')} value={draft.siteKey} onChange={(event) => set('siteKey', event.currentTarget.value.trim())} required disabled={disabled} spellCheck={false} />
          <PasswordInput label={t('secretKey')} value={draft.secretKey} onChange={(event) => set('secretKey', event.currentTarget.value.trim())} required disabled={disabled} autoComplete="off" />
          {draft.type === 'RecaptchaEnterprise' && (
            <>
              <TextInput label={t('projectId')} value={draft.projectId} onChange={(event) => set('projectId', event.currentTarget.value.trim())} required disabled={disabled} spellCheck={false} />
              <Select label={t('captchaMode')} value={draft.mode} onChange={(value) => set('mode', value as Config['mode'])} data={[{ value: 'invisible', label: t('invisible') }, { value: 'checkbox', label: t('checkbox') }]} disabled={disabled} />
              <TextInput label={t('captchaDomain')} description={t('captchaDomainText')} placeholder="www.google.com" value={draft.domain} onChange={(event) => set('domain', event.currentTarget.value.trim())} disabled={disabled} spellCheck={false} />
            </>
          )}
          {stored && !disabled && (
            <Group>
              <Button variant="subtle" color="red" onClick={() => remove.mutate()} loading={remove.isPending} disabled={experience?.captchaPolicy.enabled}>
                {t('removeProvider')}
              </Button>
            </Group>
          )}
        </Stack>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
