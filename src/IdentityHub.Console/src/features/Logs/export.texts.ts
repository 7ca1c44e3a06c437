import type { Catalogue } from '../../text/text';

export const exportTexts = {
  open: ['Export', 'ส่งออก'],
  title: ['Export audit logs', 'ส่งออกบันทึกการตรวจสอบ'],
  format: ['Format', 'รูปแบบ'],
  ndjsonText: ['One JSON object per line with all that was recorded, its place in the chain and its cursor.', 'หนึ่งออบเจ็กต์ JSON ต่อบรรทัด พร้อมข้อมูลทั้งหมด ลำดับในห่วงโซ่ และเคอร์เซอร์'],
  csvText: ['For spreadsheets: time, event, result, user, application, address, and the rest as JSON.', 'สำหรับสเปรดชีต: เวลา เหตุการณ์ ผลลัพธ์ ผู้ใช้ แอป ที่อยู่ และส่วนที่เหลือเป็น JSON'],
  what: ['What', 'ข้อมูล'],
  filtered: ['What the filters show', 'ตามตัวกรอง'],
  filteredText: ['The whole trail is read all the same; it takes as long.', 'ยังต้องอ่านบันทึกทั้งหมด จึงใช้เวลาเท่ากัน'],
  everything: ['Everything', 'ทั้งหมด'],
  sealed: ['In the order of the chain, the oldest first. The last moments are missing: they are not sealed yet.', 'เรียงตามห่วงโซ่ เก่าสุดก่อน ไม่รวมช่วงล่าสุดที่ยังไม่ถูกผนึก'],
  begin: ['Export', 'ส่งออก'],
  progress: ['{read} logs read, {kept} kept, {size} MB', 'อ่าน {read} รายการ เก็บ {kept} รายการ {size} MB'],
  stay: ['Keep this tab open. You can go on working in another one.', 'เปิดแท็บนี้ไว้ คุณทำงานต่อในแท็บอื่นได้'],
  stop: ['Stop', 'หยุด'],
  done: ['The file is complete', 'ไฟล์สมบูรณ์แล้ว'],
} satisfies Catalogue;
