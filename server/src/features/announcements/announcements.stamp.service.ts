export { touchNotices } from './announcements.stamp.store.ts'
