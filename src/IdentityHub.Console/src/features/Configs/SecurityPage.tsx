import { Stack, Tabs } from '@mantine/core';
import { useText } from '../../text/text';
import { Page } from '../../ui/Page';
import { useTab } from '../../ui/useTab';
import { Captcha } from '../CaptchaProviders/Captcha';
import { useCanEdit } from '../../auth/me';
import { Unlock } from '../Sentinel/Unlock';
import { identifierTexts } from './identifiers.texts';
import { Keys } from './Keys';
import { IdTokenClaims, SessionLifetime } from './Lifetimes';
import { lifetimeTexts } from './lifetimes.texts';
import { PasswordTester } from './PasswordTester';
import { Policies } from './Policies';
import { texts } from './texts';

/** Keys, lifetimes, passwords, names, lockouts, captcha. */
export function SecurityPage() {
  const t = useText(texts);
  const lifetimes = useText(lifetimeTexts);
  const identifiers = useText(identifierTexts);
  const canEdit = useCanEdit();
  const [tab, setTab] = useTab('keys');
  return (
    <Page title={t('title')} description={t('lead')}>
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="keys">{t('keys')}</Tabs.Tab>
          <Tabs.Tab value="sessions">{lifetimes('sessions')}</Tabs.Tab>
          <Tabs.Tab value="policies">{t('passwords')}</Tabs.Tab>
          <Tabs.Tab value="identifiers">{identifiers('identifiers')}</Tabs.Tab>
          <Tabs.Tab value="lockout">{t('lockout')}</Tabs.Tab>
          <Tabs.Tab value="captcha">{t('captcha')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys">
          <Stack gap="lg">
            <Keys kind="private-keys" />
            <Keys kind="cookie-keys" />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="sessions">
          <Stack gap="lg">
            <SessionLifetime />
            <IdTokenClaims />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="policies">
          <Stack gap="lg">
            <Policies part="passwords" />
            {/* The hub checks for those who can change something. */}
            {canEdit && <PasswordTester />}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="identifiers">
          <Policies part="identifiers" />
        </Tabs.Panel>
        <Tabs.Panel value="lockout">
          <Stack gap="lg">
            <Policies part="lockout" />
            <Unlock />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="captcha">
          <Captcha />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
