import { useComputedColorScheme } from '@mantine/core';

/** A logo, of which there may be another one for dark pages. */
export function Picture({ light, dark, size = 36 }: { light: string; dark?: string | null; size?: number }) {
  const scheme = useComputedColorScheme('light');
  return <img src={scheme === 'dark' && dark ? dark : light} width={size} height={size} alt="" className="no-shrink" />;
}
