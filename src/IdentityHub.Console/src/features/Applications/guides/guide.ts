import type { ApplicationType } from '../applications';

/** What a guide fills in. */
export interface GuideValues {
  endpoint: string;
  issuer: string;
  appId: string;
  /** Empty for those who have none. */
  appSecret: string;
  /** Signs ID tokens (JOSE name). */
  algorithm: string;
}

/** How to build with something. Its code is for libraries of others, unmodified. */
export interface Guide {
  id: string;
  name: string;
  /** The library. */
  uses: string;
  type: ApplicationType;
  /** Shell commands; absent when nothing is installed. */
  install?: string;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  files: (values: GuideValues) => { name: string; code: string }[];
}
