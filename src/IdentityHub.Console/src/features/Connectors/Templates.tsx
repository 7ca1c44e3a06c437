import { ActionIcon, Box, Button, Group, Paper, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { LanguageContext, useText } from '../../text/text';
import { JsonInput } from '../../ui/controls';
import { PreviewFrame } from '../../ui/PreviewFrame';
import { Problem } from '../../ui/problem';
import classes from './Templates.module.css';
import { texts } from './texts';

const usages = ['SignIn', 'Register', 'ForgotPassword', 'Generic', 'OrganizationInvitation', 'UserPermissionValidation', 'BindNewIdentifier', 'MfaVerification', 'BindMfa'] as const;

/** A text of a connector. */
export interface Template {
  usageType: (typeof usages)[number];
  subject?: string;
  content: string;
  contentType?: string;
}

/** The texts of an e-mail connector, each with what it will look like; or as JSON. */
export function Templates({ value, onChange, disabled }: { value: Template[]; onChange: (value: Template[]) => void; disabled?: boolean }) {
  const t = useText(texts);
  const c = useText(common);
  const [isJson, setJson] = useState(false);
  const put = (at: number, change: Partial<Template>) => onChange(value.map((template, index) => (index === at ? { ...template, ...change } : template)));
  const free = usages.filter((usage) => !value.some(({ usageType }) => usageType === usage));
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" className="grow">
          {t('templatesText')}
        </Text>
        <Button size="xs" variant="subtle" onClick={() => setJson(!isJson)}>
          {t(isJson ? 'asForm' : 'asJson')}
        </Button>
      </Group>
      {isJson && <JsonInput aria-label={t('templates')} value={value} onChange={(next) => Array.isArray(next) && onChange(next as Template[])} disabled={disabled} />}
      {!isJson &&
        value.map((template, index) => (
          <Paper key={template.usageType} withBorder p="md">
            <Group justify="space-between" align="flex-end" mb="sm">
              <Select
                label={t('usage')}
                value={template.usageType}
                onChange={(usage) => usage && put(index, { usageType: usage as Template['usageType'] })}
                data={[template.usageType, ...free].map((usage) => ({ value: usage, label: usages.includes(usage) ? t(usage) : usage }))}
                disabled={disabled}
              />
              {!disabled && (
                <ActionIcon variant="subtle" color="red" size="lg" onClick={() => onChange(value.filter((_, at) => at !== index))} aria-label={`${c('remove')}: ${template.usageType}`}>
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </Group>
            <Box className={classes.pair}>
              <Stack>
                <TextInput label={t('subject')} value={template.subject ?? ''} onChange={(event) => put(index, { subject: event.currentTarget.value })} disabled={disabled} />
                <Textarea label={t('content')} classNames={{ input: 'mono' }} autosize minRows={8} maxRows={20} value={template.content} onChange={(event) => put(index, { content: event.currentTarget.value })} disabled={disabled} spellCheck={false} />
              </Stack>
              <TemplatePreview template={template} />
            </Box>
          </Paper>
        ))}
      {!isJson && !disabled && free[0] && (
        <Button
          variant="light"
          size="xs"
          className="start"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, { usageType: free[0]!, contentType: 'text/html', subject: 'Your code', content: '<p>Your code is <b>{{code}}</b>.</p>' }])}
        >
          {t('addTemplate')}
        </Button>
      )}
    </Stack>
  );
}

function TemplatePreview({ template }: { template: Template }) {
  const t = useText(texts);
  const { language } = use(LanguageContext);
  const [typed] = useDebouncedValue(template, 400);
  const { data, error } = useQuery({
    queryKey: ['email-preview', typed, language],
    queryFn: () =>
      take(
        api.POST('/api/email-templates/preview', {
          body: {
            templateType: typed.usageType,
            languageTag: language,
            details: { subject: typed.subject || '–', content: typed.content || ' ', contentType: typed.contentType === 'text/plain' ? 'text/plain' : 'text/html' },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Box>
      <Text size="sm" fw={500} mb={4}>
        {t('preview')}
      </Text>
      {error ? <Problem problem={error} /> : null}
      {data && !error && (
        <Box className={classes.mail}>
          <Text size="sm" fw={600} className={classes.subject}>
            {data.subject}
          </Text>
          {data.html ? <PreviewFrame html={data.html} title={t('preview')} className={classes.frame} /> : <pre className={classes.plain}>{data.text}</pre>}
        </Box>
      )}
    </Box>
  );
}
