import type { Catalogue } from '../../text/text';

export const testerTexts = {
  title: ['Try a password', 'ลองรหัสผ่าน'],
  text: ['Held against the policy as it is saved. It is neither stored nor logged.', 'ตรวจกับนโยบายที่บันทึกไว้ ไม่มีการเก็บหรือบันทึกรหัสผ่าน'],
  password: ['Password', 'รหัสผ่าน'],
  check: ['Check', 'ตรวจสอบ'],
  fine: ['The policy accepts it.', 'นโยบายยอมรับ'],
  'password_rejected.too_short': ['It has fewer than {min} characters.', 'มีน้อยกว่า {min} อักขระ'],
  'password_rejected.too_long': ['It has more than {max} characters.', 'มีมากกว่า {max} อักขระ'],
  'password_rejected.character_types': ['It needs {min} kinds of characters.', 'ต้องมีอักขระ {min} ชนิด'],
  'password_rejected.unsupported_characters': ['It has characters that no password may have.', 'มีอักขระที่ใช้ในรหัสผ่านไม่ได้'],
  'password_rejected.pwned': ['It is among the passwords that have leaked.', 'อยู่ในรายการรหัสผ่านที่รั่วไหล'],
  'password_rejected.restricted.repetition': ['It repeats characters.', 'มีอักขระซ้ำกัน'],
  'password_rejected.restricted.sequence': ['It is a sequence.', 'เป็นลำดับอักขระ'],
  'password_rejected.restricted.user_info': ['It is made of what is known of the person.', 'มาจากข้อมูลของผู้ใช้'],
  'password_rejected.restricted.words': ['It has a word that you refuse.', 'มีคำที่คุณไม่อนุญาต'],
} satisfies Catalogue;
