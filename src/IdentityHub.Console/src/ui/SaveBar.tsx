import { Button, Group, Text } from '@mantine/core';
import { common } from '../text/common';
import { useText } from '../text/text';
import classes from './SaveBar.module.css';
import { UnsavedGuard } from './unsaved';

/** The end of a form: appears when something was changed, and guards it. */
export function SaveBar({ dirty, loading, onDiscard }: { dirty: boolean; loading: boolean; onDiscard: () => void }) {
  const t = useText(common);
  return (
    <>
      <UnsavedGuard when={dirty && !loading} />
      {dirty && (
        <Group justify="space-between" className={classes.bar}>
          <Text size="sm" fw={500} role="status">
            {t('unsaved')}
          </Text>
          <Group gap="sm">
            <Button variant="default" onClick={onDiscard} disabled={loading}>
              {t('discard')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      )}
    </>
  );
}
