import type { Catalogue } from '../../text/text';

/** Texts of the way to the first sign-in. */
export const stepTexts = {
  begin: ['To the first sign-in', 'สู่การเข้าสู่ระบบครั้งแรก'],
  beginText: ['Steps in any order; each is done as soon as the hub has what it needs.', 'ทำตามลำดับใดก็ได้ แต่ละขั้นเสร็จเมื่อระบบมีสิ่งที่ต้องใช้'],
  progress: ['{done} of {all} done.', 'เสร็จ {done} จาก {all} ขั้น'],
  hide: ['Hide', 'ซ่อน'],
  explain: ['How it works', 'วิธีการ'],
  start: ['Start', 'เริ่ม'],
  goTo: ['Open', 'เปิด'],
  done: ['done', 'เสร็จแล้ว'],
  toDo: ['to do', 'ยังไม่เสร็จ'],
  byUsername: ['username', 'ชื่อผู้ใช้'],
  byEmail: ['e-mail address', 'อีเมล'],
  byPhone: ['phone number', 'หมายเลขโทรศัพท์'],
  bySocial: ['accounts elsewhere', 'บัญชีอื่น'],

  appTitle: ['Create an application', 'สร้างแอปพลิเคชัน'],
  appOpen: ['There is none yet: nothing that people could sign in to.', 'ยังไม่มี จึงยังไม่มีสิ่งที่ผู้ใช้จะเข้าสู่ระบบได้'],
  appDone: ['There is one. Its guide shows the code with its values.', 'มีแล้ว คู่มือแสดงโค้ดพร้อมค่าที่ต้องใช้'],
  appDocs: [
    'An application is your website, app or program that sends people to this hub to sign in. Choose its framework: the hub gives it an ID, a secret if it can keep one, and a guide with code to copy. Enter the redirect URI, the address to which people come back; the hub refuses every other.',
    'แอปพลิเคชันคือเว็บไซต์ แอป หรือโปรแกรมของคุณที่ส่งผู้ใช้มาเข้าสู่ระบบที่นี่ เลือกเฟรมเวิร์ก แล้วระบบจะให้รหัส ความลับ (หากเก็บได้) และคู่มือพร้อมโค้ด ใส่ redirect URI ซึ่งเป็นที่อยู่ที่ผู้ใช้จะกลับไป ระบบจะปฏิเสธที่อยู่อื่นทั้งหมด',
  ],
  methodsTitle: ['Choose how people sign in', 'เลือกวิธีเข้าสู่ระบบ'],
  methodsOpen: ['No method works: codes are asked for that nobody can send.', 'ยังไม่มีวิธีที่ใช้ได้ เพราะต้องใช้รหัสที่ส่งไม่ได้'],
  methodsDone: ['People sign in with: {names}.', 'ผู้ใช้เข้าสู่ระบบด้วย: {names}'],
  methodsDocs: [
    'A method is an identifier (username, e-mail address, phone number) with what proves it: a password, or a code that is sent there. Codes need a connector for e-mail or SMS. Registration may be open to everybody, or closed, so that only you create users. The preview beside the settings shows the page as people will see it.',
    'วิธีเข้าสู่ระบบคือตัวระบุ (ชื่อผู้ใช้ อีเมล หมายเลขโทรศัพท์) พร้อมสิ่งยืนยัน คือรหัสผ่านหรือรหัสที่ส่งไป รหัสต้องมีตัวเชื่อมต่ออีเมลหรือ SMS การลงทะเบียนอาจเปิดให้ทุกคนหรือปิดไว้ให้คุณสร้างผู้ใช้เอง ตัวอย่างข้างการตั้งค่าแสดงหน้าที่ผู้ใช้จะเห็น',
  ],
  emailTitle: ['Set up e-mail', 'ตั้งค่าอีเมล'],
  emailOpen: ['None yet: no codes, no invitations, no new passwords by e-mail.', 'ยังไม่มี จึงส่งรหัส คำเชิญ และการกู้คืนรหัสผ่านทางอีเมลไม่ได้'],
  emailDone: ['A connector is set up.', 'ตั้งค่าตัวเชื่อมต่อแล้ว'],
  emailDocs: [
    'The hub sends no e-mail by itself: a connector hands it to your mail server (SMTP) or to a service. Enter its values, send yourself a test before you save, and use a sender address of your own domain. Recovery of passwords, codes and invitations work from then on.',
    'ระบบไม่ส่งอีเมลเอง แต่ตัวเชื่อมต่อจะส่งต่อให้เซิร์ฟเวอร์อีเมล (SMTP) หรือบริการของคุณ กรอกค่า ส่งข้อความทดสอบก่อนบันทึก และใช้ที่อยู่ผู้ส่งในโดเมนของคุณ จากนั้นการกู้คืนรหัสผ่าน รหัส และคำเชิญจะใช้งานได้',
  ],
  userTitle: ['Add the first user', 'เพิ่มผู้ใช้คนแรก'],
  userOpen: ['Nobody but administrators has an account.', 'ยังไม่มีบัญชีอื่นนอกจากผู้ดูแลระบบ'],
  userDone: ['People with an account besides administrators: {count}.', 'ผู้มีบัญชีนอกจากผู้ดูแลระบบ: {count}'],
  userDocs: [
    'Create a test user with a username and a generated password, and sign in to your application with it in a private window. Administrators are users, too, but an account for tests should not open this Console. Where registration is open, people create their accounts themselves.',
    'สร้างผู้ใช้ทดสอบด้วยชื่อผู้ใช้และรหัสผ่านที่สร้างให้ แล้วเข้าสู่ระบบแอปพลิเคชันของคุณในหน้าต่างส่วนตัว ผู้ดูแลก็เป็นผู้ใช้ แต่บัญชีทดสอบไม่ควรเปิด Console นี้ได้ หากเปิดลงทะเบียน ผู้ใช้จะสร้างบัญชีเอง',
  ],
  apiTitle: ['Protect an API', 'ป้องกัน API'],
  apiOpen: ['None is registered yet; applications get tokens for nothing of yours.', 'ยังไม่ได้ลงทะเบียน แอปพลิเคชันจึงยังไม่ได้รับโทเค็นสำหรับ API ของคุณ'],
  apiDone: ['An API is registered.', 'ลงทะเบียน API แล้ว'],
  apiDocs: [
    'Register your API under an indicator, an absolute URI such as https://api.example.com, and give it permissions such as read:orders. Roles carry permissions to people. Your application asks for the indicator, and your API checks of each token: signature (from the key set of this hub), issuer, audience, which is the indicator, expiry and scope.',
    'ลงทะเบียน API ของคุณด้วยตัวระบุซึ่งเป็น URI เต็ม เช่น https://api.example.com และกำหนดสิทธิ์ เช่น read:orders บทบาทมอบสิทธิ์ให้ผู้ใช้ แอปพลิเคชันขอโทเค็นด้วยตัวระบุนี้ และ API ตรวจโทเค็นทุกครั้ง: ลายเซ็น (จากชุดคีย์ของระบบนี้) ผู้ออก ผู้รับ ซึ่งคือตัวระบุ วันหมดอายุ และ scope',
  ],
  lookTitle: ['Make the sign-in page yours', 'ปรับหน้าเข้าสู่ระบบให้เป็นของคุณ'],
  lookOpen: ['It still looks as shipped.', 'ยังเป็นรูปแบบเริ่มต้น'],
  lookDone: ['It has your logo.', 'มีโลโก้ของคุณแล้ว'],
  lookDocs: [
    'Set your logo, colour and, if you like, a style sheet. People trust a sign-in page that looks like the place they came from. Single applications and organizations may have looks of their own.',
    'ตั้งโลโก้ สี และสไตล์ชีตตามต้องการ ผู้ใช้เชื่อถือหน้าเข้าสู่ระบบที่เหมือนกับที่ที่เขามา แต่ละแอปพลิเคชันและองค์กรมีรูปแบบของตนเองได้',
  ],
} satisfies Catalogue;
