import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';

export type Stored = Item<Answer<'ListEmailTemplates'>>;
export type TemplateType = Stored['templateType'];
export type Details = Stored['details'];

/** Templates of a language by what they are for. */
export type Drafts = Partial<Record<TemplateType, Details>>;

export const templateTypes: TemplateType[] = ['SignIn', 'Register', 'ForgotPassword', 'OrganizationInvitation', 'Generic', 'UserPermissionValidation', 'BindNewIdentifier', 'MfaVerification', 'BindMfa'];

export const templatesQuery = { queryKey: ['email-templates'], queryFn: () => take(api.GET('/api/email-templates')) };

/** The templates of a language, in a fixed order, so that two that are the same look the same. */
export const ofLanguage = (all: Stored[], languageTag: string): Drafts =>
  Object.fromEntries(templateTypes.flatMap((type) => all.filter((one) => one.languageTag === languageTag && one.templateType === type).map(({ details }) => [type, details])));

/** Members that are empty are left out: then the hub uses what is usual. */
export const filled = (details: Details): Details => Object.fromEntries(Object.entries(details).filter(([name, value]) => name === 'subject' || name === 'content' || value !== '')) as unknown as Details;

/** What a draft changes: which templates are stored, and which go. */
export function changesOf(stored: Drafts, draft: Drafts): { put: [TemplateType, Details][]; remove: TemplateType[] } {
  return {
    put: templateTypes.flatMap((type) => (draft[type] && JSON.stringify(filled(draft[type])) !== JSON.stringify(stored[type]) ? [[type, filled(draft[type])] as [TemplateType, Details]] : [])),
    remove: templateTypes.filter((type) => stored[type] && !draft[type]),
  };
}

/** Reads templates as JSON: an object with details by type. Null when it is something else. */
export function fromJson(value: unknown): Drafts | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value as Record<string, unknown>);
  const isDetails = (details: unknown): details is Details =>
    typeof details === 'object' && details !== null && typeof (details as Details).subject === 'string' && typeof (details as Details).content === 'string';
  return entries.every(([type, details]) => templateTypes.includes(type as TemplateType) && isDetails(details))
    ? (Object.fromEntries(templateTypes.flatMap((type) => entries.filter(([name]) => name === type))) as Drafts)
    : null;
}
