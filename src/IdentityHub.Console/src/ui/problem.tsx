import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiError } from '../api/errors';
import { common } from '../text/common';
import { useText } from '../text/text';

/** Why something failed, in words. */
export function useProblemText(): (problem: unknown) => string {
  const t = useText(common);
  return (problem) => {
    if (!(problem instanceof ApiError)) return problem instanceof Error ? problem.message : String(problem);
    if (problem.status === 0) return t('unreachable');
    if (problem.status === 403) return t('notAllowed');
    if (problem.status === 412) return t('conflict');
    const fields = Object.entries(problem.fieldErrors).map(([path, message]) => `${path}: ${message}`);
    return fields.length > 0 ? fields.join('\n') : problem.message;
  };
}

/** A failure in the place of what could not be shown or done, with the id of the request. */
export function Problem({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const t = useText(common);
  const text = useProblemText();
  const isMissing = problem instanceof ApiError && problem.status === 404;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={isMissing ? t('notFound') : t('failed')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm" className="pre-line">
          {text(problem)}
        </Text>
        <Group gap="sm">
          {problem instanceof ApiError && <Code>{problem.code}</Code>}
          {problem instanceof ApiError && problem.requestId && <Code>{t('requestId', { id: problem.requestId })}</Code>}
        </Group>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
