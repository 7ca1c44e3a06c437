import type { Catalogue } from '../../text/text';

export const lifetimeTexts = {
  sessions: ['Sessions and tokens', 'เซสชันและโทเค็น'],
  session: ['How long people stay signed in', 'ระยะเวลาที่คงการเข้าสู่ระบบ'],
  sessionText: ['For browsers that sign in from now on. Access tokens and refresh tokens have lifetimes of their own, with each API and application.', 'สำหรับเบราว์เซอร์ที่เข้าสู่ระบบตั้งแต่นี้ โทเค็นการเข้าถึงและโทเค็นรีเฟรชมีอายุของตนเองในแต่ละ API และแอป'],
  lifetime: ['Session lifetime', 'อายุเซสชัน'],
  unit: ['Unit', 'หน่วย'],
  minute: ['minutes', 'นาที'],
  hour: ['hours', 'ชั่วโมง'],
  day: ['days', 'วัน'],
  short: ['People will be asked to sign in again every few minutes.', 'ผู้ใช้จะต้องเข้าสู่ระบบใหม่ทุกไม่กี่นาที'],
  claims: ['ID token claims', 'เคลมใน ID token'],
  claimsText: ['What ID tokens hold besides the standard claims, for applications that ask for the scope.', 'ข้อมูลใน ID token นอกเหนือจากเคลมมาตรฐาน สำหรับแอปที่ขอขอบเขตนั้น'],
  claimsHint: ['Each makes every ID token larger. The userinfo endpoint has them in any case.', 'แต่ละรายการทำให้ ID token ใหญ่ขึ้น ปลายทาง userinfo มีข้อมูลเหล่านี้อยู่แล้ว'],
  custom_data: ['Custom data of the person; scope custom_data.', 'ข้อมูลกำหนดเองของผู้ใช้ ขอบเขต custom_data'],
  identities: ['Accounts at social providers; scope identities.', 'บัญชีที่ผู้ให้บริการโซเชียล ขอบเขต identities'],
  sso_identities: ['Accounts at enterprises; scope identities.', 'บัญชีที่องค์กร ขอบเขต identities'],
  roles: ['Names of the person’s roles; scope roles.', 'ชื่อบทบาทของผู้ใช้ ขอบเขต roles'],
  organizations: ['Ids of the person’s organizations; scope urn:logto:scope:organizations.', 'รหัสองค์กรของผู้ใช้ ขอบเขต urn:logto:scope:organizations'],
  organization_data: ['Names and descriptions of these organizations.', 'ชื่อและคำอธิบายขององค์กรเหล่านั้น'],
  organization_roles: ['Roles in each organization; scope urn:logto:scope:organization_roles.', 'บทบาทในแต่ละองค์กร ขอบเขต urn:logto:scope:organization_roles'],
} satisfies Catalogue;
