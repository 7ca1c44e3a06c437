import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { consolePath } from '../address';
import { useText } from '../text/text';
import { common } from '../text/common';
import { Empty, Page, Shape } from '../ui/Page';
import { Broken } from './Broken';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: Missing });

/** Every page is a file of its own, read when it is gone to or pointed at. */
const route = <T,>(path: string, load: () => Promise<T>, name: keyof T & string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) as never });

const routes = [
  route('/', () => import('../features/Dashboard/DashboardPage'), 'DashboardPage'),
  route('/applications', () => import('../features/Applications/ApplicationsPage'), 'ApplicationsPage'),
  route('/applications/create', () => import('../features/Applications/GalleryPage'), 'GalleryPage'),
  route('/applications/$id', () => import('../features/Applications/ApplicationPage'), 'ApplicationPage'),
  route('/resources', () => import('../features/Resources/ResourcesPage'), 'ResourcesPage'),
  route('/resources/$id', () => import('../features/Resources/ResourcePage'), 'ResourcePage'),
  route('/roles', () => import('../features/Roles/RolesPage'), 'RolesPage'),
  route('/roles/$id', () => import('../features/Roles/RolePage'), 'RolePage'),
  route('/users', () => import('../features/Users/UsersPage'), 'UsersPage'),
  route('/users/import', () => import('../features/Users/import/ImportPage'), 'ImportPage'),
  route('/users/$id', () => import('../features/Users/UserPage'), 'UserPage'),
  route('/organizations', () => import('../features/Organizations/OrganizationsPage'), 'OrganizationsPage'),
  route('/organizations/$id', () => import('../features/Organizations/OrganizationPage'), 'OrganizationPage'),
  route('/organizations/$id/members/$userId', () => import('../features/Organizations/MemberPage'), 'MemberPage'),
  route('/organization-template', () => import('../features/OrganizationTemplate/TemplatePage'), 'TemplatePage'),
  route('/sign-in-experience', () => import('../features/SignInExperiences/ExperiencePage'), 'ExperiencePage'),
  route('/sign-in-experience/phrases/$languageTag', () => import('../features/CustomPhrases/PhrasesPage'), 'PhrasesPage'),
  route('/email-templates', () => import('../features/EmailTemplates/EmailTemplatesPage'), 'EmailTemplatesPage'),
  route('/connectors', () => import('../features/Connectors/ConnectorsPage'), 'ConnectorsPage'),
  route('/connectors/create/$factoryId', () => import('../features/Connectors/ConnectorPage'), 'NewConnectorPage'),
  route('/connectors/$id', () => import('../features/Connectors/ConnectorPage'), 'ConnectorPage'),
  route('/sso-connectors', () => import('../features/SsoConnectors/SsoConnectorsPage'), 'SsoConnectorsPage'),
  route('/sso-connectors/$id', () => import('../features/SsoConnectors/SsoConnectorPage'), 'SsoConnectorPage'),
  route('/security', () => import('../features/Configs/SecurityPage'), 'SecurityPage'),
  route('/configuration', () => import('../features/Configuration/ConfigurationPage'), 'ConfigurationPage'),
  route('/administrators', () => import('../features/Administrators/AdministratorsPage'), 'AdministratorsPage'),
  route('/logs', () => import('../features/Logs/LogsPage'), 'LogsPage'),
  route('/logs/$id', () => import('../features/Logs/LogPage'), 'LogPage'),
];

/** The pages of the Console by address. */
export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren(routes),
    basepath: consolePath,
    defaultPreload: 'intent',
    defaultErrorComponent: Broken,
    defaultPendingComponent: () => <Shape />,
    scrollRestoration: true,
  });

function Missing() {
  const t = useText(common);
  return (
    <Page title={t('pageNotFound')}>
      <Empty
        title={t('pageNotFound')}
        action={
          <Button component={Link} to="/">
            {t('home')}
          </Button>
        }
      />
    </Page>
  );
}
