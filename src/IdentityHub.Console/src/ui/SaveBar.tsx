import { Button, Group, Text } from '@mantine/core';
import { flushSync } from 'react-dom';
import { common } from '../text/common';
import { useText } from '../text/text';
import classes from './SaveBar.module.css';
import { UnsavedGuard } from './unsaved';
import type { EditForm, EditStatus } from './useEdit';

interface SaveBarProps {
  form: Pick<EditForm, 'dirty' | 'status' | 'discard' | 'keepMine'>;
  loading: boolean;
}

const words = { unsaved: 'unsaved', merged: 'unsavedMerged', restored: 'unsavedRestored', conflict: 'unsavedConflict', clean: 'unsaved' } as const satisfies Record<EditStatus, keyof typeof common>;

/** The end of a form: appears when something was changed, guards it, and asks when somebody else changed the same. */
export function SaveBar({ form: { dirty, status, discard, keepMine }, loading }: SaveBarProps) {
  const t = useText(common);
  const isConflict = status === 'conflict';
  return (
    <>
      <UnsavedGuard when={dirty && !loading} />
      {dirty && (
        <Group justify="space-between" className={classes.bar} data-conflict={isConflict || undefined}>
          <Text size="sm" fw={500} role={isConflict ? 'alert' : 'status'} className={classes.words}>
            {t(words[status])}
          </Text>
          <Group gap="sm">
            <Button variant="default" onClick={discard} disabled={loading}>
              {t(isConflict ? 'takeTheirs' : 'discard')}
            </Button>
            {isConflict ? (
              <Button
                color="red"
                loading={loading}
                onClick={(event) => {
                  // Decided first, so that what is sent is what was decided.
                  const form = event.currentTarget.form;
                  flushSync(keepMine);
                  form?.requestSubmit();
                }}
              >
                {t('saveMine')}
              </Button>
            ) : (
              <Button type="submit" loading={loading}>
                {t('save')}
              </Button>
            )}
          </Group>
        </Group>
      )}
    </>
  );
}
