import { Button } from '@mantine/core';
import { IconGridDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Empty, Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { resourcesQuery } from '../Resources/resources';
import { Matrix } from './Matrix';
import { organizationRolesQuery, organizationScopesQuery } from './template';
import { RoleModal, ScopeModal } from './TemplateModals';
import { texts } from './texts';

/** Roles and permissions of organizations in one matrix. */
export function TemplatePage() {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const roles = useQuery(organizationRolesQuery);
  const scopes = useQuery(organizationScopesQuery);
  const resources = useQuery(resourcesQuery);
  const [creating, setCreating] = useState<'role' | 'scope' | null>(null);
  const problem = roles.error ?? scopes.error ?? resources.error;
  const addRole = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating('role')}>
      {t('addRole')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      description={t('lead')}
      wide
      actions={
        canEdit && (
          <>
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setCreating('scope')}>
              {t('addPermission')}
            </Button>
            {addRole}
          </>
        )
      }
    >
      {problem ? <Problem problem={problem} /> : !roles.data || !scopes.data || !resources.data ? <Shape /> : null}
      {roles.data && scopes.data && resources.data && (
        <Section title={t('matrix')} description={t('matrixText')}>
          {roles.data.length === 0 ? (
            <Empty icon={<IconGridDots />} title={t('emptyTitle')} action={canEdit && addRole}>
              {t('emptyText')}
            </Empty>
          ) : (
            <Matrix roles={roles.data} scopes={scopes.data} resources={resources.data} />
          )}
        </Section>
      )}
      {creating === 'role' && <RoleModal role={{}} onClose={() => setCreating(null)} />}
      {creating === 'scope' && <ScopeModal scope={{}} onClose={() => setCreating(null)} />}
    </Page>
  );
}
