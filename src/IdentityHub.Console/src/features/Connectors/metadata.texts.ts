import type { Catalogue } from '../../text/text';

export const metadataTexts = {
  general: ['How it is shown', 'การแสดงผล'],
  name: ['Name', 'ชื่อ'],
  nameText: ['On the button: “Continue with …”.', 'บนปุ่ม “ดำเนินการต่อด้วย …”'],
  target: ['Target', 'Target'],
  targetText: ['What accounts of it are called in the API. It cannot be changed later.', 'ชื่อที่ใช้เรียกบัญชีของผู้ให้บริการนี้ใน API เปลี่ยนภายหลังไม่ได้'],
  noTarget: ['Letters, digits, - and _.', 'ใช้ตัวอักษร ตัวเลข - และ _'],
  logo: ['Logo', 'โลโก้'],
  logoDark: ['Logo on dark', 'โลโก้บนพื้นมืด'],
  logoText: ['A web address, or the picture itself as a data address.', 'ที่อยู่เว็บ หรือรูปภาพแบบ data address'],
  offered: ['On the sign-in page', 'ในหน้าเข้าสู่ระบบ'],
  offer: ['Offer it to people', 'แสดงให้ผู้ใช้เลือก'],
  offerText: ['Saved at once. The order of the buttons is set on the page Sign-in experience.', 'บันทึกทันที ลำดับปุ่มตั้งได้ที่หน้าประสบการณ์เข้าสู่ระบบ'],
  offerMissing: ['People do not see it yet.', 'ผู้ใช้ยังไม่เห็น'],
} satisfies Catalogue;
