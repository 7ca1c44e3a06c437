import { Box, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { PreviewFrame } from '../../ui/PreviewFrame';
import { Problem } from '../../ui/problem';
import classes from './EmailTemplatesPage.module.css';
import { filled, type Details, type TemplateType } from './templates';
import { templateTexts } from './texts';

/** An e-mail as it would be sent: of a template that is not stored, or the hub's own. */
export function MailPreview({ templateType, languageTag, details }: { templateType: TemplateType; languageTag: string; details?: Details }) {
  const t = useText(templateTexts);
  const [part, setPart] = useState<'html' | 'text'>('html');
  const [asked] = useDebouncedValue({ templateType, languageTag, details }, 350);
  const { data, error } = useQuery({
    queryKey: ['email-preview', asked],
    queryFn: () =>
      take(
        api.POST('/api/email-templates/preview', {
          body: { templateType: asked.templateType, languageTag: asked.languageTag, ...(asked.details && { details: filled({ ...asked.details, subject: asked.details.subject || '–', content: asked.details.content || ' ' }) }) },
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  const shown = part === 'html' && data?.html ? 'html' : 'text';
  return (
    <Box>
      <Group justify="space-between" mb={8} mih={30}>
        <div>
          <Text size="sm" fw={600}>
            {t('preview')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('previewText')}
          </Text>
        </div>
        {data?.html && <SegmentedControl size="xs" aria-label={t('preview')} value={shown} onChange={(value) => setPart(value as typeof part)} data={[{ value: 'html', label: t('html') }, { value: 'text', label: t('text') }]} />}
      </Group>
      {error ? <Problem problem={error} /> : null}
      {!error && !data && <Skeleton height={300} radius="md" />}
      {!error && data && (
        <Box className={classes.mail} lang={languageTag}>
          <div className={classes.head}>
            <Text size="sm" fw={600} dir="auto" className="anywhere">
              {data.subject}
            </Text>
            {(data.sendFrom || data.replyTo) && (
              <Text size="xs" c="dimmed" className="anywhere">
                {[data.sendFrom && `${t('from')}: ${data.sendFrom}`, data.replyTo && `${t('replyTo')}: ${data.replyTo}`].filter(Boolean).join(' · ')}
              </Text>
            )}
          </div>
          {shown === 'html' ? <PreviewFrame html={data.html ?? ''} title={t('preview')} className={classes.frame} /> : <pre className={classes.plain} tabIndex={0} dir="auto">{data.text}</pre>}
        </Box>
      )}
    </Box>
  );
}
