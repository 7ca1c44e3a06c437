import type { Catalogue } from '../../text/text';

/** What messages are for. */
export const purposeTexts = {
  SignIn: ['Sign-in', 'เข้าสู่ระบบ'],
  Register: ['Registration', 'ลงทะเบียน'],
  ForgotPassword: ['Forgotten password', 'ลืมรหัสผ่าน'],
  Generic: ['Anything else', 'อื่น ๆ'],
  OrganizationInvitation: ['Invitation to an organization', 'คำเชิญเข้าองค์กร'],
  UserPermissionValidation: ['Confirming a change', 'ยืนยันการเปลี่ยนแปลง'],
  BindNewIdentifier: ['Linking an address', 'เชื่อมที่อยู่'],
  MfaVerification: ['Second factor', 'ปัจจัยที่สอง'],
  BindMfa: ['Adding a second factor', 'เพิ่มปัจจัยที่สอง'],
} satisfies Catalogue;
