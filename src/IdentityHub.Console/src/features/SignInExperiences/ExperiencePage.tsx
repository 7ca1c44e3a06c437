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
import { FieldsTab } from '../CustomProfileFields/FieldsTab';
import { fieldTexts } from '../CustomProfileFields/texts';
import { BrandingTab } from './BrandingTab';
import { ContentTab } from './ContentTab';
import { changesOf, experienceQuery, toDraft, type Experience } from './experience';
import classes from './ExperiencePage.module.css';
import { languageTexts } from './languages.texts';
import { LanguagesTab } from './LanguagesTab';
import { LivePreview } from './LivePreview';
import { mfaTexts } from './mfa.texts';
import { MfaTab } from './MfaTab';
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

/** The page on which what a tab sets is seen best. */
const pageOf: Record<string, string> = { mfa: 'mfa-verification', fields: 'register-profile', content: 'register' };

function Form({ experience }: { experience: Experience }) {
  const t = useText(texts);
  const mfa = useText(mfaTexts);
  const fields = useText(fieldTexts);
  const languages = useText(languageTexts);
  const form = useEdit(toDraft(experience));
  const [tab, setTab] = useTab('branding');
  const save = useChange({
    form,
    run: () => take(api.PATCH('/api/sign-in-exp', { headers: ifMatch(experience), body: changesOf(toDraft(experience), form.draft) as never })),
    stale: [experienceQuery.queryKey],
  });
  return (
    <Tabs value={tab} onChange={setTab}>
      <Tabs.List mb="lg">
        <Tabs.Tab value="branding">{t('branding')}</Tabs.Tab>
        <Tabs.Tab value="methods">{t('methods')}</Tabs.Tab>
        <Tabs.Tab value="mfa">{mfa('mfa')}</Tabs.Tab>
        <Tabs.Tab value="fields">{fields('title')}</Tabs.Tab>
        <Tabs.Tab value="content">{t('content')}</Tabs.Tab>
        <Tabs.Tab value="languages">{languages('languages')}</Tabs.Tab>
      </Tabs.List>
      <Box className={classes.split}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Tabs.Panel value="branding">
            <BrandingTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="methods">
            <MethodsTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="mfa">
            <MfaTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="fields">
            <FieldsTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="languages">
            <LanguagesTab {...form} />
          </Tabs.Panel>
          <Tabs.Panel value="content">
            <ContentTab {...form} />
          </Tabs.Panel>
          <SaveBar form={form} loading={save.isPending} />
        </form>
        <LivePreview draft={form.draft} suggested={pageOf[tab]} />
      </Box>
    </Tabs>
  );
}
