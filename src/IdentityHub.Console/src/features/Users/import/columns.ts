import { problemColumn } from './csvText';

/** What a column can become. `custom` is a member of the custom data, under the column's own name. */
export const targets = [
  'username', 'primaryEmail', 'primaryPhone', 'name', 'avatar', 'password', 'passwordDigest', 'passwordAlgorithm',
  'profile.givenName', 'profile.familyName', 'profile.middleName', 'profile.nickname', 'profile.preferredUsername', 'profile.profile', 'profile.website',
  'profile.gender', 'profile.birthdate', 'profile.zoneinfo', 'profile.locale',
  'profile.address.formatted', 'profile.address.streetAddress', 'profile.address.locality', 'profile.address.region', 'profile.address.postalCode', 'profile.address.country',
  'profile', 'customData', 'custom',
] as const;

export type Target = (typeof targets)[number];

/** What each column becomes; null for nothing. */
export type Mapping = (Target | null)[];

const words: Partial<Record<Target, string[]>> = {
  username: ['username', 'user', 'login', 'loginname', 'account', 'ชื่อผู้ใช้'],
  primaryEmail: ['email', 'mail', 'emailaddress', 'primaryemail', 'อีเมล'],
  primaryPhone: ['phone', 'phonenumber', 'mobile', 'mobilephone', 'telephone', 'tel', 'primaryphone', 'โทรศัพท์', 'หมายเลขโทรศัพท์', 'เบอร์โทร'],
  name: ['name', 'fullname', 'displayname', 'ชื่อ'],
  avatar: ['avatar', 'picture', 'photo', 'image', 'avatarurl', 'รูปภาพ'],
  password: ['password', 'plainpassword', 'รหัสผ่าน'],
  passwordDigest: ['passworddigest', 'passwordhash', 'hash', 'passwordencrypted', 'hashedpassword'],
  passwordAlgorithm: ['passwordalgorithm', 'algorithm', 'hashalgorithm', 'passwordencryptionmethod', 'passwordhashalgorithm'],
  'profile.givenName': ['givenname', 'firstname'],
  'profile.familyName': ['familyname', 'lastname', 'surname', 'นามสกุล'],
  'profile.middleName': ['middlename'],
  'profile.nickname': ['nickname', 'ชื่อเล่น'],
  'profile.website': ['website', 'homepage', 'url'],
  'profile.gender': ['gender', 'sex'],
  'profile.birthdate': ['birthdate', 'birthday', 'dateofbirth', 'dob'],
  'profile.zoneinfo': ['zoneinfo', 'timezone', 'tz'],
  'profile.locale': ['locale', 'language', 'lang'],
  'profile.address.streetAddress': ['streetaddress', 'street'],
  'profile.address.locality': ['locality', 'city', 'town'],
  'profile.address.region': ['region', 'state', 'province'],
  'profile.address.postalCode': ['postalcode', 'zip', 'zipcode', 'postcode'],
  'profile.address.country': ['country'],
  profile: ['profile'],
  customData: ['customdata', 'metadata'],
};

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.\-/]+/g, '');

/** Guesses from the names of columns what they become; what is not known becomes nothing. */
export function guess(columns: string[]): Mapping {
  const taken = new Set<Target>();
  return columns.map((column) => {
    if (column === problemColumn) return null;
    const found = (targets as readonly string[]).includes(column) && column !== 'custom'
      ? (column as Target)
      : (Object.entries(words) as [Target, string[]][]).find(([, names]) => names.includes(plain(column)))?.[0];
    if (!found && /^customdata\./i.test(column)) return 'custom';
    if (!found || taken.has(found)) return null;
    taken.add(found);
    return found;
  });
}

/** Targets that two columns have. */
export function doubled(mapping: Mapping): Target[] {
  return [...new Set(mapping.filter((target): target is Target => target !== null && target !== 'custom' && mapping.indexOf(target) !== mapping.lastIndexOf(target)))];
}

/** The name of a member of the custom data. */
export const customName = (column: string): string => column.replace(/^customdata\./i, '');
