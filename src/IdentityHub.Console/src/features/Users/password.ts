// Without the letters and digits that people take for one another.
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password that nobody can guess: 20 letters and digits in groups, 115 bits. */
export function generatePassword(): string {
  const letters: string[] = [];
  while (letters.length < 20) {
    // Bytes beyond the last whole multiple of the alphabet would make its beginning likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 256 - (256 % alphabet.length) && letters.length < 20) letters.push(alphabet[byte % alphabet.length]!);
    }
  }
  return letters.join('').replace(/(.{5})(?!$)/g, '$1-');
}
