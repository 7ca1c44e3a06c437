import { Box, Stack } from '@mantine/core';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { filled, isGoodLook, type Look } from '../Applications/Look/look';
import classes from '../Applications/Look/Look.module.css';
import { LookFields } from '../Applications/Look/LookFields';
import { LookPreview } from '../Applications/Look/LookPreview';

/** Every member of before and after: those that are gone as null, by which the hub takes them away. */
const changed = <T extends object>(before: T, after: T) => ({ ...Object.fromEntries(Object.keys(before).map((name) => [name, null])), ...filled(after) });

/** What people see when they sign in for an organization. */
export function BrandingTab({ organization }: { organization: Answer<'GetOrganization'> }) {
  const canEdit = useCanEdit();
  const stored: Look = { color: organization.color as Look['color'], branding: organization.branding as Look['branding'], customCss: organization.customCss ?? '' };
  const form = useEdit(stored);
  const { draft, set } = form;
  const save = useChange({
    form,
    run: () =>
      take(
        api.PATCH('/api/organizations/{id}', {
          params: { path: { id: organization.id } },
          headers: ifMatch(organization),
          body: { color: changed(stored.color, draft.color), branding: changed(stored.branding, draft.branding), customCss: draft.customCss || null },
        }),
      ),
    stale: [['organizations']],
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isGoodLook(draft)) save.mutate();
      }}
    >
      <Box className={classes.split}>
        <Stack gap="lg">
          <LookFields look={draft} set={set} disabled={!canEdit} />
        </Stack>
        <LookPreview look={draft} />
      </Box>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
