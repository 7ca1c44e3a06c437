import { angular, react, spa, vue } from './browsers';
import type { Guide } from './guide';
import { go, php, ruby, spring } from './moreServers';
import { android, flutter, ios } from './natives';
import { anyNative, anyServer, anySpa, machine } from './others';
import { aspnet, express, flask, nextjs } from './servers';

/** All guides, in the order of the gallery. */
export const guides: readonly Guide[] = [
  flask, express, nextjs, aspnet, go, spring, php, ruby, react, vue, angular, spa, ios, android, flutter, machine, anyServer, anySpa, anyNative,
];

/** The guides for a type of application. */
export const guidesFor = (type: Guide['type']): readonly Guide[] => guides.filter((guide) => guide.type === type);
