import { ThemeIcon, type MantineColor } from '@mantine/core';
import {
  IconBrandAndroid, IconBrandAngular, IconBrandApple, IconBrandCSharp, IconBrandFlutter, IconBrandGolang, IconBrandJavascript, IconBrandNextjs, IconBrandNodejs,
  IconBrandPhp, IconBrandPython, IconBrandReact, IconBrandVue, IconCoffee, IconDiamond, IconKey, IconRobot,
} from '@tabler/icons-react';

const pictures: Record<string, [typeof IconKey, MantineColor]> = {
  flask: [IconBrandPython, 'blue'],
  express: [IconBrandNodejs, 'green'],
  nextjs: [IconBrandNextjs, 'gray'],
  aspnet: [IconBrandCSharp, 'grape'],
  go: [IconBrandGolang, 'cyan'],
  spring: [IconCoffee, 'lime'],
  php: [IconBrandPhp, 'indigo'],
  ruby: [IconDiamond, 'red'],
  react: [IconBrandReact, 'cyan'],
  vue: [IconBrandVue, 'teal'],
  angular: [IconBrandAngular, 'red'],
  spa: [IconBrandJavascript, 'yellow'],
  ios: [IconBrandApple, 'gray'],
  android: [IconBrandAndroid, 'green'],
  flutter: [IconBrandFlutter, 'blue'],
  machine: [IconRobot, 'iris'],
};

/** The picture of a framework. */
export function GuideLogo({ id, size = 42 }: { id: string; size?: number }) {
  const [Icon, color] = pictures[id] ?? [IconKey, 'iris'];
  return (
    <ThemeIcon variant="light" color={color} size={size} radius="md" aria-hidden>
      <Icon size={size * 0.58} stroke={1.5} />
    </ThemeIcon>
  );
}
