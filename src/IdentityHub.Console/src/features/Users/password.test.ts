import { describe, expect, it } from 'vitest';
import { generatePassword } from './password';

describe('A generated password', () => {
  it('has twenty letters and digits in groups, and is never the same', () => {
    const passwords = Array.from({ length: 200 }, generatePassword);
    passwords.forEach((password) => expect(password).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/));
    expect(new Set(passwords).size).toBe(200);
  });
});
