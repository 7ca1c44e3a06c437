import { describe, expect, it } from 'vitest';
import { filled, isColor, isGoodLook, isWebAddress } from './look';

describe('A look', () => {
  it.each(['#abc', '#A1B2C3'])('takes the colour %s', (text) => expect(isColor(text)).toBe(true));
  it.each(['abc', '#abcd', 'red', '#ggg', ''])('does not take the colour "%s"', (text) => expect(isColor(text)).toBe(false));
  it('has addresses of the web only', () => {
    expect(isWebAddress('https://example.com/logo.svg')).toBe(true);
    expect(isWebAddress('javascript:alert(1)')).toBe(false);
    expect(isWebAddress('logo.svg')).toBe(false);
  });
  it('may say nothing', () => expect(isGoodLook({ color: { primaryColor: '' }, branding: { logoUrl: '' }, customCss: '' })).toBe(true));
  it('is checked in every member', () => {
    expect(isGoodLook({ color: {}, branding: { darkFavicon: 'nonsense' }, customCss: '' })).toBe(false);
    expect(isGoodLook({ color: { darkPrimaryColor: '#12' }, branding: {}, customCss: '' })).toBe(false);
  });
  it('is stored without what is empty, but with what is off', () => expect(filled({ primaryColor: '', isDarkModeEnabled: false })).toEqual({ isDarkModeEnabled: false }));
});
