import { Box, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useText } from '../../text/text';
import { Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { useTab } from '../../ui/useTab';
import { BrandingTab } from './BrandingTab';
import { ContentTab } from './ContentTab';
import { experienceQuery, toDraft, type Experience } from './experience';
import classes from './ExperiencePage.module.css';
import { LivePreview } from './LivePreview';
import { MethodsTab } from './MethodsTab';
import { texts } from './texts';

/** How the sign-in pages look and what they offer, with the pages beside it. */
export function ExperiencePage() {
  const t = useText(texts);
  const { data, error, refetch } = useQuery(experienceQuery);
  return (
    <Page title={t('title')} description={t('lead')} wide>
      {error && !data ? <Problem problem={error} onRetry={() => void refetch()} /> : !data ? <Shape /> : <Form experience={data} />}
    </Page>
  );
}

function Form({ experience }: { experience: Experience }) {
  const t = useText(texts);
  const form = useEdit(toDraft(experience));
  const [tab, setTab] = useTab('branding');
  const save = useChange({
    form,
    run: () => take(api.PATCH('/api/sign-in-exp', { headers: ifMatch(experience), body: form.draft as never })),
    stale: [experienceQuery.queryKey],
  });
  return (
    <Box className={classes.split}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Tabs value={tab} onChange={setTab}>
          <Tabs.List mb="lg">
            <Tabs.Tab value="branding">{t('branding')}</Tabs.Tab>
            <Tabs.Tab value="methods">{t('methods')}</Tabs.Tab>
            <Tabs.Tab value="content">{t('content')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="branding">
            <BrandingTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="methods">
            <MethodsTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="content">
            <ContentTab {...form} />
          </Tabs.Panel>
        </Tabs>
        <SaveBar form={form} loading={save.isPending} />
      </form>
      <LivePreview draft={form.draft} />
    </Box>
  );
}
