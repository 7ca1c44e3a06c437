import type { Catalogue } from '../../text/text';

export const publishedTexts = {
  parsed: ['What the provider publishes', 'สิ่งที่ผู้ให้บริการเผยแพร่'],
  parsedText: ['As the hub read it just now.', 'ตามที่ระบบอ่านเมื่อสักครู่'],
  unreadable: ['It cannot be read', 'อ่านไม่ได้'],
  issuer: ['Issuer', 'ผู้ออก'],
  authorizationEndpoint: ['Authorization', 'ปลายทางอนุญาต'],
  tokenEndpoint: ['Token', 'ปลายทางโทเค็น'],
  userinfoEndpoint: ['Userinfo', 'ปลายทาง userinfo'],
  jwksUri: ['Keys (JWKS)', 'คีย์ (JWKS)'],
  scope: ['Scopes', 'ขอบเขต'],
  entityId: ['Entity ID', 'Entity ID'],
  signInEndpoint: ['Sign-in address', 'ที่อยู่เข้าสู่ระบบ'],
  certificate: ['Signing certificate', 'ใบรับรองลายเซ็น'],
  validUntil: ['valid until {day}', 'ใช้ได้ถึง {day}'],
  invalid: ['not valid (until {day})', 'ใช้ไม่ได้ (ถึง {day})'],
  showCertificate: ['Show the certificate', 'แสดงใบรับรอง'],
} satisfies Catalogue;
