import { ThemeIcon } from '@mantine/core';
import { IconBrowser, IconCode, IconDeviceMobile, IconRobot, IconServer, IconShield } from '@tabler/icons-react';
import type { ApplicationType } from './applications';

const icons = { Traditional: IconServer, SPA: IconBrowser, Native: IconDeviceMobile, MachineToMachine: IconRobot, Protected: IconShield, SAML: IconCode };

/** The picture of a type of application. */
export function Logo({ type, size = 38 }: { type: ApplicationType; size?: number }) {
  const Icon = icons[type];
  return (
    <ThemeIcon variant="light" size={size} radius="md" aria-hidden>
      <Icon size={size * 0.52} stroke={1.6} />
    </ThemeIcon>
  );
}
