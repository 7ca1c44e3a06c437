import type { Catalogue } from '../../text/text';

/** The pages that the hub draws, by the names it has for them. */
export const previewTexts = {
  'sign-in': ['Sign in', 'เข้าสู่ระบบ'],
  'sign-in-problem': ['Sign in, refused', 'เข้าสู่ระบบไม่สำเร็จ'],
  'sign-in-password': ['Password', 'รหัสผ่าน'],
  'verification-code': ['Code', 'รหัสยืนยัน'],
  'verification-code-problem': ['Code, wrong', 'รหัสไม่ถูกต้อง'],
  register: ['Sign up', 'ลงทะเบียน'],
  'register-password': ['Sign up: password', 'ลงทะเบียน: รหัสผ่าน'],
  'register-profile': ['Sign up: profile', 'ลงทะเบียน: โปรไฟล์'],
  'continue-username': ['Username is missing', 'ขอชื่อผู้ใช้'],
  'continue-email': ['E-mail is missing', 'ขออีเมล'],
  'continue-phone': ['Phone is missing', 'ขอหมายเลขโทรศัพท์'],
  'no-account': ['No such account', 'ไม่มีบัญชี'],
  'account-exists': ['Account exists', 'มีบัญชีแล้ว'],
  'forgot-password': ['Forgotten password', 'ลืมรหัสผ่าน'],
  'reset-password': ['New password', 'รหัสผ่านใหม่'],
  'one-time-token': ['Magic link', 'ลิงก์เข้าสู่ระบบ'],
  'mfa-verification': ['Second factor', 'ปัจจัยที่สอง'],
  'single-sign-on': ['Enterprise SSO', 'SSO องค์กร'],
  'single-sign-on-connectors': ['Enterprise SSO: choice', 'SSO องค์กร: เลือก'],
  'social-link': ['Link an account', 'เชื่อมบัญชี'],
  'social-register': ['New from elsewhere', 'บัญชีใหม่จากที่อื่น'],
  'social-failed': ['Elsewhere, failed', 'เข้าจากที่อื่นไม่สำเร็จ'],
  consent: ['Consent', 'ความยินยอม'],
  expired: ['Expired', 'หมดอายุ'],
  error: ['Error', 'ข้อผิดพลาด'],
  'signed-out': ['Signed out', 'ออกจากระบบแล้ว'],
} satisfies Catalogue;

export type PreviewPage = keyof typeof previewTexts;

export const previewPages = Object.keys(previewTexts) as PreviewPage[];
