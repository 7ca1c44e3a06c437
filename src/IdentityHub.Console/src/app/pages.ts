import {
  IconApps, IconBuilding, IconBuildingBridge, IconChartBar, IconFileDiff, IconGridDots, IconHistory, IconMail, IconPalette, IconServer2, IconShieldLock, IconUserCog, IconUserShield, IconUsers,
} from '@tabler/icons-react';
import type { shell } from './texts';

/** A page of the sidebar and of the search. */
export interface PageEntry {
  to: string;
  label: keyof typeof shell;
  icon: typeof IconApps;
  /** Nobody else is shown that there is such a page. */
  forOwners?: boolean;
}

/** The sidebar of somebody, by group. */
export const pagesFor = (isOwner: boolean) => pageGroups.map((group) => ({ ...group, pages: group.pages.filter(({ forOwners }) => isOwner || !forOwners) }));

const pageGroups: { label: keyof typeof shell; pages: PageEntry[] }[] = [
  { label: 'groupOverview', pages: [{ to: '/', label: 'dashboard', icon: IconChartBar }] },
  {
    label: 'groupBuild',
    pages: [
      { to: '/applications', label: 'applications', icon: IconApps },
      { to: '/resources', label: 'resources', icon: IconServer2 },
      { to: '/roles', label: 'roles', icon: IconUserShield },
    ],
  },
  {
    label: 'groupPeople',
    pages: [
      { to: '/users', label: 'users', icon: IconUsers },
      { to: '/organizations', label: 'organizations', icon: IconBuilding },
      { to: '/organization-template', label: 'organizationTemplate', icon: IconGridDots },
    ],
  },
  {
    label: 'groupAccess',
    pages: [
      { to: '/sign-in-experience', label: 'experience', icon: IconPalette },
      { to: '/connectors', label: 'connectors', icon: IconMail },
      { to: '/sso-connectors', label: 'sso', icon: IconBuildingBridge },
    ],
  },
  {
    label: 'groupHub',
    pages: [
      { to: '/security', label: 'security', icon: IconShieldLock },
      { to: '/logs', label: 'logs', icon: IconHistory },
      { to: '/administrators', label: 'administrators', icon: IconUserCog },
      { to: '/configuration', label: 'configuration', icon: IconFileDiff, forOwners: true },
    ],
  },
];
