import type { Schema } from '../../../api/types';

/** What an application or an organization says of the look of the sign-in pages. What it does not say is as the hub says. */
export interface Look {
  color: Schema<'OrganizationColor'>;
  branding: Schema<'OrganizationBranding'>;
  customCss: string;
}

/** Three or six hexadecimal digits, as the hub takes them. */
export const isColor = (text: string): boolean => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text);

/** An address that pictures and links may have. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** An object without the members that are empty. */
export const filled = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== '')) as T;

/** Whether a look can be stored. */
export const isGoodLook = ({ color, branding }: Look): boolean =>
  [color.primaryColor, color.darkPrimaryColor].every((text) => !text || isColor(text)) && Object.values(branding).every((text) => !text || isWebAddress(text));
