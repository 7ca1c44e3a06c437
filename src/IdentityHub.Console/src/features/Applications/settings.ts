import type { Application } from './applications';

const day = 86_400;

/** The settings of an application as its form holds them. */
export const toDraft = (app: Application) => ({
  name: app.name,
  description: app.description ?? '',
  redirectUris: app.oidcClientMetadata.redirectUris,
  postLogoutRedirectUris: app.oidcClientMetadata.postLogoutRedirectUris,
  backchannelLogoutUri: app.oidcClientMetadata.backchannelLogoutUri ?? '',
  backchannelLogoutSessionRequired: app.oidcClientMetadata.backchannelLogoutSessionRequired ?? false,
  logoUri: app.oidcClientMetadata.logoUri ?? '',
  idTokenSignedResponseAlg: app.oidcClientMetadata.idTokenSignedResponseAlg ?? ('' as const),
  corsAllowedOrigins: app.customClientMetadata.corsAllowedOrigins ?? [],
  idTokenTtl: app.customClientMetadata.idTokenTtl ?? 3600,
  // Days win over seconds. An application that says its lifetime in seconds keeps them until somebody says days.
  refreshTokenTtlInDays: app.customClientMetadata.refreshTokenTtlInDays ?? (app.customClientMetadata.refreshTokenTtl ? app.customClientMetadata.refreshTokenTtl / day : 14),
  rotateRefreshToken: app.customClientMetadata.rotateRefreshToken ?? true,
  alwaysIssueRefreshToken: app.customClientMetadata.alwaysIssueRefreshToken ?? false,
  maxAllowedGrants: app.customClientMetadata.maxAllowedGrants ?? null,
  customData: app.customData as unknown,
  isDisabled: app.isDisabled ?? false,
});

export type Draft = ReturnType<typeof toDraft>;

/** How the lifetime of refresh tokens is stored: in days, or in the seconds that do not make whole days. */
export const lifetimeOf = (days: number): { refreshTokenTtlInDays?: number; refreshTokenTtl?: number } =>
  Number.isInteger(days) ? { refreshTokenTtlInDays: days, refreshTokenTtl: undefined } : { refreshTokenTtlInDays: undefined, refreshTokenTtl: Math.round(days * day) };
