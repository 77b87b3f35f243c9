export { InboxScreen as default } from '../../../features/messages/screens/inbox.screen.tsx'
