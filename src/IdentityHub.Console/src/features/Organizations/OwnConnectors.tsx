import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { texts } from './texts';

/** The enterprise connectors that belong to an organization. */
export function OwnConnectors({ id }: { id: string }) {
  const t = useText(texts);
  const c = useText(common);
  const { data, error } = useQuery({ queryKey: ['organizations', id, 'sso-connectors'], queryFn: () => take(api.GET('/api/organizations/{id}/sso-connectors', { params: { path: { id } } })) });
  return (
    <Section
      title={t('ownConnectors')}
      description={t('ownConnectorsText')}
      actions={
        <Button component={Link} to="/sso-connectors" size="xs" variant="light" className="no-shrink">
          {t('toSso')}
        </Button>
      }
    >
      {error ? <Problem problem={error} /> : !data ? <Shape rows={1} /> : null}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noOwnConnectors')}
        </Text>
      )}
      <Stack gap="sm">
        {data?.map((connector) => (
          <Group key={connector.id} gap="sm">
            <Anchor component={Link} to={`/sso-connectors/${connector.id}`} fw={500} size="sm">
              {connector.connectorName}
            </Anchor>
            {connector.isDisabled && (
              <Badge color="red" variant="light">
                {c('disabled')}
              </Badge>
            )}
            <Text size="sm" c="dimmed" className="anywhere">
              {connector.domains.join(', ') || t('noDomains')}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
