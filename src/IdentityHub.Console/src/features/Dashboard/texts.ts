import type { Catalogue } from '../../text/text';

export const texts = {
  title: ['Dashboard', 'แดชบอร์ด'],
  lead: ['How this hub is used.', 'การใช้งานระบบนี้'],
  total: ['Users', 'ผู้ใช้ทั้งหมด'],
  newToday: ['New today', 'ใหม่วันนี้'],
  newWeek: ['New in 7 days', 'ใหม่ใน 7 วัน'],
  daily: ['Active today', 'ใช้งานวันนี้'],
  weekly: ['Active in 7 days', 'ใช้งานใน 7 วัน'],
  monthly: ['Active in 30 days', 'ใช้งานใน 30 วัน'],
  chart: ['Daily active users', 'ผู้ใช้งานรายวัน'],
  chartText: ['Users who signed in or renewed a token, by day.', 'ผู้ใช้ที่เข้าสู่ระบบหรือต่ออายุโทเค็น รายวัน'],
  chartEmpty: ['The chart begins with the first sign-in.', 'กราฟจะเริ่มเมื่อมีการเข้าสู่ระบบครั้งแรก'],
  asTable: ['Show as a table', 'แสดงเป็นตาราง'],
  day: ['Day', 'วัน'],
  users: ['Users', 'ผู้ใช้'],
  recent: ['Recent events', 'เหตุการณ์ล่าสุด'],
  allLogs: ['All logs', 'บันทึกทั้งหมด'],
  than: ['compared with before', 'เทียบกับช่วงก่อน'],
  chartSummary: ['{days} days. Most users on {day}: {count}. On the last day: {last}.', '{days} วัน มากที่สุดเมื่อ {day}: {count} วันล่าสุด: {last}'],
  noEvents: ['Nothing has happened yet.', 'ยังไม่มีเหตุการณ์'],
} satisfies Catalogue;
