export { renameAuthor } from './announcements.leaving.store.ts'
