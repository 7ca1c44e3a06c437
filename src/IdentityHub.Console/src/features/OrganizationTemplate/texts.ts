import type { Catalogue } from '../../text/text';

export const texts = {
  title: ['Organization template', 'แม่แบบองค์กร'],
  lead: ['What one may be and do inside an organization; the same for all organizations.', 'สิ่งที่เป็นและทำได้ภายในองค์กร ใช้ร่วมกันทุกองค์กร'],
  roles: ['Organization roles', 'บทบาทในองค์กร'],
  addRole: ['New role', 'บทบาทใหม่'],
  addPermission: ['New permission', 'สิทธิ์ใหม่'],
  matrix: ['Roles and their permissions', 'บทบาทและสิทธิ์'],
  matrixText: ['Tick what a role may do. It counts at once, in every organization.', 'ทำเครื่องหมายสิ่งที่บทบาททำได้ มีผลทันทีในทุกองค์กร'],
  organizationPermissions: ['Organization permissions', 'สิทธิ์ในองค์กร'],
  permission: ['Permission', 'สิทธิ์'],
  emptyTitle: ['No organization role yet', 'ยังไม่มีบทบาทในองค์กร'],
  emptyText: ['Begin with roles such as admin and member. Then tick which permissions of your APIs each of them has inside an organization.', 'เริ่มด้วยบทบาท เช่น admin และ member แล้วเลือกสิทธิ์ของ API ที่แต่ละบทบาทมีภายในองค์กร'],
  User: ['For users', 'สำหรับผู้ใช้'],
  MachineToMachine: ['For programs', 'สำหรับโปรแกรม'],
  deleteRole: ['Delete the role {name}?', 'ลบบทบาท {name} หรือไม่'],
  deleteRoleText: ['Everybody who has it in an organization loses it.', 'ทุกคนที่มีบทบาทนี้ในองค์กรจะสูญเสียบทบาท'],
  deletePermission: ['Delete the permission {name}?', 'ลบสิทธิ์ {name} หรือไม่'],
  deletePermissionText: ['It disappears from all roles.', 'สิทธิ์นี้จะหายไปจากทุกบทบาท'],
  allows: ['{role} may {permission}', '{role} ทำ {permission} ได้'],
  editRole: ['Edit role', 'แก้ไขบทบาท'],
  editPermission: ['Edit permission', 'แก้ไขสิทธิ์'],
} satisfies Catalogue;
