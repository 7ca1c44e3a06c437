import { Stack, Tabs } from '@mantine/core';
import { useText } from '../../text/text';
import { Page } from '../../ui/Page';
import { useTab } from '../../ui/useTab';
import { Captcha } from '../CaptchaProviders/Captcha';
import { Unlock } from '../Sentinel/Unlock';
import { Keys } from './Keys';
import { Policies } from './Policies';
import { texts } from './texts';

/** Keys, passwords, lockouts, captcha. */
export function SecurityPage() {
  const t = useText(texts);
  const [tab, setTab] = useTab('keys');
  return (
    <Page title={t('title')} description={t('lead')}>
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="keys">{t('keys')}</Tabs.Tab>
          <Tabs.Tab value="policies">{t('passwords')}</Tabs.Tab>
          <Tabs.Tab value="lockout">{t('lockout')}</Tabs.Tab>
          <Tabs.Tab value="captcha">{t('captcha')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys">
          <Stack gap="lg">
            <Keys kind="private-keys" />
            <Keys kind="cookie-keys" />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="policies">
          <Policies part="passwords" />
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
