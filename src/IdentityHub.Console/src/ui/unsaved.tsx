import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { common } from '../text/common';
import { useText } from '../text/text';

/** Asks before a page with unsaved changes is left, within the Console and by closing the tab. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const t = useText(common);
  const { status, proceed, reset } = useBlocker({
    // Another tab of the same page keeps the form.
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={t('unsavedTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm">{t('unsavedText')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => proceed?.()}>
          {t('unsavedLeave')}
        </Button>
        <Button onClick={() => reset?.()} data-autofocus>
          {t('unsavedStay')}
        </Button>
      </Group>
    </Modal>
  );
}
