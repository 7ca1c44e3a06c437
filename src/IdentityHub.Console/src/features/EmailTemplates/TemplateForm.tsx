import { Alert, Box, Button, Code, Group, SegmentedControl, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useText } from '../../text/text';
import classes from './EmailTemplatesPage.module.css';
import { MailPreview } from './MailPreview';
import type { Details, TemplateType } from './templates';
import { templateTexts } from './texts';

interface TemplateFormProps {
  templateType: TemplateType;
  languageTag: string;
  details?: Details;
  /** Whether one is stored, which counts until something else is saved. */
  isStored: boolean;
  /** Nothing for the hub's own words. */
  onChange: (details?: Details) => void;
  disabled: boolean;
}

const beginning = (type: TemplateType): Details =>
  type === 'OrganizationInvitation'
    ? { subject: '{{organization.name}}', content: '<p><a href="{{link}}">{{link}}</a></p>', contentType: 'text/html' }
    : { subject: '{{code}}', content: '<p><b>{{code}}</b></p>', contentType: 'text/html' };

/** What e-mails for one purpose say, with what they will look like. */
export function TemplateForm({ templateType, languageTag, details, isStored, onChange, disabled }: TemplateFormProps) {
  const t = useText(templateTexts);
  const place = templateType === 'OrganizationInvitation' ? '{{link}}' : '{{code}}';
  const put = (change: Partial<Details>) => details && onChange({ ...details, ...change });
  const preview = <MailPreview templateType={templateType} languageTag={languageTag} details={details} />;
  if (!details) {
    return (
      <Box className={classes.pair}>
        <Stack align="flex-start">
          <Text size="sm" c="dimmed">
            {t(isStored ? 'hubAfterSaving' : 'hubText')}
          </Text>
          {!disabled && (
            <Button variant="light" onClick={() => onChange(beginning(templateType))}>
              {t('write')}
            </Button>
          )}
        </Stack>
        {/* What is stored would be drawn, which is about to go. */}
        {!isStored && preview}
      </Box>
    );
  }
  return (
    <Box className={classes.pair}>
      <Stack>
        <TextInput label={t('subject')} required dir="auto" value={details.subject} onChange={(event) => put({ subject: event.currentTarget.value })} maxLength={998} disabled={disabled} />
        <Stack gap={4}>
          <Group justify="space-between">
            <Text size="sm" fw={600} id="content-type">
              {t('contentType')}
            </Text>
            <SegmentedControl
              size="xs"
              aria-labelledby="content-type"
              value={details.contentType ?? 'text/html'}
              onChange={(value) => put({ contentType: value as Details['contentType'] })}
              data={[{ value: 'text/html', label: t('html') }, { value: 'text/plain', label: t('plain') }]}
              disabled={disabled}
            />
          </Group>
          <Textarea aria-label={t('content')} classNames={{ input: 'mono' }} autosize minRows={10} maxRows={24} required dir="auto" value={details.content} onChange={(event) => put({ content: event.currentTarget.value })} disabled={disabled} spellCheck={false} />
        </Stack>
        {!details.content.includes(place) && (
          <Alert color="orange" variant="light">
            {t('noCode', { place })}
          </Alert>
        )}
        <Text size="xs" c="dimmed" component="div">
          {t('values')}: {[place, '{{application.name}}', '{{organization.name}}', '{{user.name}}', ...(templateType === 'OrganizationInvitation' ? ['{{inviter.name}}'] : [])].map((value) => (
            <Code key={value}>{value} </Code>
          ))}
          <br />
          {t('valuesText')}
        </Text>
        <TextInput label={t('sendFrom')} description={t('usualText')} placeholder="Example <no-reply@example.com>" value={details.sendFrom ?? ''} onChange={(event) => put({ sendFrom: event.currentTarget.value })} disabled={disabled} />
        <TextInput label={t('replyTo')} description={t('usualText')} placeholder="support@example.com" value={details.replyTo ?? ''} onChange={(event) => put({ replyTo: event.currentTarget.value })} disabled={disabled} />
        {!disabled && (
          <Button variant="subtle" color="red" size="xs" className="start" onClick={() => onChange(undefined)}>
            {t('back')}
          </Button>
        )}
      </Stack>
      {preview}
    </Box>
  );
}
