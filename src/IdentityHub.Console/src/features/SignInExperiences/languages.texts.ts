import type { Catalogue } from '../../text/text';

export const languageTexts = {
  languages: ['Languages', 'ภาษา'],
  choice: ['Which language is shown', 'ภาษาที่แสดง'],
  autoDetect: ['Speak the language of the browser', 'ใช้ภาษาของเบราว์เซอร์'],
  autoDetectText: ['An application may ask for another one with ui_locales.', 'แอปพลิเคชันขอภาษาอื่นได้ด้วย ui_locales'],
  fallback: ['Otherwise', 'มิฉะนั้นใช้'],
  fallbackText: ['When neither the application nor the browser names a language that the pages speak.', 'เมื่อทั้งแอปและเบราว์เซอร์ไม่ได้ระบุภาษาที่หน้าเว็บรองรับ'],
  phrases: ['Words of the pages', 'ถ้อยคำในหน้าเว็บ'],
  phrasesText: ['Choose a language to put words of your own in the place of the hub’s.', 'เลือกภาษาเพื่อใช้ถ้อยคำของคุณแทนของระบบ'],
  customized: ['Own words', 'แก้ไขแล้ว'],
  ownLanguage: ['Added', 'เพิ่มเอง'],
  addLanguage: ['Add a language', 'เพิ่มภาษา'],
  begin: ['Translate', 'เริ่มแปล'],
  tag: ['Language tag', 'แท็กภาษา'],
  tagText: ['As in BCP 47: cy, fil, sr-Latn. What is not translated stays English.', 'ตาม BCP 47: cy, fil, sr-Latn ส่วนที่ยังไม่แปลจะเป็นภาษาอังกฤษ'],
  noTag: ['That is no language tag.', 'นี่ไม่ใช่แท็กภาษา'],
} satisfies Catalogue;
